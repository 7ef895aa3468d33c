"""The text as it was read: what was claimed, what is doubtful, and no word lost or escaped twice."""

from hypothesis import given
from hypothesis import strategies as st

from regain.exchange.draft import Finding, Mark, Severity, Where
from regain.exchange.reading.blocks import Cell, Document, Table, Text
from regain.web.pages.documents.text_presenter import show_document


def shown(*blocks, marks=(), findings=()):
    return show_document(Document("text/plain", blocks), marks, list(enumerate(findings, 1)))


def words(passage: str) -> str:
    """What stands inside the paragraph, without the numbers of findings."""
    return passage.partition(">")[2].removesuffix("</p>").partition("<sup>")[0]


def doubt(severity: Severity, line: int, quote: str | None = None) -> Finding:
    return Finding("unclaimed_text", severity, "…", Where(line, None, quote))


def test_words_that_feed_a_value_are_marked_and_labels_are_not():
    (block,) = shown(Text("Statut : QPV", 1), marks=[Mark(0, 0, 9), Mark(0, 9, 12, "/neighbourhoods/0/kind")])

    assert words(block.passage) == 'Statut : <mark class="read">QPV</mark>'


def test_prose_is_kept_and_not_marked_and_what_nobody_claimed_is():
    prose, unread = shown(Text("Un mot.", 1), Text("BULLE", 2), marks=[Mark(0, 0, 7, "/sections/0/text")])

    assert (words(prose.passage), words(unread.passage)) == ("Un mot.", '<mark class="unread">BULLE</mark>')


def test_the_gravest_doubt_wins_over_its_own_words():
    (block,) = shown(
        Text("Signé le 9 juillet", 1),
        marks=[Mark(0, 0, 9), Mark(0, 9, 18, "/signed_on")],
        findings=[doubt(Severity.INFO, 1, "9 juillet"), doubt(Severity.ERROR, 1, "9 juillet")],
    )

    assert words(block.passage) == 'Signé le <mark class="error">9 juillet</mark>'
    assert block.passage.endswith(
        '<sup><a href="#point-1" aria-label="Point 1">1</a></sup><sup><a href="#point-2" aria-label="Point 2">2</a></sup></p>'
    )


def test_a_finding_without_place_marks_nothing():
    (block,) = shown(Text("Un", 1), findings=[Finding("not_signed", Severity.WARNING, "…"), doubt(Severity.INFO, 99)])

    assert "<sup>" not in block.passage


def test_what_a_document_says_is_never_html():
    (block,) = shown(Text("<script>alert(1)</script>", 1))

    assert "<script>" not in block.passage


def test_a_table_keeps_its_spans_and_its_anchor_is_given_once():
    row = (Cell((Text("A", 4),), columns=2), None)
    (block,) = shown(Table((row, (Cell((Text("B", 5, bold=True),)), Cell((Text("C", 5, item=True),))))))

    assert block.number == 1
    assert [[(cell.columns, cell.rows) for cell in line] for line in block.rows] == [[(2, 1)], [(1, 1), (1, 1)]]
    assert [passage for line in block.rows for cell in line for passage in cell.passages] == [
        '<p id="ligne-4" class="passage"><mark class="unread">A</mark></p>',
        '<p id="ligne-5" class="passage passage-heading"><mark class="unread">B</mark></p>',
        '<p class="passage passage-item"><mark class="unread">C</mark></p>',
    ]


@given(st.text(alphabet="ab <&é", min_size=1, max_size=30), st.data())
def test_no_word_is_lost(told, data):
    start = data.draw(st.integers(0, len(told)))
    end = data.draw(st.integers(start, len(told)))

    (block,) = shown(Text(told, 1), marks=[Mark(0, start, end, "/commune")])

    bare = words(block.passage).replace('<mark class="read">', "").replace('<mark class="unread">', "")
    assert bare.replace("</mark>", "").replace("&lt;", "<").replace("&amp;", "&") == told
