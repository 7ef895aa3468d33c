"""Builds each `.docx` of the demonstration from its `.md`: the same source gives the same file.

Run: `python demonstration/build.py`.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent
SOURCES = (HERE / "barlin.md", HERE / "auchel.md")

INK = RGBColor(0x17, 0x3F, 0x5F)
STAKE_GROUND, LABEL_GROUND = "173F5F", "DCE7EF"
COLUMN_WIDTHS = (Cm(4.6), Cm(5.6), Cm(6.8))
A_FIXED_DAY = datetime(2024, 7, 9)  # noqa: DTZ001 - a file's property, not an instant: the bytes must not change

CONTENTS_LINE = re.compile(r"(.+) \.\.\. (\d+)")
COVER_LINE = re.compile(r"(titre|sous-titre|commune|mention) : (.+)")


def build(source: str) -> bytes:
    """The DOCX of a source written in the convention that `barlin.md` states."""
    docx = Document()
    _prepare(docx, commune=dict(COVER_LINE.findall(source))["commune"])
    for block in _blocks_of(source):
        _add_block(docx, block)
    saved = io.BytesIO()
    docx.save(saved)
    return _with_fixed_dates(saved.getvalue())


def typeset(text: str) -> str:
    """French spaces: non-breaking inside guillemets and before a colon, narrow before the other double signs."""
    text = text.replace("« ", "«\u00a0").replace(" »", "\u00a0»").replace(" :", "\u00a0:").replace(" %", "\u00a0%")
    return re.sub(r" ([;!?])", "\u202f\\1", text)


def _blocks_of(source: str) -> Iterator[str]:
    """The paragraphs, titles, lists, tables of the source, cut at blank lines, its opening comment left out."""
    body = re.sub(r"<!--.*?-->", "", source, flags=re.DOTALL)
    return (block.strip() for block in re.split(r"\n\s*\n", body) if block.strip())


def _add_block(docx: Docx, block: str) -> None:
    lines = block.splitlines()
    if block == "===":
        docx.add_page_break()
    elif block.startswith("|"):
        _add_table(docx, lines)
    elif block.startswith("#"):
        marks, title = block.split(" ", 1)
        docx.add_heading(typeset(title), level=len(marks))
    else:
        for line in lines:
            _add_line(docx, line)


def _add_line(docx: Docx, line: str) -> None:
    if cover := COVER_LINE.fullmatch(line):
        _add_cover_line(docx, *cover.groups())
    elif contents := CONTENTS_LINE.fullmatch(line):
        paragraph = docx.add_paragraph(f"{typeset(contents[1])}\t{contents[2]}", style="Contents")
        paragraph.paragraph_format.keep_with_next = False
    elif line.startswith("- "):
        _add_words(docx.add_paragraph(style="List Bullet"), line.removeprefix("- "))
    else:
        _add_words(docx.add_paragraph(), line)


def _add_cover_line(docx: Docx, key: str, words: str) -> None:
    paragraph = docx.add_paragraph(typeset(words), style="Title" if key == "titre" else "Subtitle")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Cm(6) if key == "titre" else Cm(1)
    if key == "mention":
        paragraph.paragraph_format.space_before = Cm(8)
        paragraph.runs[0].font.size = Pt(10)


def _add_words(paragraph: Paragraph, words: str) -> None:
    for rank, piece in enumerate(typeset(words).split("**")):
        paragraph.add_run(piece).bold = True if rank % 2 else None


def _add_table(docx: Docx, lines: list[str]) -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not line.startswith("|---")]
    table = docx.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _set_widths(table)
    for y, row in enumerate(rows):
        for x, words in enumerate(row):
            if words not in ("^", ">"):
                _fill_cell(_merged_cell(table, rows, y, x), words, head=y)
    _repeat_heads(table)
    docx.add_paragraph()


def _set_widths(table: Table) -> None:
    """Fixed columns; done before any merge, which adds the widths of the cells it joins."""
    table.autofit = False
    for column, width in zip(table.columns, COLUMN_WIDTHS, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _merged_cell(table: Table, rows: list[list[str]], y: int, x: int) -> _Cell:
    """The cell at row y and column x, merged with those that only prolong it."""
    last_y, last_x = y, x
    while last_y + 1 < len(rows) and rows[last_y + 1][x] == "^":
        last_y += 1
    while last_x + 1 < len(rows[y]) and rows[y][last_x + 1] == ">":
        last_x += 1
    cell = table.cell(y, x)
    return cell.merge(table.cell(last_y, last_x)) if (last_y, last_x) != (y, x) else cell


def _fill_cell(cell: _Cell, words: str, *, head: int) -> None:
    """Write a cell; row 0 names the stake, row 1 the columns."""
    for rank, piece in enumerate(words.split("<br>")):
        paragraph = cell.paragraphs[0] if rank == 0 else cell.add_paragraph()
        run = paragraph.add_run(typeset(piece))
        paragraph.paragraph_format.space_after = Pt(2)
        run.font.size = Pt(10)
        if head <= 1:
            run.bold = True
            run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF) if head == 0 else INK
    if head <= 1:
        _shade(cell, STAKE_GROUND if head == 0 else LABEL_GROUND)


def _shade(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - python-docx has no public name for shading


def _repeat_heads(table: Table) -> None:
    """The two first rows come back on each page, and no row is cut by a page."""
    for y, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - nor for the properties of a row
        properties.append(OxmlElement("w:cantSplit"))
        if y <= 1:
            properties.append(OxmlElement("w:tblHeader"))


def _prepare(docx: Docx, *, commune: str) -> None:
    section = docx.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = typeset(f"Contrat de ville « Engagements Quartiers 2030 » – {commune}")
    _number_pages(section.footer.paragraphs[0])
    _prepare_styles(docx)
    _prepare_properties(docx, of=commune.removeprefix("Commune "))


def _prepare_styles(docx: Docx) -> None:
    docx.styles["Normal"].font.name = "Calibri"
    docx.styles["Normal"].font.size = Pt(11)
    sizes = {"Title": 26, "Subtitle": 16, "Heading 1": 18, "Heading 2": 13}
    for name, size in sizes.items():
        font = docx.styles[name].font
        font.name, font.size, font.color.rgb, font.italic = "Calibri", Pt(size), INK, False
        fonts = docx.styles[name].element.rPr.rFonts
        for theme in [attribute for attribute in fonts.attrib if attribute.endswith("Theme")]:
            del fonts.attrib[theme]
    contents = docx.styles.add_style("Contents", 1)
    contents.paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _prepare_properties(docx: Docx, *, of: str) -> None:
    properties = docx.core_properties
    properties.title = f"Convention d’application communale {of} (démonstration)"
    properties.author = properties.last_modified_by = "Regain"
    properties.comments = "Document de démonstration écrit pour Regain, sans valeur officielle"
    properties.created = properties.modified = A_FIXED_DAY
    properties.language = "fr-FR"


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no public name for fields


def _with_fixed_dates(package: bytes) -> bytes:
    """The same zip whose members are all dated from the first day that a zip knows."""
    rewritten = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as read, zipfile.ZipFile(rewritten, "w") as written:
        for name in read.namelist():
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(member, read.read(name))
    return rewritten.getvalue()


if __name__ == "__main__":
    for one in SOURCES:
        target = one.with_suffix(".docx")
        target.write_bytes(build(one.read_text(encoding="utf-8")))
        print(f"{target.name} : {target.stat().st_size} octets")
