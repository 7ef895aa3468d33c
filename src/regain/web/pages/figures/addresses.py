"""Where one brings in what a page lacks."""

from django.urls import reverse

from regain.core.member import Member
from regain.domain.indicators.rules.access import can_import_observations


def import_address(member: Member) -> str:
    """The page that imports figures; blank for who may not."""
    return reverse("observations_drop") if can_import_observations(member) else ""
