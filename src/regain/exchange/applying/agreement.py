"""Applying what was planned, if it is still what was planned."""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from regain.core.errors import BusinessError
from regain.core.french import counted, of
from regain.core.member import Member
from regain.domain.accounts.queries import whom_to_ask
from regain.domain.contracts.models import Agreement, Contract
from regain.domain.contracts.rules import can_import_for
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.usecases import PlanIsStale, adopt_agreement, hold_contract, withdraw_version
from regain.domain.documents.models import StoredFile
from regain.domain.territory.enums import NeighbourhoodKind
from regain.domain.territory.models import Commune, Neighbourhood
from regain.domain.territory.usecases import add_neighbourhood, complete_neighbourhood
from regain.exchange.draft import Draft, draft_as_data
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.plan import NeighbourhoodMatch, Plan
from regain.exchange.planning.withdrawal import plan_withdrawal


class NotYourCommune(BusinessError):
    """The agreement is another commune's than the one the member acts for."""


NOTHING_KEPT = "Rien n’est gardé. Demandez"
GIVE_IT_UP = "Rien n’est changé\u00a0: abandonnez cet import, ou demandez"
"""What to do about the agreement of another commune: before its file is kept, and once its import is begun."""


class PlanNotReady(BusinessError):
    """Choices are to be made, or something is refused: nothing can be applied."""


@transaction.atomic
def apply_agreement_plan(  # noqa: PLR0913  # keyword-only, like the use case it calls
    draft: Draft,
    *,
    contract: Contract,
    answers: Mapping[str, str],
    source: StoredFile,
    expected: str,
    by: Member,
) -> Plan:
    """Plan again, check that it is the plan that was read (`expected`: its fingerprint), and do what it says.

    Idempotent: an empty plan writes nothing. Raises PlanIsStale, PlanNotReady, NotYourCommune; nothing is
    then written.
    """
    hold_contract(contract)
    plan = plan_agreement(draft, contract=contract, answers=answers)
    check_plan(plan, expected)
    commune = Commune.objects.get(pk=plan.commune)  # type: ignore[misc]  # nothing is pending: it is known
    refuse_other_commune(contract, commune.insee_code, remedy=GIVE_IT_UP, by=by)
    content = settle_neighbourhoods(plan, contract, source=source.name, by=by)
    adopt_agreement(
        contract,
        commune=commune,
        content=content,
        snapshot=draft_as_data(draft),
        source=source,
        choices=plan.used(answers),
        stands_from=draft.signed_on or timezone.localdate(),
        counted=plan.counts,
        expected=plan.state,
        by=by,
    )
    return plan


@transaction.atomic
def apply_withdrawal(agreement: Agreement, *, answers: Mapping[str, str], expected: str, by: Member) -> Plan:
    """Withdraw the version in force, as planned. Raises PlanIsStale, PlanNotReady, NothingInForce."""
    hold_contract(agreement.contract)
    agreement.refresh_from_db()
    plan = plan_withdrawal(agreement, answers=answers)
    check_plan(plan, expected)
    content = settle_neighbourhoods(plan, agreement.contract, source="version précédente", by=by)
    withdraw_version(agreement, content=content, counted=plan.counts, expected=plan.state, by=by)
    return plan


def check_plan(plan: Plan, expected: str) -> None:
    """Raise PlanIsStale or PlanNotReady unless the plan is the expected one (its fingerprint) and may be applied."""
    if plan.fingerprint != expected:
        raise PlanIsStale
    if plan.pending:
        raise PlanNotReady(
            f"Il reste {counted(len(plan.pending), 'choix', 'choix')} à faire avant d’appliquer ce plan."
        )
    if plan.refusals:
        raise PlanNotReady(plan.refusals[0].reason)


def refuse_other_commune(contract: Contract, insee_code: str, *, remedy: str, by: Member) -> None:
    """Raise NotYourCommune when the agreement of that commune is not theirs to write; `remedy` ends on whom to ask."""
    if not can_import_for(by, contract, insee_code):
        commune = Commune.objects.get(insee_code=insee_code)
        whom = whom_to_ask(contract.code, on=timezone.localdate())
        raise NotYourCommune(
            f"Ce document est la convention {of(str(commune))}\u00a0: votre mandat ne porte pas sur cette commune. "
            f"{remedy} {whom}."
        )


def settle_neighbourhoods(plan: Plan, contract: Contract, *, source: str, by: Member) -> AgreementContent:
    """Add or complete the neighbourhoods; the content with all their keys."""
    keys = [_settle(match, contract, source, by) for match in plan.neighbourhoods]
    projects = zip(plan.content.projects, keys, strict=True)
    return replace(plan.content, projects=tuple(replace(project, neighbourhood_id=key) for project, key in projects))


def _settle(match: NeighbourhoodMatch, contract: Contract, source: str, by: Member) -> int:
    communes = Commune.objects.filter(pk__in=match.communes).order_by("name", "pk")
    if match.known is None:
        return add_neighbourhood(
            name=match.name,
            kind=NeighbourhoodKind(match.kind),
            code=match.code,
            communes=communes,
            intercommunality=contract.intercommunality,
            source=source,
            by=by,
        ).pk
    known = Neighbourhood.objects.get(pk=match.known)
    if match.communes or match.code or known.archived_at:
        complete_neighbourhood(known, communes=communes, code=match.code, source=source, by=by)
    return match.known
