"""Variants of the styles: on a new page, on the first page after the cover, kept with what follows."""

from collections.abc import Iterator

from regain.exchange.writing.look import BRICK, HEADINGS, INK

_VARIED = (
    "Standard",
    "Lead",
    "Note",
    "Item",
    "Interval",
    "Cell",
    "CellHead",
    "CellName",
    "CellItem",
    *(f"Heading_20_{level}" for level in range(1, 5)),
)


def _at_the_top(style: str) -> str:
    """A title that begins a page needs no room above; LibreOffice wants both margins told together."""
    titled = style.startswith("Heading")
    return f' fo:margin-top="0pt" fo:margin-bottom="{HEADINGS[int(style[-1]) - 1][2]}pt"' if titled else ""


def _variants() -> Iterator[str]:
    for name in _VARIED:
        child = f'style:family="paragraph" style:parent-style-name="{name}"'
        top = _at_the_top(name)
        yield (
            f'<style:style style:name="Broken{name}" {child}><style:paragraph-properties fo:break-before="page"{top}/>'
            f'</style:style><style:style style:name="First{name}" {child} style:master-page-name="Standard">'
            f'<style:paragraph-properties{top}/></style:style><style:style style:name="Kept{name}" {child}>'
            '<style:paragraph-properties fo:keep-with-next="always"/></style:style>'
        )
    yield (
        '<style:style style:name="FirstContentsTitle" style:family="paragraph" '
        'style:parent-style-name="ContentsTitle" style:master-page-name="Standard"/>'
    )
    for name, colour in (("Brick", BRICK), ("Ink", INK)):
        yield (
            f'<style:style style:name="{name}" style:family="text"><style:text-properties fo:color="#{colour}" '
            'style:text-underline-style="none"/></style:style>'
        )


STYLES = "".join(_variants())
