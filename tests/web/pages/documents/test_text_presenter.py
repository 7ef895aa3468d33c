"""The text as it was read: what was claimed, what is doubtful, and no word lost or escaped twice."""

from hypothesis import given
from hypothesis import strategies as st

from regain.exchange.reading.blocks import Cell, Document, Table, Text
from regain.exchange.reading.draft import Finding, Mark, Severity, Where
from regain.web.pages.documents.text_presenter import show_document


def shown(*blocks, marks=(), findings=()):
    return show_document(Document("text/plain", blocks), marks, list(enumerate(findings, 1)))


def doubt(severity: Severity, line: int, quote: str | None = None) -> Finding:
    return Finding("unclaimed_text", severity, "…", Where(line, None, quote))


def test_words_that_feed_a_value_are_marked_and_labels_are_not():
    (block,) = shown(Text("Statut : QPV", 1), marks=[Mark(0, 0, 9), Mark(0, 9, 12, "/neighbourhoods/0/kind")])

    assert block.passage.words == 'Statut : <mark class="read">QPV</mark>'


def test_prose_is_kept_and_not_marked_and_what_nobody_claimed_is():
    prose, unread = shown(Text("Un mot.", 1), Text("BULLE", 2), marks=[Mark(0, 0, 7, "/sections/0/text")])

    assert (prose.passage.words, unread.passage.words) == ("Un mot.", '<mark class="unread">BULLE</mark>')


def test_the_gravest_doubt_wins_over_its_own_words():
    (block,) = shown(
        Text("Signé le 9 juillet", 1),
        marks=[Mark(0, 0, 9), Mark(0, 9, 18, "/signed_on")],
        findings=[doubt(Severity.INFO, 1, "9 juillet"), doubt(Severity.ERROR, 1, "9 juillet")],
    )

    assert block.passage.words == 'Signé le <mark class="error">9 juillet</mark>'
    assert block.passage.findings == (1, 2)


def test_a_finding_without_place_marks_nothing():
    (block,) = shown(Text("Un", 1), findings=[Finding("not_signed", Severity.WARNING, "…"), doubt(Severity.INFO, 99)])

    assert block.passage.findings == ()


def test_what_a_document_says_is_never_html():
    (block,) = shown(Text("<script>alert(1)</script>", 1))

    assert "<script>" not in block.passage.words


def test_a_table_keeps_its_spans_and_its_anchor_is_given_once():
    row = (Cell((Text("A", 4),), columns=2), None)
    (block,) = shown(Table((row, (Cell((Text("B", 5, bold=True),)), Cell((Text("C", 5, item=True),))))))

    assert block.number == 1
    assert [[(cell.columns, cell.rows) for cell in line] for line in block.rows] == [[(2, 1)], [(1, 1), (1, 1)]]
    anchors = [passage.anchor for line in block.rows for cell in line for passage in cell.passages]
    classes = [passage.classes for line in block.rows for cell in line for passage in cell.passages]
    assert anchors == ["ligne-4", "ligne-5", ""]
    assert classes == ["passage", "passage passage-heading", "passage passage-item"]


@given(st.text(alphabet="ab <&é", min_size=1, max_size=30), st.data())
def test_no_word_is_lost(words, data):
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))

    (block,) = shown(Text(words, 1), marks=[Mark(0, start, end, "/commune")])

    bare = block.passage.words.replace('<mark class="read">', "").replace('<mark class="unread">', "")
    assert bare.replace("</mark>", "").replace("&lt;", "<").replace("&amp;", "&") == words
