"""Bringing the catalogue in, importing editions, remembering layouts."""

from regain.domain.indicators.usecases.authors import forget_author_of_figures
from regain.domain.indicators.usecases.catalogue import synchronise_catalogue
from regain.domain.indicators.usecases.importing import EditionCorrectedSince, import_edition, withdraw_edition
from regain.domain.indicators.usecases.keeping import FiguresAreNotYours
from regain.domain.indicators.usecases.own import (
    AddressNotSafe,
    DatasetBelongsAlready,
    DatasetNotValid,
    IndicatorNotValid,
    add_dataset,
    add_indicator,
    change_dataset_address,
    give_dataset,
    remember_columns,
)

__all__ = [
    "AddressNotSafe",
    "DatasetBelongsAlready",
    "DatasetNotValid",
    "EditionCorrectedSince",
    "FiguresAreNotYours",
    "IndicatorNotValid",
    "add_dataset",
    "add_indicator",
    "change_dataset_address",
    "forget_author_of_figures",
    "give_dataset",
    "import_edition",
    "remember_columns",
    "synchronise_catalogue",
    "withdraw_edition",
]
