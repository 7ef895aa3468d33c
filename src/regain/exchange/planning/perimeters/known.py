"""Whether the outlines of communes are already those of a file."""

from collections.abc import Sequence

from regain.domain.territory.queries import outlines_in_force
from regain.exchange.reading.geo import CommuneOutlineRead


def communes_known_alike(reads: Sequence[CommuneOutlineRead]) -> bool:
    """Whether every commune has this very outline already."""
    known = dict(outlines_in_force("commune").values_list("commune__insee_code", "published"))
    return all(known.get(read.insee_code) == read.outline.published for read in reads)
