"""Whether the journal is what Regain wrote: every entry, every number, the tail included (docs/adr/0006-journal-chain.md)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.conf import settings

from regain.core import french
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry, Head, PersonalValue
from regain.domain.journal.queries.anchors import Anchor, anchors_kept
from regain.domain.journal.queries.telling import personal_values_of
from regain.domain.journal.rules import digest_of, mac_of

_AT_ONCE = 2000
_OF_A_KEY = (
    "La clé du journal (REGAIN_JOURNAL_KEY) n’est pas celle qui a écrit ces entrées\u00a0: rendez-lui la sienne."
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in a French sentence, and the number of the entry that it is about."""

    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How many entries were read, up to which number, and what is wrong, in order."""

    entries: int
    last: int
    faults: tuple[Fault, ...]


def verify(*, told: Callable[[int, int], None] = lambda _done, _total: None) -> Verified:
    """Read the whole journal, its head and its anchors."""
    reading = _Reading(key=settings.JOURNAL_KEY, anchors=_anchors(), erased=_erasures())
    total, entries = Entry.objects.count(), Entry.objects.order_by("number").iterator(_AT_ONCE)
    while some := list(islice(entries, _AT_ONCE)):
        values = personal_values_of(some)
        for entry in some:
            reading.read(entry, values[entry.pk])
        told(reading.count, total)
    return reading.verdict(Head.objects.first())


class _Reading:
    """Entries read in order, each against its seal, the one before it, its anchors and its personal values."""

    def __init__(self, *, key: str, anchors: Mapping[int, Anchor], erased: Mapping[str, int]) -> None:
        self.key, self.anchors, self.erased = key, anchors, erased
        self.count, self.last = 0, 0
        self.broken = 0
        self.macs = {""}  # what the next entry may say of the one before it
        self.faults: list[Fault] = []

    def read(self, entry: Entry, values: Mapping[str, PersonalValue]) -> None:
        self.count += 1
        whole = entry.number == self.last + 1
        if not whole:
            self._fault(self.last + 1, f"{_missing(self.last + 1, entry.number - 1)} dans le journal.")
        true = mac_of(entry, key=self.key)
        anchor = self.anchors.get(entry.number)
        if entry.mac != true:
            self.broken += 1
            self._fault(entry.number, f"{_named(entry)} a été modifiée, ou ajoutée à la main.")
        elif whole and entry.previous not in self.macs:
            self._fault(
                entry.number, f"{_named(entry)} ne suit pas celle qui la précède\u00a0: une entrée a été échangée."
            )
        elif anchor and anchor.mac != entry.mac:
            self._fault(entry.number, f"{_named(entry)} n’est pas celle que l’ancre du {anchor.at} a gardée.")
        for sentence in self._of_people(entry, values):
            self._fault(entry.number, f"{_named(entry)}\u00a0: {sentence}")
        self.last, self.macs = entry.number, {entry.mac, true}

    def verdict(self, head: Head | None) -> Verified:
        """All that is wrong, once everything was read."""
        if self.count > 1 and self.broken == self.count:
            return Verified(self.count, self.last, (Fault(1, _OF_A_KEY),))
        end = max([*self.anchors, head.number if head else 0])
        if end > self.last:
            self._fault(self.last + 1, f"{_missing(self.last + 1, end)} à la fin du journal.")
        if head is None:
            self._fault(self.last, "La tête du journal manque\u00a0: lancez ./regain migrate.")
        elif head.number < self.last or (head.number == self.last and head.mac not in self.macs):
            self._fault(
                head.number, f"La tête du journal (n° {head.number}) n’est pas sa dernière entrée (n° {self.last})."
            )
        if self.count and not self.anchors:
            self._fault(
                self.last, f"Le fichier des ancres {settings.JOURNAL_ANCHORS} manque\u00a0: la fin n’est pas garantie."
            )
        return Verified(self.count, self.last, tuple(self.faults))

    def _of_people(self, entry: Entry, values: Mapping[str, PersonalValue]) -> Iterator[str]:
        for place, (person_key, digest) in entry.digests.items():
            value = values.get(place)
            if value is None:
                if self.erased.get(person_key, 0) < entry.number:
                    yield f"sa valeur personnelle {french.quoted(place)} a disparu sans effacement inscrit au journal."
            elif value.person_key != person_key or digest_of(value.value, salt=value.salt) != digest:
                yield f"sa valeur personnelle {french.quoted(place)} a été modifiée."
        for place in sorted(set(values) - set(entry.digests)):
            yield f"une valeur personnelle {french.quoted(place)} a été ajoutée à la main."

    def _fault(self, number: int, sentence: str) -> None:
        self.faults.append(Fault(number, sentence))


def _anchors() -> dict[int, Anchor]:
    if not settings.JOURNAL_ANCHORS.exists():
        return {}
    return {anchor.number: anchor for anchor in anchors_kept(settings.JOURNAL_ANCHORS)}


def _erasures() -> Mapping[str, int]:
    """By person, the number of the last entry that says their values were erased."""
    found: dict[str, int] = defaultdict(int)
    for entry in Entry.objects.filter(event=Event.PERSONAL_VALUES_ERASED).order_by("number"):
        found[str(entry.after.get("person"))] = entry.number
    return found


def _named(entry: Entry) -> str:
    label = dict(Event.choices).get(entry.event, entry.event)
    return f"L’entrée n° {entry.number} ({french.quoted(str(label))}, {entry.object_key})"


def _missing(first: int, last: int) -> str:
    return f"L’entrée n° {first} manque" if first == last else f"Les entrées n° {first} à {last} manquent"
