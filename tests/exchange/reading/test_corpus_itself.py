"""The exam is sound: its truths are whole, its measure counts what it should, its files are files."""

import io
import zipfile
from dataclasses import replace

import pytest

from tests.agreements.copying import sentences_shared
from tests.agreements.layout import FORMATS, make_file
from tests.agreements.layout.from_text import layout_from_text
from tests.agreements.layout.model import Grid, Kind
from tests.agreements.layout.source import layout_from_source
from tests.agreements.model import Agreement, agreements
from tests.agreements.scoring import score


def _slug(agreement: Agreement) -> str:
    return agreement.slug


@pytest.mark.parametrize("agreement", agreements(), ids=_slug)
def test_a_truth_read_as_a_draft_scores_full_marks(agreement):
    result = score(agreement.truth, agreement.truth)

    assert (result.misses, result.extras) == ([], [])
    assert result.expected.total() > 40


@pytest.mark.parametrize("agreement", agreements(), ids=_slug)
def test_every_operational_objective_of_the_truth_is_in_the_paper(agreement):
    paper = " ".join(make_file(agreement.layout, "txt").decode("utf-8").split())
    rows = [row for read in agreement.truth.neighbourhoods for row in read.objectives]

    assert [words for row in rows for words in row.operational if words not in paper] == []


@pytest.mark.parametrize("agreement", agreements(), ids=_slug)
def test_no_sentence_of_the_real_agreement_is_copied(agreement, shared):
    real = (shared / "conventions" / "barlin-2024.txt").read_text(encoding="utf-8")

    assert sentences_shared(make_file(agreement.layout, "txt").decode("utf-8"), real) == set()


def test_a_missed_fact_and_an_invented_one_both_cost():
    truth = agreements()[0].truth
    first, *others = truth.neighbourhoods
    wrong = replace(truth, neighbourhoods=(replace(first, irritants=("Autre chose", *first.irritants[1:])), *others))

    result = score(wrong, truth)

    assert result.misses == [("irritants", 0, first.irritants[0])]
    assert result.extras == [("irritants", 0, "Autre chose")]


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "txt"])
def test_files_are_of_their_format(form):
    content = make_file(agreements()[0].layout, form)

    if form == "pdf":
        assert content.startswith(b"%PDF-")
    else:
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def test_an_open_document_begins_with_its_type():
    content = make_file(agreements()[0].layout, "odt")

    assert content[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")


def test_tracked_changes_and_content_controls_reach_the_docx():
    layout = layout_from_source("Un texte{+ ajouté+}{- retiré-} et {[un champ]}.")

    document = zipfile.ZipFile(io.BytesIO(make_file(layout, "docx"))).read("word/document.xml").decode("utf-8")

    assert all(tag in document for tag in ("<w:ins ", "<w:del ", "<w:delText", "<w:sdt>"))
    assert make_file(layout, "txt").decode("utf-8").strip() == "Un texte ajouté et un champ."


def test_a_text_export_becomes_titles_items_and_merged_cells():
    text = "Titre\t3\n\nTitre\n\n- un\n- deux\n\nENJEU 1\t\t\t\nA\t\tB\na\tb\tc\n\td\te\n"

    *lines, grid = layout_from_text(text).blocks

    assert [line.kind for line in lines] == [Kind.CONTENTS, Kind.HEADING, Kind.ITEM, Kind.ITEM]
    assert isinstance(grid, Grid)
    spans = [(box.lines[0].words, box.columns, box.rows) for _, _, box in grid.boxes]
    assert spans == [
        ("ENJEU 1", 3, 1), ("A", 2, 1), ("B", 1, 1), ("a", 1, 2), ("b", 1, 1), ("c", 1, 1), ("d", 1, 1), ("e", 1, 1),
    ]  # fmt: skip
