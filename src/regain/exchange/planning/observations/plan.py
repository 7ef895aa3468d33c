from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from regain.core.errors import BusinessError
from regain.core.french import counted
from regain.domain.indicators.enums import Flag
from regain.domain.indicators.models import Dataset, Edition, Observation, ObservedPlace
from regain.domain.indicators.rules.entries import ImportCounts
from regain.exchange.reading.observations import Figure, Reading

Key = tuple[str, str, str, int | None, int]


class NothingToImport(BusinessError):
    """No figure of the file could be read."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure in force that the file corrects: its primary key, what it says, and the figure to put in its place."""

    pk: int
    value: Decimal | None
    flag: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class ObservationPlan:
    """What importing a file would do.

    `outdated` counts figures of a file already in, since corrected by a later one; `named`, places whose name nobody knew.
    """

    dataset: Dataset
    reading: Reading
    sha256: str
    added: tuple[Figure, ...]
    changed: tuple[Change, ...]
    unchanged: int
    outdated: int
    known_as: Edition | None
    named: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether applying it would write nothing."""
        return not self.added and not self.changed and not self.named

    @property
    def counts(self) -> ImportCounts:
        """What the edition will remember."""
        return ImportCounts(
            rows=len(self.reading.figures),
            added=len(self.added),
            changed=len(self.changed),
            unchanged=self.unchanged + self.outdated,
            refused=self.reading.refused,
        )

    @property
    def fingerprint(self) -> str:
        """What a person saw when they confirmed: the file, and what it would do."""
        return "-".join([self.sha256[:16], *map(str, self.counts)])

    @property
    def sentence(self) -> str:
        """What the plan comes to: how many figures were read, added, corrected, left and refused."""
        counts = self.counts
        refused = counted(counts.refused, "refusé")
        beside = (
            f"\u00a0; {counted(counts.refused, 'autre refusé', 'autres refusés')}" if counts.refused else f", {refused}"
        )
        told = (
            f"{counted(counts.rows, 'chiffre lu', 'chiffres lus')}\u00a0: "
            f"{counted(counts.added, 'ajouté')}, {counted(counts.changed, 'corrigé')}, "
            f"{counted(counts.unchanged, 'inchangé')}{beside}."
        )
        if not counts.added and not counts.changed and self.named:
            told = f"{told} {counted(self.named, 'nom de lieu apporté', 'noms de lieux apportés')}."
        return told


def plan_observations(reading: Reading, *, sha256: str) -> ObservationPlan:
    """Compare what was read with the figures in force of the data set. Raises NothingToImport."""
    if not reading.figures:
        first = reading.findings[0].message if reading.findings else "le tableau n’a aucune ligne."
        raise NothingToImport(f"Aucun chiffre n’a pu être lu\u00a0: {first}")
    dataset = Dataset.objects.get(code=reading.dataset)
    already = Edition.objects.filter(dataset=dataset, sha256=sha256).order_by("-pk").first()
    in_force = dict(_in_force(dataset))
    added: list[Figure] = []
    changed: list[Change] = []
    unchanged = outdated = 0
    for figure in reading.figures:
        known = in_force.get(figure[:5])
        if known is None:
            added.append(figure)
        elif known[1:3] == (figure.value, figure.flag) or _is_less_known(figure, known[2]):
            unchanged += 1
        elif already and known[3] > already.pk:
            outdated += 1
        else:
            changed.append(Change(known[0], known[1], known[2], figure))
    return ObservationPlan(
        dataset, reading, sha256, tuple(added), tuple(changed), unchanged, outdated, already, _named(reading)
    )


def _named(reading: Reading) -> int:
    """How many places of the file have a name, and none that is known: a file of the same figures may bring names."""
    named = {(one.kind, one.code) for one in reading.places if one.name}
    if not named:
        return 0
    known = ObservedPlace.objects.filter(kind__in={kind for kind, _ in named}).exclude(name="").order_by("pk")
    return len(named - set(known.values_list("kind", "code")))


def _is_less_known(figure: Figure, known: str) -> bool:
    """Whether the file only fails to say what is known: blank for all of its places, where a wider file had others."""
    return known == Flag.SUPPRESSED and figure.flag == Flag.MISSING and not figure.raw


def _in_force(dataset: Dataset) -> Iterator[tuple[Key, tuple[int, Decimal | None, str, int]]]:
    figures = Observation.objects.filter(dataset=dataset, replaced_by=None).values_list(
        *("indicator__code", "place_kind", "place_code", "perimeter_vintage", "year"),
        *("pk", "value", "flag", "edition_id"),
    )
    for row in figures.iterator(chunk_size=5_000):
        yield row[:5], row[5:]
