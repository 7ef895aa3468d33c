"""Edits of a text: what they change, what they refuse, and what they become on another text."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regain.domain.contracts.enums import Verb
from regain.domain.contracts.rules.edits import (
    Edit,
    EditDoesNotFit,
    can_undo,
    consolidated,
    edit_as_data,
    edit_from_data,
    value_at,
)

NOISE, WASTE, LIGHT = "Bruit le soir", "Dépôts sauvages", "Éclairage en panne"


def text(*irritants: str, **values) -> dict:
    given = {
        "signatories": ["Commune de Barlin", "État"],
        "governance": {"elected_referent": "la maire"},
        "neighbourhoods": [{"name": "Regain", "irritants": list(irritants)}],
        "places": {f"/neighbourhoods/0/irritants/{at}": {"line": at} for at, _ in enumerate(irritants)},
        "findings": [{"code": "doubt"}],
    }
    return {**given, **values}


IRRITANTS = "/neighbourhoods/0/irritants"


def irritants(after: dict) -> list[str]:
    return value_at(after, IRRITANTS)


def lines_read(after: dict) -> dict[str, int]:
    """For each irritant that still has its place, the line it was read on."""
    return {value_at(after, pointer): place["line"] for pointer, place in after["places"].items()}


@pytest.mark.parametrize(
    ("edit", "expected", "read"),
    [
        (Edit(Verb.ADD, f"{IRRITANTS}/-", after=LIGHT), [NOISE, WASTE, LIGHT], {NOISE: 0, WASTE: 1}),
        (Edit(Verb.ADD, f"{IRRITANTS}/0", after=LIGHT), [LIGHT, NOISE, WASTE], {NOISE: 0, WASTE: 1}),
        (Edit(Verb.CHANGE, f"{IRRITANTS}/0", NOISE, LIGHT), [LIGHT, WASTE], {WASTE: 1}),
        (Edit(Verb.REMOVE, f"{IRRITANTS}/0", NOISE), [WASTE], {WASTE: 1}),
        (Edit(Verb.MOVE, f"{IRRITANTS}/0", NOISE, 1), [WASTE, NOISE], {NOISE: 0, WASTE: 1}),
    ],
)
def test_each_verb_changes_the_list_and_places_follow_their_lines(edit, expected, read):
    before = text(NOISE, WASTE)
    kept = deepcopy(before)

    after = consolidated(before, [edit])

    assert (irritants(after), lines_read(after), after["findings"], before) == (expected, read, [], kept)


def test_a_single_value_changes():
    after = consolidated(text(), [Edit(Verb.CHANGE, "/governance/elected_referent", "la maire", "l’adjoint")])

    assert after["governance"] == {"elected_referent": "l’adjoint"}


def test_an_edit_finds_its_line_where_it_now_stands():
    after = consolidated(text(LIGHT, NOISE, WASTE), [Edit(Verb.REMOVE, f"{IRRITANTS}/0", NOISE)])

    assert irritants(after) == [LIGHT, WASTE]


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (Edit(Verb.CHANGE, f"{IRRITANTS}/0", WASTE, LIGHT), NOISE),
        (Edit(Verb.REMOVE, f"{IRRITANTS}/7", WASTE), None),
        (Edit(Verb.CHANGE, "/governance/elected_referent", "l’adjoint", "x"), "la maire"),
        (Edit(Verb.REMOVE, "/governance/elected_referent", "la maire"), None),
        (Edit(Verb.CHANGE, "/governance/mayor", "x", "y"), None),
        (Edit(Verb.CHANGE, "/neighbourhoods/4/irritants/0", "x", "y"), None),
        (Edit(Verb.CHANGE, "/neighbourhoods/x/irritants/0", "x", "y"), None),
        (Edit(Verb.ADD, "/signatories/x", after="CAF"), None),
    ],
)
def test_an_edit_of_what_is_no_longer_there_is_refused_with_what_is(edit, found):
    with pytest.raises(EditDoesNotFit) as refusal:
        consolidated(text(NOISE), [edit])

    assert (refusal.value.edit, refusal.value.found) == (edit, found)


def test_what_was_built_upon_cannot_be_undone_alone():
    brought = Edit(Verb.ADD, "/neighbourhoods/-", after={"name": "Centre", "irritants": []})
    inside = Edit(Verb.ADD, "/neighbourhoods/1/irritants/-", after=NOISE)
    beside = Edit(Verb.ADD, "/signatories/-", after="CAF")

    assert [can_undo([brought, inside], 0), can_undo([brought, inside], 1), can_undo([brought, beside], 0)] == [
        False,
        True,
        True,
    ]


def test_an_edit_goes_through_json():
    edit = Edit(Verb.MOVE, f"{IRRITANTS}/0", NOISE, 1, by="Amina")

    assert edit_from_data(edit_as_data(edit)) == edit


WORDS = st.text(alphabet="abc", min_size=1, max_size=3)


@st.composite
def texts_and_edits(draw) -> tuple[dict, list[Edit]]:
    """A text, and any sequence of edits that fit it one after another."""
    before = text(*draw(st.lists(WORDS, max_size=4)))
    edits: list[Edit] = []
    for verb in draw(st.lists(st.sampled_from(Verb), max_size=8)):
        now = irritants(consolidated(before, edits))
        if verb == Verb.ADD:
            at = draw(st.integers(0, len(now)))
            edits.append(Edit(verb, f"{IRRITANTS}/{at}", after=draw(WORDS)))
        elif now:
            at = draw(st.integers(0, len(now) - 1))
            after = draw(st.integers(0, len(now) - 1)) if verb == Verb.MOVE else draw(WORDS)
            edits.append(Edit(verb, f"{IRRITANTS}/{at}", now[at], None if verb == Verb.REMOVE else after))
    return before, edits


@given(texts_and_edits())
def test_any_sequence_of_edits_replays_to_the_same_text_in_one_go_or_step_by_step(given_):
    before, edits = given_
    step_by_step = before
    for edit in edits:
        step_by_step = consolidated(step_by_step, [edit_from_data(edit_as_data(edit))])

    at_once = consolidated(before, edits)

    assert at_once == {**step_by_step, "findings": []}


@given(texts_and_edits())
def test_places_always_point_at_the_words_that_were_read_there(given_):
    before, edits = given_
    read = {place["line"]: value_at(before, pointer) for pointer, place in before["places"].items()}

    after = consolidated(before, edits)

    assert all(value_at(after, pointer) == read[place["line"]] for pointer, place in after["places"].items())
