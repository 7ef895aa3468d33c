from regain.domain.contracts.models.agreements import Agreement, AgreementVersion, Signatory
from regain.domain.contracts.models.amendments import Amendment
from regain.domain.contracts.models.commitments import Commitment, NamedBody
from regain.domain.contracts.models.projects import (
    Irritant,
    NeighbourhoodProject,
    OperationalObjective,
    Opportunity,
    Priority,
    QuotedFigure,
    RetainedObjective,
)
from regain.domain.contracts.models.tree import Contract, IntercommunalObjective, Stake, StrategicObjective

__all__ = [
    "Agreement",
    "AgreementVersion",
    "Amendment",
    "Commitment",
    "Contract",
    "IntercommunalObjective",
    "Irritant",
    "NamedBody",
    "NeighbourhoodProject",
    "OperationalObjective",
    "Opportunity",
    "Priority",
    "QuotedFigure",
    "RetainedObjective",
    "Signatory",
    "Stake",
    "StrategicObjective",
]
