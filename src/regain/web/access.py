"""The only gate: to load is to authorise. A stranger gets 404, an ill-placed member 403, and nobody forgets."""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.shortcuts import get_object_or_404

from regain.core.member import Member
from regain.domain.contracts.models import Agreement, Amendment, Contract
from regain.domain.contracts.queries import agreements_of, amendments_of, contracts_visible_to
from regain.domain.documents.models import DocumentImport, DocumentTemplate, StoredFile
from regain.domain.documents.queries import files_visible_to, imports_visible_to, templates_visible_to
from regain.domain.territory.models import Correspondence, Neighbourhood, Perimeter
from regain.domain.territory.queries import correspondences_in
from regain.web.middleware import MemberRequest

M = TypeVar("M", bound=Model)


def load_or_404(
    visible: QuerySet[M],
    *,
    member: Member,
    needs: Callable[[Member, M], bool] | None = None,
    refusal: str = "Votre fonction ne permet pas cet acte.",
    **lookup: object,
) -> M:
    """The one object of `visible` (what the member may see) that answers the lookup.

    Raises Http404 when there is none, seen or unseen alike, and PermissionDenied with `refusal`, a French sentence,
    when the member sees it but `needs(member, object)` is false. Each area names its own gate on top:
    `def contract_or_404(request, code, *, needs=None)`.
    """
    found = get_object_or_404(visible, **lookup)
    if needs is not None and not needs(member, found):
        raise PermissionDenied(refusal)
    return found


def contract_or_404(
    request: MemberRequest, code: str, *, needs: Callable[[Member, Contract], bool] | None = None
) -> Contract:
    """The contract of that code, if the member may see it."""
    return load_or_404(contracts_visible_to(request.member), member=request.member, needs=needs, code=code)


def agreement_or_404(
    request: MemberRequest, code: str, insee_code: str, *, needs: Callable[[Member, Contract], bool] | None = None
) -> Agreement:
    """The agreement of that commune, in a contract that the member may see; `needs` is asked of the contract."""
    visible = agreements_of(contract_or_404(request, code, needs=needs))
    return load_or_404(visible, member=request.member, commune__insee_code=insee_code)


def amendment_or_404(
    request: MemberRequest,
    code: str,
    insee_code: str,
    pk: int,
    *,
    needs: Callable[[Member, Contract], bool] | None = None,
) -> Amendment:
    """The amendment of that commune's agreement, if the member may see it; `needs` is asked of the contract."""
    visible = amendments_of(agreement_or_404(request, code, insee_code, needs=needs))
    return load_or_404(visible, member=request.member, pk=pk)


def neighbourhood_or_404(
    request: MemberRequest, pk: int, *, needs: Callable[[Member, Neighbourhood], bool] | None = None
) -> Neighbourhood:
    """The neighbourhood, if it lies in the agglomeration of a contract that the member may see."""
    agglomerations = contracts_visible_to(request.member).values("intercommunality")
    visible = Neighbourhood.objects.filter(intercommunality__in=agglomerations)
    return load_or_404(visible, member=request.member, needs=needs, pk=pk)


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
    agglomerations = agglomerations_of(request.member)
    guessed = correspondences_in(agglomerations).values("perimeter")
    own = Q(neighbourhood__intercommunality__in=agglomerations) | Q(pk__in=guessed)
    return load_or_404(Perimeter.objects.filter(own), member=request.member, needs=needs, pk=pk)


def import_or_404(
    request: MemberRequest, pk: int, *, needs: Callable[[Member, Contract], bool] | None = None
) -> DocumentImport:
    """The import, if the member may see it; `needs` is asked of the contract it is for."""
    found = load_or_404(imports_visible_to(request.member), member=request.member, pk=pk)
    if needs is not None:
        contract_or_404(request, found.contract_code, needs=needs)
    return found


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
