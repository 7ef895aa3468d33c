"""Edits of a signed text: each says where, what stood there, and what stands there now. Pure.

A text is a snapshot (`regain/agreement@1`), an edit's `pointer` a JSON pointer into it (RFC 6901). `before` is the lock:
an edit is made only where the value it speaks of still stands, at its place or elsewhere in the same list. So the
edits of an amendment replay on another base as long as what they speak of is still there.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass
from typing import Any

from regain.core.errors import BusinessError
from regain.domain.contracts.enums import Verb

LAST = "-"
"""The index that stands after the last element, for an addition."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a text.

    `add`: `after` comes into the list at the index that ends the pointer (`-`: at its end).
    `change`: `after` takes the place of `before`. `remove`: `before` leaves its list.
    `move`: `before` goes to the index `after` of its list. `by`: who made the edit, as shown.
    """

    verb: Verb
    pointer: str
    before: Any = None
    after: Any = None
    by: str = ""


class EditDoesNotFit(BusinessError):
    """What the edit speaks of no longer stands there. `found`: what stands there now, None when nothing does."""

    def __init__(self, edit: Edit, found: Any = None) -> None:
        super().__init__(
            "Le texte a changé à cet endroit depuis que vous l’avez ouvert\u00a0: comparez, puis choisissez."
        )
        self.edit = edit
        self.found = found


def edit_as_data(edit: Edit) -> dict[str, Any]:
    """The edit as plain JSON data."""
    return {**asdict(edit), "verb": edit.verb.value}


def edit_from_data(data: Mapping[str, Any]) -> Edit:
    """The edit that `edit_as_data` gave."""
    return Edit(**{**data, "verb": Verb(data["verb"])})


def consolidated(snapshot: Mapping[str, Any], edits: Iterable[Edit]) -> dict[str, Any]:
    """The text once all the edits are made, in order; the snapshot is left as it was. Raises EditDoesNotFit.

    The places where the values were read follow them; a value that changed was read nowhere. What the reader doubted
    was settled when the snapshot was signed.
    """
    text: dict[str, Any] = deepcopy(dict(snapshot))
    text["findings"] = []
    for edit in edits:
        _make(text, edit)
    return text


def value_at(text: Mapping[str, Any], pointer: str) -> Any:
    """The value at the pointer. Raises LookupError when there is none."""
    value: Any = text
    for step in _steps(pointer):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def can_undo(edits: list[Edit], at: int) -> bool:
    """Whether no later edit was made inside the elements that this one added, removed or moved."""
    edit = edits[at]
    if edit.verb == Verb.CHANGE:
        return True
    siblings = _parent(edit.pointer) + "/"
    return not any(
        "/" in later.pointer.removeprefix(siblings) for later in edits[at + 1 :] if later.pointer.startswith(siblings)
    )


def _make(text: dict[str, Any], edit: Edit) -> None:
    try:
        holder = value_at(text, _parent(edit.pointer))
        if isinstance(holder, list):
            _make_in_list(text, holder, edit)
        else:
            _make_in_object(text, holder, edit)
    except (LookupError, ValueError, TypeError) as error:
        raise EditDoesNotFit(edit) from error


def _make_in_object(text: dict[str, Any], holder: dict[str, Any], edit: Edit) -> None:
    name = _last(edit.pointer)
    if edit.verb != Verb.CHANGE:
        raise LookupError(edit.pointer)
    if holder[name] != edit.before:
        raise EditDoesNotFit(edit, holder[name])
    holder[name] = deepcopy(edit.after)
    _forget_places(text, edit.pointer)


def _make_in_list(text: dict[str, Any], holder: list[Any], edit: Edit) -> None:
    siblings = _parent(edit.pointer)
    if edit.verb == Verb.ADD:
        at = len(holder) if _last(edit.pointer) == LAST else min(int(_last(edit.pointer)), len(holder))
        holder.insert(at, deepcopy(edit.after))
        _renumber_places(text, siblings, lambda index: index + (index >= at))
        return
    at = _where(holder, edit)
    if edit.verb == Verb.CHANGE:
        holder[at] = deepcopy(edit.after)
        _forget_places(text, f"{siblings}/{at}")
    elif edit.verb == Verb.REMOVE:
        del holder[at]
        _renumber_places(text, siblings, lambda index: None if index == at else index - (index > at))
    else:
        _move(text, holder, siblings, at, min(int(edit.after), len(holder) - 1))


def _move(text: dict[str, Any], holder: list[Any], siblings: str, at: int, to: int) -> None:
    order = list(range(len(holder)))
    order.insert(to, order.pop(at))
    holder.insert(to, holder.pop(at))
    now = {was: index for index, was in enumerate(order)}
    _renumber_places(text, siblings, now.get)


def _where(holder: list[Any], edit: Edit) -> int:
    """The index of the element the edit speaks of: its own, or the nearest that holds the same."""
    index = int(_last(edit.pointer))
    same = [at for at, value in enumerate(holder) if value == edit.before]
    if not same:
        raise EditDoesNotFit(edit, holder[index] if index < len(holder) else None)
    return min(same, key=lambda at: abs(at - index))


def _forget_places(text: dict[str, Any], pointer: str) -> None:
    places = text.get("places", {})
    text["places"] = {
        known: place for known, place in places.items() if known != pointer and not known.startswith(f"{pointer}/")
    }


def _renumber_places(text: dict[str, Any], siblings: str, new_index: Callable[[int], int | None]) -> None:
    kept = {}
    for pointer, place in text.get("places", {}).items():
        if pointer.startswith(f"{siblings}/"):
            index, slash, below = pointer.removeprefix(f"{siblings}/").partition("/")
            now = new_index(int(index))
            if now is not None:
                kept[f"{siblings}/{now}{slash}{below}"] = place
        else:
            kept[pointer] = place
    text["places"] = kept


def _steps(pointer: str) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def _parent(pointer: str) -> str:
    return pointer.rpartition("/")[0]


def _last(pointer: str) -> str:
    return pointer.rpartition("/")[2]
