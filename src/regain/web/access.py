"""The only gate: to load is to authorise. A stranger gets 404, an ill-placed member 403, and nobody forgets."""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404

from regain.core.member import Member
from regain.domain.contracts.models import Agreement, Amendment, Contract
from regain.domain.contracts.queries import agreements_of, amendments_of, contracts_visible_to
from regain.domain.documents.models import DocumentImport, DocumentTemplate, StoredFile
from regain.domain.documents.queries import files_visible_to, imports_visible_to, templates_visible_to
from regain.domain.indicators.models import Dataset, Edition
from regain.domain.indicators.queries import datasets_visible_to, editions_visible_to
from regain.domain.territory.models import Neighbourhood
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
