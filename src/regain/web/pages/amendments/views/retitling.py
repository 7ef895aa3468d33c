"""What an amendment is about, said otherwise."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpResponse

from regain.domain.contracts.rules import can_edit_amendment
from regain.domain.contracts.usecases import retitle_amendment
from regain.web.access import amendment_or_404
from regain.web.editing import Edited, VersionedForm, edit
from regain.web.middleware import MemberRequest
from regain.web.pages.amendments.addresses import agreement_url, amendment_url
from regain.web.pages.amendments.forms.circuit import TitleForm


class RetitleForm(TitleForm, VersionedForm):
    """Another title."""


def retitle(request: MemberRequest, code: str, insee_code: str, pk: int) -> HttpResponse:
    """What is this amendment about?"""
    amendment = amendment_or_404(request, code, insee_code, pk, needs=can_edit_amendment)

    def save(values: Mapping[str, Any], expected: int) -> None:
        retitle_amendment(amendment, title=values["title"], expected=expected, by=request.member)

    load = partial(_edited, request, code, insee_code, pk)
    return edit(request, load, form=RetitleForm, save=save, said="L’objet de l’avenant est enregistré.")


def _edited(request: MemberRequest, code: str, insee_code: str, pk: int) -> Edited:
    amendment = amendment_or_404(request, code, insee_code, pk)
    return Edited(
        key=f"avenant-{pk}-objet",
        title="Quel est l’objet de cet avenant ?",
        href=amendment_url(amendment, "amendment_retitle"),
        back=amendment_url(amendment),
        obj=amendment,
        version=amendment.version,
        values={"title": amendment.title},
        crumbs=(
            (str(amendment.agreement.commune), agreement_url(amendment.agreement)),
            (amendment.name, amendment_url(amendment)),
        ),
    )
