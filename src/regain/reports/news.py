"""What changed lately in a contract, of what a member may read."""

from regain.core.member import Member
from regain.domain.contracts.models import Contract
from regain.domain.journal.queries import told_entries
from regain.reports.changes import entries_about
from regain.reports.histories import PastEvent, tell

_KINDS = ("contrat", "objectifs", "conventions", "quartiers")
"""The kinds of objects whose past everybody in the contract may read; that of an amendment, only who sees it."""


def build_news(member: Member, contract: Contract, *, most: int = 5) -> tuple[PastEvent, ...]:
    """The latest changes first, in French. Costs six queries at most."""
    return tell(told_entries(entries_about(contract, kinds=_KINDS, seen_by=member)[:most]))
