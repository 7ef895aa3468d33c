"""The kinds of elements of a text that an amendment may change: where each stands, how it is called, its form."""

import re
from dataclasses import dataclass

from regain.web.pages.amendments.forms.base import ElementForm
from regain.web.pages.amendments.forms.neighbourhoods import (
    FigureForm,
    NeighbourhoodForm,
    ObjectiveForm,
    PortraitForm,
)
from regain.web.pages.amendments.forms.texts import (
    CommitmentForm,
    LineForm,
    ReferentForm,
    SectionForm,
    SignatoryForm,
)

NEIGHBOURHOOD = r"/neighbourhoods/\d+"
INDEX = r"(?:\d+|-)"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: the pattern of its pointers, the questions that its form asks, and how it is called."""

    pattern: str
    noun: str
    asked: str
    added: str
    form: type[ElementForm]

    def matches(self, pointer: str) -> bool:
        """Whether the pointer leads to such an element."""
        return re.fullmatch(self.pattern, pointer) is not None


KINDS = (
    Kind("/governance/elected_referent", "référent élu", "Qui est le référent élu ?", "", ReferentForm),
    Kind("/governance/technical_referent", "référent technicien", "Qui est le référent technicien ?", "", ReferentForm),
    Kind(
        f"/governance/commitments/{INDEX}",
        "engagement",
        "Que promet cet engagement ?",
        "Quel engagement ajouter ?",
        CommitmentForm,
    ),
    Kind(f"/signatories/{INDEX}", "signataire", "Qui signe ?", "Quel signataire ajouter ?", SignatoryForm),
    Kind(f"/sections/{INDEX}", "texte", "Que dit ce texte ?", "Quel texte ajouter ?", SectionForm),
    Kind(
        f"/neighbourhoods/{INDEX}", "quartier", "Quel est ce quartier ?", "Quel quartier ajouter ?", NeighbourhoodForm
    ),
    Kind(f"{NEIGHBOURHOOD}/portrait", "portrait", "D’où viennent ces chiffres ?", "", PortraitForm),
    Kind(
        f"{NEIGHBOURHOOD}/portrait/figures/{INDEX}",
        "chiffre",
        "Quel est ce chiffre ?",
        "Quel chiffre ajouter ?",
        FigureForm,
    ),
    Kind(
        f"{NEIGHBOURHOOD}/irritants/{INDEX}", "irritant", "Que dit cet irritant ?", "Quel irritant ajouter ?", LineForm
    ),
    Kind(
        f"{NEIGHBOURHOOD}/opportunities/{INDEX}",
        "opportunité",
        "Que dit cette opportunité ?",
        "Quelle opportunité ajouter ?",
        LineForm,
    ),
    Kind(
        f"{NEIGHBOURHOOD}/priorities/{INDEX}",
        "enjeu prioritaire",
        "Que dit cet enjeu prioritaire ?",
        "Quel enjeu prioritaire ajouter ?",
        LineForm,
    ),
    Kind(
        f"{NEIGHBOURHOOD}/objectives/{INDEX}",
        "objectif",
        "Quel objectif le quartier retient-il ?",
        "Quel objectif ajouter ?",
        ObjectiveForm,
    ),
)


def kind_at(pointer: str) -> Kind | None:
    """The kind of the element at the pointer, None where nothing may be changed."""
    return next((kind for kind in KINDS if kind.matches(pointer)), None)
