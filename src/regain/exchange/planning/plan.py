"""The plan: what a human reads before anything is written, and what is then written."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from regain.domain.contracts.enums import Verb
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.rules.differences import counts
from regain.exchange.draft import Where


class Decision(StrEnum):
    """What becomes of something read: it is a known one, a new one, or a human must say."""

    SAME = "same"
    NEW = "new"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that applying would do. `path`: the headings it stands under; `place`: where the text says it.

    A move says in `after` what moves, and in `moved` from which rank to which (`Difference`).
    """

    verb: Verb
    noun: str
    path: tuple[str, ...]
    before: str | None = None
    after: str | None = None
    place: Where | None = None
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a stake or an objective of the text falls on the contract's tree.

    `level`: `stake`, `strategic` or `intercommunal`. `path`: the labels above, as read. `node`: the label of the
    node it falls on, or of the nearest one when it is new; None when there is none. `score`: 0 to 100.
    """

    level: str
    path: tuple[str, ...]
    label: str
    node: str | None
    score: float
    decision: Decision


@dataclass(frozen=True, slots=True)
class Option:
    """An answer one may give: the value to send, and how it is shown."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """A choice to make. `default` is taken when nobody answers; without one, nothing is applied until somebody has."""

    key: str
    message: str
    options: tuple[Option, ...] = ()
    default: str | None = None
    chosen: str | None = None
    place: Where | None = None

    @property
    def is_pending(self) -> bool:
        """Whether a human must still answer."""
        return self.chosen is None and self.default is None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the draft cannot be applied as it stands, in French."""

    reason: str
    place: Where | None = None


@dataclass(frozen=True, slots=True)
class NeighbourhoodMatch:
    """Which neighbourhood a *projet de quartier* is about. `known` is its key, None when it is to be added.

    `code` is the code to add, blank when there is none or it is known; `communes` the keys of those to link.
    """

    name: str
    kind: str
    decision: Decision
    reason: str
    known: int | None = None
    known_name: str = ""
    code: str = ""
    communes: tuple[int, ...] = ()
    commune_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What applying a draft would do. `state` fingerprints what it was planned on (contracts/rules/states.py)."""

    contract: str
    commune: int | None
    commune_name: str
    steps: tuple[Step, ...]
    alignments: tuple[Alignment, ...]
    questions: tuple[Question, ...]
    refusals: tuple[Refusal, ...]
    warnings: tuple[str, ...]
    neighbourhoods: tuple[NeighbourhoodMatch, ...]
    content: AgreementContent
    state: str

    @property
    def pending(self) -> tuple[Question, ...]:
        """The questions that must be answered first."""
        return tuple(question for question in self.questions if question.is_pending)

    @property
    def is_empty(self) -> bool:
        """Whether the contract already is as the document says."""
        return not self.steps

    @property
    def can_be_applied(self) -> bool:
        """Whether nothing stands in the way (an empty plan may be applied, and does nothing)."""
        return not self.pending and not self.refusals

    @property
    def counts(self) -> dict[str, int]:
        """How many steps of each sort, those that happen at least once."""
        return counts(self.steps)

    def used(self, answers: Mapping[str, str]) -> dict[str, str]:
        """Those of the answers that the plan asked for."""
        return {question.key: answers[question.key] for question in self.questions if question.key in answers}

    @cached_property
    def fingerprint(self) -> str:
        """Two plans with the same fingerprint do the same thing to the same state, whatever the name of the file."""
        seen = (self.contract, self.commune, self.steps, self.alignments, self.questions, self.refusals)
        return sha256(repr((seen, self.neighbourhoods, self.content, self.state)).encode()).hexdigest()
