"""Who may see and bring in figures."""

from regain.core.member import Member
from regain.domain.indicators.models import Dataset
from regain.domain.territory.rules import can_import_outlines


def can_see_figures(member: Member) -> bool:
    """Official figures are those of all places: whoever acts under a mandate, in any contract."""
    return member.is_system or member.mandate is not None


def can_import_observations(member: Member, dataset: Dataset | None = None) -> bool:  # noqa: ARG001  # seen, it is theirs
    """Figures serve the whole instance, as outlines do: those who keep a contract, and those who look after it."""
    return can_import_outlines(member)
