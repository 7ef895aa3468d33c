"""Drawings: the gauges of a gap chart, the band of the cover."""

from typing import Any

from regain.core.pictures import WIDE
from regain.exchange.writing.blocks import Picture
from regain.exchange.writing.look import BRICK, CENTIMETRE, EMU, GROUND, INK, LINE, TEXT_WIDTH
from regain.exchange.writing.markup import attribute

_WIDTH, _HEIGHT = (TEXT_WIDTH - 400) * EMU, 200 * EMU
_DOT = 84 * 2 * EMU
_PAGE = 16838 * EMU
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext></a:extLst>'
)
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def gauge(told: dict[str, Any], number: int) -> str:
    """A track, the two dots on it and what lies between; `number` is unique in the document."""
    here, there = (round(told[name] * _WIDTH) for name in ("at", "there"))
    middle = _HEIGHT // 2
    shapes = (
        _shape("rect", 0, middle - 19050, _WIDTH, 38100, fill=GROUND),
        _shape("rect", min(here, there), middle - 10160, max(abs(here - there), 1), 20320, fill=LINE),
        _shape("ellipse", there - _DOT // 2, middle - _DOT // 2, _DOT, _DOT, fill="FFFFFF", line=INK),
        _shape("ellipse", here - _DOT // 2, middle - _DOT // 2, _DOT, _DOT, fill=BRICK),
    )
    extent = f'<a:off x="0" y="0"/><a:ext cx="{_WIDTH}" cy="{_HEIGHT}"/>'
    group = (
        f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{extent}<a:chOff x="0" y="0"/>'
        f'<a:chExt cx="{_WIDTH}" cy="{_HEIGHT}"/></a:xfrm></wpg:grpSpPr>{"".join(shapes)}</wpg:wgp>'
    )
    return _drawn(
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{_WIDTH}" cy="{_HEIGHT}"/>'
        f'<wp:docPr id="{number}" name="Écart {number}" descr={attribute(told["alt"])}/>'
        f'<a:graphic><a:graphicData uri="{_GROUP}">{group}</a:graphicData></a:graphic></wp:inline>',
        "wpg",
    )


def picture(told: Picture, key: str, number: int) -> str:
    """A picture of the file (`key`), as wide as the page if it was drawn so; `number` is unique in the document."""
    width = round(min(told.width / WIDE, 1) * TEXT_WIDTH) * EMU
    height = round(width * told.height / told.width)
    named = f'id="{number}" name="Image {number}" descr={attribute(told.alternative)}'
    extent = f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr {named}/><a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr>'
        f'<pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{key}" xmlns:r="{_RELATION}"/>'
        f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>{extent}</a:xfrm>"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def band() -> str:
    """The band along the left edge of the cover: an ornament."""
    width = round(1.1 * CENTIMETRE) * EMU
    shape = _shape("rect", 0, 0, width, _PAGE, fill=BRICK)
    return _drawn(
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{_PAGE}"/><wp:wrapNone/><wp:docPr id="1" name="Bandeau" descr="">{_DECORATIVE}'
        f'</wp:docPr><a:graphic><a:graphicData uri="{_SHAPE}">{shape}</a:graphicData></a:graphic></wp:anchor>',
        "wps",
    )


def _shape(  # noqa: PLR0913  # a box has four measures
    kind: str, x: int, y: int, width: int, height: int, *, fill: str, line: str = ""
) -> str:
    edge = (
        f'<a:ln w="20320"><a:solidFill><a:srgbClr val="{line}"/></a:solidFill></a:ln>'
        if line
        else "<a:ln><a:noFill/></a:ln>"
    )
    return (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>{edge}'
        "</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _drawn(drawing: str, needed: str) -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{needed}"><w:drawing>{drawing}</w:drawing></mc:Choice>'
        "</mc:AlternateContent></w:r>"
    )
