"""One element being written: its form, where it stands, and what happens when somebody else wrote there first."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from regain.core.french import quoted
from regain.core.labels import fold
from regain.core.member import Member
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.models import Amendment
from regain.domain.contracts.queries import tree_of
from regain.domain.contracts.rules.edits import Edit, EditDoesNotFit
from regain.exchange.applying.amendments import amend
from regain.web.pages.amendments.elements import (
    current_text,
    edits_for,
    element_at,
    found_at,
    heading_of,
    is_addition,
    located,
    placed,
)
from regain.web.pages.amendments.forms.base import ElementForm, PlaceForm
from regain.web.pages.amendments.forms.neighbourhoods import ObjectiveForm
from regain.web.pages.amendments.kinds import Kind, kind_at
from regain.web.pages.amendments.presenters.words import Said, said


@dataclass(frozen=True, slots=True)
class Conflict:
    """What was typed beside what is recorded now, and who recorded it. `gone`: why nothing is recorded any more."""

    mine: Said
    theirs: Said | None
    by: str
    gone: str = ""
    can_save: bool = True


@dataclass(frozen=True, slots=True)
class Editing:
    """An element being written. `before`: what stood there when its form was drawn."""

    amendment: Amendment
    kind: Kind
    pointer: str
    before: Any
    under: str
    form: ElementForm
    conflict: Conflict | None = None

    @property
    def sent(self) -> str:
        """`before` as the form carries it."""
        return json.dumps(self.before, ensure_ascii=False)

    @property
    def print(self) -> str:
        """A short print of `before`: what was typed against it is kept apart from what is typed against another."""
        return hashlib.sha256(self.sent.encode()).hexdigest()[:12]

    @property
    def title(self) -> str:
        """The question that the page asks."""
        return self.kind.added if is_addition(self.pointer) else self.kind.asked

    @property
    def where(self) -> str:
        """Which neighbourhood it is about, in words."""
        return f"Quartier {quoted(self.under)}." if self.under else ""

    def make_edits(self, *, by: Member) -> bool:
        """Make the edits that the form asks for; whether there were any. Raises EditDoesNotFit, TextCannotHold."""
        text = current_text(self.amendment)
        pointer = located(text, self.pointer, self.kind, before=self.before, under=self.under)
        if is_addition(pointer):
            value = self.form.value(None)
            edits = [Edit(Verb.ADD, placed(text, pointer, value), None, value)]
        else:
            edits = edits_for(self.kind, pointer, self.before, self.form.value(self.before))
        if edits:
            amend(self.amendment, edits=edits, by=by)
        return bool(edits)


def opened(amendment: Amendment, pointer: str) -> Editing:
    """The element as it stands. Raises LookupError where nothing may be written."""
    kind = _kind(pointer)
    text = current_text(amendment)
    before = None if is_addition(pointer) else element_at(text, pointer, kind)
    filled = kind.form.filled_from(before) if before is not None else None
    return Editing(amendment, kind, pointer, before, heading_of(text, pointer), _form(kind, amendment, initial=filled))


def typed(amendment: Amendment, data: Mapping[str, Any]) -> Editing:
    """The element as somebody typed it. Raises LookupError where nothing may be written."""
    place = PlaceForm(data)
    if not place.is_valid():
        raise LookupError(str(place.errors))
    where = place.cleaned_data
    kind = _kind(where["pointer"])
    form = _form(kind, amendment, data=data)
    return Editing(amendment, kind, where["pointer"], where["before"], where["under"], form)


def in_conflict(editing: Editing, refused: EditDoesNotFit) -> Editing:
    """The same, on what is recorded now: saved again, it takes its place."""
    amendment, kind = editing.amendment, editing.kind
    amendment.refresh_from_db()
    text, by = current_text(amendment), _last_by(amendment, refused.edit)
    if editing.under and editing.under not in {one["name"] for one in text["neighbourhoods"]}:
        gone = f"Le quartier {quoted(editing.under)} n’est plus dans le texte sous ce nom : ouvrez-le de nouveau."
        return replace(editing, conflict=Conflict(said(editing.form.value(None)), None, by, gone, can_save=False))
    pointer = refused.edit.pointer if kind.matches(refused.edit.pointer) else editing.pointer
    found = found_at(text, pointer, kind)
    listed = f"{pointer.rpartition('/')[0]}/-"
    is_gone = found is None and kind.matches(listed)
    conflict = Conflict(
        said(editing.form.value(found)),
        None if is_gone else said(found),
        by,
        "Cette ligne a été retirée du texte." if is_gone else "",
    )
    here = listed if is_gone else pointer
    return replace(editing, pointer=here, before=found, under=heading_of(text, here), conflict=conflict)


def _kind(pointer: str) -> Kind:
    kind = kind_at(pointer)
    if kind is None:
        raise LookupError(pointer)
    return kind


def _form(kind: Kind, amendment: Amendment, **values: Any) -> ElementForm:
    if issubclass(kind.form, ObjectiveForm):
        text = current_text(amendment)
        rows = (row for read in text["neighbourhoods"] for row in read["objectives"])
        stakes = {fold(row["stake"]["title"]): row["stake"] for row in rows}
        return kind.form(tree=tree_of(amendment.agreement.contract), stakes=stakes, **values)
    return kind.form(**values)


def _last_by(amendment: Amendment, edit: Edit) -> str:
    """Who last wrote there, or in the same list."""
    siblings = edit.pointer.rpartition("/")[0]
    for near in (edit.pointer, f"{siblings}/"):
        for known in reversed(amendment.edits):
            if known["pointer"].startswith(near):
                return str(known["by"])
    return ""
