"""Mandates, in the words of their page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from regain.core import french
from regain.core.member import Member
from regain.domain.accounts.models import Mandate
from regain.domain.accounts.rules import can_end_mandate


@dataclass(frozen=True, slots=True)
class MandateLine:
    """A mandate: what it is, when, whether it is the one acted under, and what may be done with it."""

    pk: int
    label: str
    days: str
    state: str
    word: str
    can_choose: bool
    can_end: bool


def mandate_lines(mandates: Iterable[Mandate], member: Member, *, today: date) -> list[MandateLine]:
    """The mandates of one person, those in force first."""
    in_force = {one.key for one in member.mandates}
    lines = [_line(one, member, in_force, today) for one in mandates]
    return sorted(lines, key=lambda line: line.state == "mute")


def _line(mandate: Mandate, member: Member, in_force: set[str], today: date) -> MandateLine:
    key = str(mandate.pk)
    acting = member.mandate is not None and member.mandate.key == key
    is_over = mandate.ends_on is not None and mandate.ends_on < today
    word = "en cours" if key in in_force else "terminé" if is_over else "à venir"
    return MandateLine(
        pk=mandate.pk,
        label=str(mandate),
        days=french.days(mandate.starts_on, mandate.ends_on),
        state="kept" if key in in_force else "mute",
        word="vous agissez ainsi" if acting else word,
        can_choose=key in in_force and not acting,
        can_end=not is_over and can_end_mandate(member, mandate),
    )


def back_from(mandate: Mandate, member: Member) -> tuple[str, str]:
    """The page that lists the mandate, by name and address: one's own, the contract's, the instance's."""
    if str(mandate.person_id) == member.key:
        return "Vos mandats", reverse("mandates")
    if mandate.contract_code:
        return "Personnes", reverse("contract_people", args=[mandate.contract_code])
    return "Personnes", reverse("people")
