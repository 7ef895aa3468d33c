"""Bringing the catalogue in, importing editions, remembering layouts."""

from regain.domain.indicators.usecases.catalogue import synchronise_catalogue
from regain.domain.indicators.usecases.importing import EditionCorrectedSince, import_edition, withdraw_edition
from regain.domain.indicators.usecases.own import (
    AddressNotSafe,
    DatasetNotValid,
    IndicatorNotValid,
    add_dataset,
    add_indicator,
    change_dataset_address,
    remember_columns,
)

__all__ = [
    "AddressNotSafe",
    "DatasetNotValid",
    "EditionCorrectedSince",
    "IndicatorNotValid",
    "add_dataset",
    "add_indicator",
    "change_dataset_address",
    "import_edition",
    "remember_columns",
    "synchronise_catalogue",
    "withdraw_edition",
]
