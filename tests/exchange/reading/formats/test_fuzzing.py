"""Whatever the bytes, a reader gives a document or one refusal, and never another error."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regain.exchange.reading.blocks import Document
from regain.exchange.reading.opening import read_document
from regain.exchange.reading.refusals import UnreadableFile
from tests.exchange.reading.formats.making import cell, docx, odt, paragraph, pdf, table, zipped

FEW = settings(max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
FORMS = ("docx", "odt", "pdf", "txt")
PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "_rels/.rels")


@cache
def valid(form: str) -> bytes:
    if form == "docx":
        rows = table(cell("ENJEU 1", '<w:gridSpan w:val="2"/>'), cell("A", "<w:vMerge/>") + cell("B"))
        return docx(paragraph("Préambule") + rows, styles="")
    if form == "odt":
        return odt(
            "<text:h>Préambule</text:h><text:list><text:list-item><text:p>A</text:p></text:list-item></text:list>"
        )
    if form == "pdf":
        return pdf("Préambule\n#table(columns: 2, [A], table.cell(rowspan: 2)[B], [C])\n- Lire\n#pagebreak()\nFin")
    return "Préambule\n\nA\tB\tC\n\uf0b7 Lire\n".encode()


def is_read_or_refused(content: bytes) -> bool:
    try:
        return isinstance(read_document(content, name="convention"), Document)
    except UnreadableFile as refusal:
        return "\n" not in str(refusal) and str(refusal).endswith(".")


@FEW
@given(st.binary(max_size=3000))
def test_any_bytes(content):
    assert is_read_or_refused(content)


@FEW
@given(
    st.sampled_from([b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]),
    st.binary(max_size=500),
)
def test_any_bytes_after_a_signature(signature, content):
    assert is_read_or_refused(signature + content)


@FEW
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=500), st.sampled_from(["utf-8", "utf-16", "utf-16-le"]))
def test_any_text(words, encoding):
    assert is_read_or_refused(words.encode(encoding))


@pytest.mark.parametrize("form", FORMS)
@FEW
@given(data=st.data())
def test_valid_file_cut_short(form, data):
    content = valid(form)

    assert is_read_or_refused(content[: data.draw(st.integers(0, len(content)))])


@pytest.mark.parametrize("form", FORMS)
@FEW
@given(data=st.data())
def test_valid_file_with_bytes_changed(form, data):
    content = bytearray(valid(form))
    places = st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), min_size=1, max_size=12)
    for place, byte in data.draw(places):
        content[place] = byte

    assert is_read_or_refused(bytes(content))


NAMES = (
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "tcPr",
    "pPr",
    "rPr",
    "vMerge",
    "gridSpan",
    "sdt",
    "sdtContent",
    "ins",
    "del",
)
NAMES += ("fldChar", "instrText", "sym", "br", "tab", "hyperlink", "footnoteReference", "txbxContent", "numPr", "trPr")
WORD_TREES = st.recursive(
    st.text(alphabet="aé 1", max_size=4),
    lambda inner: st.builds(
        lambda name, value, children: f'<w:{name} w:val="{value}">{"".join(children)}</w:{name}>',
        st.sampled_from(NAMES),
        st.sampled_from(["", "0", "3", "x", "-1", "99999999999"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@FEW
@given(st.lists(WORD_TREES, max_size=4))
def test_any_word_markup(trees):
    assert is_read_or_refused(docx("".join(trees) + paragraph("Fin"), footnotes=trees[0] if trees else ""))


ODT_NAMES = ("text:p", "text:h", "text:list", "text:list-item", "table:table", "table:table-row", "table:table-cell")
ODT_NAMES += ("table:covered-table-cell", "text:span", "text:note", "text:note-body", "draw:frame", "draw:text-box")
ODT_TREES = st.recursive(
    st.text(alphabet="aé 1", max_size=4),
    lambda inner: st.builds(
        lambda name, value, children: (
            f'<{name} table:number-columns-spanned="{value}" table:number-rows-repeated="{value}" '
            f'text:outline-level="{value}">{"".join(children)}</{name}>'
        ),
        st.sampled_from(ODT_NAMES),
        st.sampled_from(["", "0", "3", "x", "-1", "99999999999", "²"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@FEW
@given(st.lists(ODT_TREES, max_size=4))
def test_any_opendocument_markup(trees):
    assert is_read_or_refused(odt("".join(trees)))


@FEW
@given(st.dictionaries(st.sampled_from(PARTS), st.text(alphabet="<>w:/ap \"'=é", max_size=60)))
def test_any_parts_of_a_package(parts):
    types = "<Types><Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"

    assert is_read_or_refused(zipped({"[Content_Types].xml": types, **parts}))
