"""A figure typed in an amendment keeps to the unit and the bounds of its indicator."""

import pytest

from regain.web.pages.amendments.forms.neighbourhoods import FigureForm


def errors(**typed):
    told = {"indicator": "poverty_rate", "value_": "33", "unit": "%", "flag": "ok", "comparison": ""}
    return FigureForm({**told, **typed}).errors


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"value_": "133"}, "value_", "«\u00a0133\u00a0» sort des valeurs possibles (de 0 à 100)."),
        ({"value_": "-5", "flag": "approximate"}, "value_", "(de 0 à 100)"),
        ({"comparison": "118,8"}, "comparison", "(de 0 à 100)"),
        ({"unit": "inhabitants"}, "unit", "«\u00a0Taux de pauvreté\u00a0» se donne en «\u00a0%\u00a0»"),
        ({"indicator": "population", "unit": "inhabitants", "value_": "-20"}, "value_", "(au moins 0)"),
        ({"indicator": "social_position_index", "unit": "index", "value_": "7"}, "value_", "(de 20 à 250)"),
    ],
)
def test_what_the_indicator_forbids_is_refused_in_a_sentence(typed, field, said):
    found = errors(**typed)

    assert list(found) == [field]
    assert said in found[field][0]


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"value_": "100", "comparison": "0"},
        {"indicator": "population", "unit": "inhabitants", "value_": "2 000"},
        {"indicator": "surface_ha", "unit": "ha", "value_": "79,5"},
        {"value_": "", "flag": "suppressed"},
    ],
)
def test_what_is_possible_is_taken(typed):
    assert not errors(**typed)
