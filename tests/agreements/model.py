"""An invented agreement: the paper, and all that it says, written down from its content and not from any reader.

Each folder of `data` holds `agreement.md` (see `layout/source.py`) and `truth.toml`. The truth has the fields of a
draft; objectives are grouped by stake: `[strategic, intercommunal, [operational, ...]]`. `text` of a commitment is a
few words that its text must hold. `sections` are titles. `findings` are the codes that must be raised.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from regain.exchange.draft import (
    CommitmentRead,
    ContractNamed,
    Draft,
    Figure,
    Governance,
    NeighbourhoodRead,
    ObjectiveRow,
    Portrait,
    Section,
    Source,
    StakeNamed,
)
from tests.agreements.layout import Layout
from tests.agreements.layout.source import layout_from_source

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A paper and its truth. `about` says in one line what is particular to its structure and typography."""

    slug: str
    about: str
    layout: Layout
    truth: Draft
    findings: frozenset[str]


@cache
def agreements() -> tuple[Agreement, ...]:
    """All the invented agreements, by slug."""
    return tuple(_agreement(folder) for folder in sorted(DATA.iterdir()) if folder.is_dir())


def _agreement(folder: Path) -> Agreement:
    layout = layout_from_source((folder / "agreement.md").read_text(encoding="utf-8"))
    truth = tomllib.loads((folder / "truth.toml").read_text(encoding="utf-8"))
    findings = frozenset(truth.pop("findings", ()))
    return Agreement(folder.name, truth.pop("about"), layout, draft_from_truth(truth), findings)


def draft_from_truth(truth: Mapping[str, Any]) -> Draft:
    """The draft that a truth writes down. Raises `TypeError` for a field that no draft has."""
    fields = dict(truth)
    return Draft(
        source=Source("", "", ""),
        contract=ContractNamed(**fields.pop("contract", {})),
        sections=tuple(Section(title, title) for title in fields.pop("sections", ())),
        neighbourhoods=tuple(_neighbourhood(dict(read)) for read in fields.pop("neighbourhoods")),
        governance=_governance(dict(fields.pop("governance", {}))),
        signatories=tuple(fields.pop("signatories", ())),
        **fields,
    )


def _neighbourhood(read: dict[str, Any]) -> NeighbourhoodRead:
    portrait = dict(read.pop("portrait", {}))
    figures = tuple(Figure(**{"value": None, "flag": "ok", **figure}) for figure in portrait.pop("figures", ()))
    stakes = read.pop("stakes", ())
    lists = {name: tuple(items) for name, items in read.items() if isinstance(items, list)}
    return NeighbourhoodRead(
        **{**read, **lists},
        portrait=Portrait(figures=figures, **portrait),
        objectives=tuple(row for stake in stakes for row in _rows(stake)),
    )


def _rows(stake: Mapping[str, Any]) -> list[ObjectiveRow]:
    named = StakeNamed(stake.get("number"), stake["title"])
    return [
        ObjectiveRow(named, strategic, inter, tuple(operational)) for strategic, inter, operational in stake["rows"]
    ]


def _governance(read: dict[str, Any]) -> Governance:
    commitments = [
        CommitmentRead(**{**each, "themes": tuple(each.get("themes", ()))}) for each in read.pop("commitments")
    ]
    return Governance(commitments=tuple(commitments), **read)
