"""Addresses as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regain.domain.territory.rules.addresses import AddressAsked, Street, StreetIndex, asked, words_of

STREETS = [
    Street(words_of(name), code, postcode, words_of(commune))
    for name, code, postcode, commune in (
        ("Rue de la République", "62083", "62620", "Barlin"),
        ("Rue de la République", "62443", "62530", "Hersin-Coupigny"),
        ("Place du Général de Gaulle", "62083", "62620", "Barlin"),
        ("Avenue Émile Zola", "62083", "62620", "Barlin"),
        ("Résidence Saint-Éloi", "62443", "62530", "Hersin-Coupigny"),
    )
]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("12 rue de la République, Barlin", AddressAsked(12, "", "rue republique barlin", "")),
        ("12bis av. Émile Zola 62620 BARLIN", AddressAsked(12, "bis", "avenue emile zola barlin", "62620")),
        ("n°3 pl. du Gal de Gaulle", AddressAsked(3, "", "place general gaulle", "")),
        ("12 B rue Zola", AddressAsked(12, "b", "rue zola", "")),
        ("12 Bd Zola", AddressAsked(12, "", "boulevard zola", "")),
        ("rés. St Éloi", AddressAsked(None, "", "residence saint eloi", "")),
        ("", AddressAsked(None, "", "", "")),
    ],
)
def test_an_address_is_taken_apart_whatever_the_spelling(typed, wanted):
    assert asked(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "street", "code"),
    [
        ("12 rue de la republique barlin", "rue republique", "62083"),
        ("12 rue de la Repulbique, Hersin Coupigny", "rue republique", "62443"),
        ("1 rue de la République 62530", "rue republique", "62443"),
        ("3 PLACE DU GENERAL DE GAULE", "place general gaulle", "62083"),
        ("av emile zolla", "avenue emile zola", "62083"),
        ("résidence st eloy hersin-coupigny", "residence saint eloi", "62443"),
    ],
)
def test_a_street_is_found_in_spite_of_accents_and_typing_errors(typed, street, code):
    best = StreetIndex(STREETS).find(asked(typed))[0]

    assert (best.street.street_key, best.street.insee_code) == (street, code)


@pytest.mark.parametrize("typed", ["", "12", "zzz qqq www", "62620"])
def test_what_is_no_street_finds_nothing(typed):
    assert StreetIndex(STREETS).find(asked(typed)) == []


@given(st.text(max_size=60))
def test_whatever_is_typed_is_answered(typed):
    found = StreetIndex(STREETS).find(asked(typed))

    assert all(0 <= one.score <= 100 for one in found)
