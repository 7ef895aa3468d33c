"""Whatever a document holds, reading it gives a draft or one refusal; and the draft's accounts are right."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regain.exchange.draft import Source, draft_as_data, draft_from_data
from regain.exchange.reading.agreement import read_agreement
from regain.exchange.reading.blocks import Cell, Document, Table, Text
from regain.exchange.reading.opening import read_document
from regain.exchange.reading.refusals import NotAnAgreement
from tests.agreements.layout import make_file
from tests.agreements.model import agreements
from tests.exchange.reading.agreement.papers import unsure_pointers

SOURCE = Source("essai.txt", "text/plain", "0" * 64)
WORDS = st.sampled_from(
    [
        *("Contrat de ville « Cap 2030 »", "Convention d’application communale", "Commune de Valdoré", "ENJEU1: VIVRE"),
        *("Projet de quartier « Le Tertre »", "Statut : QPV", "Code quartier : QP 02 90 12", "Code : zz", "Sommaire"),
        *("Portrait statistique", "Taux de pauvreté : 33 % (18,8 %)", "Population : nd", "Surface : 1/2 km²", "33 %"),
        *("Irritants", "Opportunités", "Enjeux prioritaires", "Objectifs poursuivis", "Référent élu :", "- "),
        *("Objectifs de la stratégie intercommunale", "Objectifs opérationnels", "Objectif stratégique", "Indicateur"),
        *("Les signataires s’engagent à agir, à payer et à dire", "Pour l’État", "Fait à Valdoré, le 31/02/2024"),
        *(
            "Le COPIL se réunit 0 fois par an",
            "Un groupe de travail « A », « B » se réunit plusieurs fois",
            "0 9 JUIL. 2024",
        ),
        *(
            "«",
            "",
            "environ- nement",
            "( ) [ ] : ;",
            "\u00a0",
            "d’ici le 31 décembre 2030",
            "Faire vivre en",
            "lien avec tous",
        ),
    ]
)
TEXTS = st.builds(
    Text,
    words=st.one_of(WORDS, st.text(max_size=40).map(lambda words: " ".join(words.split()))),
    line=st.integers(1, 400),
    page=st.one_of(st.none(), st.integers(1, 9)),
    level=st.one_of(st.none(), st.integers(1, 3)),
    bold=st.booleans(),
    item=st.booleans(),
)
CELLS = st.one_of(st.none(), st.builds(Cell, texts=st.lists(TEXTS, max_size=3).map(tuple)))


@st.composite
def tables(draw):
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width).map(tuple), min_size=1, max_size=5))
    return Table(tuple(rows))


DOCUMENTS = st.builds(
    Document, media_type=st.just("text/plain"), blocks=st.lists(st.one_of(TEXTS, tables()), max_size=25).map(tuple)
)


def assert_its_accounts_are_right(document: Document, reading) -> None:
    """Marks lie inside their texts, coverage is what they surely cover, and the draft survives JSON."""
    texts = list(document.texts)
    claimed = [set() for _ in texts]
    for mark in reading.marks:
        assert 0 <= mark.start < mark.end <= len(texts[mark.text].words)
        claimed[mark.text] |= set(range(mark.start, mark.end))
    letters = sum(not letter.isspace() for text in texts for letter in text.words)
    unsure = unsure_pointers(reading.draft)
    for mark in reading.marks:
        if mark.pointer in unsure:
            claimed[mark.text] -= set(range(mark.start, mark.end))
    covered = sum(not texts[rank].words[at].isspace() for rank, places in enumerate(claimed) for at in places)
    assert reading.draft.coverage == pytest.approx(covered / letters if letters else 1, abs=0.001)
    assert 0 <= reading.draft.coverage <= 1
    assert draft_from_data(draft_as_data(reading.draft)) == reading.draft
    lines = {text.line for text in texts}
    assert {where.line for where in reading.draft.places.values()} <= lines


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_any_document_gives_a_reading_or_one_refusal(document):
    try:
        reading = read_agreement(document, source=SOURCE)
    except NotAnAgreement:
        return
    assert_its_accounts_are_right(document, reading)
    assert read_agreement(document, source=SOURCE) == reading


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_an_agreement_that_lost_some_blocks_is_still_read_or_refused(data):
    agreement = data.draw(st.sampled_from(agreements()))
    whole = read_document(make_file(agreement.layout, "txt"), name="essai.txt")
    kept = tuple(block for block in whole.blocks if data.draw(st.booleans()))
    document = Document(whole.media_type, kept)
    try:
        reading = read_agreement(document, source=SOURCE)
    except NotAnAgreement:
        return
    assert_its_accounts_are_right(document, reading)


@pytest.mark.parametrize("agreement", agreements(), ids=lambda agreement: agreement.slug)
def test_the_accounts_of_real_layouts_are_right(agreement):
    document = read_document(make_file(agreement.layout, "docx"), name="essai.docx")

    reading = read_agreement(document, source=SOURCE)

    assert_its_accounts_are_right(document, reading)
    assert reading.draft.coverage > 0.9


def test_a_text_about_something_else_is_refused():
    recipe = Document(
        "text/plain", tuple(Text(words, rank) for rank, words in enumerate(("Tarte", "3 pommes", "Cuire."), 1))
    )

    with pytest.raises(NotAnAgreement, match="ne ressemble pas à une convention"):
        read_agreement(recipe, source=SOURCE)
