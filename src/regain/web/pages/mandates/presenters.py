"""Mandates, in the words of their page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from regain.core import french
from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.accounts.models import Mandate
from regain.domain.accounts.queries import alike_on
from regain.domain.accounts.rules import can_end_mandate, can_prolong_mandate

_NEEDED = {Role.PROJECT_LEAD, Role.TECHNICAL_REFERENT, Role.ADMINISTRATOR}
"""The roles without which the work at a place stops: whoever ends the only mandate is warned."""


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


@dataclass(frozen=True, slots=True)
class EndPage:
    """A mandate whose end is asked: its days, what its end would leave with nobody, whether it may have none."""

    days: str
    warnings: tuple[str, ...]
    may_be_endless: bool


def present_end(mandate: Mandate, member: Member, *, today: date) -> EndPage:
    """The page of an end. Costs one query."""
    return EndPage(
        days=french.days(mandate.starts_on, mandate.ends_on),
        warnings=tuple(_warnings(mandate, member, today)),
        may_be_endless=mandate.ends_on is not None and can_prolong_mandate(member, mandate),
    )


def _warnings(mandate: Mandate, member: Member, today: date) -> Iterator[str]:
    if str(mandate.person_id) == member.key:
        yield (
            "Ce mandat est le vôtre\u00a0: à partir du jour choisi, vous n’aurez plus les droits qu’il donne, et vous ne "
            "pourrez pas vous le redonner."
        )
    if Role(mandate.role) in _NEEDED and not alike_on(mandate, today).exists():
        yield (
            f"Personne d’autre n’a aujourd’hui ce mandat ({mandate})\u00a0: invitez d’abord la personne qui prend la suite."
        )


def told_end(now: Mandate | None) -> str:
    """What the mandate is from now on, in a sentence; None when it was taken away."""
    if now is None:
        return "Il est retiré\u00a0: il n’avait encore servi aucun jour."
    if now.ends_on is None:
        return "Il n’a plus de date de fin."
    return f"Dernier jour\u00a0: le {french.long_date(now.ends_on)}."


def back_from(mandate: Mandate, member: Member) -> tuple[str, str]:
    """The page that lists the mandate, by name and address: one's own, the contract's, the instance's."""
    if str(mandate.person_id) == member.key:
        return "Vos mandats", reverse("mandates")
    if mandate.contract_code:
        return "Personnes", reverse("contract_people", args=[mandate.contract_code])
    return "Personnes", reverse("people")
