"""A document that would end much of an agreement in force: somebody must say that this is meant."""

from collections.abc import Iterable

from regain.core.french import agreed, counted
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.rules.differences import Difference, differences
from regain.exchange.planning.alignment.tree import STAKE
from regain.exchange.planning.notebook import Notebook, question_key
from regain.exchange.planning.plan import Option, Plan

MOST_ENDED = 1 / 3
"""The share of what is in force beyond which a document is asked about before it ends it."""
YES, NO = "oui", "non"


_KEY = "fin"


def yes_to_ending(plan: Plan) -> dict[str, str]:
    """The answers that end what the plan asks about, for a caller to whom it was said that a document takes another's place.

    Its stakes are those that come first among those offered: of the same title, else of the same number.
    """
    ending = {question.key: YES for question in plan.pending if question.key.startswith(f"{_KEY}-")}
    stakes = {one.key: one.options[0].value for one in plan.pending if one.key.startswith(f"{STAKE}-")}
    return {**stakes, **ending}


def ask_before_ending(current: AgreementContent, found: Iterable[Difference], notebook: Notebook) -> None:
    """Put the question when more than a third of `current` would be removed by the differences found.

    Its key changes with what would be removed: an answer once given holds for nothing else.
    """
    ended = [one for one in found if one.verb == Verb.REMOVE]
    held = sum(one.verb == Verb.REMOVE for one in differences(current, AgreementContent()))
    if not held or len(ended) <= held * MOST_ENDED:
        return
    kept = held - len(ended)
    chosen = notebook.ask(
        question_key(_KEY, *(f"{one.path}{one.noun}{one.before}" for one in ended)),
        f"Ce document mettrait fin à {len(ended)} des {counted(held, 'élément')} de la convention en vigueur, et en garderait "
        f"{kept}\u00a0: est-ce bien une nouvelle version de toute la convention\u00a0?",
        (
            Option(YES, f"Oui, {agreed(len(ended), 'cet élément prend fin', 'ces éléments prennent fin')}"),
            Option(NO, "Non, la convention en vigueur reste comme elle est"),
        ),
    )
    if chosen == NO:
        notebook.refuse(
            "Vous avez choisi de garder la convention en vigueur\u00a0: ce document ne sera pas écrit. "
            "Pour n’en changer qu’une partie, modifiez-la par avenant."
        )
