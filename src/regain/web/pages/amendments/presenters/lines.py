"""The shapes in which the page of an amendment shows a text: sections, groups of lines, lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from regain.web.pages.amendments.elements import found_at, seal_of
from regain.web.pages.amendments.kinds import Kind, kind_at
from regain.web.pages.amendments.presenters.marks import Marked, marked
from regain.web.pages.amendments.presenters.words import Said, said

Text = Mapping[str, Any]
MARKS = {"added": "add", "changed": "change", "moved": "move", "removed": "remove"}
"""The sign of each mark."""
FEMININE = ("opportunité", "instance")


@dataclass(frozen=True, slots=True)
class Line:
    """One element. `pointer`: empty for one that was removed; `sign`: what happened to it; `value`: what an act sends.

    `takes`: how many other lines go with it when it is removed.
    """

    pointer: str
    noun: str
    said: Said
    sign: str = ""
    was: Said | None = None
    value: str = ""
    is_listed: bool = False
    is_first: bool = False
    is_last: bool = False
    takes: int = 0

    @property
    def is_gone(self) -> bool:
        """Whether it was removed."""
        return not self.pointer


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading, and the pointer where one more would come (empty when none may)."""

    title: str
    lines: tuple[Line, ...]
    pointer: str = ""
    noun: str = ""

    @property
    def with_article(self) -> str:
        """`un irritant`, `une opportunité`: what the button that adds one is called."""
        return f"{'une' if self.noun.startswith(FEMININE) else 'un'} {self.noun}"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text: governance, a neighbourhood, the prose."""

    id: str
    title: str
    groups: tuple[Group, ...]
    note: str = ""


def list_group(title: str, pointer: str, before: Sequence[Any], text: Text, after: Sequence[Any]) -> Group:
    """A list of the text, its elements marked."""
    kind = kind_at(f"{pointer}/-")
    noun = kind.noun if kind else ""
    lines = tuple(_listed(one, pointer, text, noun, len(after)) for one in marked(before, after))
    return Group(title, lines, f"{pointer}/-", noun)


def single_group(title: str, pointers: Sequence[str], base: Text | None, text: Text) -> Group:
    """Elements that are always there. `base` None: what they stand in is new, and marked as a whole."""
    return Group(title, tuple(_single(pointer, base, text) for pointer in pointers))


def removed_group(title: str, values: Sequence[Any], noun: str) -> Group:
    """Elements that were removed."""
    return Group(title, tuple(_gone(value, noun) for value in values))


def _gone(value: Any, noun: str) -> Line:
    return Line("", noun, said(value), MARKS["removed"])


def _listed(one: Marked, pointer: str, text: Text, noun: str, count: int) -> Line:
    if one.at is None:
        return _gone(one.value, noun)
    here = f"{pointer}/{one.at}"
    sign = MARKS.get(one.mark, "")
    was = said(one.was) if one.mark == "changed" else None
    value = f"{here} {seal_of(text, here, one.value)}"
    return Line(here, noun, said(one.value), sign, was, value, True, one.at == 0, one.at == count - 1)


def _single(pointer: str, base: Text | None, text: Text) -> Line:
    kind = kind_at(pointer)
    if kind is None:
        raise LookupError(pointer)
    now, was = found_at(text, pointer, kind), _was(pointer, base, kind)
    shown = said(now) if isinstance(now, dict) else replace(said(now), above=kind.noun.capitalize())
    if base is None or now == was:
        return Line(pointer, kind.noun, shown)
    return Line(pointer, kind.noun, shown, MARKS["changed"], said(was))


def _was(pointer: str, base: Text | None, kind: Kind) -> Any:
    return found_at(base, pointer, kind) if base is not None else None
