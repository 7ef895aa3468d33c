"""Which places a member may write to: those of the agglomeration they act in; the others are the instance's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.territory.models import Perimeter
from regain.domain.territory.rules.places import KEEPERS, department_of

ASK = "demandez-le à la personne qui administre Regain."


def can_write_in(member: Member, siren: str) -> bool:
    """Whether what the member writes may be about the agglomeration of that SIREN: theirs, or any for administrators."""
    if member.is_system or member.is_one_of(Role.ADMINISTRATOR):
        return True
    return bool(member.agglomeration) and siren == member.agglomeration


def can_write_perimeter(member: Member, perimeter: Perimeter) -> bool:
    """Its name, its outline: those who keep the contract of its neighbourhood. Twin: queries.perimeters_writable_by."""
    if member.is_system or member.is_one_of(Role.ADMINISTRATOR):
        return True
    holder = perimeter.neighbourhood
    return holder is not None and member.is_one_of(*KEEPERS) and can_write_in(member, holder.intercommunality.siren)


def can_keep_shared_places(member: Member, *, agglomerations: Collection[str]) -> bool:
    """National outlines, lists of communes: administrators; who keeps a contract while theirs is the only agglomeration.

    `agglomerations`: the SIREN of all those that the instance knows.
    """
    if member.is_system or member.is_one_of(Role.ADMINISTRATOR):
        return True
    return member.is_one_of(*KEEPERS) and set(agglomerations) <= {member.agglomeration}


@dataclass(frozen=True, slots=True)
class Reach:
    """Which rows of a file of places a member may write. `own`, `others`: INSEE codes of communes of agglomerations.

    `writable`: codes of perimeters whose neighbourhood is theirs; `held`: of those that are somebody's; `published`: the
    communes of those that are nobody's, as they were published.
    """

    everywhere: bool
    own: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    writable: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    published: Mapping[str, Collection[str]] = field(default_factory=dict)

    def covers(self, insee_code: str) -> bool:
        """Whether a perimeter of that commune may become a neighbourhood by the member's act."""
        return self.everywhere or insee_code in self.own

    def refusal_of_commune(self, insee_code: str) -> str:
        """Why that commune is not the member's to write, blank when it is."""
        if self.everywhere or insee_code in self.own:
            return ""
        whose = "est d’une autre agglomération" if insee_code in self.others else "n’est pas de votre agglomération"
        return f"cette commune {whose}\u00a0: {ASK}"

    def refusal_of_perimeter(self, code: str, insee_codes: Collection[str]) -> str:
        """Why the perimeter of that code, said to lie in these communes, is not theirs to write; blank when it is."""
        if self.everywhere:
            return ""
        known = set(self.published.get(code, ()))
        if code in self.held - self.writable or (known | set(insee_codes)) & self.others:
            return f"ce quartier est d’une autre agglomération\u00a0: {ASK}"
        if code in self.writable or (self._is_near(code) and self._lies_here(known, insee_codes)):
            return ""
        return f"ce périmètre national n’est pas dans vos communes\u00a0: {ASK}"

    def _lies_here(self, known: Collection[str], insee_codes: Collection[str]) -> bool:
        """What was published wins over what a file says: a code is not taken by naming another commune."""
        return all(self.own & set(codes) for codes in (known, insee_codes) if codes) and bool(insee_codes or known)

    def _is_near(self, code: str) -> bool:
        return code[2:5] in {department_of(commune).rjust(3, "0") for commune in self.own}
