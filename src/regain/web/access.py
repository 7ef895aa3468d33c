"""The only gate: to load is to authorise. A stranger gets 404, an ill-placed member 403, and nobody forgets."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from regain.core.member import Member
from regain.domain.accounts.models import Invitation, Mandate
from regain.domain.accounts.queries import (
    invitations_visible_to,
    mandates_visible_to,
    which_administrator_to_ask,
    whom_to_ask,
)
from regain.domain.accounts.rules import can_administer, can_renew_demonstration, can_see_people
from regain.domain.contracts.models import Agreement, Amendment, Contract
from regain.domain.contracts.queries import (
    agreements_of,
    amendments_visible_to,
    contracts_visible_to,
    contracts_with_people,
    files_visible_to,
)
from regain.domain.contracts.rules.access import LEADS
from regain.domain.documents.models import DocumentImport, DocumentTemplate, StoredFile
from regain.domain.documents.queries import imports_visible_to, templates_visible_to
from regain.domain.indicators.models import Dataset, Edition
from regain.domain.indicators.queries import datasets_visible_to, editions_visible_to
from regain.domain.journal.queries import demonstration_prepared_at
from regain.domain.territory.models import Correspondence, Neighbourhood, Perimeter
from regain.domain.territory.queries import correspondences_in, neighbourhoods_visible_to
from regain.web.middleware import BY_DOOR, MemberRequest

M = TypeVar("M", bound=Model)


def load_or_404(
    visible: QuerySet[M],
    *,
    member: Member,
    needs: Callable[[Member, M], bool] | None = None,
    refusal: str = "",
    **lookup: object,
) -> M:
    """The one object of `visible` (what the member may see) that answers the lookup.

    Raises Http404 when there is none, seen or unseen alike, and PermissionDenied with `refusal`, a French sentence,
    when the member sees it but `needs(member, object)` is false. Each area names its own gate on top:
    `def contract_or_404(request, code, *, needs=None)`.
    """
    found = get_object_or_404(visible, **lookup)
    if needs is not None and not needs(member, found):
        raise PermissionDenied(refusal or refusal_to(member))
    return found


def refusal_to(member: Member, *, of_instance: bool = False) -> str:
    """Why the member may not, and whom to ask: who keeps the contract, or who looks after the instance.

    Those who keep the contract already are refused only what belongs to the instance.
    """
    whom = whom_they_ask(member, of_instance=of_instance)
    if member.mandate is None:
        return f"Aucun mandat en cours ne vous permet cette action\u00a0: demandez-en un {whom}."
    return f"Votre mandat ({member.mandate.label}) ne permet pas cette action\u00a0: demandez {whom}."


def whom_they_ask(member: Member, *, of_instance: bool = False) -> str:
    """Whom the member asks, after `demandez`: never themselves."""
    today = timezone.localdate()
    if of_instance or member.is_one_of(*LEADS):
        return which_administrator_to_ask(on=today)
    return whom_to_ask(member.contract, on=today)


def contracts_or_403(request: MemberRequest, *, needs: Callable[[Member, Contract], bool]) -> list[Contract]:
    """The contracts in which the member may do that; none when they see none. Raises PermissionDenied otherwise."""
    seen = list(contracts_visible_to(request.member))
    found = [contract for contract in seen if needs(request.member, contract)]
    if seen and not found:
        raise PermissionDenied(refusal_to(request.member))
    return found


def contract_or_404(
    request: MemberRequest, code: str, *, needs: Callable[[Member, Contract], bool] | None = None
) -> Contract:
    """The contract of that code, if the member may see it."""
    return load_or_404(contracts_visible_to(request.member), member=request.member, needs=needs, code=code)


def agreement_or_404(
    request: MemberRequest, code: str, insee_code: str, *, needs: Callable[[Member, Agreement], bool] | None = None
) -> Agreement:
    """The agreement of that commune, in a contract that the member may see."""
    visible = agreements_of(contract_or_404(request, code))
    return load_or_404(visible, member=request.member, needs=needs, commune__insee_code=insee_code)


def amendment_or_404(
    request: MemberRequest,
    code: str,
    insee_code: str,
    pk: int,
    *,
    needs: Callable[[Member, Amendment], bool] | None = None,
) -> Amendment:
    """The amendment of that commune's agreement, if the member may see it."""
    agreement = agreement_or_404(request, code, insee_code)
    visible = amendments_visible_to(request.member).filter(agreement=agreement)
    return load_or_404(visible, member=request.member, needs=needs, pk=pk)


def neighbourhood_or_404(
    request: MemberRequest, pk: int, *, needs: Callable[[Member, Neighbourhood], bool] | None = None
) -> Neighbourhood:
    """The neighbourhood, if it lies in the agglomeration of the contract the member acts in."""
    return load_or_404(neighbourhoods_visible_to(request.member), member=request.member, needs=needs, pk=pk)


def agglomerations_of(member: Member) -> list[int]:
    """The keys of the agglomerations of the contracts that the member may see."""
    return sorted(set(contracts_visible_to(member).values_list("intercommunality", flat=True)))


def correspondence_or_404(
    request: MemberRequest, pk: int, *, needs: Callable[[Member, Correspondence], bool] | None = None
) -> Correspondence:
    """The correspondence, if it is about a neighbourhood that the member may see."""
    visible = correspondences_in(agglomerations_of(request.member))
    return load_or_404(visible, member=request.member, needs=needs, pk=pk)


def perimeter_or_404(
    request: MemberRequest, pk: int, *, needs: Callable[[Member, Perimeter], bool] | None = None
) -> Perimeter:
    """The perimeter, if it is that of a neighbourhood that the member may see, or is guessed to be."""
    return load_or_404(_perimeters_of(request.member), member=request.member, needs=needs, pk=pk)


def perimeters_or_404(
    request: MemberRequest, keys: Iterable[int], *, needs: Callable[[Member, Perimeter], bool]
) -> dict[int, Perimeter]:
    """The same for several, by key: all of them, or Http404 or PermissionDenied. As many queries as one."""
    wanted = set(keys)
    found = _perimeters_of(request.member).select_related("neighbourhood__intercommunality").in_bulk(wanted)
    if len(found) < len(wanted):
        raise Http404
    if not all(needs(request.member, one) for one in found.values()):
        raise PermissionDenied(refusal_to(request.member))
    return found


def _perimeters_of(member: Member) -> QuerySet[Perimeter]:
    agglomerations = agglomerations_of(member)
    guessed = correspondences_in(agglomerations).order_by().values("perimeter")
    own = Q(neighbourhood__intercommunality__in=agglomerations) | Q(pk__in=guessed)
    return Perimeter.objects.filter(own)


def import_or_404(
    request: MemberRequest, pk: int, *, needs: Callable[[Member, Contract], bool] | None = None
) -> DocumentImport:
    """The import, if the member may see it; `needs` is asked of the contract it is for."""
    found = load_or_404(imports_visible_to(request.member), member=request.member, pk=pk)
    if needs is not None:
        contract_or_404(request, found.contract_code, needs=needs)
    return found


def mandate_or_404(
    request: MemberRequest, pk: int, *, needs: Callable[[Member, Mandate], bool] | None = None
) -> Mandate:
    """The mandate, if the member may see it."""
    return load_or_404(mandates_visible_to(request.member), member=request.member, needs=needs, pk=pk)


def file_or_404(request: MemberRequest, pk: int) -> StoredFile:
    """The stored file, if the member may see it."""
    return load_or_404(files_visible_to(request.member), member=request.member, pk=pk)


def template_or_404(
    request: MemberRequest, pk: int, *, needs: Callable[[Member, Contract], bool] | None = None
) -> DocumentTemplate:
    """The document template, if the member may see it; `needs` is asked of the contract it is for."""
    found = load_or_404(templates_visible_to(request.member), member=request.member, pk=pk)
    contract_or_404(request, found.contract_code, needs=needs)
    return found


def people_or_404(request: MemberRequest, code: str) -> Contract:
    """The contract of that code, if the member may see who holds which mandate there. An administrator sees no more."""
    if can_administer(request.member):
        return load_or_404(contracts_with_people(request.member), member=request.member, code=code)
    return contract_or_404(request, code, needs=lambda member, contract: can_see_people(member, contract.code))


def administrator_or_403(request: MemberRequest) -> None:
    """Raise PermissionDenied for whoever does not look after the instance."""
    if not can_administer(request.member):
        raise PermissionDenied(refusal_to(request.member, of_instance=True))


def demonstration_or_404() -> datetime:
    """When this demonstration was prepared; raises Http404 on any other instance."""
    prepared_at = demonstration_prepared_at() if settings.DEMO else None
    if prepared_at is None:
        raise Http404
    return prepared_at


def renewer_or_404(request: MemberRequest) -> None:
    """Raise Http404 outside a demonstration, and PermissionDenied for whoever may not make it new again."""
    demonstration_or_404()
    if not (request.session.get(BY_DOOR) and can_renew_demonstration(request.member)):
        raise PermissionDenied(
            "La démonstration se remet à neuf quand on y est entré en un clic comme cheffe de projet ou comme administrateur."
        )


def invitation_or_404(
    request: MemberRequest, pk: int, *, needs: Callable[[Member, Invitation], bool] | None = None
) -> Invitation:
    """The invitation, answered or not, if the member may see it."""
    return load_or_404(invitations_visible_to(request.member), member=request.member, needs=needs, pk=pk)


def dataset_or_404(
    request: MemberRequest, code: str, *, needs: Callable[[Member, Dataset], bool] | None = None
) -> Dataset:
    """The data set of that code, if the member may see it."""
    return load_or_404(datasets_visible_to(request.member), member=request.member, needs=needs, code=code)


def edition_or_404(
    request: MemberRequest, pk: int, *, needs: Callable[[Member, Dataset], bool] | None = None
) -> Edition:
    """The edition, if the member may see it; `needs` is asked of its data set."""
    found = load_or_404(editions_visible_to(request.member), member=request.member, pk=pk)
    dataset_or_404(request, found.dataset.code, needs=needs)
    return found
