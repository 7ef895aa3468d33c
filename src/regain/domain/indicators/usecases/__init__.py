"""Bringing the catalogue in, importing editions, remembering layouts."""

from regain.domain.indicators.usecases.catalogue import synchronise_catalogue

__all__ = ["synchronise_catalogue"]
