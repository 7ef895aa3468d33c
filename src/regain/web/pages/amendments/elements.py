"""An element of a text, found by its pointer: what it says, under what, and the edits that change it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from regain.domain.contracts.enums import CommitmentKind, Verb
from regain.domain.contracts.models import Amendment
from regain.domain.contracts.rules.edits import LAST, Edit, EditDoesNotFit, consolidated, edit_from_data, value_at
from regain.web.pages.amendments.kinds import Kind

Text = Mapping[str, Any]


def element_at(text: Text, pointer: str, kind: Kind) -> Any:
    """What the element says; of one that holds others, its own parts alone. Raises LookupError."""
    value = value_at(text, pointer)
    return {name: value[name] for name in kind.form.PARTS} if kind.form.PARTS else value


def found_at(text: Text, pointer: str, kind: Kind) -> Any:
    """The same, None when nothing stands there."""
    try:
        return element_at(text, pointer, kind)
    except (LookupError, ValueError, TypeError):
        return None


def is_addition(pointer: str) -> bool:
    """Whether the pointer speaks of an element to come at the end of a list."""
    return pointer.rpartition("/")[2] == LAST


def heading_of(text: Text, pointer: str) -> str:
    """The name of the neighbourhood that the pointer goes through; empty elsewhere. Its place alone may change."""
    steps = pointer.split("/")
    if len(steps) <= len(["", "neighbourhoods", "0"]) or steps[1] != "neighbourhoods":
        return ""
    try:
        return str(value_at(text, "/".join(steps[:3]))["name"])
    except (LookupError, ValueError, TypeError):
        return ""


def current_text(amendment: Amendment) -> dict[str, Any]:
    """The text with the edits made so far."""
    if amendment.result:
        text: dict[str, Any] = amendment.result.snapshot
        return text
    return consolidated(amendment.base.snapshot, map(edit_from_data, amendment.edits))


def located(text: Text, pointer: str, kind: Kind, *, before: Any, under: str) -> str:
    """Where the element that said `before` stands now, under the heading it stood under. Raises EditDoesNotFit."""
    here = _under(text, pointer, under)
    if is_addition(here) or (before is not None and found_at(text, here, kind) == before):
        return here
    siblings = here.rpartition("/")[0]
    if f"{siblings}/-" != here and kind.matches(f"{siblings}/-"):
        places = (f"{siblings}/{at}" for at in range(len(value_at(text, siblings))))
        same = next((place for place in places if found_at(text, place, kind) == before), None)
        if same:
            return same
    elif before is None and found_at(text, here, kind) is None:
        return here
    raise EditDoesNotFit(Edit(Verb.CHANGE, here, before), found_at(text, here, kind))


def _under(text: Text, pointer: str, under: str) -> str:
    """The pointer, going through the neighbourhood of that name wherever it stands now. Raises EditDoesNotFit."""
    if heading_of(text, pointer) == under:
        return pointer
    names = [one["name"] for one in text["neighbourhoods"]]
    if under not in names:
        raise EditDoesNotFit(Edit(Verb.CHANGE, pointer))
    first, place, _, *rest = pointer.split("/")
    return "/".join([first, place, str(names.index(under)), *rest])


def placed(text: Text, pointer: str, value: Any) -> str:
    """Where a new element goes: at the end of its list, a commitment after those of its kind as papers order them."""
    siblings = pointer.rpartition("/")[0]
    if not is_addition(pointer) or siblings != "/governance/commitments":
        return pointer
    ranks = {kind: rank for rank, kind in enumerate(CommitmentKind.values)}
    later = (at for at, one in enumerate(value_at(text, siblings)) if ranks[one["kind"]] > ranks[value["kind"]])
    return f"{siblings}/{next(later, LAST)}"


def edits_for(kind: Kind, pointer: str, before: Any, after: Any) -> list[Edit]:
    """The edits that make the element say `after`; none when it already does."""
    if kind.form.PARTS:
        return [
            Edit(Verb.CHANGE, f"{pointer}/{name}", before[name], after[name])
            for name in kind.form.PARTS
            if before[name] != after[name]
        ]
    return [] if before == after else [Edit(Verb.CHANGE, pointer, before, after)]


def seal_of(text: Text, pointer: str, value: Any) -> str:
    """A short print of the element and of what it stands under: whoever acts on it saw it so."""
    plain = json.dumps([heading_of(text, pointer), value], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def sealed_element(text: Text, pointer: str, seal: str) -> tuple[str, Any]:
    """The element of that seal, at its place or elsewhere in its list, and its pointer. Raises EditDoesNotFit."""
    siblings = pointer.rpartition("/")[0]
    try:
        values = value_at(text, siblings)
    except (LookupError, ValueError, TypeError):
        values = []
    for at, value in enumerate(values if isinstance(values, list) else []):
        if seal_of(text, pointer, value) == seal:
            return f"{siblings}/{at}", value
    raise EditDoesNotFit(Edit(Verb.REMOVE, pointer))
