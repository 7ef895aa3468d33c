"""The consolidated text laid out object by object, what the amendment changes marked in place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from regain.core.french import quoted
from regain.exchange.planning.continuing import continued
from regain.web.pages.amendments.presenters.lines import (
    MARKS,
    Group,
    Part,
    list_group,
    removed_group,
    single_group,
)

Text = Mapping[str, Any]
LISTS = (
    ("irritants", "Irritants"),
    ("opportunities", "Opportunités"),
    ("priorities", "Enjeux prioritaires"),
    ("objectives", "Objectifs"),
)
ONE_MORE = "/neighbourhoods/-"
NOTHING: dict[str, Any] = {"portrait": {"figures": []}, **{name: [] for name, _ in LISTS}}


def lay_out(base: Text, text: Text) -> tuple[Part, ...]:
    """The text in the order of its papers, part by part, against the one the amendment was prepared on."""
    named = ([(one["name"], one["code"]) for one in side["neighbourhoods"]] for side in (base, text))
    kept = continued(*named)
    gone = [one for at, one in enumerate(base["neighbourhoods"]) if at not in kept]
    projects = (
        _neighbourhood(at, None if was is None else base["neighbourhoods"][was], text) for at, was in enumerate(kept)
    )
    return (
        _prose(base, text),
        *projects,
        _other_neighbourhoods(gone),
        _governance(base, text),
        _signatories(base, text),
    )


def as_read(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts for those who only read: without a heading under which one can do nothing but add."""
    kept = (
        replace(part, groups=tuple(one for one in part.groups if one.lines or one.pointer != ONE_MORE))
        for part in parts
    )
    return tuple(part for part in kept if part.groups)


def _neighbourhood(at: int, was: dict[str, Any] | None, text: Text) -> Part:
    now, before = text["neighbourhoods"][at], was or NOTHING
    pointer = f"/neighbourhoods/{at}"
    figures = before["portrait"]["figures"], now["portrait"]["figures"]
    return Part(
        f"quartier-{at + 1}",
        f"Quartier {quoted(now['name'])}",
        (
            _identity(at, was, text),
            list_group("Chiffres", f"{pointer}/portrait/figures", figures[0], text, figures[1]),
            *(list_group(title, f"{pointer}/{name}", before[name], text, now[name]) for name, title in LISTS),
        ),
    )


def _identity(at: int, was: dict[str, Any] | None, text: Text) -> Group:
    """Who it is and where its figures come from; it may be moved or removed as a whole."""
    pointer = f"/neighbourhoods/{at}"
    base = {"neighbourhoods": [*[NOTHING] * at, was]} if was else None
    group = single_group("Identité du quartier", [pointer, f"{pointer}/portrait"], base, text)
    identity, portrait = group.lines
    as_listed = list_group("", "/neighbourhoods", text["neighbourhoods"], text, text["neighbourhoods"]).lines[at]
    sign = identity.sign if was else MARKS["added"]
    shown = replace(as_listed, said=identity.said, sign=sign, was=identity.was, takes=_lines_of(text, at))
    return replace(group, lines=(shown, portrait))


def _lines_of(text: Text, at: int) -> int:
    """How many figures, irritants, opportunities, priorities and objectives hang under a neighbourhood."""
    one = text["neighbourhoods"][at]
    return len(one["portrait"]["figures"]) + sum(len(one[name]) for name, _ in LISTS)


def _other_neighbourhoods(gone: Sequence[Any]) -> Part:
    groups = (removed_group("Quartiers retirés", gone, "quartier"),) if gone else ()
    return Part("quartiers", "Les autres quartiers", (*groups, Group("Ajouter un quartier", (), ONE_MORE, "quartier")))


def _governance(base: Text, text: Text) -> Part:
    names = ("/governance/elected_referent", "/governance/technical_referent")
    before, after = base["governance"]["commitments"], text["governance"]["commitments"]
    bodies = list_group("Instances et engagements", "/governance/commitments", before, text, after)
    return Part("pilotage", "Pilotage et engagements", (single_group("Référents", names, base, text), bodies))


def _signatories(base: Text, text: Text) -> Part:
    group = list_group("Qui signe", "/signatories", base["signatories"], text, text["signatories"])
    return Part("signataires", "Signataires", (group,))


def _prose(base: Text, text: Text) -> Part:
    group = list_group("Passages", "/sections", base["sections"], text, text["sections"])
    return Part("textes", "Textes", (group,))
