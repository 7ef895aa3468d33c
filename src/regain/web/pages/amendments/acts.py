"""Acts on an element of the text, in one click: a button says which element, and its seal."""

from collections.abc import Mapping
from dataclasses import dataclass

from regain.domain.contracts.enums import Verb
from regain.domain.contracts.models import Amendment
from regain.domain.contracts.rules.edits import Edit, EditDoesNotFit
from regain.web.pages.amendments.elements import current_text, sealed_element
from regain.web.pages.amendments.kinds import kind_at

ACTS = {
    "retirer": (Verb.REMOVE, 0, "Retiré"),
    "monter": (Verb.MOVE, -1, "Déplacé"),
    "descendre": (Verb.MOVE, 1, "Déplacé"),
}
"""The name of the button: the verb, by how many places it moves, what is said once it is done."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The edit that the button asks for, and what is said once it is made."""

    edit: Edit
    said: str


def asked(amendment: Amendment, data: Mapping[str, str]) -> Asked:
    """The edit that a button asks for. Raises EditDoesNotFit."""
    name = next((name for name in ACTS if name in data), "")
    pointer, _, seal = data.get(name, "").partition(" ")
    kind = kind_at(pointer)
    if kind is None:
        raise EditDoesNotFit(Edit(Verb.REMOVE, pointer))
    verb, by, word = ACTS[name]
    here, value = sealed_element(current_text(amendment), pointer, seal)
    at = int(here.rpartition("/")[2])
    after = max(at + by, 0) if verb == Verb.MOVE else None
    return Asked(Edit(verb, here, value, after), f"{word} : {kind.noun}.")
