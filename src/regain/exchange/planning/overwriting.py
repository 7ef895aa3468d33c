"""A document that would take the place of a text that signed amendments made: a person must say that this is meant."""

from collections.abc import Mapping, Sequence
from typing import Any

from regain.core.french import agreed, enumeration, long_date
from regain.domain.contracts.models import AgreementVersion, Amendment
from regain.domain.contracts.queries import amendments_of
from regain.domain.contracts.rules.chains import behind
from regain.domain.contracts.rules.states import says_the_same
from regain.exchange.draft import Draft, draft_as_data
from regain.exchange.planning.notebook import Notebook, question_key
from regain.exchange.planning.plan import Option

YES, NO = "oui", "non"
_KEY = "avenants"
BY_AMENDMENT = "Pour modifier la convention, ouvrez un avenant."


def ask_before_undoing(draft: Draft, in_force: AgreementVersion, notebook: Notebook) -> None:
    """Put the question when the text in force holds amendments that the document would undo.

    Refused when the document is a text that those amendments already changed. The key of the question changes with the
    amendments and with the document: an answer once given holds for nothing else.
    """
    asked = draft_as_data(draft)
    made = behind(in_force.pk, amendments_of(in_force.agreement))
    if not made or says_the_same(in_force.snapshot, asked):
        return
    at = 0 if in_force.source.sha256 == draft.source.sha256 else _text_of(made, asked)
    if at is not None:
        notebook.refuse(_already_amended(made, at))
        return
    chosen = notebook.ask(
        question_key(_KEY, draft.source.sha256, *(str(one.pk) for one in made)),
        f"Le texte en vigueur a été modifié par {_listed(made)}\u00a0: ce document prendrait sa place, et "
        f"{agreed(len(made), 'cet avenant signé ne s’appliquerait plus', 'ces avenants signés ne s’appliqueraient plus')}. "
        "Est-ce bien ce que vous voulez\u00a0?",
        (
            Option(YES, f"Oui, ce document remplace {agreed(len(made), 'cet avenant', 'ces avenants')}"),
            Option(NO, "Non, la convention en vigueur reste comme elle est"),
        ),
    )
    if chosen == NO:
        notebook.refuse(
            f"Vous avez choisi de garder la convention en vigueur\u00a0: ce document ne sera pas écrit. {BY_AMENDMENT}"
        )


def _text_of(made: Sequence[Amendment], asked: Mapping[str, Any]) -> int | None:
    """Which of the amendments was made on a text that says the same."""
    return next((at for at, one in enumerate(made) if says_the_same(one.base.snapshot, asked)), None)


def _already_amended(made: Sequence[Amendment], at: int) -> str:
    which = "C’est le texte d’origine" if at == 0 else f"C’est le texte d’avant l’avenant n°\u00a0{made[at].number}"
    numbers = enumeration([f"n°\u00a0{one.number}" for one in made[at:]])
    changed = agreed(len(made) - at, f"l’avenant {numbers} l’a modifié", f"les avenants {numbers} l’ont modifié")
    return f"{which}\u00a0: {changed} depuis. Il n’y a rien à importer. {BY_AMENDMENT}"


def _listed(made: Sequence[Amendment]) -> str:
    return enumeration(
        [
            f"l’avenant n°\u00a0{one.number}" + (f" du {long_date(one.signed_on)}" if one.signed_on else "")
            for one in made
        ]
    )
