"""Whether the journal is what Regain wrote: every entry, every number, the tail included (docs/adr/0006-journal-chain.md)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from regain.core import french
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry, Head, PersonalValue
from regain.domain.journal.queries.admissions import admitted_by, is_restore_without_key
from regain.domain.journal.queries.anchors import Anchors, read_anchors, start_of_machine
from regain.domain.journal.queries.erasures import Erasures, erasures_told
from regain.domain.journal.queries.telling import personal_values_of
from regain.domain.journal.rules import base_of, digest_of, lost_tail, mac_of

_AT_ONCE = 2000
_LOOKED_AT_WITHIN = timedelta(days=30)
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
    """How many entries were read, up to which number, what is wrong, in order, and what a stop of the machine took.

    `unanchored`: how many entries follow the last anchor. Whoever puts an old file of anchors back can cut them off
    unseen; but a machine stopped between a commit and its anchor leaves some too.
    """

    entries: int
    last: int
    faults: tuple[Fault, ...]
    unanchored: int = 0
    remarks: tuple[str, ...] = ()
    is_to_look_at: bool = False
    """Whether a remark is of these last thirty days: an administrator may not have heard of it."""


def verify(
    *, anchors_at: Path | None = None, told: Callable[[int, int], None] = lambda _done, _total: None
) -> Verified:
    """Read the whole journal, its head and its anchors; in a reading of one moment, when people go on writing.

    `anchors_at`: the file of anchors, by default that of the instance.
    """
    # The anchors first: each is of an entry already committed, which the database then shows.
    anchors = read_anchors(anchors_at or settings.JOURNAL_ANCHORS)
    first = Entry.objects.values_list("mac", flat=True).order_by("number").first()
    reading = _Reading(key=settings.JOURNAL_KEY, anchors=anchors, erasures=erasures_told(), base=base_of(first or ""))
    total, entries = Entry.objects.count(), Entry.objects.order_by("number").iterator(_AT_ONCE)
    while some := list(islice(entries, _AT_ONCE)):
        values = personal_values_of(some)
        for entry in some:
            reading.read(entry, values[entry.pk])
        told(reading.count, total)
    return reading.verdict(Head.objects.first())


class _Reading:
    """Entries read in order, each against its seal, the one before it, its anchors and its personal values."""

    def __init__(self, *, key: str, anchors: Anchors, erasures: Erasures, base: str) -> None:
        self.key, self.erasures, self.now = key, erasures, timezone.now()
        ours = anchors.of_base(base)
        self.all_anchors, self.anchors = ours.kept, ours.by_number
        self.count, self.last = 0, 0
        self.last_at: datetime | None = None
        # Entries without their seal, that an anchor does not know, that do not follow the one before them.
        self.broken = self.strange = self.unlinked = 0
        self.macs = {""}  # what the next entry may say of the one before it
        self.faults = [Fault(0, _damaged(line)) for line in anchors.damaged]
        self.seals: list[Fault] = []
        self.remarks: list[str] = []
        self.is_to_look_at = False
        others = [one.at for one in set(anchors.kept) - set(ours.kept)]
        if others:
            self._remark(_of_another_base(len(others)), max(others))

    def read(self, entry: Entry, values: Mapping[str, PersonalValue]) -> None:
        self.count += 1
        true = mac_of(entry, key=self.key)
        whole = entry.number == self.last + 1 or (entry.mac == true and self._admits(entry))
        if not whole:
            self._fault(self.last + 1, f"{_missing(self.last + 1, entry.number - 1)} dans le journal.")
        # Several anchors of one number tell of a tail that was cut, after which others wrote.
        other = next((one for one in self.anchors.get(entry.number, ()) if one.mac != entry.mac), None)
        self.strange += other is not None
        self.unlinked += not whole or entry.previous not in self.macs
        if entry.mac != true:
            self.broken += 1
            self.seals.append(Fault(entry.number, f"{_named(entry)} a été modifiée, ou ajoutée à la main."))
        elif self._is_after_lost_key(entry):
            self.seals.clear()
            self._remark(_of_lost_key(entry), entry.recorded_at)
        elif whole and entry.previous not in self.macs:
            self._fault(
                entry.number, f"{_named(entry)} ne suit pas celle qui la précède\u00a0: une entrée a été échangée."
            )
        elif other:
            self._fault(
                entry.number, f"{_named(entry)} n’est pas celle que l’ancre du {other.at.isoformat()} a gardée."
            )
        for sentence in self._of_people(entry, values):
            self._fault(entry.number, f"{_named(entry)}\u00a0: {sentence}")
        self.last, self.last_at, self.macs = entry.number, entry.recorded_at, {entry.mac, true}

    def verdict(self, head: Head | None) -> Verified:
        """All that is wrong, once everything was read."""
        if self.count > 1 and self.broken == self.count:
            return Verified(self.count, self.last, (Fault(1, _REWRITTEN if self.strange else _OF_A_KEY),))
        anchored = max(self.anchors, default=0)
        end = max(anchored, head.number if head else 0)
        start = start_of_machine(settings.JOURNAL_ANCHORS.parent)
        lost = lost_tail(self.last, self.all_anchors, start=start, after=self.last_at, before=self.now)
        if lost and lost.is_by_stop and head and head.number == self.last:
            self._remark(f"{_taken(lost.first, lost.last)}. La prochaine écriture l’inscrira au journal.", self.now)
        elif end > self.last:
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
        unanchored = max(0, self.last - anchored) if self.anchors else 0
        faults = sorted([*self.seals, *self.faults], key=lambda one: one.number)
        return Verified(self.count, self.last, tuple(faults), unanchored, tuple(self.remarks), self.is_to_look_at)

    def _is_after_lost_key(self, entry: Entry) -> bool:
        """Whether a restore that accepted the loss of the key left all that is before: linked, anchored, without seal."""
        return (
            is_restore_without_key(entry)
            and self.count > 1
            and self.broken == self.count - 1 == entry.number - 1
            and not self.strange
            and not self.unlinked
        )

    def _admits(self, entry: Entry) -> bool:
        """Whether the entry is the one that says why all those between the last read and itself are gone."""
        first, last = self.last + 1, entry.number - 1
        said = admitted_by(entry)
        if said is None or (said.first, said.last) != (first, last):
            return False
        seen = f"constaté le {french.long_date(timezone.localdate(entry.recorded_at))}"
        if said.is_by_stop:
            self._remark(f"{_taken(first, last)}, {seen}.", entry.recorded_at)
        else:
            missing = _missing(first, last)
            self._fault(first, f"{missing} dans le journal, sans arrêt de la machine qui l’explique, {seen}.")
        for one in self.all_anchors:
            if first <= one.number <= last and (one.number, one.mac) not in said.anchors:
                self._fault(
                    one.number,
                    f"L’ancre n° {one.number} n’est pas de celles que l’entrée n° {entry.number} dit perdues.",
                )
        return True

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

    def _remark(self, sentence: str, at: datetime) -> None:
        self.remarks.append(sentence)
        self.is_to_look_at |= at > self.now - _LOOKED_AT_WITHIN

    def _fault(self, number: int, sentence: str) -> None:
        self.faults.append(Fault(number, sentence))


def _named(entry: Entry) -> str:
    label = dict(Event.choices).get(entry.event, entry.event)
    return f"L’entrée n° {entry.number} ({french.quoted(str(label))}, {entry.object_key})"


def _taken(first: int, last: int) -> str:
    what = f"L’entrée n° {first} a été perdue" if first == last else f"Les entrées n° {first} à {last} ont été perdues"
    return f"{what} par un arrêt de la machine, ou par une copie du dossier de données prise en pleine écriture"


def _of_another_base(count: int) -> str:
    return f"Ce dossier a servi à une autre base\u00a0: {french.counted(count, 'ancre n’est', 'ancres ne sont')} pas de celle-ci."


def _of_lost_key(entry: Entry) -> str:
    day = french.long_date(timezone.localdate(entry.recorded_at))
    return (
        f"Ce qui précède l’entrée n° {entry.number} se lit, et ne se vérifie plus\u00a0: la clé en était perdue quand "
        f"les données ont été reprises d’une sauvegarde, le {day}."
    )


def _damaged(line: int) -> str:
    return f"La ligne {line} du fichier des ancres est abîmée, ou n’est pas de Regain."


def _missing(first: int, last: int) -> str:
    return f"L’entrée n° {first} manque" if first == last else f"Les entrées n° {first} à {last} manquent"
