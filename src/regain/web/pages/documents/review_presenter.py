"""Step two of an import: the text as it was read, and what asks for one's eye."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from regain.core import french
from regain.domain.documents.enums import ImportStatus
from regain.domain.documents.models import DocumentImport
from regain.exchange.draft import Choice, Draft, Finding, Severity, Where
from regain.exchange.planning.kept import KeptReading, current_plan
from regain.exchange.reading.unplaced import unplaced_in_words
from regain.web.pages.documents.finding_titles import title_of
from regain.web.pages.documents.text_presenter import show_document

ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
TITLES_BY_STATUS = {
    ImportStatus.READ: "Voici ce que nous avons lu. Est-ce juste ?",
    ImportStatus.APPLIED: "Voici ce que nous avons lu, et écrit.",
    ImportStatus.ABANDONED: "Voici ce que nous avions lu.",
}
MEDIA = {
    "text/plain": "texte",
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
}


@dataclass(frozen=True, slots=True)
class OptionShown:
    """An answer one may tick."""

    id: str
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question: options to tick, or words to type when there are none.

    `kept` is the answer that stands, when it is not the one just typed and shown.
    """

    id: str
    key: str
    legend: str
    options: tuple[OptionShown, ...]
    answer: str
    kept: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding of the list, its place in the text, and its question if it has one.

    `key` names it, whatever is read again; `is_seen`: somebody said that they had looked at it.
    """

    anchor: str
    key: str
    severity: str
    title: str
    message: str
    place: str
    href: str
    question: QuestionShown | None
    is_seen: bool


def present(begun: DocumentImport, reading: KeptReading, typed: Mapping[str, str] | None = None) -> dict[str, Any]:
    """All that the page shows; `typed` are answers just given that could not be kept: they are shown again."""
    typed = typed or {}
    numbered = list(enumerate(in_order(reading.draft.findings), 1))
    is_open = begun.status == ImportStatus.READ
    lines = [_finding(number, finding, typed, begun.seen, is_open=is_open) for number, finding in numbered]
    return {
        "pk": begun.pk,
        "import_version": begun.version,
        "subject": str(begun),
        "title": TITLES_BY_STATUS[ImportStatus(begun.status)],
        "answer": answer(reading.draft, is_open=is_open),
        "is_open": is_open,
        "can_resume": begun.status == ImportStatus.ABANDONED,
        "file_pk": begun.file_id,
        "file_name": begun.file.name,
        "file_note": file_note(reading),
        "findings": lines,
        "findings_count": _counted(lines),
        "has_questions": any(line.question for line in lines),
        "blocks": show_document(reading.document, reading.marks, numbered),
    }


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """The choices first, then what stops, what is doubtful, what was repaired; in the order of the text.

    A point keeps its place and its number once it is seen.
    """
    return sorted(
        findings,
        key=lambda one: (
            one.choice is None,
            ORDER.index(one.severity),
            _line_of(one.where),
        ),
    )


def key_of(finding: Finding) -> str:
    """What names a finding from one reading to the next: what it says, and where."""
    where = finding.where.quote if finding.where else ""
    return sha256(repr((finding.code, finding.message, where)).encode()).hexdigest()[:16]


def _counted(lines: Sequence[FindingLine]) -> str:
    seen = sum(line.is_seen for line in lines)
    told = french.counted(len(lines), "point")
    return f"{told}, dont {french.counted(seen, 'vu')}" if seen else told


def _line_of(where: Where | None) -> int:
    return where.line if where and where.line else 0


def _finding(
    number: int, finding: Finding, typed: Mapping[str, str], seen: Collection[str], *, is_open: bool
) -> FindingLine:
    where = finding.where
    has_place = where is not None and where.line is not None
    return FindingLine(
        anchor=f"point-{number}",
        key=key_of(finding),
        severity="choice" if finding.choice and is_open else finding.severity.value,
        title=f"{number}. {title_of(finding.code)}",
        message=finding.message,
        place=place_in_words(where),
        href=f"#ligne-{where.line}" if where and has_place else "",
        question=question_shown(finding.choice, finding.message, f"choix-{number}", typed) if finding.choice else None,
        is_seen=finding.choice is None and key_of(finding) in seen,
    )


def place_in_words(where: Where | None) -> str:
    """`page 4, ligne 112`."""
    return french.place(where.page, where.line) if where else ""


def question_shown(choice: Choice, legend: str, anchor: str, typed: Mapping[str, str]) -> QuestionShown:
    """A finding's question, ticked as somebody just typed, else as it stands; `kept` is what stands instead."""
    kept = choice.chosen if choice.chosen is not None else choice.default or ""
    current = typed.get(choice.key, kept)
    return QuestionShown(
        id=anchor,
        key=choice.key,
        legend=legend,
        options=tuple(
            OptionShown(f"{anchor}-{rank}", value, in_words(value), value == current)
            for rank, value in enumerate(choice.options)
        ),
        answer=current,
        kept=in_words(kept) if current != kept else "",
    )


def in_words(value: str) -> str:
    """An answer as people say it: a date in letters, anything else as it is."""
    try:
        return french.long_date(date.fromisoformat(value))
    except ValueError:
        return value


def answer(draft: Draft, *, is_open: bool = True) -> str:
    """One sentence: how much of the text found its place, what was read, what is asked."""
    rows = [row for neighbourhood in draft.neighbourhoods for row in neighbourhood.objectives]
    figures = sum(len(neighbourhood.portrait.figures) for neighbourhood in draft.neighbourhoods)
    read = french.enumeration(
        [
            french.counted(len(draft.neighbourhoods), "quartier"),
            french.counted(len({row.stake for row in rows}), "enjeu", "enjeux"),
            french.counted(
                sum(len(row.operational) for row in rows), "objectif opérationnel", "objectifs opérationnels"
            ),
            french.counted(figures, "chiffre"),
            french.counted(len(draft.governance.commitments), "engagement"),
        ]
    )
    pending = sum(finding.is_pending for finding in draft.findings) if is_open else 0
    asked = f" {french.counted(pending, 'choix vous revient', 'choix vous reviennent')}." if pending else ""
    left = unplaced_in_words(draft.findings)
    unsure = f" Sans place sûre : {left}." if left else ""
    return f"{french.percent(draft.percent_placed)} du texte a trouvé sa place : {read}.{unsure}{asked}"


def file_note(reading: KeptReading) -> str:
    """What kind of file it is, how long, and that it stayed here."""
    kind = MEDIA.get(reading.document.media_type, reading.document.media_type)
    pages = f", {french.counted(reading.document.pages, 'page')}" if reading.document.pages else ""
    return f"fichier {kind}{pages}, lu sur cette machine"


def left_to_choose(begun: DocumentImport, given: Mapping[str, str]) -> str:
    """What is said once answers are kept: whether any was given, how many choices are still to be made."""
    begun.refresh_from_db()
    pending = len(current_plan(begun).pending)
    kept = "Vos choix sont enregistrés." if given else "Rien n’a changé\u00a0: vous n’avez rien choisi."
    return f"{kept} Il reste {french.counted(pending, 'choix', 'choix')} à faire." if pending else kept
