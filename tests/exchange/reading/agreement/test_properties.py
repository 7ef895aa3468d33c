"""Whatever the document: a reading or a refusal, always the same, whose places and marks can be trusted."""

import json
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regain.exchange.draft import draft_as_data, draft_from_data
from regain.exchange.reading.agreement import Reading, read_agreement
from regain.exchange.reading.blocks import Cell, Document, Table, Text
from regain.exchange.reading.refusals import NotAnAgreement
from tests.exchange.reading.agreement.papers import SOURCE, unsure_pointers

_FRAGMENTS = [
    "Contrat de ville « Ensemble »", "Convention d’application communale", "Commune de Vaubourg", "Ville d’Orly-sur-Aure",
    "Sommaire", "Préambule", "Projet de quartier « Les Ormes »", "Quartier : Le Pré", "QPV Bel Air", "1. Le quartier",
    "Statut :", "Statut : QIC", "Code quartier : QP 06 20 07", "Code : X", "Communes concernées : A, B et C",
    "Portrait statistique", "Population : environ 1 200 habitants (+3 % depuis 2015)", "Taux de pauvreté", "nd", "12,5 %",
    "Surface : 0,5 km²", "(18 % pour l’agglomération)", "37 % ont moins de 25 ans et 12 % sont en emploi, contre 40 %",
    "Les « irritants »", "Opportunités", "Enjeux prioritaires", "Objectifs poursuivis", "ENJEU1: VIVRE", "Enjeu n°2 –", "Axe II",
    "Objectif stratégique 1 :", "Objectif intercommunal 1.1 : Faire", "Objectifs opérationnels :", "Objectif opérationnel",
    "Objectifs de la stratégie intercommunale du Contrat de ville", "Faire ; défaire ; refaire", "suite de la", "1. un 2. deux",
    "Organisation et pilotage local", "Référent élu :", "Référente technicienne : Mme Ida DUROC", "Mme Ida DURAC, maire",
    "Le comité de pilotage se réunit 2 à 3 fois par an.", "Deux groupes de travail, l’un « A », l’autre sur B.", "Comité technique",
    "Il se réunit tous les deux mois", "Animation citoyenne", "Le conseil citoyen du Pré et les conseils citoyens", "Les signataires",
    "Ils s’engagent à agir d’ici 2030, à payer et à en rire et à y croire.", "s’engagent :", "Pour l’État, le préfet",
    "Fait à VAUBOURG, le 31/02/2024", "0 9 JUIL. 2024", "le neuf juillet deux mille vingt-quatre", "environne- mentales", "(", "»", ",",
]  # fmt: skip
_words = st.one_of(
    st.sampled_from(_FRAGMENTS), st.text(max_size=30), st.lists(st.sampled_from(_FRAGMENTS), max_size=3).map(" ".join)
)
_texts = st.builds(
    Text,
    words=_words.map(lambda words: " ".join(words.split())),
    line=st.integers(1, 99),
    page=st.none() | st.integers(1, 9),
    level=st.none() | st.integers(1, 4),
    bold=st.booleans(),
    item=st.booleans(),
)
_cells = st.none() | st.builds(
    Cell, texts=st.lists(_texts, max_size=2).map(tuple), columns=st.integers(1, 3), rows=st.just(1)
)
_tables = st.integers(1, 5).flatmap(
    lambda width: st.builds(
        Table, rows=st.lists(st.lists(_cells, min_size=width, max_size=width).map(tuple), max_size=4).map(tuple)
    )
)
_HEAD = tuple(Text(words, rank) for rank, words in enumerate(_FRAGMENTS[:3], start=1))
documents = st.lists(st.one_of(_texts, _texts, _tables), max_size=25).map(
    lambda blocks: Document("text/plain", (*_HEAD, *blocks))
)


def _read(document: Document) -> Reading | None:
    try:
        return read_agreement(document, source=SOURCE)
    except NotAnAgreement:
        return None


@settings(deadline=None)
@given(documents)
def test_any_document_is_read_or_refused_and_twice_alike(document):
    reading = _read(document)

    assert reading == _read(document)
    if reading is not None:
        assert 0 <= reading.draft.coverage <= 1
        assert draft_from_data(json.loads(json.dumps(draft_as_data(reading.draft)))) == reading.draft


@settings(deadline=None)
@given(st.lists(st.one_of(_texts, _tables), max_size=8))
def test_any_blocks_without_a_cover_are_read_or_refused(blocks):
    document = Document("text/plain", tuple(blocks))

    assert _read(document) == _read(document)


@settings(deadline=None)
@given(documents)
def test_every_value_read_has_a_place_that_was_marked(document):
    reading = _read(document)
    if reading is None:
        return

    given_by_us = {
        f"/sections/{rank}/title" for rank, one in enumerate(reading.draft.sections) if one.title == "Introduction"
    }
    pointers = {pointer for pointer, value in leaves(reading.draft) if value not in {None, ""}} - given_by_us
    marked = {mark.pointer for mark in reading.marks}
    assert pointers <= set(reading.draft.places)
    assert set(reading.draft.places) == marked - {""}


@settings(deadline=None)
@given(documents)
def test_marks_lie_inside_their_text_and_nest_or_stand_apart(document):
    reading = _read(document)
    if reading is None:
        return

    texts = list(document.texts)
    by_text = {}
    for mark in reading.marks:
        assert 0 <= mark.start < mark.end <= len(texts[mark.text].words)
        by_text.setdefault(mark.text, []).append((mark.start, mark.end))
    for runs in by_text.values():
        for start, end in runs:
            assert not any(start < low < end < high for low, high in runs)


@settings(deadline=None)
@given(documents)
def test_coverage_is_the_share_of_letters_surely_placed(document):
    reading = _read(document)
    if reading is None:
        return

    assert reading.draft.coverage == pytest.approx(coverage_from_marks(document, reading), abs=1e-4)


def leaves(draft):
    """The values of a draft that must have been read somewhere, by JSON pointer."""
    names = ("contract", "commune", "signed_on", "signed_at", "sections", "neighbourhoods", "governance", "signatories")
    for name in names:
        yield from _leaves(getattr(draft, name), f"/{name}")


def _leaves(value, pointer):
    if is_dataclass(value):
        for field in fields(value):
            yield from _leaves(getattr(value, field.name), f"{pointer}/{field.name}")
    elif isinstance(value, tuple):
        for rank, each in enumerate(value):
            yield from _leaves(each, f"{pointer}/{rank}")
    else:
        yield pointer, value


def coverage_from_marks(document, reading):
    """The share of letters, white space aside, that lie under a mark, those of passages told as kept left out."""
    texts = [text.words for text in document.texts]
    free = {(rank, place) for rank, words in enumerate(texts) for place, char in enumerate(words) if not char.isspace()}
    total = len(free)
    all_letters = set(free)
    for mark in reading.marks:
        free -= {(mark.text, place) for place in range(mark.start, mark.end)}
    kept = unsure_pointers(reading.draft)
    for mark in reading.marks:
        if mark.pointer in kept:
            free |= all_letters & {(mark.text, place) for place in range(mark.start, mark.end)}
    return 1 - len(free) / total if total else 1.0
