"""Drafts as a reader would give them, in words of our own."""

import hashlib
from dataclasses import replace
from datetime import date

from regain.exchange.draft import (
    CommitmentRead,
    ContractNamed,
    Draft,
    Figure,
    Governance,
    NeighbourhoodRead,
    ObjectiveRow,
    Portrait,
    Section,
    Source,
    StakeNamed,
    Where,
)
from regain.exchange.planning.kept import KeptReading
from regain.exchange.reading.blocks import Document, Text

CARE = StakeNamed(1, "Des quartiers qui prennent soin de chacun")
GROW = StakeNamed(2, "Des quartiers où l’on grandit")


def row(intercommunal, *operational, strategic="Rapprocher les droits et les soins", stake=CARE) -> ObjectiveRow:
    return ObjectiveRow(stake, strategic, intercommunal, operational)


ROWS = (
    row("Aider chacun à venir à bout de ses papiers", "Tenir une permanence à la médiathèque"),
    row("Parler de santé mentale", "Inviter un psychologue", "Former les encadrants"),
    row("Conforter les parents", "Ouvrir un café des parents", strategic="Faire réussir les enfants", stake=GROW),
)


def neighbourhood(**values) -> NeighbourhoodRead:
    given = {
        "name": "Regain",
        "kind": "QPV",
        "code": "QP062007",
        "communes": ("Barlin", "Hersin-Coupigny"),
        "portrait": Portrait("sigville", 2022, "2015", (Figure("poverty_rate", 33.0, "%", "ok", 18.8),)),
        "irritants": ("Peu de lieux pour les jeunes", "Des dépôts au pied des immeubles"),
        "opportunities": ("Une médiathèque gratuite",),
        "priorities": ("Faire réussir les enfants",),
        "objectives": ROWS,
    }
    return NeighbourhoodRead(**{**given, **values})


GOVERNANCE = Governance(
    "l’adjointe à la politique de la ville",
    "la référente politique de la ville",
    (
        CommitmentRead("steering_committee", times_per_year=2, text="Le comité se réunit deux fois par an."),
        CommitmentRead("working_group", themes=("Santé", "Emploi"), text="Un groupe se réunit plusieurs fois."),
        CommitmentRead("citizen_body", name="Assemblée des aînés", text="L’assemblée est consultée."),
        CommitmentRead("signatory", due_on=date(2030, 12, 31), text="Réaliser les actions."),
    ),
)


def draft(*, file: str = "barlin.docx", content: bytes | None = None, **values) -> Draft:
    """An agreement of Barlin, read in those bytes; `neighbourhoods`, `commune`... replace what it says."""
    given = {
        "contract": ContractNamed("Engagements Quartiers 2030", date(2030, 12, 31)),
        "commune": "Barlin",
        "signed_on": date(2024, 7, 9),
        "signed_at": "Barlin",
        "sections": (Section("Préambule", "Ce texte dit ce que la commune retient."),),
        "neighbourhoods": (neighbourhood(),),
        "governance": GOVERNANCE,
        "signatories": ("Commune de Barlin", "État"),
        "places": {"/neighbourhoods/0/irritants/0": Where(12, None, "Peu de lieux")},
        "coverage": 1.0,
    }
    source = Source(file, "text/plain", hashlib.sha256(content or file.encode()).hexdigest())
    return Draft(source=source, **{**given, **values})


def in_capitals(read: NeighbourhoodRead) -> NeighbourhoodRead:
    """The same neighbourhood as a hasty typist would copy it."""
    return replace(read, objectives=tuple(typed_otherwise(one) for one in read.objectives))


def typed_otherwise(one: ObjectiveRow) -> ObjectiveRow:
    return replace(
        one,
        stake=replace(one.stake, title=one.stake.title.upper()),
        strategic=one.strategic.replace("s", "S", 1) + ".",
        intercommunal=one.intercommunal.replace("é", "e").replace("’", "'") + " ",
    )


def reading(of: Draft) -> KeptReading:
    """The reading that gives this draft."""
    return KeptReading(Document(of.source.media_type, (Text("Convention", line=1),)), of)
