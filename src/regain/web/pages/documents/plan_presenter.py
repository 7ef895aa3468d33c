"""Step three of an import: what would change, and what is still asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from regain.core import french
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.models import Agreement
from regain.domain.documents.models import DocumentImport
from regain.domain.territory.models import Commune
from regain.exchange.planning.communes import asks_who_signs
from regain.exchange.planning.plan import Alignment, Decision, Plan, Question, Step
from regain.exchange.planning.wording import counted_steps, summary
from regain.web.pages.documents.review_presenter import OptionShown, QuestionShown, in_words, place_in_words
from regain.web.pages.documents.who_signs import Signing

IDENTICAL = 100
SHORT = 12
"""A group of steps as long as that, or shorter, is shown open."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One thing that would be done (`verb`: the value of a Verb); `above` says under what, within the group."""

    verb: str
    noun: str
    above: str
    before: str
    after: str
    place: str
    moved: str


@dataclass(frozen=True, slots=True)
class StepGroup:
    """What would be done under one heading."""

    title: str
    count: str
    is_open: bool
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class AlignmentLine:
    """A label of the text and the one of the contract it was taken for, with how alike they are."""

    label: str
    node: str
    score: str


def present(
    begun: DocumentImport, plan: Plan, signing: Signing, typed: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """All that the page shows; `typed` are answers just given that could not be kept: they are shown again."""
    questions = signing.narrowed(shown_questions(plan))
    same = [one for one in plan.alignments if one.decision == Decision.SAME]
    return {
        "pk": begun.pk,
        "import_version": begun.version,
        "subject": str(begun),
        "plan": plan,
        "answer": answer(plan),
        "questions": [_question(one, rank, typed or {}, signing.note) for rank, one in enumerate(questions, 1)],
        "refusals": [(refusal.reason, place_in_words(refusal.place)) for refusal in plan.refusals],
        "groups": groups(plan.steps),
        "aligned": bool(same),
        "identical": french.counted(
            sum(one.score >= IDENTICAL for one in same), "libellé identique", "libellés identiques"
        ),
        "alike": [_alignment(one) for one in same if one.score < IDENTICAL],
    }


def present_withdrawal(agreement: Agreement, plan: Plan, answers: Mapping[str, str]) -> dict[str, Any]:
    """All that the page of a withdrawal shows; `answers` are those the plan was made with."""
    return {
        "answers": list(answers.items()),
        "questions": [_question(one, rank, {}) for rank, one in enumerate(plan.pending, 1)],
        "agreement": agreement,
        "contract": agreement.contract,
        "title": f"Faut-il retirer la convention {french.of(str(agreement.commune))} ?",
        "plan": plan,
        "answer": f"{summary(plan)} Rien n’est encore écrit." if plan.steps else "Aucune version n’est en vigueur.",
        "groups": groups(plan.steps),
    }


def shown_questions(plan: Plan) -> list[Question]:
    """The questions nobody answered yet, and those answered about the contract's tree, which one may answer anew."""
    return [question for question in plan.questions if question.is_pending or question.default is None]


def answer(plan: Plan) -> str:
    """One sentence: what would change, or why nothing can."""
    if plan.refusals:
        return "Ce document ne peut pas être appliqué tel quel. Rien n’a été écrit."
    if plan.pending:
        asked = french.counted(len(plan.pending), "choix vous revient", "choix vous reviennent")
        return f"{asked} avant d’aller plus loin. Rien n’est encore écrit."
    if plan.is_empty:
        return "Le contrat dit déjà ce que dit ce document : il n’y a rien à changer."
    return f"{summary(plan)} Rien n’est encore écrit."


def groups(steps: Iterable[Step]) -> list[StepGroup]:
    """The steps under their headings, in the order these first come."""
    under: dict[tuple[str, ...], list[Step]] = {}
    for step in steps:
        under.setdefault(step.path[:2], []).append(step)
    return [_group(path, tuple(group)) for path, group in under.items()]


def _group(path: tuple[str, ...], steps: tuple[Step, ...]) -> StepGroup:
    return StepGroup(
        title=" › ".join(path) or "Convention",
        count=counted_steps(steps),
        is_open=len(steps) <= SHORT or {step.verb for step in steps} != {Verb.ADD},
        steps=tuple(_step(step) for step in steps),
    )


def _step(step: Step) -> StepLine:
    above, place = " › ".join(step.path[2:]), place_in_words(step.place)
    return StepLine(step.verb.value, step.noun, above, step.before or "", step.after or "", place, step.moved)


def _question(question: Question, rank: int, typed: Mapping[str, str], note: str = "") -> QuestionShown:
    anchor = f"choix-{rank}"
    kept = question.chosen or ""
    current = typed.get(question.key, kept)
    return QuestionShown(
        id=anchor,
        key=question.key,
        legend=question.message,
        options=tuple(
            OptionShown(f"{anchor}-{number}", option.value, in_words(option.label), option.value == current)
            for number, option in enumerate(question.options)
        ),
        answer=current,
        kept=in_words(kept) if current != kept else "",
        note=note if asks_who_signs(question.key) else "",
    )


def _alignment(one: Alignment) -> AlignmentLine:
    return AlignmentLine(one.label, one.node or "", french.percent(one.score, 0))


def done(plan: Plan) -> str:
    """What is said once it is written."""
    if plan.is_empty:
        return "Il n’y avait rien à changer : le contrat dit déjà ce que dit ce document."
    return f"La convention {french.of(plan.commune_name)} est dans le contrat. {summary(plan)}"


def where_it_went(plan: Plan) -> str:
    """The page of the agreement that was adopted."""
    code = Commune.objects.values_list("insee_code", flat=True).get(pk=plan.commune or 0)
    return reverse("agreement", args=[plan.contract, code])
