"""Which places a member may write to."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.territory.models import Commune, Intercommunality, Perimeter
from regain.domain.territory.rules import Reach, can_keep_shared_places
from regain.domain.territory.rules.places import KEEPERS


def perimeters_writable_by(member: Member) -> QuerySet[Perimeter]:
    """The perimeters the member may write, by code (twin of can_write_perimeter)."""
    perimeters = Perimeter.objects.order_by("code")
    if member.is_system or member.is_one_of(Role.ADMINISTRATOR):
        return perimeters
    if not member.agglomeration or not member.is_one_of(*KEEPERS):
        return perimeters.none()
    return perimeters.filter(neighbourhood__intercommunality__siren=member.agglomeration)


def keeps_shared_places(member: Member) -> bool:
    """Whether national outlines and lists of communes are the member's to write."""
    return can_keep_shared_places(member, agglomerations=Intercommunality.objects.values_list("siren", flat=True))


def reach_of(member: Member, *, perimeters: Iterable[str] = ()) -> Reach:
    """Which rows of a file the member may write; `perimeters`: the codes that it gives."""
    if keeps_shared_places(member):
        return Reach(everywhere=True)
    theirs = member.agglomeration if member.is_one_of(*KEEPERS) else ""
    own = Q(intercommunality__siren=theirs)
    communes = Commune.objects.filter(intercommunality__isnull=False).order_by("pk")
    wanted = set(perimeters)
    rows = [
        row
        for row in Perimeter.objects.order_by("pk").values_list("code", "neighbourhood_id", "insee_codes")
        if row[0] in wanted
    ]
    return Reach(
        everywhere=False,
        own=frozenset(communes.filter(own).values_list("insee_code", flat=True)),
        others=frozenset(communes.exclude(own).values_list("insee_code", flat=True)),
        writable=frozenset(perimeters_writable_by(member).values_list("code", flat=True)),
        held=frozenset(code for code, holder, _ in rows if holder is not None),
        published={code: codes for code, holder, codes in rows if holder is None},
    )
