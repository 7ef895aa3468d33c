"""The areas of the product, in the order of the menu."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

AREAS = (
    ("Ma feuille de route", "home"),
    ("Contrat", "contracts"),
    ("Quartiers", "neighbourhoods"),
    ("Documents", "imports"),
)


@dataclass(frozen=True, slots=True)
class NavItem:
    """An area, its address, and how the current page stands to it: `page`, `true` (somewhere below) or nothing."""

    label: str
    href: str
    current: str = ""


def nav_items(request: HttpRequest | None) -> list[NavItem]:
    """The areas that have an address today."""
    here = request.path if request else ""
    return [
        NavItem(label=label, href=href, current=_standing(here, href))
        for label, name in AREAS
        if (href := _address(name))
    ]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _standing(here: str, href: str) -> str:
    if here == href:
        return "page"
    is_root = href == reverse("home")
    return "true" if here.startswith(href) and not is_root else ""
