"""Step two of an import: the text as it was read, and what asks for one's eye."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from regain.core import french
from regain.domain.documents.enums import ImportStatus
from regain.domain.documents.models import DocumentImport
from regain.exchange.planning.kept import KeptReading
from regain.exchange.reading.draft import Choice, Draft, Finding, Severity, Where
from regain.web.pages.documents.finding_titles import title_of
from regain.web.pages.documents.text_presenter import show_document

ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
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
    """A question: options to tick, or words to type when there are none."""

    id: str
    key: str
    legend: str
    options: tuple[OptionShown, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding of the list, its place in the text, and its question if it has one."""

    anchor: str
    severity: str
    title: str
    message: str
    place: str
    href: str
    question: QuestionShown | None


def present(begun: DocumentImport, reading: KeptReading) -> dict[str, Any]:
    """All that the page shows."""
    numbered = list(enumerate(in_order(reading.draft.findings), 1))
    lines = [_finding(number, finding) for number, finding in numbered]
    return {
        "pk": begun.pk,
        "version": begun.version,
        "subject": str(begun),
        "title": "Voici ce que nous avons lu. Est-ce juste ?",
        "answer": answer(reading.draft),
        "is_open": begun.status == ImportStatus.READ,
        "can_resume": begun.status == ImportStatus.ABANDONED,
        "file_pk": begun.file_id,
        "file_name": begun.file.name,
        "file_note": file_note(reading),
        "findings": lines,
        "findings_count": french.counted(len(lines), "point"),
        "has_questions": any(line.question for line in lines),
        "blocks": show_document(reading.document, reading.marks, numbered),
    }


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """What stops first, then what is doubtful, then what was repaired; in the order of the text."""
    return sorted(findings, key=lambda one: (ORDER.index(one.severity), _line_of(one.where)))


def _line_of(where: Where | None) -> int:
    return where.line if where and where.line else 0


def _finding(number: int, finding: Finding) -> FindingLine:
    where = finding.where
    has_place = where is not None and where.line is not None
    return FindingLine(
        anchor=f"point-{number}",
        severity=finding.severity.value,
        title=f"{number}. {title_of(finding.code)}",
        message=french.typeset(finding.message),
        place=place_in_words(where),
        href=f"#ligne-{where.line}" if where and has_place else "",
        question=question_shown(finding.choice, finding.message, f"choix-{number}") if finding.choice else None,
    )


def place_in_words(where: Where | None) -> str:
    """`page 4, ligne 112`."""
    return french.place(where.page, where.line) if where else ""


def question_shown(choice: Choice, legend: str, anchor: str) -> QuestionShown:
    """A finding's question, the answer in force ticked."""
    current = choice.chosen if choice.chosen is not None else choice.default or ""
    return QuestionShown(
        id=anchor,
        key=choice.key,
        legend=legend,
        options=tuple(
            OptionShown(f"{anchor}-{rank}", value, in_words(value), value == current)
            for rank, value in enumerate(choice.options)
        ),
        answer=current,
    )


def in_words(value: str) -> str:
    """An answer as people say it: a date in letters, anything else as it is."""
    try:
        return french.long_date(date.fromisoformat(value))
    except ValueError:
        return value


def answer(draft: Draft) -> str:
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
    pending = sum(finding.is_pending for finding in draft.findings)
    asked = f" {french.counted(pending, 'choix vous revient', 'choix vous reviennent')}." if pending else ""
    share = french.percent(draft.coverage * 100, 0)
    return f"{share} du texte a trouvé sa place : {read}.{asked}"


def file_note(reading: KeptReading) -> str:
    """What kind of file it is, how long, and that it stayed here."""
    kind = MEDIA.get(reading.document.media_type, reading.document.media_type)
    pages = f", {french.counted(reading.document.pages, 'page')}" if reading.document.pages else ""
    return f"fichier {kind}{pages}, lu sur cette machine"
