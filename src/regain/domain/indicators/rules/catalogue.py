"""The official indicators and data sets that Regain knows, as catalogue/*.toml lists them. Read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parents[1] / "catalogue"
_BETTER = {"more": True, "less": False, "": None}


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """An official indicator: the fields of the model Indicator, `rank` being its place in the list."""

    code: str
    label: str
    unit: str
    more_is_better: bool | None
    decimals: int
    is_noisy: bool
    definition: str
    producer: str
    rank: int


@dataclass(frozen=True, slots=True)
class DatasetEntry:
    """An official data set: the fields of the model Dataset, `rank` being its place in the list."""

    code: str
    title: str
    short_title: str
    producer: str
    licence: str
    page: str
    feeds: str
    is_reference: bool
    rank: int


@cache
def known_indicators() -> tuple[IndicatorEntry, ...]:
    """The official indicators, in the order of the file."""
    return tuple(
        IndicatorEntry(
            code=told["code"],
            label=told["label"],
            unit=told["unit"],
            more_is_better=_BETTER[told["better"]],
            decimals=told["decimals"],
            is_noisy=told.get("is_noisy", False),
            definition=told.get("definition", ""),
            producer=told["producer"],
            rank=rank,
        )
        for rank, told in enumerate(catalogue_file("indicators.toml")["indicator"])
    )


@cache
def known_datasets() -> tuple[DatasetEntry, ...]:
    """The official data sets, in the order of the file."""
    return tuple(
        DatasetEntry(**{"is_reference": False, **told}, rank=rank)
        for rank, told in enumerate(catalogue_file("datasets.toml")["dataset"])
    )


def catalogue_file(name: str) -> dict[str, Any]:
    """The content of one file of the catalogue."""
    with (_FOLDER / name).open("rb") as file:
        return tomllib.load(file)
