"""Whatever an agreement becomes: it says what was asked, asking again asks nothing, and equal lines stay themselves."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regain.domain.contracts.rules.content import AgreementContent, Element, Line
from regain.domain.contracts.rules.differences import differences
from regain.domain.contracts.rules.pairing import match, pair_up
from tests.factories.contracts import committee, content, lines, project, retained, signatories

WORDS = st.sampled_from(
    ["bruit", "bruits", "Bruit la nuit", "dépôts", "dépôt", "jeunes", "papiers", "l’école", "logement"]
)
TEXTS = st.lists(WORDS, max_size=5)
DISTINCT = st.lists(WORDS, max_size=5, unique_by=str.casefold)


@st.composite
def contents(draw):
    """Irritants may repeat themselves; signatories, bodies and objectives may not."""
    objectives = [retained(words, *draw(TEXTS)) for words in draw(DISTINCT)]
    return {
        "irritants": lines(*draw(TEXTS)),
        "priorities": lines(*draw(TEXTS)),
        "retained_objectives": tuple(objectives),
    }, {"signatories": signatories(*draw(DISTINCT)), "bodies": draw(st.sampled_from([(), (committee(),)]))}


@contextmanager
def undone():
    """What happens inside leaves nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def asked(regain, drawn) -> AgreementContent:
    lists, head = drawn
    return content(project(regain, **lists), **head)


def words(found: AgreementContent) -> object:
    [one] = found.projects
    return (
        [line.name for line in found.signatories],
        [line.text for line in one.irritants],
        [line.text for line in one.priorities],
        [(row.wording, [line.text for line in row.operational_objectives]) for row in one.retained_objectives],
        [body.name for body in found.bodies],
    )


@given(first=contents(), second=contents())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_going_from_any_state_to_any_other(registry, regain, first, second):
    with undone():
        registry.adopt(asked(regain, first))
        before = registry.living()

        registry.adopt(asked(regain, second))

        after = registry.living()
        assert words(after) == words(asked(regain, second))
        assert differences(after, registry.on_tree(asked(regain, second))) == ()
        assert registry.adopt(asked(regain, second), snapshot={"text": str(asked(regain, second))}) is None
        assert stayed(before.projects[0].irritants, after.projects[0].irritants)


def stayed(before: tuple[Line, ...], after: tuple[Line, ...]) -> bool:
    """Every line of after that continues one of before is the same row, and the others are new rows."""
    matches = match(before, after)
    old = {line.pk for line in before}
    return all(
        line.pk == before[matches[at]].pk if at in matches else line.pk not in old for at, line in enumerate(after)
    )


@given(TEXTS, TEXTS)
def test_matching_is_one_to_one(first, second):
    matches = match(lines(*first), lines(*second))

    assert len(set(matches.values())) == len(matches)
    assert all(0 <= at < len(second) and 0 <= was < len(first) for at, was in matches.items())


@given(TEXTS)
def test_a_state_does_not_differ_from_itself(texts):
    state = AgreementContent(signatories=signatories(*dict.fromkeys(texts)))

    assert differences(state, state) == ()


@pytest.mark.parametrize("current", [None, AgreementContent()])
def test_from_nothing_all_is_added(current: Element | None):
    target = AgreementContent(signatories=signatories("État"))

    [pair] = pair_up(current, target).children

    assert (pair.current, pair.target) == (None, target.signatories[0])
