from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry


@dataclass(frozen=True, slots=True)
class Erasures:
    """What the journal says was erased: of a person, by their key; of all that was old, with the moment before which.

    Each with the number of the last entry that says so: only what was written before it went.
    """

    of_people: Mapping[str, int]
    of_old: tuple[tuple[datetime, int], ...]

    def tell_of(self, entry: Entry, person_key: str) -> bool:
        """Whether the values that the entry had of that person were erased, as the journal tells."""
        if entry.number < self.of_people.get(person_key, 0):
            return True
        return any(entry.number < number and entry.recorded_at < before for before, number in self.of_old)


def erasures_told() -> Erasures:
    """All the erasures of the journal, on request and at the end of their retention. What an archive says of erasures does not count."""
    of_people, of_old = {}, []
    for entry in Entry.objects.filter(event=Event.PERSONAL_VALUES_ERASED, origin="").order_by("number"):
        if "person" in entry.after:
            of_people[str(entry.after["person"])] = entry.number
        elif "before" in entry.after:
            of_old.append((datetime.fromisoformat(entry.after["before"]), entry.number))
    return Erasures(of_people, tuple(of_old))
