"""Bringing the catalogue in, importing editions, remembering layouts."""

from regain.domain.indicators.usecases.catalogue import synchronise_catalogue
from regain.domain.indicators.usecases.targets import (
    TargetAlreadySet,
    TargetNotValid,
    TargetValues,
    archive_target,
    change_target,
    restore_target,
    set_target,
)

__all__ = [
    "TargetAlreadySet",
    "TargetNotValid",
    "TargetValues",
    "archive_target",
    "change_target",
    "restore_target",
    "set_target",
    "synchronise_catalogue",
]
