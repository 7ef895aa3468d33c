"""The outline of a QIC, from what somebody drew, typed or dropped."""

from dataclasses import dataclass

import shapely

from regain.core.errors import BusinessError
from regain.core.french import enumeration, number, quoted
from regain.core.geography import Comparisons
from regain.core.member import Member
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.queries import outlines_in_force
from regain.domain.territory.rules import department_of
from regain.domain.territory.usecases import draw_outline
from regain.exchange.planning.perimeters.entries import outline_entry
from regain.exchange.reading.geo import Outline, read_drawn, read_shape


class OutlineDoubtful(BusinessError):
    """The outline is read, and looks wrong: a person has to say that it is right."""


@dataclass(frozen=True, slots=True)
class DrawnOutline:
    """An outline that was read, and what is said of where it comes from."""

    outline: Outline
    source: str


def drawn_points(text: str) -> DrawnOutline:
    """Read points. Raises UnreadableFile."""
    return DrawnOutline(read_drawn(text), "contour dessiné par la collectivité")


def drawn_file(neighbourhood: Neighbourhood, content: bytes, *, name: str) -> DrawnOutline:
    """Read a file. Raises UnreadableFile."""
    source = f"contour déposé par la collectivité ({name[:120]})"
    return DrawnOutline(read_shape(content, department=_department(neighbourhood)), source)


def draw(neighbourhood: Neighbourhood, read: DrawnOutline, *, is_sure: bool, expected: int, by: Member) -> str:
    """Write the outline; what was done, in one sentence. Raises OutlineDoubtful unless `is_sure`, and as draw_outline."""
    outline = read.outline
    if not is_sure:
        _refuse_doubtful(neighbourhood, outline)
    draw_outline(neighbourhood, outline_entry(outline, source=read.source), expected=expected, by=by)
    repaired = f" Il a été réparé ({outline.repaired})." if outline.repaired else ""
    return f"Le périmètre de {quoted(neighbourhood.name)} couvre {number(outline.area_ha, 1)}\u00a0ha.{repaired}"


def _refuse_doubtful(neighbourhood: Neighbourhood, outline: Outline) -> None:
    """Larger than its communes, or beside them all: as far as their outlines are known. Costs two queries."""
    communes = list(neighbourhood.communes.all())
    known = outlines_in_force("commune").filter(commune__in=communes)
    rows = list(known.values_list("geometry", "area_ha"))
    if not rows or len(rows) < len(communes):
        return
    theirs = enumeration([one.name for one in communes])
    area = f"{number(outline.area_ha, 1)}\u00a0ha"
    whole = sum(row[1] for row in rows)
    comparisons = Comparisons()
    shares = [comparisons.common_area(outline.geometry, shapely.from_wkb(bytes(row[0]))) for row in rows]
    if outline.area_ha > whole:
        raise OutlineDoubtful(f"Ce contour couvre {area}, plus que {theirs} ({number(whole, 1)}\u00a0ha).")
    if not any(share is None or share > 0 for share in shares):
        raise OutlineDoubtful(f"Ce contour ({area}) ne touche pas {theirs}.")


def _department(neighbourhood: Neighbourhood) -> str:
    """The département that all the communes of the neighbourhood are in; blank for none, or for several."""
    found = {department_of(one.insee_code) for one in neighbourhood.communes.all()}
    return found.pop() if len(found) == 1 else ""
