"""Whether the journal is what Regain wrote: every entry, every number, the tail included (docs/adr/0006-journal-chain.md)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.conf import settings

from regain.core import french
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry, Head, PersonalValue
from regain.domain.journal.queries.anchors import Anchor, anchors_by_number
from regain.domain.journal.queries.erasures import Erasures, erasures_told
from regain.domain.journal.queries.telling import personal_values_of
from regain.domain.journal.rules import digest_of, mac_of

_AT_ONCE = 2000
_OF_A_KEY = (
    "La clé du journal (REGAIN_JOURNAL_KEY) n’est pas celle qui a écrit ces entrées\u00a0: rendez-lui la sienne. "
    "Si c’est bien elle, le journal entier a été récrit à la main."
)
_REWRITTEN = (
    "Le journal entier a été récrit à la main\u00a0: aucune entrée n’y porte le sceau de Regain, ni n’est celle que les "
    "ancres ont gardée."
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in a French sentence, and the number of the entry that it is about."""

    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How many entries were read, up to which number, and what is wrong, in order.

    `unanchored`: how many entries follow the last anchor. Whoever puts an old file of anchors back can cut them off
    unseen; but a machine stopped between a commit and its anchor leaves some too.
    """

    entries: int
    last: int
    faults: tuple[Fault, ...]
    unanchored: int = 0


def verify(*, told: Callable[[int, int], None] = lambda _done, _total: None) -> Verified:
    """Read the whole journal, its head and its anchors; in a reading of one moment, when people go on writing."""
    # The anchors first: each is of an entry already committed, which the database then shows.
    anchors = anchors_by_number(settings.JOURNAL_ANCHORS)
    reading = _Reading(key=settings.JOURNAL_KEY, anchors=anchors, erasures=erasures_told())
    total, entries = Entry.objects.count(), Entry.objects.order_by("number").iterator(_AT_ONCE)
    while some := list(islice(entries, _AT_ONCE)):
        values = personal_values_of(some)
        for entry in some:
            reading.read(entry, values[entry.pk])
        told(reading.count, total)
    return reading.verdict(Head.objects.first())


class _Reading:
    """Entries read in order, each against its seal, the one before it, its anchors and its personal values."""

    def __init__(self, *, key: str, anchors: Mapping[int, Sequence[Anchor]], erasures: Erasures) -> None:
        self.key, self.anchors, self.erasures = key, anchors, erasures
        self.count, self.last = 0, 0
        self.broken = self.strange = 0  # entries without their seal, entries that an anchor does not know
        self.macs = {""}  # what the next entry may say of the one before it
        self.faults: list[Fault] = []

    def read(self, entry: Entry, values: Mapping[str, PersonalValue]) -> None:
        self.count += 1
        whole = entry.number == self.last + 1
        if not whole:
            self._fault(self.last + 1, f"{_missing(self.last + 1, entry.number - 1)} dans le journal.")
        true = mac_of(entry, key=self.key)
        # Several anchors of one number tell of a tail that was cut, after which others wrote.
        other = next((one for one in self.anchors.get(entry.number, ()) if one.mac != entry.mac), None)
        self.strange += other is not None
        if entry.mac != true:
            self.broken += 1
            self._fault(entry.number, f"{_named(entry)} a été modifiée, ou ajoutée à la main.")
        elif whole and entry.previous not in self.macs:
            self._fault(
                entry.number, f"{_named(entry)} ne suit pas celle qui la précède\u00a0: une entrée a été échangée."
            )
        elif other:
            self._fault(entry.number, f"{_named(entry)} n’est pas celle que l’ancre du {other.at} a gardée.")
        for sentence in self._of_people(entry, values):
            self._fault(entry.number, f"{_named(entry)}\u00a0: {sentence}")
        self.last, self.macs = entry.number, {entry.mac, true}

    def verdict(self, head: Head | None) -> Verified:
        """All that is wrong, once everything was read."""
        if self.count > 1 and self.broken == self.count:
            return Verified(self.count, self.last, (Fault(1, _REWRITTEN if self.strange else _OF_A_KEY),))
        anchored = max(self.anchors, default=0)
        end = max(anchored, head.number if head else 0)
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
        return Verified(self.count, self.last, tuple(self.faults), max(0, self.last - anchored) if self.anchors else 0)

    def _of_people(self, entry: Entry, values: Mapping[str, PersonalValue]) -> Iterator[str]:
        for place, (person_key, digest) in entry.digests.items():
            value = values.get(place)
            if value is None:
                if not self.erasures.tell_of(entry, person_key):
                    yield f"sa valeur personnelle {french.quoted(place)} a disparu sans effacement inscrit au journal."
            elif value.person_key != person_key or digest_of(value.value, salt=value.salt) != digest:
                yield f"sa valeur personnelle {french.quoted(place)} a été modifiée."
        for place in sorted(set(values) - set(entry.digests)):
            yield f"une valeur personnelle {french.quoted(place)} a été ajoutée à la main."

    def _fault(self, number: int, sentence: str) -> None:
        self.faults.append(Fault(number, sentence))


def _named(entry: Entry) -> str:
    label = dict(Event.choices).get(entry.event, entry.event)
    return f"L’entrée n° {entry.number} ({french.quoted(str(label))}, {entry.object_key})"


def _missing(first: int, last: int) -> str:
    return f"L’entrée n° {first} manque" if first == last else f"Les entrées n° {first} à {last} manquent"
