"""What a member may see: the twins of rules/access.py, kept equal by a test."""

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from regain.core.mandates import Role
from regain.core.member import Member
from regain.domain.accounts.rules import can_administer, can_see_people
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import AgreementVersion, Amendment, Contract
from regain.domain.contracts.rules.access import LEADS, PREPARING
from regain.domain.documents.models import StoredFile
from regain.domain.documents.queries import files_stored_by, imports_visible_to, templates_visible_to


def contracts_visible_to(member: Member) -> QuerySet[Contract]:
    """The contracts the member may see, by code."""
    contracts = Contract.objects.select_related("intercommunality").order_by("code")
    if member.is_system:
        return contracts
    return contracts.filter(code=member.contract) if member.contract else contracts.none()


def contracts_with_people(member: Member) -> QuerySet[Contract]:
    """The contracts in which the member may see who holds which mandate, by code. An administrator sees no more."""
    contracts = Contract.objects.select_related("intercommunality").order_by("code")
    if can_administer(member):
        return contracts
    return contracts.filter(code=member.contract) if can_see_people(member, member.contract) else contracts.none()


def contracts_to_help() -> QuerySet[Contract]:
    """The contracts that an administrator may enter for a day, to help: all of them, by code."""
    return Contract.objects.select_related("intercommunality").order_by("code")


def amendments_visible_to(member: Member) -> QuerySet[Amendment]:
    """The amendments the member may see, by commune, the newest first, with the versions they join."""
    amendments = Amendment.objects.select_related(
        "agreement__contract", "agreement__commune", "base", "result", "paper"
    ).order_by("agreement__commune__name", "-number", "-pk")
    if member.is_system:
        return amendments
    if not member.contract:
        return amendments.none()
    amendments = amendments.filter(agreement__contract__code=member.contract)
    return amendments if member.is_one_of(*LEADS) else amendments.filter(_seen_by(member))


def _seen_by(member: Member) -> Q:
    seen = Q(status=AmendmentStatus.SIGNED)
    if member.is_one_of(Role.TECHNICAL_REFERENT, Role.ELECTED_REFERENT):
        seen |= Q(agreement__commune__insee_code=member.commune)
    if member.is_one_of(Role.STATE):
        seen |= ~Q(status__in=PREPARING)
    return seen


def files_visible_to(member: Member) -> QuerySet[StoredFile]:
    """The files the member may see, newest first: those of what they may see.

    A signed version's, an import's, an amendment's, a template's; those they gave themselves.
    """
    files = StoredFile.objects.order_by("-pk")
    if member.is_system:
        return files
    if not member.contract:
        return files.none()
    versions = AgreementVersion.objects.filter(agreement__contract__code=member.contract)
    uses = Q(pk__in=versions.order_by().values("source"))
    uses |= Q(pk__in=imports_visible_to(member).order_by().values("file"))
    uses |= Q(pk__in=amendments_visible_to(member).filter(paper__isnull=False).order_by().values("paper"))
    uses |= Q(pk__in=templates_visible_to(member).order_by().values("file"))
    key = Concat(Value(f"{StoredFile._meta.label_lower}:"), Cast("pk", CharField()))  # noqa: SLF001
    own = files_stored_by(member).filter(object_key=OuterRef("journal_key"))
    return files.annotate(journal_key=key).filter(uses | Exists(own))
