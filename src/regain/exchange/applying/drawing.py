"""The outline of a QIC, from what somebody drew, typed or dropped."""

from regain.core.french import number, quoted
from regain.core.member import Member
from regain.domain.territory.models import Neighbourhood
from regain.domain.territory.rules import department_of
from regain.domain.territory.usecases import draw_outline
from regain.exchange.planning.perimeters.entries import outline_entry
from regain.exchange.reading.geo import Outline, read_drawn, read_shape


def draw_from_points(neighbourhood: Neighbourhood, text: str, *, expected: int, by: Member) -> str:
    """Read the points, write the outline; what was done, in one sentence. Raises UnreadableFile, and as draw_outline."""
    return _drawn(neighbourhood, read_drawn(text), "contour dessiné par la collectivité", expected, by)


def draw_from_file(neighbourhood: Neighbourhood, content: bytes, *, name: str, expected: int, by: Member) -> str:
    """Read the file, write the outline; what was done, in one sentence. Raises UnreadableFile, and as draw_outline."""
    source = f"contour déposé par la collectivité ({name[:120]})"
    return _drawn(neighbourhood, read_shape(content, department=_department(neighbourhood)), source, expected, by)


def _department(neighbourhood: Neighbourhood) -> str:
    """The département that all the communes of the neighbourhood are in; blank for none, or for several."""
    found = {department_of(one.insee_code) for one in neighbourhood.communes.all()}
    return found.pop() if len(found) == 1 else ""


def _drawn(neighbourhood: Neighbourhood, outline: Outline, source: str, expected: int, by: Member) -> str:
    draw_outline(neighbourhood, outline_entry(outline, source=source), expected=expected, by=by)
    repaired = f" Il a été réparé ({outline.repaired})." if outline.repaired else ""
    return f"Le périmètre de {quoted(neighbourhood.name)} couvre {number(outline.area_ha, 1)}\u00a0ha.{repaired}"
