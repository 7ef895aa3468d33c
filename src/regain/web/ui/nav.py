"""The areas of the product, in the order of the menu."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from regain.core.member import NOBODY, Member
from regain.domain.accounts.rules import can_administer

AREAS = (
    ("Ma feuille de route", "home"),
    ("Contrat", "contracts"),
    ("Quartiers", "neighbourhoods"),
    ("Documents", "imports"),
)
OF_AN_ADMINISTRATOR = (
    ("Ma feuille de route", "home"),
    ("Personnes", "people"),
    ("Chiffres", "datasets"),
    ("Aider un contrat", "support"),
)
"""Those of who looks after Regain and acts in no contract."""


CONTRACT_PAGES = (
    ("Qui répond à quoi", "contract", ""),
    ("Conventions", "contract_conventions", ""),
    ("Objectifs", "contract_objectives", ""),
    ("Engagements", "contract_commitments", ""),
    ("Carte", "contract_map", ""),
    ("Personnes", "contract_people", "see_people"),
    ("Ce qui a changé", "contract_history", ""),
    ("Journal", "contract_journal", "see_journal"),
)
"""The pages of a contract: words, address, and what one must be allowed to (a field of `Abilities`; blank: nothing)."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """An area, its address, and how the current page stands to it: `page`, `true` (somewhere below) or nothing."""

    label: str
    href: str
    current: str = ""


def areas_of(member: Member) -> tuple[tuple[str, str], ...]:
    """The areas that the menu leads this member to: words, and name of the address."""
    if member.contract or not member.is_known:
        return AREAS
    return OF_AN_ADMINISTRATOR if can_administer(member) else AREAS[:1]


def nav_items(request: HttpRequest | None) -> list[NavItem]:
    """The areas of who acts: those of a contract; without any, only what is not empty."""
    here, member = request.path if request else "", getattr(request, "member", NOBODY)
    found = [(label, reverse(name)) for label, name in areas_of(member)]
    return [NavItem(label=label, href=href, current=_standing(here, href)) for label, href in found]


def contract_items(code: str, may: object) -> list[NavItem]:
    """The pages of a contract that are open to whoever may do that (`Abilities`), in the order of its tabs."""
    return [
        NavItem(label=label, href=reverse(name, args=[code]))
        for label, name, needs in CONTRACT_PAGES
        if not needs or getattr(may, needs)
    ]


def _standing(here: str, href: str) -> str:
    if here == href:
        return "page"
    is_root = href == reverse("home")
    return "true" if here.startswith(href) and not is_root else ""
