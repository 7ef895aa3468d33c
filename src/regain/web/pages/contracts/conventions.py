"""The agreements of a contract, one line a commune."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from regain.core import french
from regain.reports.conventions import CommuneLine, Stage, build_conventions
from regain.web.access import contract_or_404
from regain.web.middleware import MemberRequest

WORDS = {
    Stage.IN_FORCE: ("kept", "en vigueur"),
    Stage.WITHDRAWN: ("mute", "retirée"),
    Stage.READING: ("risk", "à relire"),
    Stage.AWAITED: ("mute", "attendue"),
}


@dataclass(frozen=True, slots=True)
class ConventionLine:
    """A commune: the state of its agreement and its word, when it was signed, its amendments, where to go on."""

    commune: str
    href: str
    state: str
    word: str
    signed_on: str
    amendments: str
    reading_href: str


def conventions(request: MemberRequest, code: str) -> HttpResponse:
    """Which agreements do we have, and which are awaited?"""
    contract = contract_or_404(request, code)
    found = build_conventions(contract, seen_by=request.member)
    context = {"contract": contract, "lines": [_line(code, one) for one in found], "answer": answer(found)}
    return render(request, "contracts/conventions.html", context)


def _line(code: str, one: CommuneLine) -> ConventionLine:
    state, word = WORDS[one.stage]
    was_adopted = one.stage in {Stage.IN_FORCE, Stage.WITHDRAWN}
    return ConventionLine(
        commune=one.name,
        href=reverse("agreement", args=[code, one.insee_code]) if was_adopted else "",
        state=state,
        word=word,
        signed_on=french.long_date(one.signed_on) if one.signed_on else "",
        amendments=french.counted(one.amendments, "avenant signé", "avenants signés") if one.amendments else "",
        reading_href=reverse("import_review", args=[one.reading_pk]) if one.reading_pk else "",
    )


def answer(found: Sequence[CommuneLine]) -> str:
    """How many are in force, how many are still awaited: not in force, whether or not one is being read."""
    if not found:
        return ""
    kept = sum(one.stage == Stage.IN_FORCE for one in found)
    said = f"{french.counted(kept, 'convention')} en vigueur sur {french.counted(len(found), 'commune')}."
    lack, begun = len(found) - kept, sum(one.stage == Stage.READING for one in found)
    if not lack:
        return said
    said += f" {french.counted(lack, 'est encore attendue', 'sont encore attendues')}"
    return f"{said}, dont {french.number(begun)} à relire." if begun else f"{said}."
