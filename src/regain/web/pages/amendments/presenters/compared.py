"""What the texts of a contract say otherwise on one day than on another, commune by commune."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from regain.core import french
from regain.exchange.planning.amendments import changes_between
from regain.exchange.planning.past import CommuneThen, ContractThen
from regain.exchange.planning.standing import ended
from regain.web.pages.amendments.presenters.changes import ChangeGroup, groups, told


@dataclass(frozen=True, slots=True)
class CommuneCompared:
    """A commune whose text is not the same: what changed in one sentence, then line by line where both days had a text."""

    name: str
    said: str
    groups: tuple[ChangeGroup, ...] = ()


def compared(before: ContractThen, after: ContractThen, *, today: date) -> dict[str, Any]:
    """What the page shows: the communes whose text changed, in alphabetical order."""
    pairs = zip(before.communes, after.communes, strict=True)
    found = [line for was, now in pairs if (line := _commune(was, now, today))]
    answer = _answer(found, before.day, after.day)
    over = [french.long_date(one.day) for one in (before, after) if one.is_over]
    if over:
        answer += f" {ended(after.ends_on, today)}\u00a0: aucune convention n’est en vigueur le {' ni le '.join(over)}."
    return {"communes": found, "answer": answer}


def _commune(was: CommuneThen, now: CommuneThen, today: date) -> CommuneCompared | None:
    if was.standing is None or now.standing is None:
        if now.standing:
            return CommuneCompared(now.name, f"Signée entre-temps : {now.standing.told(today)}")
        return CommuneCompared(now.name, "Plus aucun texte en vigueur à la seconde date.") if was.standing else None
    steps = changes_between(was.standing.draft, now.standing.draft)
    if not steps:
        return None
    by = french.enumeration(
        [f"avenant n° {one.number}" for one in now.standing.amendments if one not in was.standing.amendments]
    )
    return CommuneCompared(now.name, told(steps) + (f", par {by}" if by else ""), tuple(groups(steps)))


def _answer(found: list[CommuneCompared], first: date, last: date) -> str:
    days = f"entre le {french.long_date(first)} et le {french.long_date(last)}"
    if not found:
        return f"Aucun texte n’a changé {days}."
    return f"{french.counted(len(found), 'convention a changé', 'conventions ont changé')} {days}."
