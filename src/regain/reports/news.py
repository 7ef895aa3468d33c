"""What changed lately in a contract, of what a member may read."""

from regain.core.member import Member
from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import agreements_of, amendments_visible_to
from regain.domain.journal.queries import told_entries
from regain.reports.changes import entries_about
from regain.reports.histories import PastEvent, past_of, tell

_OPEN = ("contrat", "objectifs", "quartiers")
"""The kinds of objects whose past everybody in the contract may read; that of an amendment, only who sees it."""


def build_news(member: Member, contract: Contract, *, most: int = 5) -> tuple[PastEvent, ...]:
    """The latest changes first, in French. Costs six queries at most."""
    amendments = amendments_visible_to(member).filter(agreement__contract=contract)
    signed = past_of([*agreements_of(contract), *amendments])
    entries = (entries_about(contract, kinds=_OPEN) | signed).order_by("-number")[:most]
    return tell(told_entries(entries))
