"""Whatever is edited, in whatever order, over however many amendments: the same text, and the past left as it was."""

from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from regain.domain.contracts.rules.edits import Edit, can_undo, consolidated, edit_as_data, edit_from_data
from regain.exchange.draft import draft_as_data, draft_from_data
from regain.exchange.planning.amendments import changes_between
from tests.editing import an_edit
from tests.factories.drafts import draft

SIGNED = draft_as_data(draft())
Text = dict[str, Any]


@st.composite
def amendments(draw) -> tuple[list[list[Edit]], list[Text]]:
    """Amendments one upon another, each a few edits; and the texts, the first as it was signed."""
    texts, made = [SIGNED], []
    for count in draw(st.lists(st.integers(1, 4), min_size=1, max_size=3)):
        now, edits = texts[-1], []
        for _ in range(count):
            edits.append(draw(an_edit(now)))
            now = consolidated(now, edits[-1:])
        texts.append(now)
        made.append(edits)
    return made, texts


@settings(max_examples=60)
@given(amendments())
def test_amendments_replay_to_the_same_text_and_change_no_earlier_one(given_):
    made, texts = given_
    kept = deepcopy(texts)

    replayed = SIGNED
    for edits, expected in zip(made, texts[1:], strict=True):
        stored = [edit_from_data(edit_as_data(edit)) for edit in edits]
        replayed = consolidated(replayed, stored)
        assert replayed == expected

    assert consolidated(SIGNED, [edit for edits in made for edit in edits]) == texts[-1]
    assert texts == kept


@settings(max_examples=60)
@given(amendments())
def test_a_text_does_not_differ_from_itself_and_all_that_differs_is_told_in_words(given_):
    _, texts = given_
    before, after = (draft_from_data(text) for text in (texts[0], texts[-1]))

    steps = changes_between(before, after)

    assert changes_between(after, after) == ()
    assert [step for step in steps if not (step.noun and (step.before or step.after))] == []


@settings(max_examples=60)
@given(amendments())
def test_the_last_edit_undone_gives_the_text_before_it(given_):
    made, _ = given_
    edits = [edit for one in made for edit in one]

    assert all(can_undo(edits[:count], count - 1) for count in range(1, len(edits) + 1))
    texts = [consolidated(SIGNED, edits[:count]) for count in range(len(edits) + 1)]
    assert all(
        consolidated(before, [edit]) == after for before, edit, after in zip(texts, edits, texts[1:], strict=False)
    )
