"""What an agreement holds, as plain values: the living state, or the state a signed text asks for.

Every element is one row of a table: `columns` are the values of that row, `CHILDREN` name the lists under it,
after the models' own relations. `pk` is None for what does not exist yet; `pointer` says where the value stands
in the signed text. Neither counts when two states are compared.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from regain.core.french import enumeration, number, quarter, quoted
from regain.core.labels import as_typed_plainly, fold
from regain.core.promises import measure_of, measured, promised
from regain.domain.contracts.enums import INDICATOR_LABELS, CommitmentKind, FigureFlag, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One row and the lists under it."""

    COLUMNS: ClassVar[tuple[str, ...]] = ()
    CHILDREN: ClassVar[tuple[str, ...]] = ()
    HOW_IT_WAS_READ: ClassVar[frozenset[str]] = frozenset()
    """Columns that keep the words of the paper beside what they say: two papers may differ there and say the same."""

    pointer: str = ""
    pk: int | None = None

    @property
    def columns(self) -> dict[str, Any]:
        """The values of the row, by column."""
        return {name: getattr(self, name) for name in self.COLUMNS}

    @property
    def meaning(self) -> dict[str, Any]:
        """What the row says, whatever the paper it was read in and its typography: equal when nothing changes."""
        said = {name: value for name, value in self.columns.items() if name not in self.HOW_IT_WAS_READ}
        return {name: as_typed_plainly(value) if isinstance(value, str) else value for name, value in said.items()}

    @property
    def words(self) -> str:
        """What the resemblance of two elements is judged on; blank when only `identity` tells."""
        return ""

    @property
    def identity(self) -> Hashable:
        """Two elements of one list with the same identity are the same."""
        return fold(self.words)

    @property
    def said(self) -> str:
        """The element in a few French words."""
        return self.words

    @property
    def quote(self) -> str:
        """What a legal text may quote of it: its words, without what Regain understands of them."""
        return self.words or self.said

    @property
    def detail(self) -> str:
        """All that its row says, where `said` is not enough to tell it from what it was."""
        return self.said


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Element):
    """A line of text: an irritant, an opportunity, a priority, an operational objective."""

    COLUMNS = ("text",)

    text: str

    @property
    def words(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatoryLine(Element):
    """Who signs."""

    COLUMNS = ("name",)

    name: str

    @property
    def words(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine(Element):
    """A figure the text quotes."""

    COLUMNS = ("indicator", "value", "unit", "flag", "comparison", "change", "change_since", "raw")
    HOW_IT_WAS_READ = frozenset({"raw"})

    indicator: str
    value: Decimal | None
    unit: str
    flag: str
    comparison: Decimal | None = None
    change: Decimal | None = None
    change_since: int | None = None
    raw: str = ""

    @property
    def identity(self) -> Hashable:
        return self.indicator

    @property
    def said(self) -> str:
        label = INDICATOR_LABELS.get(self.indicator) or self.raw.split(":")[0].strip() or self.indicator
        label_of = dict(Unit.choices)
        unit = "" if self.unit == Unit.INDEX else f"\u00a0{label_of.get(self.unit, self.unit)}"
        value = "non diffusé" if self.value is None else f"{number(self.value)}{unit}"
        beside = "" if self.comparison is None else f" (agglomération\u00a0: {number(self.comparison)}{unit})"
        return f"{label}\u00a0: {value}{beside}"

    @property
    def detail(self) -> str:
        flag = "" if self.flag == FigureFlag.OK else str(dict(FigureFlag.choices).get(self.flag, self.flag)).lower()
        since = f" depuis {self.change_since}" if self.change_since else ""
        change = "" if self.change is None else f"évolution{since}\u00a0: {number(self.change)}"
        unit = str(dict(Unit.choices).get(self.unit, self.unit)).lower()
        notes = ", ".join(note for note in (flag, change, f"en {unit}") if note)
        return f"{self.said} ({notes})"


@dataclass(frozen=True, slots=True)
class NodeRef:
    """A node of the contract's tree: existing, or to be added (no `pk`). `number` is a stake's."""

    label: str
    pk: int | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class ObjectivePath:
    """Where an intercommunal objective hangs."""

    stake: NodeRef
    strategic: NodeRef
    intercommunal: NodeRef


@dataclass(frozen=True, slots=True, kw_only=True)
class RetainedLine(Element):
    """An intercommunal objective the project takes up, in its own wording, and what hangs under it."""

    COLUMNS = ("intercommunal_id", "wording")
    CHILDREN = ("operational_objectives",)

    path: ObjectivePath
    wording: str
    operational_objectives: tuple[Line, ...] = ()

    @property
    def intercommunal_id(self) -> int | None:
        """The node's key, None while it is not in the tree."""
        return self.path.intercommunal.pk

    @property
    def words(self) -> str:
        return self.wording

    @property
    def identity(self) -> Hashable:
        nodes = (self.path.stake, self.path.strategic, self.path.intercommunal)
        return self.intercommunal_id or tuple(fold(node.label) for node in nodes)

    @property
    def detail(self) -> str:
        return " › ".join(node.label for node in (self.path.stake, self.path.strategic, self.path.intercommunal))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectContent(Element):
    """A *projet de quartier*. `neighbourhood` is its name; its key is None while it is to be added."""

    COLUMNS = ("neighbourhood_id", "portrait_source", "portrait_vintage", "portrait_perimeter")
    CHILDREN = ("figures", "irritants", "opportunities", "priorities", "retained_objectives")

    neighbourhood: str
    neighbourhood_id: int | None = None
    portrait_source: str = ""
    portrait_vintage: int | None = None
    portrait_perimeter: str = ""
    figures: tuple[FigureLine, ...] = ()
    irritants: tuple[Line, ...] = ()
    opportunities: tuple[Line, ...] = ()
    priorities: tuple[Line, ...] = ()
    retained_objectives: tuple[RetainedLine, ...] = ()

    @property
    def identity(self) -> Hashable:
        return self.neighbourhood_id or fold(self.neighbourhood)

    @property
    def quote(self) -> str:
        return self.neighbourhood

    @property
    def said(self) -> str:
        of = [self.portrait_source, str(self.portrait_vintage or "")]
        perimeter = f"périmètre {self.portrait_perimeter}" if self.portrait_perimeter else ""
        portrait = ", ".join(part for part in [" ".join(part for part in of if part), perimeter] if part)
        return quarter(self.neighbourhood) + (f" (portrait\u00a0: {portrait})" if portrait else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLine(Element):
    """A promise. `kind` is a CommitmentKind."""

    COLUMNS = ("kind", "text", "times_per_year", "due_on", "is_checkable")

    kind: str
    text: str
    times_per_year: int | None = None
    due_on: date | None = None

    @property
    def is_checkable(self) -> bool:
        """Whether one can tell, one day, that it was kept."""
        return self.times_per_year is not None or self.due_on is not None

    @property
    def words(self) -> str:
        return self.text

    @property
    def said(self) -> str:
        measure = measure_of(self.times_per_year, self.due_on)
        return measured(self.text, measure or "sans fréquence ni échéance vérifiable")

    @property
    def quote(self) -> str:
        return promised(self.text, self.times_per_year, self.due_on)

    @property
    def detail(self) -> str:
        return measured(self.text, measure_of(self.times_per_year, self.due_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyContent(Element):
    """A body the text names, and what it promises. `kind` is one of BODY_KINDS."""

    COLUMNS = ("kind", "name", "themes")
    CHILDREN = ("commitments",)

    kind: str
    name: str
    themes: list[str]
    commitments: tuple[CommitmentLine, ...] = ()

    @property
    def words(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def said(self) -> str:
        return self.name

    @property
    def quote(self) -> str:
        return self.name

    @property
    def detail(self) -> str:
        kind = CommitmentKind(self.kind).label.lower()
        themes = f", sur {enumeration([quoted(theme) for theme in self.themes])}" if self.themes else ""
        return f"{self.name} ({kind}{themes})"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementContent(Element):
    """The whole agreement. Its own `commitments` are those of the signatories; the others hang under their body."""

    COLUMNS = ("signed_on", "signed_at", "elected_referent", "technical_referent")
    CHILDREN = ("signatories", "bodies", "commitments", "projects")

    signed_on: date | None = None
    signed_at: str = ""
    elected_referent: str = ""
    technical_referent: str = ""
    signatories: tuple[SignatoryLine, ...] = ()
    bodies: tuple[BodyContent, ...] = ()
    commitments: tuple[CommitmentLine, ...] = ()
    projects: tuple[ProjectContent, ...] = ()

    @property
    def paths(self) -> list[ObjectivePath]:
        """Where the objectives of all its projects hang, in the order of the text."""
        return [line.path for project in self.projects for line in project.retained_objectives]
