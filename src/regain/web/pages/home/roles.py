"""What each may see and do here, in the words and links of their page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from regain.core import french
from regain.core.mandates import Role
from regain.core.member import Member
from regain.reports.roadmap import OwnCommune

_LINKS = {
    "contract": "Quelle commune répond à quel objectif",
    "contract_objectives": "Les objectifs du contrat, et qui y répond",
    "contract_commitments": "Qui doit faire quoi, et pour quand",
    "contract_map": "Les quartiers sur la carte",
    "contract_history": "Ce qui a changé dans le contrat",
    "contract_people": "Qui agit dans le contrat, et inviter",
    "neighbourhoods": "Les quartiers, un par un : leurs chiffres, ce qui y est promis",
    "locate": "Dans quel quartier se trouve une adresse",
}
_KEEPS = ("Par où regarder\u00a0?", "", ("neighbourhoods", "contract_map", "contract_commitments", "contract_people"))
_ROLES: dict[Role, tuple[str, str, tuple[str, ...]]] = {
    Role.PROJECT_LEAD: _KEEPS,
    Role.SUPPORT: _KEEPS,
    Role.STATE: (
        "Pour l’État",
        "Vous voyez tout le contrat, et les avenants dès qu’ils sont proposés.",
        ("contract_commitments", "contract", "contract_map", "contract_history"),
    ),
    Role.FUNDER: (
        "Pour un financeur",
        "Vous voyez ce que le contrat promet et les besoins de chaque quartier, pour choisir ce que vous soutenez.",
        ("contract_objectives", "neighbourhoods", "contract_commitments"),
    ),
    Role.LEAD: (
        "Pour un porteur de projet",
        "Vous voyez à quels objectifs votre action peut répondre, et dans quels quartiers.",
        ("contract_objectives", "neighbourhoods", "locate"),
    ),
    Role.FACILITATOR: (
        "Pour animer la parole des habitants",
        "Vous voyez ce qui a été constaté et promis dans chaque quartier, pour en parler avec ceux qui y vivent.",
        ("neighbourhoods", "contract_commitments", "contract_map"),
    ),
    Role.RESIDENT: (
        "Pour les habitants",
        "Vous voyez ce qui a été promis pour votre quartier, par qui et pour quand.",
        ("neighbourhoods", "contract_commitments", "locate", "contract_map"),
    ),
    Role.READER: (
        "Pour consulter",
        "Vous lisez tout ce qui est enregistré\u00a0; ceux qui tiennent le contrat et les communes le modifient.",
        ("contract", "contract_objectives", "neighbourhoods", "contract_history"),
    ),
}
"""By role without a commune: a title, what one sees, the addresses that serve."""


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """Where somebody begins to look: what they see as who they are, or what is said of their commune."""

    title: str
    intro: str
    links: tuple[tuple[str, str], ...]


def own_place(member: Member, own: OwnCommune | None, contract_code: str) -> OwnPlace:
    """The commune's own links; for whoever acts for no commune, those of their role."""
    if own is not None:
        return OwnPlace(f"Votre commune\u00a0: {own.name}", "", tuple(_of_commune(own, contract_code)))
    title, intro, names = _ROLES.get(member.mandate.role if member.mandate else Role.READER, _ROLES[Role.READER])
    return OwnPlace(title, intro, tuple((_LINKS[name], _address(name, contract_code)) for name in names))


def _of_commune(own: OwnCommune, contract_code: str) -> Iterator[tuple[str, str]]:
    for pk, name in own.neighbourhoods:
        yield f"{name}\u00a0: ce qui y est promis, ses chiffres", reverse("neighbourhood", args=[pk])
    if own.has_agreement:
        said = f"Que dit la convention {french.of(own.name)}\u00a0?"
        yield said, reverse("agreement", args=[contract_code, own.insee_code])


def _address(name: str, contract_code: str) -> str:
    return reverse(name, args=[contract_code] if name.startswith("contract") else [])
