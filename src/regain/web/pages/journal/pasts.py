"""The past of what has no page of its own to tell it: amendments, imports, templates."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from regain.core import french
from regain.domain.contracts.models import Agreement
from regain.reports.histories import past_of
from regain.web.access import amendment_or_404, import_or_404, template_or_404
from regain.web.histories import history_page
from regain.web.middleware import MemberRequest


@require_safe
def amendment(request: MemberRequest, code: str, insee_code: str, pk: int) -> HttpResponse:
    """What happened to an amendment?"""
    found = amendment_or_404(request, code, insee_code, pk)
    trail = [*_trail(found.agreement), (found.name, reverse("amendment", args=[code, insee_code, pk]))]
    title = f"Historique de l’{found.name[:1].lower()}{found.name[1:]}"
    return render(request, "history.html", history_page(request, title, trail, past_of([found])))


@require_safe
def document_import(request: MemberRequest, pk: int) -> HttpResponse:
    """What happened to an import and to its file?"""
    found = import_or_404(request, pk)
    trail = [("Documents", reverse("imports")), (found.subject, reverse("import_review", args=[pk]))]
    entries = past_of([found, found.file])
    page = history_page(request, "Qu’est devenu cet import ?", trail, entries, naming=True)
    return render(request, "history.html", page)


@require_safe
def template(request: MemberRequest, pk: int) -> HttpResponse:
    """What happened to a document template?"""
    found = template_or_404(request, pk)
    trail = [
        ("Modèles", reverse("contract_templates", args=[found.contract_code])),
        (found.name, reverse("template_preview", args=[pk])),
    ]
    title = f"Qu’est-ce qui a changé pour le modèle {french.quoted(found.name)} ?"
    return render(request, "history.html", history_page(request, title, trail, past_of([found])))


def _trail(found: Agreement) -> list[tuple[str, str]]:
    code = found.contract.code
    commune = found.commune
    page = reverse("agreement", args=[code, commune.insee_code]) if commune else reverse("contract", args=[code])
    return [
        ("Contrat", reverse("contract", args=[code])),
        (str(commune or found), page),
    ]
