"""Which label is which node: pure, and never two labels for one node."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regain.core.labels import fold, likeness
from regain.exchange.planning.alignment.assignment import assign
from regain.exchange.planning.alignment.stakes import KnownStake, assign_stake
from regain.exchange.planning.notebook import NEW
from regain.exchange.planning.plan import Decision

PARENTS = "Conforter les parents et rompre leur isolement"
PARENT = "Conforter les parents, rompre l’isolement"
SCHOOL = "Suivre chaque enfant à l’école"


def decisions(labels, *nodes, answers=None):
    return [(one.decision, one.node) for one in assign(labels, [[node] for node in nodes], answers)]


@pytest.mark.parametrize(
    "typed",
    [
        "CONFORTER LES PARENTS ET ROMPRE LEUR ISOLEMENT",
        "Conforter les parents et rompre leur isole- ment",
        "Conforter  les parents et rompre leur isolement.",
        "« Conforter les parents et rompre leur isolement »",
        "\uf0b7 Conforter les parents\u00a0et rompre leur iso\u00adlement\u202f;",
    ],
)
def test_typing_does_not_count(typed):
    assert fold(typed) == fold(PARENTS)
    assert assign([typed], [[PARENTS]])[0].score == 100


@pytest.mark.parametrize(
    ("one", "other"), [("Béthune-Bruay", "BETHUNE BRUAY"), ("l'œuvre", "L’OEUVRE"), ("« été » !", "ete")]
)
def test_two_spellings_fold_alike(one, other):
    assert fold(one) == fold(other)


def test_a_hundred_is_kept_for_labels_that_fold_alike():
    long = "a" * 5000

    assert (likeness(long + "x", long + "y") < 100, likeness("É", "e")) == (True, 100)


def test_close_labels_are_asked_and_far_ones_are_new():
    assert decisions([PARENT], PARENTS, SCHOOL) == [(Decision.ASKED, 0)]
    assert decisions(["Planter des arbres"], PARENTS, SCHOOL)[0][0] == Decision.NEW
    assert decisions([SCHOOL]) == [(Decision.NEW, None)]


def test_an_answer_settles_the_question():
    assert decisions([PARENT], PARENTS, answers={0: PARENTS.upper()}) == [(Decision.SAME, 0)]
    assert decisions([PARENT], PARENTS, answers={0: NEW}) == [(Decision.NEW, 0)]
    assert decisions([PARENT], PARENTS, answers={0: "autre chose"}) == [(Decision.ASKED, 0)]


def test_two_rows_of_one_agreement_are_never_merged():
    once, again = "Soutenir les associations du quartier", "Soutenir les associations du quartiers"

    assert likeness(once, again) >= 95
    assert [one.decision for one in assign([again, once], [[once]])] == [Decision.NEW, Decision.SAME]


def test_the_closest_pairs_are_made_first():
    first, second = "Ouvrir un café des parents le lundi", "Ouvrir un café des parents le mardi"
    typo = "Ouvrir un cafe des parents le mardi !"

    assert decisions([typo, "Ouvrir un café des parents le lundi."], first, second) == [
        (Decision.SAME, 1),
        (Decision.SAME, 0),
    ]


WORDS = st.text("abcdé ", min_size=1, max_size=12).filter(fold)


@given(st.lists(WORDS, max_size=6, unique_by=fold), st.lists(WORDS, max_size=6))
def test_no_node_is_ever_given_twice(labels, nodes):
    assigned = assign(labels, [[node] for node in nodes])

    given_nodes = [one.node for one in assigned if one.decision != Decision.NEW]
    assert len(set(given_nodes)) == len(given_nodes)
    exact = {fold(label) for label in labels} & {fold(node) for node in nodes}
    assert {fold(label) for label, one in zip(labels, assigned, strict=True) if one.score == 100} >= exact


CARE, GROW = "Des quartiers qui prennent soin", "Des quartiers où l’on grandit"


@pytest.mark.parametrize(
    ("number", "title", "answer", "expected"),
    [
        (1, CARE.upper(), None, (Decision.SAME, 0)),
        (1, "Des quartiers qui prennent bien soin", None, (Decision.SAME, 0)),
        (1, "Enjeu 1", None, (Decision.SAME, 0)),
        (None, GROW, None, (Decision.SAME, 1)),
        (2, CARE, None, (Decision.SAME, 0)),
        (1, "Une économie pour tous", None, (Decision.ASKED, 0)),
        (1, "Une économie pour tous", CARE, (Decision.SAME, 0)),
        (1, "Une économie pour tous", NEW, (Decision.NEW, 0)),
        (4, "Une économie pour tous", None, (Decision.NEW, 0)),
        (1, "Des quartiers où l’on a grandi ensemble", GROW, (Decision.SAME, 1)),
    ],
)
def test_a_stake_is_known_by_its_number_then_by_its_title(number, title, answer, expected):
    assigned = assign_stake(number, title, [KnownStake(1, [CARE]), KnownStake(2, [GROW])], answer)

    assert assigned.decision == expected[0]
    assert assigned.decision == Decision.NEW or assigned.node == expected[1]


def test_only_the_same_text_amended_renames_a_stake_that_nobody_else_uses():
    known = [KnownStake(1, [CARE], is_ours=True, may_be_renamed=True), KnownStake(2, [GROW], is_ours=True)]

    assert assign_stake(1, "Une économie pour tous", known, None).decision == Decision.SAME
    assert assign_stake(2, "Une économie pour tous", known, None).decision == Decision.ASKED


def test_stakes_that_are_somewhat_alike_are_offered_the_identical_one_first():
    title = "Des quartiers où chacun trouve sa place"
    known = [
        KnownStake(1, ["Emploi"]),
        KnownStake(2, ["Des quartiers où chacun trouve un toit"]),
        KnownStake(3, [GROW]),
    ]

    asked = assign_stake(1, title, known, None)

    assert (asked.decision, asked.node, asked.near[:2]) == (Decision.ASKED, 0, (0, 1))
    assert assign_stake(1, title, known, "Des quartiers où chacun trouve un toit").node == 1


def test_a_label_nobody_else_uses_is_simply_corrected():
    [corrected] = assign([PARENT], [[PARENTS]], ours=[0])

    assert (corrected.decision, corrected.node, corrected.near) == (Decision.SAME, 0, ())
