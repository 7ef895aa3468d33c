"""What is kept without a sure place, or was seen and not read, keeps 100 % from being said, and is told."""

import pytest

from regain.exchange.draft import Draft
from regain.exchange.reading.agreement import read_agreement
from regain.exchange.reading.agreement_summary import summary_lines
from regain.exchange.reading.blocks import Remark
from regain.exchange.reading.remarks import MESSAGES, NOT_READ, remark
from regain.exchange.reading.unplaced import unplaced_in_words
from tests.exchange.reading.agreement.papers import (
    COVER,
    PROJECT,
    SOURCE,
    codes,
    findings,
    paper,
    read,
    read_below_cover,
)

PROMISES_NOTHING = "Nos voisins viennent de loin et nous les recevons du mieux possible, hiver comme été, sans jamais compter les heures. "


@pytest.mark.parametrize(
    "words",
    [
        f"# Ce que nous voulons bâtir\n{PROMISES_NOTHING}",
        f"# Les irritants\n- Du bruit\n# Une page d’histoire\n{PROMISES_NOTHING}",
        f"# Portrait statistique\nPopulation : 120 habitants\n{PROMISES_NOTHING}",
        f"# Modalités d’animation du partenariat\n{PROMISES_NOTHING}",
        f"# Les signataires\n{PROMISES_NOTHING}\nPour l’État\nFait à Vaubourg, le 9 juillet 2024",
    ],
)
def test_prose_that_no_field_and_no_known_title_takes_is_told(words):
    reading = read_below_cover(words)

    told = findings(reading, "kept_as_is")
    assert any(PROMISES_NOTHING.strip() in finding.where.quote for finding in told)
    assert reading.draft.coverage < 1
    assert any(PROMISES_NOTHING.strip() in section.text for section in reading.draft.sections)


@pytest.mark.parametrize(
    "title",
    ["Préambule", "Édito du maire", "Contexte", "Annexe : le plan", "Cadre", "Présentation", "Historique du contrat"],
)
def test_prose_under_a_title_of_prose_has_its_place(title):
    reading = read(f"{COVER}# {title}\n{PROMISES_NOTHING}\n{PROJECT}Les irritants\n- Du bruit")

    assert "kept_as_is" not in codes(reading)
    assert reading.draft.coverage == 1


def test_the_caption_of_a_map_has_its_place_and_what_is_said_beside_it_is_told():
    assert "kept_as_is" not in codes(read_below_cover("Cartographie\n(périmètre 2024-2030)"))
    assert "kept_as_is" in codes(read_below_cover(f"Cartographie\n{PROMISES_NOTHING}"))


@pytest.mark.parametrize("code", sorted(NOT_READ & set(MESSAGES)))
def test_what_was_seen_and_not_read_keeps_the_whole_from_being_placed(code):
    words = f"{COVER}{PROJECT}Les irritants\n- Du bruit"
    whole = read(words).draft
    lacking = read_agreement(paper(words, remarks=(remark(code),)), source=SOURCE).draft

    assert (whole.coverage, lacking.coverage) == (1, 0.999)
    assert "Part du texte rangée : 99,9 %" in said(lacking)
    assert unplaced_in_words(lacking.findings) == "1 contenu non lu"


@pytest.mark.parametrize(
    ("coverage", "percent"), [(1.0, 100.0), (0.9999, 99.9), (0.9996, 99.9), (0.57, 57.0), (0.0, 0.0)]
)
def test_the_share_shown_is_rounded_down(coverage, percent):
    assert Draft(SOURCE, coverage=coverage).percent_placed == percent


def test_the_share_of_a_long_paper_with_one_letter_left_is_not_the_whole():
    letters = f"# Préambule\n{'Un mot de plus, et un autre encore. ' * 2000}\nLes signataires\nFait à Vaubourg, le 9 juillet 2024\nXY"

    assert read_below_cover(letters).draft.coverage < 1


def test_the_summary_says_what_has_no_sure_place():
    reading = read_below_cover(
        f"# Nos voisins\n{PROMISES_NOTHING}\nLes signataires\nFait à Vaubourg, le 9 juillet 2024\nXYZ BULLE"
    )

    assert "Sans place sûre : 1 texte sans champ et 1 passage gardé tel quel" in said(reading.draft)


def said(draft: Draft) -> list[str]:
    return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in summary_lines(draft)]


SEEN_AND_NOT_READ = (
    *("pictures_ignored", "page_without_text", "unknown_glyphs", "recognised_text", "form_values", "files_attached"),
    *("dynamic_form", "struck_out", "struck_in_pdf", "side_by_side", "charts_ignored", "objects_ignored"),
    *("parts_ignored", "table_lost"),
)


@pytest.mark.parametrize("code", SEEN_AND_NOT_READ)
def test_each_sort_of_thing_seen_and_not_read_keeps_the_whole_from_being_placed(code):
    words = paper(f"{COVER}{PROJECT}Les irritants\n- Du bruit", remarks=(Remark(code, "Ceci n’a pas été lu."),))

    assert read_agreement(words, source=SOURCE).draft.coverage == 0.999


def test_all_that_is_not_read_is_known_here():
    assert sorted(SEEN_AND_NOT_READ) == sorted(NOT_READ)
