"""Templates of documents: with which ones do we write, how to make one, put one aside."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.domain.contracts.queries import contracts_visible_to
from regain.domain.contracts.rules import can_give_templates
from regain.domain.documents.queries import archived_templates_of, templates_of
from regain.domain.documents.usecases import archive_template, restore_template
from regain.exchange.applying.templates import keep_template
from regain.exchange.writing.templates import TemplateRefused
from regain.web.access import contract_or_404, template_or_404
from regain.web.middleware import MemberRequest
from regain.web.pages.templating import presenters
from regain.web.pages.templating.forms import TemplateForm


def contracts(request: MemberRequest) -> HttpResponse:
    """To the templates of the contract one acts in."""
    found = contracts_visible_to(request.member).first()
    return redirect("contract_templates", found.code) if found else redirect("contracts")


def templates(request: MemberRequest, code: str) -> HttpResponse:
    """With which templates do we write our documents?"""
    contract = contract_or_404(request, code)
    used = list(templates_of(code))
    context = {
        "contract": contract,
        "templates": used,
        "archived": list(archived_templates_of(code)),
        "answer": presenters.answer(len(used)),
    }
    return render(request, "templating/list.html", context)


def add(request: MemberRequest, code: str) -> HttpResponse:
    """Which template do you want to add?"""
    contract = contract_or_404(request, code, needs=can_give_templates)
    form = TemplateForm(request.POST or None, request.FILES or None)
    context = {"contract": contract, "form": form}
    if form.is_valid():
        name, file = form.cleaned_data["name"], form.cleaned_data["file"]
        try:
            kept = keep_template(file.read(), name=name, file_name=file.name, contract=contract, by=request.member)
        except TemplateRefused as refusal:
            form.add_error("file", str(refusal))
            context["faults"] = refusal.faults
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Modèle ajouté. Voici ce qu’il donne.")
            return redirect("template_preview", kept.pk)
    return render(request, "templating/add.html", context, status=422 if form.errors else 200)


def fields(request: MemberRequest, code: str) -> HttpResponse:
    """Which fields can a template hold?"""
    contract = contract_or_404(request, code)
    agreement = presenters.agreements_in_force(contract).first()
    return render(request, "templating/fields.html", presenters.fields_page(contract, agreement))


@require_POST
def archive(request: MemberRequest, pk: int) -> HttpResponse:
    """Put a template aside; it can be brought back."""
    template = template_or_404(request, pk, needs=can_give_templates)
    archive_template(template, archived_at=timezone.now(), by=request.member)
    messages.success(request, "Modèle archivé. Vous pouvez le remettre en place au bas de cette page.")
    return redirect("contract_templates", template.contract_code)


@require_POST
def restore(request: MemberRequest, pk: int) -> HttpResponse:
    """Bring a template back."""
    template = template_or_404(request, pk, needs=can_give_templates)
    try:
        restore_template(template, by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Modèle remis en place.")
    return redirect("contract_templates", template.contract_code)
