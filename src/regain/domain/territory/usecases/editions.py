"""Outlines written edition after edition."""

from collections.abc import Callable, Mapping, Sequence

from regain.domain.territory.models import Outline, OutlineFile
from regain.domain.territory.rules import OutlineEntry

Told = Callable[[int, int], None]
_AT_ONCE = 200


def add_editions(owner: str, entries: Mapping[int, OutlineEntry], *, file: OutlineFile | None, told: Told) -> int:
    """Write a new edition for each owner (by key) whose outline differs from its last one; say how many were written.

    `owner`: `perimeter`, `neighbourhood` or `commune`. To be called in a transaction.
    """
    last = _last_editions(owner, entries)
    news = [
        _outline(owner, key, entry, edition=last.get(key, (0, ""))[0] + 1, file=file)
        for key, entry in entries.items()
        if last.get(key, (0, ""))[1] != entry.published
    ]
    for start in range(0, len(news), _AT_ONCE):
        Outline.objects.bulk_create(news[start : start + _AT_ONCE])
        told(min(start + _AT_ONCE, len(news)), len(news))
    return len(news)


def _last_editions(owner: str, keys: Mapping[int, OutlineEntry] | Sequence[int]) -> dict[int, tuple[int, str]]:
    """The last edition and its fingerprint, by owner."""
    of_owner = Outline.objects.filter(**{f"{owner}__isnull": False}).order_by(f"{owner}_id", "edition")
    wanted = set(keys)
    if len(wanted) < _AT_ONCE:
        of_owner = of_owner.filter(**{f"{owner}__in": wanted})
    rows = of_owner.values_list(f"{owner}_id", "edition", "published")
    return {key: (edition, published) for key, edition, published in rows if key in wanted}


def _outline(owner: str, key: int, entry: OutlineEntry, *, edition: int, file: OutlineFile | None) -> Outline:
    west, south, east, north = entry.bounds
    return Outline(
        **{f"{owner}_id": key},
        edition=edition,
        geometry=entry.geometry,
        published=entry.published,
        area_ha=f"{entry.area_ha:.2f}",
        west=west,
        south=south,
        east=east,
        north=north,
        repaired=entry.repaired[:200],
        source=entry.source[:200],
        file=file,
    )
