"""The demonstration: what it starts from, and how it is made new again."""

from regain.exchange.applying.demonstration.inventing import invent
from regain.exchange.applying.demonstration.people import PEOPLE
from regain.exchange.applying.demonstration.preparing import (
    AGREEMENT,
    NEIGHBOUR_S,
    SIGNING,
    NotADemonstration,
    begin_demonstration,
    import_demonstration_agreement,
    prepare_reference_data,
    refuse_real_data,
)
from regain.exchange.applying.demonstration.renewing import refuse_unmarked, renew_demonstration

__all__ = [
    "AGREEMENT",
    "NEIGHBOUR_S",
    "PEOPLE",
    "SIGNING",
    "NotADemonstration",
    "begin_demonstration",
    "import_demonstration_agreement",
    "invent",
    "prepare_reference_data",
    "refuse_real_data",
    "refuse_unmarked",
    "renew_demonstration",
]
