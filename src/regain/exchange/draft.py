"""The draft of an agreement (`regain/agreement@1`): what a paper says, where it says it, and what is doubtful.

The names and the order of the fields are those of the JSON that `read_agreement --format json` prints;
`draft_as_data` and `draft_from_data` go from one to the other without loss.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from cattrs.preconf.json import make_converter

FORMAT = "regain/agreement@1"


class Severity(StrEnum):
    """How much a finding matters: an error stops until a human has chosen; info tells of a repair."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the document: line from 1, page from 1 when there are pages, and the words when they matter."""

    line: int | None = None
    page: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A question that a finding puts to a human.

    `key` is stable from one reading to the next, of the same or of a corrected file.
    `options` are the values offered (empty: any value may be typed).
    `default` is taken when nobody answers; None means that somebody must.
    `chosen` is the answer this draft was read with, None when there was none.
    """

    key: str
    options: tuple[str, ...] = ()
    default: str | None = None
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt, a repair or a lack, said in French, with its place."""

    code: str
    severity: Severity
    message: str
    where: Where | None = None
    choice: Choice | None = None

    @property
    def is_pending(self) -> bool:
        """Whether nothing may be applied until a human has answered."""
        if self.severity != Severity.ERROR:
            return False
        return self.choice is None or (self.choice.chosen is None and self.choice.default is None)


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read: name, media type told by content, SHA-256 in hexadecimal."""

    file: str
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ContractNamed:
    """The contrat de ville as the paper names it, and its last day."""

    name: str | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Prose that has no field of its own, kept whole. Paragraphs are separated by a blank line."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the portrait.

    Unit: `inhabitants`, `ha`, `%` or `index`. Flag: `ok`, `approximate`, `suppressed` or `missing`.
    `value` is None when suppressed or missing; `comparison` is the agglomeration's figure in the same unit;
    `change` is the difference since the year `change_since`, in the unit of the value.
    """

    indicator: str
    value: float | None
    unit: str
    flag: str
    comparison: float | None = None
    change: float | None = None
    change_since: int | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Portrait:
    """The statistical portrait: its source, vintage (year) and perimeter ("2015", "2024"), as the paper says."""

    source: str | None = None
    vintage: int | None = None
    perimeter: str | None = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class StakeNamed:
    """A stake: its number and its title, in sentence case."""

    number: int | None
    title: str


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """One intercommunal objective the neighbourhood takes up, under its stake and strategic objective."""

    stake: StakeNamed
    strategic: str
    intercommunal: str
    operational: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NeighbourhoodRead:
    """A *projet de quartier*. Kind: `QPV` or `QIC`. Code: normalised, None if none."""

    name: str
    kind: str
    code: str | None = None
    communes: tuple[str, ...] = ()
    portrait: Portrait = field(default_factory=Portrait)
    irritants: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    objectives: tuple[ObjectiveRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentRead:
    """A promise. Kinds: `steering_committee`, `technical_committee`, `working_group`, `citizen_body`, `signatory`."""

    kind: str
    name: str | None = None
    times_per_year: int | None = None
    due_on: date | None = None
    themes: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Governance:
    """Local steering: the referents, as the phrase after their label, and the commitments."""

    elected_referent: str | None = None
    technical_referent: str | None = None
    commitments: tuple[CommitmentRead, ...] = ()


@dataclass(frozen=True, slots=True)
class SignerRead:
    """Who signs for an organisation: their function and their name, each None when the paper does not give it."""

    organisation: str
    function: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """All that an agreement says. `places` maps a JSON pointer to where the value was read; `coverage` is 0 to 1."""

    source: Source
    contract: ContractNamed = field(default_factory=ContractNamed)
    commune: str | None = None
    signed_on: date | None = None
    signed_at: str | None = None
    sections: tuple[Section, ...] = ()
    neighbourhoods: tuple[NeighbourhoodRead, ...] = ()
    governance: Governance = field(default_factory=Governance)
    signatories: tuple[str, ...] = ()
    signers: tuple[SignerRead, ...] = ()
    places: Mapping[str, Where] = field(default_factory=dict)
    coverage: float = 0.0
    findings: tuple[Finding, ...] = ()
    format: str = FORMAT


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a rule claimed: the rank of their text in `Document.texts`, from and to, and the pointer they feed.

    The pointer is empty for words that need no field (titles, table of contents, labels).
    """

    text: int
    start: int
    end: int
    pointer: str = ""


_converter = make_converter(omit_if_default=False)


def draft_as_data(draft: Draft) -> dict[str, Any]:
    """The draft as plain JSON data, `format` first, then the order of the fields."""
    data: dict[str, Any] = _converter.unstructure(draft)
    return {"format": data.pop("format"), **data}


def draft_from_data(data: Mapping[str, Any]) -> Draft:
    """The draft that `draft_as_data` gave. Raises `cattrs.BaseValidationError` for anything else."""
    return _converter.structure(data, Draft)
