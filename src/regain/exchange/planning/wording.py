"""The plan in French, for a terminal."""

from collections.abc import Iterable, Iterator

from regain.core.french import counted, enumeration, of, quoted
from regain.core.french import place as in_words
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.rules.differences import counts
from regain.exchange.draft import Where
from regain.exchange.planning.plan import Alignment, Decision, Plan, Question, Step

_SIGNS = {Verb.ADD: "+", Verb.CHANGE: "~", Verb.MOVE: "↕", Verb.REMOVE: "−"}
_COUNTED = {
    Verb.ADD: ("ajout", "ajouts"),
    Verb.CHANGE: ("modification", "modifications"),
    Verb.MOVE: ("déplacement", "déplacements"),
    Verb.REMOVE: ("retrait", "retraits"),
}
LONGEST = 110


def counted_steps(steps: Iterable[Step]) -> str:
    """`2 ajouts et 1 retrait`; empty when nothing changes."""
    found = counts(steps)
    return enumeration([counted(found[verb.value], *_COUNTED[verb]) for verb in Verb if verb.value in found])


def summary(plan: Plan) -> str:
    """How many additions, changes, moves and removals, in one sentence."""
    told = counted_steps(plan.steps)
    return f"{told}." if told else "Rien à changer."


def plan_as_lines(plan: Plan) -> list[str]:
    """The plan, line by line: what is asked and refused first, then what would be done."""
    return [
        f"Convention {of(plan.commune_name) if plan.commune_name else 'de commune inconnue'}, contrat {plan.contract}\u00a0: {summary(plan)}",
        *_titled("Refus", [refusal.reason + _at(refusal.place) for refusal in plan.refusals]),
        *_titled("Choix à faire", [line for question in plan.pending for line in _question(question)]),
        *_titled("À noter", plan.warnings),
        *_titled("Quartiers", _neighbourhoods(plan)),
        *_titled("Alignement sur l’arbre du contrat", _alignments(plan)),
        *_titled("Ce qui change", _steps(plan)),
    ]


def _titled(title: str, lines: list[str] | tuple[str, ...]) -> list[str]:
    return ["", f"{title}\u00a0:", *(f"  {line}" for line in lines)] if lines else []


def _question(question: Question) -> list[str]:
    options = [f"    --choose {question.key}={option.value!r}" for option in question.options]
    return [question.message + _at(question.place), *options]


def _neighbourhoods(plan: Plan) -> list[str]:
    return [
        f"{quoted(match.name)} → {'nouveau quartier' if match.decision == Decision.NEW else quoted(match.known_name)}"
        f" ({match.reason})"
        for match in plan.neighbourhoods
    ]


def _alignments(plan: Plan) -> list[str]:
    """Only what is not the same word for word: the rest is a count."""
    exact = sum(one.decision == Decision.SAME and one.score == 100 for one in plan.alignments)  # noqa: PLR2004
    told = [_alignment(one) for one in plan.alignments if one.decision != Decision.SAME or one.score < 100]  # noqa: PLR2004
    return ([counted(exact, "libellé identique", "libellés identiques")] if exact else []) + told


def _alignment(one: Alignment) -> str:
    label, node = quoted(_short(one.label)), quoted(_short(one.node or ""))
    if one.decision == Decision.SAME:
        return f"{one.score:.0f}  {label} = {node}"
    if one.decision == Decision.ASKED:
        return f"{one.score:.0f}  {label} ? {node}"
    return f" +  {label}" + (f" (le plus proche\u00a0: {one.score:.0f}, {node})" if one.node else "")


def _steps(plan: Plan) -> list[str]:
    return list(_under_headings(plan.steps))


def _under_headings(steps: tuple[Step, ...]) -> Iterator[str]:
    above: tuple[str, ...] | None = None
    for step in steps:
        if step.path != above:
            above = step.path
            yield " › ".join(_short(part) for part in step.path) or "Convention"
        yield f"  {_SIGNS[step.verb]} {step.noun}\u00a0: {_said(step)}{_at(step.place)}"


def _said(step: Step) -> str:
    if step.verb == Verb.CHANGE and step.before:
        return f"{quoted(_short(step.before))} → {quoted(_short(step.after or ''))}"
    told = _short(step.after or step.before or "")
    return f"{told} ({step.moved})" if step.moved else told


def _at(place: Where | None) -> str:
    if place is None or not (place.line or place.page):
        return ""
    return f" [{in_words(place.page, place.line)}]"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
