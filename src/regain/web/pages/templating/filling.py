"""A template filled with what an agreement says: on screen, and as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from regain.core.errors import BusinessError
from regain.domain.contracts.models import Agreement
from regain.domain.documents.models import DocumentTemplate
from regain.exchange.applying.templates import fields_in_force, filled_template
from regain.exchange.reading.opening import read_document
from regain.exchange.reading.sniffing import MediaType
from regain.exchange.writing.templates import TemplateRefused, sample_template
from regain.web.access import agreement_or_404, contract_or_404, template_or_404
from regain.web.downloads import download
from regain.web.heavy import heavy
from regain.web.middleware import MemberRequest
from regain.web.pages.templating import presenters


@heavy
def preview(request: MemberRequest, pk: int) -> HttpResponse:
    """What does this template give, for this commune?"""
    template = template_or_404(request, pk)
    contract = contract_or_404(request, template.contract_code)
    agreements = list(presenters.agreements_in_force(contract))
    context = {"template": template, "contract": contract, "agreements": agreements, "faults": []}
    chosen = presenters.chosen(agreements, request.GET.get("commune", ""))
    if chosen is None:
        return render(request, "templating/preview.html", context)
    context["agreement"] = chosen
    try:
        content = _filled(template, chosen)
        context["blocks"] = presenters.blocks(read_document(content, name=template.name))
    except TemplateRefused as refusal:
        context["faults"] = refusal.faults
    except BusinessError as refusal:
        context["refusal"] = str(refusal)
    return render(request, "templating/preview.html", context)


@heavy
def document(request: MemberRequest, pk: int) -> HttpResponse:
    """The filled document, to download."""
    template = template_or_404(request, pk)
    agreement = agreement_or_404(request, template.contract_code, request.GET.get("commune", ""))
    try:
        content = _filled(template, agreement)
    except BusinessError as refusal:
        raise Http404(str(refusal)) from refusal
    return _docx(content, f"{slugify(template.name)}-{slugify(str(agreement.commune))}.docx")


@heavy
def sample(request: MemberRequest, code: str) -> HttpResponse:
    """A template ready to be changed."""
    contract_or_404(request, code)
    return _docx(sample_template(), "modele-de-convention.docx")


def _filled(template: DocumentTemplate, agreement: Agreement) -> bytes:
    fields = fields_in_force(agreement)
    if fields is None:
        raise Http404("Cette convention n’a pas de version en vigueur.")
    return filled_template(template, fields)


def _docx(content: bytes, name: str) -> HttpResponse:
    return download(content, name=name, media_type=MediaType.DOCX.value)
