"""How a document is cut into parts: titles by styles, bold, capitals or words; the table of contents; prose."""

import pytest

from regain.exchange.reading.agreement.titles import is_dressed_as_title, known_topic, stands_as_title, topic_of
from regain.exchange.reading.agreement.vocabulary import Topic
from regain.exchange.reading.blocks import Document, Text
from tests.exchange.reading.agreement.papers import (
    COVER,
    SOURCE,
    codes,
    findings,
    line,
    quarter,
    read,
    read_below_cover,
)

from regain.exchange.reading.agreement import read_agreement  # isort: skip

LONG = "Ce paragraphe raconte, sans se presser, ce que la commune a vécu depuis vingt ans et ce qu’elle en a appris, pour que chacun le sache. "


def sections(words: str) -> dict[str, str]:
    return {section.title: section.text for section in read_below_cover(words).draft.sections}


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("sommaire", Topic.CONTENTS),
        ("1. preambule", Topic.PROSE),
        ("article 3 - gouvernance", Topic.STEERING),
        ("ii. objectifs poursuivis sur le quartier", Topic.OBJECTIVES),
        ("2.1 portrait statistique (2021)", Topic.PORTRAIT),
        ("cartographie", Topic.MAP),
        ("les signataires", Topic.SIGNATURE),
        ("participation des habitants", Topic.CITIZENS),
        ("modalites d'animation du partenariat", Topic.PARTNERSHIP),
        ("ce qui inquiete les familles", Topic.IRRITANTS),
        ("ce qui nous aide deja", Topic.OPPORTUNITIES),
        ("comment on s'organise", Topic.STEERING),
        ("partenaires engages", Topic.SIGNATURE),
        ("presentation de la demarche", Topic.PROSE),
        ("presentation du quartier", None),
        ("ce que les habitants attendent pour leur quartier", Topic.PRIORITIES),
        ("ce que nous voulons batir", None),
        ("ce qui nous occupe", None),
        ("la reussite educative", None),
        ("cadre de vie", None),
        ("difficultes de mobilite", None),
        ("les signataires conviennent de poursuivre et de renforcer leur partenariat conformement aux principes", None),
    ],
)
def test_titles_by_their_words(title, topic):
    assert topic_of(title) is topic


def test_titles_by_their_dress():
    assert is_dressed_as_title(line("# la suite"))
    assert is_dressed_as_title(line("**Qui fait quoi"))
    assert is_dressed_as_title(line("QUI FAIT QUOI"))
    assert not is_dressed_as_title(line("- EN CAPITALES"))
    assert not is_dressed_as_title(line("**Une phrase en gras."))
    assert stands_as_title(line("Mot d’accueil"))
    assert not stands_as_title(line("Et vous ?"))
    assert known_topic(line("- Préambule"), frozenset()) is None
    assert known_topic(line("Notre histoire"), frozenset({"notre histoire"})) is Topic.PROSE


CONTENTS = "Préambule\nNotre histoire\nProjet de quartier « Les Ormes »\nLes irritants\nLes signataires"


@pytest.mark.parametrize(
    "contents",
    [
        "Sommaire\n_Toc123\n| Préambule | 3 |\n| Notre histoire | 4 |\n| Les irritants | 5 |",
        "Sommaire\nPréambule ........ 3\nNotre histoire ........ 4\nLes irritants ........ 5",
        "Table des matières\nPréambule 3\nNotre histoire 4\nLes irritants p. 5",
        f"Sommaire\n{CONTENTS}",
        "Préambule ........ 3\nNotre histoire ........ 4\nLes irritants ........ 5",
    ],
)
def test_a_table_of_contents_is_claimed_and_gives_titles(contents):
    reading = read(
        f"{COVER}{contents}\nPréambule\n{LONG}\nNotre histoire\n{LONG}\nProjet de quartier « Les Ormes »\nStatut : QPV\n"
        "Les irritants\n- Du bruit\nLes signataires\nPour l’État"
    )

    assert [section.title for section in reading.draft.sections] == ["Préambule", "Notre histoire"]
    assert [one.irritants for one in reading.draft.neighbourhoods] == [("Du bruit",)]
    assert "unclaimed_text" not in codes(reading)
    [kept] = findings(reading, "kept_as_is")  # what an unknown title covers is kept, and told
    assert kept.where.quote == LONG.strip()


def test_a_plain_list_of_one_word_titles_before_figures_is_no_table_of_contents():
    one = quarter("Portrait statistique\n| Population | 120 |\n| Surface | 12 |")
    assert len(one.portrait.figures) == 2


def test_prose_is_kept_under_its_title_with_its_items():
    assert sections(f"Préambule\n{LONG}\n- une chose\n- une autre") == {
        "Préambule": f"{LONG.strip()}\n\n- une chose\n\n- une autre"
    }


def test_prose_of_a_cover_is_kept_as_an_introduction():
    sentence = "Nous, élus et habitants, voulons que ce texte soit lu par tous et compris sans dictionnaire."
    draft = read(f"{COVER}{sentence}\nProjet de quartier « Les Ormes »\nStatut : QPV\nIrritants\n- Du bruit").draft

    assert [(section.title, section.text) for section in draft.sections] == [("Introduction", sentence)]


@pytest.mark.parametrize("title", ["# Notre histoire", "**Notre histoire", "NOTRE HISTOIRE", "Notre histoire"])
def test_an_unknown_title_opens_a_part_of_its_own(title):
    told = sections(f"Préambule\n{LONG}\n{title}\n{LONG}")

    assert list(told) == ["Préambule", title.strip("#* ")]


def test_a_title_deeper_than_a_list_stays_in_it_and_a_higher_one_leaves():
    draft = read_below_cover(f"## Les irritants\n### Logement\n- Du bruit\n# Notre histoire\n{LONG}").draft

    assert draft.neighbourhoods[0].irritants == ("Du bruit",)
    assert [section.title for section in draft.sections] == ["Notre histoire"]


def test_an_annex_after_the_signatures_is_a_part_of_its_own():
    draft = read_below_cover(
        f"Les signataires\nPour l’État\nFait à Vaubourg, le 9 juillet 2024\n# Annexe : la carte\n{LONG}"
    ).draft

    assert [section.title for section in draft.sections] == ["Annexe : la carte"]


def test_text_after_the_date_that_belongs_to_nobody_is_told():
    reading = read_below_cover("Les signataires\nPour l’État\nFait à Vaubourg, le 9 juillet 2024\nXYZ BULLE")

    (finding,) = findings(reading, "unclaimed_text")
    assert finding.where.quote == "XYZ BULLE"
    assert 0.9 < reading.draft.coverage < 1


def test_several_neighbourhoods_have_each_their_parts():
    reading = read(
        f"{COVER}Projet de quartier « Les Ormes »\nStatut : QPV\nIrritants\n- Du bruit\nObjectifs\n"
        "Projet de quartier « Le Pré »\nStatut : QIC\nIrritants\n- Des chiens\n"
    )

    told = [(one.name, one.kind, one.irritants) for one in reading.draft.neighbourhoods]
    assert told == [("Les Ormes", "QPV", ("Du bruit",)), ("Le Pré", "QIC", ("Des chiens",))]


def test_parts_may_go_from_one_neighbourhood_to_the_next():
    reading = read(
        f"{COVER}Portrait statistique\nQuartier : Les Ormes\nStatut : QPV\nPopulation : 900 habitants\nQuartier : Le Pré\n"
        "Population : 400 habitants\nIrritants\nQuartier : Les Ormes\n- Du bruit\nQuartier : Le Pré\n- Des chiens\n"
        "Opportunités\n**Quartier « Les Ormes »\n- Un parc\n**Quartier « Le Pré »\n- Un lac\n"
    )

    told = [
        (one.name, one.portrait.figures[0].value, one.irritants, one.opportunities)
        for one in reading.draft.neighbourhoods
    ]
    assert told == [("Les Ormes", 900.0, ("Du bruit",), ("Un parc",)), ("Le Pré", 400.0, ("Des chiens",), ("Un lac",))]


def test_a_map_is_told_to_be_missing_and_its_caption_kept():
    reading = read_below_cover("Cartographie\n(périmètre 2024)\nIrritants\n- Du bruit")

    assert "section_empty" in codes(reading)
    assert [section.text for section in reading.draft.sections] == ["(périmètre 2024)"]


def test_a_map_that_is_described_is_not_missing():
    reading = read_below_cover("Cartographie\nLe quartier va du canal à la gare.\nIrritants\n- Du bruit")

    assert "section_empty" not in codes(reading)


def test_a_line_of_many_pages_is_prose_and_takes_no_time():
    words = "mot " * 20_000
    texts = [
        *f"{COVER}Projet de quartier « X »\nStatut : QPV\nPortrait statistique".strip().splitlines(),
        words.strip(),
    ]
    document = Document("text/plain", tuple(Text(each, rank) for rank, each in enumerate(texts, start=1)))

    reading = read_agreement(document, source=SOURCE)

    assert reading.draft.coverage < 0.01
    assert codes(reading) >= {"kept_as_is"}
    assert reading.draft.sections[0].text == words.strip()
