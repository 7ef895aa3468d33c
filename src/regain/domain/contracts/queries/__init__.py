"""Reading contracts and agreements."""

from regain.domain.contracts.queries.access import (
    amendments_visible_to,
    contracts_to_help,
    contracts_visible_to,
    contracts_with_people,
    files_visible_to,
)
from regain.domain.contracts.queries.agreements import (
    agreement_of,
    agreements_of,
    contract_with_code,
    version_in_force,
    version_to_return_to,
    versions_of,
)
from regain.domain.contracts.queries.amendments import amendments_in, amendments_of, version_standing_on
from regain.domain.contracts.queries.living import content_of
from regain.domain.contracts.queries.tree import tree_of

__all__ = [
    "agreement_of",
    "agreements_of",
    "amendments_in",
    "amendments_of",
    "amendments_visible_to",
    "content_of",
    "contract_with_code",
    "contracts_to_help",
    "contracts_visible_to",
    "contracts_with_people",
    "files_visible_to",
    "tree_of",
    "version_in_force",
    "version_standing_on",
    "version_to_return_to",
    "versions_of",
]
