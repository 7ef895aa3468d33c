"""The promises as rows of a table: a sentence that binds several bodies is one row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from regain.core import french
from regain.core.labels import as_typed_plainly
from regain.reports.commitments import Promise


@dataclass(frozen=True, slots=True)
class BoundBody:
    """Who is bound by the sentence, how often or until when; `state` is one of the four, `word` says it."""

    who: str
    themes: tuple[str, ...]
    when: str
    state: str
    word: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A sentence that promises, and each body that it binds."""

    text: str
    commune: str
    insee_code: str
    place: str
    line: int | None
    text_url: str
    amend_url: str
    bodies: tuple[BoundBody, ...]


def promise_lines(promises: Sequence[Promise], *, amended_in: Callable[[str], str] | None = None) -> list[PromiseLine]:
    """The promises as rows, in the order in which their sentences first come.

    `amended_in`: by INSEE code, where an amendment would specify them; blank where the member may not.
    """
    under: dict[tuple[str, str], list[Promise]] = {}
    for one in promises:
        under.setdefault((one.insee_code, as_typed_plainly(one.text)), []).append(one)
    return [_line(group, amended_in(group[0].insee_code) if amended_in else "") for group in under.values()]


def _line(group: Sequence[Promise], amend_url: str) -> PromiseLine:
    first = group[0]
    return PromiseLine(
        text=first.text,
        commune=first.commune,
        insee_code=first.insee_code,
        place=first.read_at.label if first.read_at else "",
        line=first.read_at.line if first.read_at else None,
        text_url=reverse("import_review", args=[first.reading_pk]) if first.reading_pk else "",
        amend_url=amend_url,
        bodies=tuple(BoundBody(one.who, one.themes, _when(one), *_state(one)) for one in group),
    )


def _when(promise: Promise) -> str:
    if promise.times_per_year:
        return f"{promise.times_per_year} fois par an"
    if promise.due_on:
        return f"d’ici le {french.long_date(promise.due_on)}"
    return "le texte ne le dit pas"


def _state(promise: Promise) -> tuple[str, str]:
    if not promise.is_checkable:
        return "mute", "non vérifiable"
    if promise.is_late:
        return "risk", "échéance passée"
    return "kept", "vérifiable"
