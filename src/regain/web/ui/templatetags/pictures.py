"""Tables and pictures."""

from zlib import crc32

from django import template
from django.utils.safestring import SafeString
from django.utils.text import slugify

from regain.web.ui.charts.gap import GapChart, draw_rows
from regain.web.ui.charts.map import AreaMap
from regain.web.ui.charts.matrix import LEVELS, Matrix
from regain.web.ui.charts.picture import Picture
from regain.web.ui.charts.thread import Thread
from regain.web.ui.drawing import draw

register = template.Library()


@register.simple_block_tag
def data_table(content: str, *, caption: str, hide_caption: bool = False, stacked: bool = False) -> SafeString:
    """A table with its caption, in a region that scrolls sideways (and takes the focus, so that the keyboard can).

    `stacked`: on a phone each row becomes a small card; each `<td>` then carries its heading as `data-label`.
    """
    return draw(
        "data_table", content=content, caption=caption, hide_caption=hide_caption, stacked=stacked, id=_id("t", caption)
    )


@register.simple_tag
def gap_chart(*, chart: GapChart) -> SafeString:
    """Where the neighbourhood stands beside the agglomeration: one scale per indicator, and the same as a table."""
    return draw("gap_chart", chart=chart, rows=draw_rows(chart), id=_id("g", chart.title))


@register.simple_tag
def area_map(*, map: AreaMap) -> SafeString:  # noqa: A002  # what templates call it
    """Where the neighbourhoods are: a picture drawn here, a map one can move where there is JavaScript, and a list."""
    return draw("area_map", map=map, svg=SafeString(map.svg), id=_id("map", map.title))


@register.simple_tag
def picture(*, picture: Picture) -> SafeString:
    """A chart drawn on the server, for a desk and for a phone, its caption and the same values as a table."""
    return draw("picture", picture=picture, id=_id("p", picture.title))


@register.simple_tag
def coverage_matrix(*, matrix: Matrix) -> SafeString:
    """Who answers what: rows in groups, columns, a count in each cell."""
    return draw("coverage_matrix", matrix=matrix, levels=LEVELS, id=_id("m", matrix.caption))


@register.simple_tag
def golden_thread(*, thread: Thread) -> SafeString:
    """From what hurts to what came of it: each line a strand, each missing knot shown."""
    return draw("golden_thread", thread=thread)


def _id(prefix: str, text: str) -> str:
    """An id made of a caption: two captions that begin alike have two ids."""
    return f"{prefix}-{slugify(text)[:40]}-{crc32(text.encode()):08x}"
