"""How names and codes of places are compared."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Model
from rapidfuzz import fuzz

from regain.core.labels import fold
from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.territory.enums import NATIONAL_CODES, Vintage
from regain.domain.territory.models import Commune, Neighbourhood

KEEPERS = (Role.PROJECT_LEAD, Role.SUPPORT)
_OVERSEAS = ("97", "98")
_OF_THE = r"(?:le|la|les|l|du|de|des|d)"
_BEFORE_A_COMMUNE = re.compile(rf"^(?:(?:commune|ville|mairie) )?(?:{_OF_THE} )*")
_BEFORE_A_NEIGHBOURHOOD = re.compile(rf"^(?:(?:quartier|qpv|qic|projet|cite|secteur) |{_OF_THE} )*")


@dataclass(frozen=True, slots=True)
class CommuneEntry:
    """A commune as a reference list gives it. `siren` is blank when the list does not say."""

    insee_code: str
    name: str
    siren: str = ""


def vintage_of(code: str) -> Vintage | None:
    """Which national geography the code belongs to: QP062007 is of 2015, QN06207M of 2024; None for any other."""
    return next((vintage for vintage, shape in NATIONAL_CODES.items() if re.fullmatch(shape, code)), None)


def can_see_neighbourhood(member: Member, neighbourhood: Neighbourhood) -> bool:
    """Whoever holds a mandate in a contract of its agglomeration. Twin: queries.neighbourhoods_visible_to."""
    if member.is_system:
        return True
    return bool(member.agglomeration) and neighbourhood.intercommunality.siren == member.agglomeration


def can_edit_neighbourhood(member: Member, neighbourhood: Neighbourhood) -> bool:
    """Its name, its codes, its communes, its outline: those who keep the contract of its agglomeration."""
    keeps = member.is_one_of(*KEEPERS)
    return member.is_system or (keeps and can_see_neighbourhood(member, neighbourhood))


def can_import_outlines(member: Member) -> bool:
    """Files of outlines: those who keep a contract, for its places, and those who look after the instance (see Reach)."""
    return member.is_system or member.is_one_of(*KEEPERS, Role.ADMINISTRATOR)


def can_decide_correspondence(member: Member, correspondence: Model) -> bool:  # noqa: ARG001  # seen, it is theirs
    """Those who keep the contract. `correspondence`: what is decided, or the perimeter it is about, which they see."""
    return can_decide_correspondences(member)


def can_decide_correspondences(member: Member) -> bool:
    """Those who keep the contract."""
    return member.is_system or member.is_one_of(*KEEPERS)


def department_of(insee_code: str) -> str:
    """How the INSEE codes of a département's communes begin: 62, 2A, or 974 overseas."""
    return insee_code[:3] if insee_code.startswith(_OVERSEAS) else insee_code[:2]


def commune_called(code: str, names: Mapping[str, str]) -> str:
    """Its name, else `commune 62464`: a bare code is no name."""
    return names.get(code) or f"commune {code}"


def commune_key(name: str) -> str:
    """What all spellings of a commune share.

    "Bruay la Buissière", "BRUAY-LABUISSIERE"; "St-Omer", "Saint Omer"; "Ville du Touquet", "Le Touquet".
    """
    words = re.sub(r"\bst\b", "saint", re.sub(r"\bste\b", "sainte", fold(name)))
    return (_BEFORE_A_COMMUNE.sub("", words) or words).replace(" ", "")


def neighbourhood_key(name: str) -> str:
    """What all spellings of a neighbourhood share: "Quartier du Regain", "Le Regain" and "REGAIN" are alike."""
    words = fold(name)
    return _BEFORE_A_NEIGHBOURHOOD.sub("", words) or words


@dataclass(frozen=True, slots=True)
class CommuneIndex:
    """Communes to find by name: those of the agglomeration, then the others around."""

    own: tuple[Commune, ...]
    others: tuple[Commune, ...] = ()

    def named(self, name: str) -> Commune | None:
        """The commune of that name, of the agglomeration first; None when there is none, or several.

        Case, accents, hyphens, articles and "St" for "Saint" do not count.
        """
        wanted = commune_key(name)
        for group in (self.own, self.others):
            found = [commune for commune in group if commune_key(commune.name) == wanted]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def nearest(self, name: str, *, limit: int = 3) -> list[Commune]:
        """The communes of the agglomeration whose names look most like that one, the most alike first."""
        wanted = commune_key(name)
        return sorted(self.own, key=lambda commune: -fuzz.ratio(commune_key(commune.name), wanted))[:limit]
