"""Any edit of any text: each list and each value that an amendment may change, each verb, drawn by hypothesis."""

from typing import Any

from hypothesis import strategies as st

from regain.domain.contracts.enums import Verb
from regain.domain.contracts.rules.edits import LAST, Edit, value_at

Text = dict[str, Any]
WORDS = st.text(alphabet="abcdé ", min_size=1, max_size=12).map(str.strip).filter(bool)
OBJECTIVES = st.builds(
    lambda rank, operational: {**ROWS[rank], "operational": operational}, st.integers(0, 2), st.lists(WORDS, max_size=3)
)
ROWS = tuple(
    {"stake": {"number": number, "title": title}, "strategic": strategic, "intercommunal": intercommunal}
    for number, title, strategic, intercommunal in (
        (
            1,
            "Des quartiers qui prennent soin de chacun",
            "Rapprocher les droits et les soins",
            "Parler de santé mentale",
        ),
        (2, "Des quartiers où l’on grandit", "Faire réussir les enfants", "Conforter les parents"),
        (2, "Des quartiers où l’on grandit", "Faire réussir les enfants", "Lire"),
    )
)
COMMITMENTS = st.builds(
    lambda kind, text, often: {
        "kind": kind,
        "name": None,
        "times_per_year": often,
        "due_on": None,
        "themes": [],
        "text": text,
    },
    st.sampled_from(["steering_committee", "working_group", "citizen_body", "signatory"]),
    WORDS,
    st.none() | st.integers(1, 12),
)
FIGURES = st.builds(
    lambda value, raw: {
        "indicator": "poverty_rate",
        "value": value,
        "unit": "%",
        "flag": "ok",
        "comparison": None,
        "change": None,
        "change_since": None,
        "raw": raw,
    },
    st.integers(0, 100).map(float),
    WORDS,
)
SECTIONS = st.builds(lambda title, text: {"title": title, "text": text}, WORDS, WORDS)
NEIGHBOURHOODS = st.builds(
    lambda name, lines: {
        "name": f"Quartier {name}",
        "kind": "QIC",
        "code": None,
        "communes": ["Barlin"],
        "portrait": {"source": None, "vintage": None, "perimeter": None, "figures": []},
        "irritants": lines,
        "opportunities": [],
        "priorities": [],
        "objectives": [],
    },
    WORDS,
    st.lists(WORDS, max_size=2),
)
LISTS = {"sections": SECTIONS, "signatories": WORDS, "governance/commitments": COMMITMENTS}
LISTS_OF_NEIGHBOURHOOD = {
    **dict.fromkeys(("irritants", "opportunities", "priorities"), WORDS),
    "objectives": OBJECTIVES,
    "portrait/figures": FIGURES,
}
VALUES = {"governance/elected_referent": st.none() | WORDS, "governance/technical_referent": st.none() | WORDS}
VALUES_OF_NEIGHBOURHOOD = {
    "portrait/source": st.none() | WORDS,
    "portrait/vintage": st.none() | st.integers(2015, 2026),
    "portrait/perimeter": st.none() | st.sampled_from(["2015", "2024"]),
    "communes": st.sampled_from([["Barlin"], ["Barlin", "Hersin-Coupigny"]]),
}


@st.composite
def an_edit(draw, text: Text, *, neighbourhoods: bool = True) -> Edit:
    """An edit that fits the text. `neighbourhoods`: whether whole neighbourhoods may come, go and change names."""
    lists, values = _lists(text), _values(text)
    if neighbourhoods:
        lists["/neighbourhoods"] = NEIGHBOURHOODS
        values |= {f"/neighbourhoods/{at}/name": WORDS for at, _ in enumerate(text["neighbourhoods"])}
    if draw(st.booleans()):
        pointer = draw(st.sampled_from(sorted(values)))
        return Edit(Verb.CHANGE, pointer, value_at(text, pointer), draw(values[pointer]))
    pointer = draw(st.sampled_from(sorted(lists)))
    now = value_at(text, pointer)
    verb = draw(st.sampled_from(Verb)) if now else Verb.ADD
    if verb == Verb.ADD:
        at = draw(st.sampled_from([LAST, *map(str, range(len(now) + 1))]))
        return Edit(verb, f"{pointer}/{at}", after=draw(lists[pointer]))
    at = draw(st.integers(0, len(now) - 1))
    after = {
        Verb.CHANGE: lists[pointer],
        Verb.MOVE: st.integers(0, len(now) - 1),
        Verb.REMOVE: st.none(),
    }[verb]
    return Edit(verb, f"{pointer}/{at}", now[at], draw(after))


def _lists(text: Text) -> dict[str, st.SearchStrategy[Any]]:
    own = {f"/{name}": drawn for name, drawn in LISTS.items()}
    return own | _of_each(text, LISTS_OF_NEIGHBOURHOOD)


def _values(text: Text) -> dict[str, st.SearchStrategy[Any]]:
    own = {f"/{name}": drawn for name, drawn in VALUES.items()}
    return own | _of_each(text, VALUES_OF_NEIGHBOURHOOD)


def _of_each(text: Text, drawn: dict[str, st.SearchStrategy[Any]]) -> dict[str, st.SearchStrategy[Any]]:
    return {
        f"/neighbourhoods/{at}/{name}": strategy
        for at, _ in enumerate(text["neighbourhoods"])
        for name, strategy in drawn.items()
    }
