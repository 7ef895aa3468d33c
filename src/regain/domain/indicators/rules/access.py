"""Who may see and bring in figures."""

from regain.core.member import Member
from regain.domain.indicators.models import Dataset


def can_import_observations(member: Member, dataset: Dataset | None = None) -> bool:  # noqa: ARG001  # mandates will look at it
    """Anybody who signed in, until mandates come."""
    return member.is_known
