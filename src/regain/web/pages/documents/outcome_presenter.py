"""What became of the text of an import once it was applied, in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from regain.core import french
from regain.core.member import Member
from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.rules.abilities import abilities
from regain.domain.documents.enums import ImportStatus
from regain.domain.documents.models import DocumentImport
from regain.reports.imports import Outcome, outcome_of

FATES = {
    VersionStatus.REPLACED: "Un autre texte l’a remplacé depuis.",
    VersionStatus.WITHDRAWN: "Il a été retiré depuis.",
}


@dataclass(frozen=True, slots=True)
class OutcomeShown:
    """When it was applied and what became of it, where the agreement is, and the day on which its text is read."""

    said: str
    of_commune: str
    agreement_url: str
    text_url: str
    amend_url: str


def outcome_shown(begun: DocumentImport, member: Member) -> OutcomeShown | None:
    """What is said of an applied import; None for any other."""
    found = outcome_of(begun) if begun.status == ImportStatus.APPLIED else None
    if found is None or found.agreement.commune is None or begun.applied_at is None:
        return None
    today = timezone.localdate()
    args = [found.agreement.contract.code, found.agreement.commune.insee_code]
    may_amend = found.fate == VersionStatus.IN_FORCE and abilities(found.agreement, member).amend
    return OutcomeShown(
        said=f"Ce document a été appliqué le {french.long_date(timezone.localdate(begun.applied_at))}. {_became(found)}",
        of_commune=french.of(str(found.agreement.commune)),
        agreement_url=reverse("agreement", args=args),
        text_url=reverse("agreement_on", args=[*args, today.isoformat()]) if found.amended_by else "",
        amend_url=reverse("amend_agreement", args=args) if may_amend else "",
    )


def _became(found: Outcome) -> str:
    if found.fate != VersionStatus.IN_FORCE:
        return FATES[found.fate]
    if not found.amended_by:
        return "Son texte est en vigueur."
    numbers = french.enumeration([f"n°\u00a0{one}" for one in found.amended_by])
    which = french.agreed(len(found.amended_by), f"l’avenant {numbers}", f"les avenants {numbers}")
    return (
        f"Son texte a été modifié depuis par {which}\u00a0: ce qui suit n’est plus tout à fait ce qui est en vigueur."
    )
