"""The plan of the site: every page that leads to others, by area, as far as the member may open it (RGAA 12.1)."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from regain.core.member import Member
from regain.domain.accounts.queries import leads_of, looking_after
from regain.domain.accounts.rules import label_of
from regain.domain.contracts.rules.abilities import StandingAbilities, abilities_where_they_act
from regain.web.ui.nav import NavItem, areas_of, contract_items


@dataclass(frozen=True, slots=True)
class MapPart:
    """An area of the site and its pages."""

    title: str
    pages: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """A person to ask: what they are here, their name, their address."""

    role: str
    name: str
    email: str


def contacts_of(member: Member) -> list[Contact]:
    """Whom the member may ask, but for themselves: who leads their contract, who looks after the instance."""
    if not member.is_known:
        return []
    today = timezone.localdate()
    leads = leads_of(member.contract, on=today) if member.contract else []
    return [
        Contact(role, label_of(one), one.email)
        for role, people in (("Chef de projet du contrat", leads), ("Administre Regain", looking_after(on=today)))
        for one in people
        if str(one.pk) != member.key
    ]


def site_map_of(member: Member) -> list[MapPart]:
    """The areas in the order of the menu. Whoever has not signed in sees how to, and the pages that are open to all."""
    service = _part("Le service", ("Accessibilité", "accessibility"), ("Plan du site", "site_map"))
    if not member.is_known:
        doors = (("Se connecter", "sign_in"), ("Mot de passe oublié", "account_reset_password"))
        return [_part("Connexion", *doors, ("Pas encore de compte ?", "account_signup")), service]
    standing = abilities_where_they_act(member)
    areas = _of_a_contract(member, standing) if member.contract else _of_the_menu(member, standing)
    account = _part(
        "Mon compte",
        *(("Mon compte", "account"), ("Mes mandats", "mandates"), ("Double vérification", "second_factor")),
        *(("Mes sessions", "sessions"), ("Mes données", "my_data")),
    )
    return [*areas, account, service]


def _of_the_menu(member: Member, standing: StandingAbilities) -> list[MapPart]:
    """The areas of who acts in no contract, as their menu has them; under the figures, what their files bring in."""
    imports = [("Importer des chiffres", "observations_drop"), ("Importer des périmètres", "perimeters_import")]
    under = {"datasets": imports if standing.import_open_data else []}
    return [_part(label, (label, name), *under.get(name, [])) for label, name in areas_of(member)]


def _of_a_contract(member: Member, standing: StandingAbilities) -> list[MapPart]:
    return [
        _part("Ma feuille de route", ("Ma feuille de route", "home")),
        MapPart("Contrat", tuple(contract_items(member.contract, standing.in_contract))),
        _part(
            "Quartiers",
            ("Les quartiers", "neighbourhoods"),
            ("Situer une adresse", "locate"),
            ("Situer une liste d’adresses", "locate_list"),
            ("Correspondances entre périmètres", "correspondences"),
            *([("Importer des périmètres", "perimeters_import")] if standing.import_open_data else []),
        ),
        _part(
            "Documents",
            ("Documents", "imports"),
            *([("Importer une convention", "import_agreement")] if standing.in_contract.import_agreement else []),
            ("Modèles de documents", "templates"),
            ("Chiffres", "datasets"),
            *([("Importer des chiffres", "observations_drop")] if standing.import_open_data else []),
        ),
    ]


def _part(title: str, *pages: tuple[str, str]) -> MapPart:
    return MapPart(title, tuple(NavItem(label, reverse(name)) for label, name in pages))
