"""How much of an agreement was read right: its facts counted one by one, found, missed, or read where nothing says so."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from regain.exchange.draft import CommitmentRead, Draft, NeighbourhoodRead

Fact = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Facts expected, facts read, and those that are both; one fact begins with its kind."""

    expected: Counter[Fact]
    read: Counter[Fact]

    @property
    def right(self) -> int:
        return (self.expected & self.read).total()

    @property
    def recall(self) -> float:
        """The share of the facts expected that were read; 1 when nothing was expected."""
        return self.right / self.expected.total() if self.expected else 1.0

    @property
    def precision(self) -> float:
        """The share of the facts read that were expected; 1 when nothing was read."""
        return self.right / self.read.total() if self.read else 1.0

    @property
    def misses(self) -> list[Fact]:
        return sorted((self.expected - self.read).elements(), key=str)

    @property
    def extras(self) -> list[Fact]:
        return sorted((self.read - self.expected).elements(), key=str)

    def of_kind(self, kind: str) -> "Score":
        """The same score, on the facts of one kind."""
        kept = [
            Counter({fact: n for fact, n in facts.items() if fact[0] == kind}) for facts in (self.expected, self.read)
        ]
        return Score(*kept)

    @property
    def kinds(self) -> list[str]:
        return sorted({str(fact[0]) for fact in self.expected | self.read})

    def __add__(self, other: "Score") -> "Score":
        return Score(self.expected + other.expected, self.read + other.read)


def score(read: Draft, truth: Draft, findings: frozenset[str] = frozenset()) -> Score:
    """Compare a draft with the truth.

    Sections, findings and the words of a commitment may be more than what the truth asks for: of these, only
    those asked for are counted.
    """
    expected, found = Counter(facts_of(truth)), Counter(facts_of(read))
    for wanted, seen in (_sections(read, truth), _findings(read, findings), _texts(read, truth)):
        expected.update(wanted)
        found.update(seen)
    return Score(expected, found)


def facts_of(draft: Draft) -> Iterator[Fact]:
    """The facts of a draft that are compared as they are. What is absent is no fact."""
    yield from _known("contract", name=draft.contract.name, ends_on=draft.contract.ends_on)
    yield from _known("identity", commune=draft.commune, signed_on=draft.signed_on, signed_at=draft.signed_at)
    for rank, neighbourhood in enumerate(draft.neighbourhoods):
        yield from _neighbourhood(rank, neighbourhood)
    governance = draft.governance
    yield from _known("referent", elected=governance.elected_referent, technical=governance.technical_referent)
    for commitment in governance.commitments:
        yield _commitment(commitment)
    for signatory in draft.signatories:
        yield "signatory", folded(signatory)


def folded(words: str) -> str:
    """Words as compared: white space folded, the sign that ends a list item dropped, capitals and signs kept."""
    return re.sub(r"[\s;,.]+$", "", " ".join(words.split()))


def named(words: str) -> str:
    """Names, places, titles: capitals do not matter either."""
    return folded(words).casefold()


def _known(kind: str, **values: object) -> Iterator[Fact]:
    for name, value in values.items():
        if value is not None:
            yield kind, name, named(value) if isinstance(value, str) else value


def _neighbourhood(rank: int, read: NeighbourhoodRead) -> Iterator[Fact]:
    yield from _known(
        "neighbourhood", **{f"{rank}_name": read.name, f"{rank}_kind": read.kind, f"{rank}_code": read.code}
    )
    yield from (("neighbourhood", f"{rank}_commune", named(commune)) for commune in read.communes)
    yield from _portrait(rank, read)
    for kind in ("irritants", "opportunities", "priorities"):
        yield from ((kind, rank, folded(item)) for item in getattr(read, kind))
    for row in read.objectives:
        place = (row.stake.number, named(row.stake.title), named(row.strategic), named(row.intercommunal))
        yield ("objective", rank, *place)
        yield from (("operational", rank, named(row.intercommunal), folded(each)) for each in row.operational)


def _portrait(rank: int, read: NeighbourhoodRead) -> Iterator[Fact]:
    portrait = read.portrait
    source = portrait.source and portrait.source.replace(" ", "")
    yield from _known("portrait", source=source, vintage=portrait.vintage, perimeter=portrait.perimeter)
    for figure in portrait.figures:
        indicator = figure.indicator.split(":")[0]
        values = (figure.value, figure.unit, figure.flag, figure.comparison, figure.change, figure.change_since)
        yield ("figure", rank, indicator, *values)


def _commitment(read: CommitmentRead) -> Fact:
    name = named(read.name) if read.name and read.kind == "citizen_body" else None
    return "commitment", read.kind, name, read.times_per_year, read.due_on, frozenset(map(named, read.themes))


def _sections(read: Draft, truth: Draft) -> tuple[list[Fact], list[Fact]]:
    wanted = {_title(section.title) for section in truth.sections}
    seen = {_title(section.title) for section in read.sections if section.text}
    return [("section", title) for title in wanted], [("section", title) for title in wanted & seen]


def _title(words: str) -> str:
    """A title, its number left out."""
    return re.sub(r"^[\dIVX]+[.)]\s*", "", named(words), flags=re.IGNORECASE)


def _findings(read: Draft, codes: frozenset[str]) -> tuple[list[Fact], list[Fact]]:
    seen = {finding.code for finding in read.findings}
    return [("finding", code) for code in codes], [("finding", code) for code in codes & seen]


def _texts(read: Draft, truth: Draft) -> tuple[list[Fact], list[Fact]]:
    """The words that the text of each commitment must hold."""
    wanted = [("commitment_text", each.kind, named(each.text)) for each in truth.governance.commitments if each.text]
    texts = [(each.kind, named(each.text)) for each in read.governance.commitments]
    return list(wanted), [fact for fact in wanted if any(kind == fact[1] and fact[2] in text for kind, text in texts)]
