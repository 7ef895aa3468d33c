"""Outlines in force, and which neighbourhoods and perimeters they are of."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from regain.domain.territory.enums import NeighbourhoodKind, Vintage
from regain.domain.territory.models import Commune, Intercommunality, Neighbourhood, Outline, Perimeter
from regain.domain.territory.rules.outlines import NO_OUTLINE


def outlines_in_force(owner: str) -> QuerySet[Outline]:
    """The last edition of every outline of that kind of owner: `perimeter`, `neighbourhood` or `commune`.

    None for one whose last edition takes a drawn outline back.
    """
    later = Outline.objects.filter(**{owner: OuterRef(owner)}, edition__gt=OuterRef("edition"))
    last = Outline.objects.filter(~Exists(later), **{f"{owner}__isnull": False})
    return last.exclude(published=NO_OUTLINE).order_by("pk")


def perimeters_of(vintage: Vintage) -> QuerySet[Perimeter]:
    """All perimeters of a vintage, reference rows included, by code."""
    return Perimeter.objects.filter(vintage=vintage).order_by("code")


def fingerprints_of_perimeters(vintage: Vintage) -> dict[str, str]:
    """The fingerprint of the outline in force of each perimeter of a vintage, by code."""
    rows = outlines_in_force("perimeter").filter(perimeter__vintage=vintage)
    return dict(rows.values_list("perimeter__code", "published"))


def geometries_of_perimeters(codes: Iterable[str]) -> dict[str, bytes]:
    """The WKB of the outlines in force of these perimeters, by code."""
    rows = outlines_in_force("perimeter").filter(perimeter__code__in=list(codes))
    return {code: bytes(wkb) for code, wkb in rows.values_list("perimeter__code", "geometry")}


def geometries_of_communes(insee_codes: Iterable[str]) -> dict[str, bytes]:
    """The WKB of the outlines in force of these communes, by INSEE code."""
    rows = outlines_in_force("commune").filter(commune__insee_code__in=list(insee_codes))
    return {code: bytes(wkb) for code, wkb in rows.values_list("commune__insee_code", "geometry")}


def communes_in_agglomerations() -> dict[str, int]:
    """The agglomeration's key of every commune that has one, by INSEE code."""
    known = Commune.objects.filter(intercommunality__isnull=False).order_by("pk")
    return {code: key for code, key in known.values_list("insee_code", "intercommunality_id") if key is not None}


def communes_of_neighbourhoods() -> set[str]:
    """The INSEE codes of the communes of agglomerations, and of those that share a neighbourhood with one."""
    ours = Commune.objects.filter(Q(intercommunality__isnull=False) | Q(neighbourhoods__isnull=False))
    return set(ours.values_list("insee_code", flat=True))


def names_of_communes() -> dict[str, str]:
    """The name of every commune, by INSEE code."""
    return dict(Commune.objects.order_by("pk").values_list("insee_code", "name"))


def priority_neighbourhoods() -> list[Neighbourhood]:
    """The QPV of all agglomerations that are in use, with their communes and perimeters, by name."""
    found = Neighbourhood.objects.filter(kind=NeighbourhoodKind.QPV, archived_at=None)
    return list(found.prefetch_related("communes", "perimeters").order_by("name", "pk"))


def reference_perimeters(vintage: Vintage, insee_codes: Iterable[str]) -> list[Perimeter]:
    """The perimeters of a vintage that are nobody's here though they lie in one of these communes, by code."""
    wanted = set(insee_codes)
    rows = Perimeter.objects.filter(vintage=vintage, neighbourhood=None).order_by("code")
    return [one for one in rows if wanted & set(one.insee_codes)]


def agglomerations_by_key() -> dict[int, Intercommunality]:
    """All agglomerations, by key."""
    return Intercommunality.objects.in_bulk()
