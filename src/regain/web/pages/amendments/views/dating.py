"""Giving its date of signature to an agreement that has none: what a text must have before it is amended."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.domain.contracts.rules import can_amend_agreement
from regain.exchange.applying.dating import date_agreement
from regain.web.access import agreement_or_404
from regain.web.middleware import MemberRequest
from regain.web.pages.amendments.forms.circuit import SignatureDayForm
from regain.web.pages.amendments.views.reading import show_opening


@require_POST
def date_signature(request: MemberRequest, code: str, insee_code: str) -> HttpResponse:
    """When was this agreement signed?"""
    agreement = agreement_or_404(request, code, insee_code, needs=can_amend_agreement)
    form = SignatureDayForm(request.POST)
    if form.is_valid():
        try:
            date_agreement(agreement, signed_on=form.cleaned_data["signed_on"], by=request.member)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La date de signature est enregistrée : vous pouvez ouvrir un avenant.")
            return redirect("amend_agreement", code, insee_code)
    return show_opening(request, agreement, dating=form, status=422)
