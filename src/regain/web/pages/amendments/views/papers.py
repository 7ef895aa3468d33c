"""The papers: the contract and an agreement as they stood, an amendment alone, the text it gives."""

from datetime import date

from django.http import Http404, HttpResponse
from django.utils import timezone

from regain.exchange.planning import documents
from regain.exchange.planning.standing import standing_on
from regain.exchange.writing.files import MEDIA_TYPES
from regain.web.access import agreement_or_404, amendment_or_404, contract_or_404
from regain.web.heavy import heavy
from regain.web.middleware import MemberRequest
from regain.web.pages.amendments.views.past import day_or_404
from regain.web.papers import paper_response


@heavy
def contract_paper(request: MemberRequest, code: str, day: str, ending: str) -> HttpResponse:
    """The whole contract as it stood on that day."""
    contract = contract_or_404(request, code)
    _known_or_404(ending)
    then = day_or_404(day)
    name = f"Contrat {contract.code} au {_short(then)}"
    paper = documents.paper_of_contract(contract, then, today=timezone.localdate())
    return paper_response(request, paper, name=name, ending=ending)


@heavy
def agreement_paper(request: MemberRequest, code: str, insee_code: str, day: str, ending: str) -> HttpResponse:
    """The agreement as it stood on that day."""
    agreement = agreement_or_404(request, code, insee_code)
    _known_or_404(ending)
    standing = standing_on(agreement, day_or_404(day))
    if standing is None:
        raise Http404("Aucun texte n’était en vigueur à cette date.")
    name = f"Convention {agreement.commune} au {_short(standing.day)}"
    return paper_response(request, documents.paper_of_agreement(standing), name=name, ending=ending)


@heavy
def amendment_paper(request: MemberRequest, code: str, insee_code: str, pk: int, ending: str) -> HttpResponse:
    """The amendment alone."""
    amendment = amendment_or_404(request, code, insee_code, pk)
    _known_or_404(ending)
    name = f"Avenant {amendment.number} {amendment.agreement.commune}"
    return paper_response(request, documents.paper_of_amendment(amendment), name=name, ending=ending)


@heavy
def amended_text_paper(request: MemberRequest, code: str, insee_code: str, pk: int, ending: str) -> HttpResponse:
    """The consolidated text that the amendment gives."""
    amendment = amendment_or_404(request, code, insee_code, pk)
    _known_or_404(ending)
    name = f"Convention {amendment.agreement.commune} avec l’avenant {amendment.number}"
    paper = documents.paper_of_amended_text(amendment, today=timezone.localdate())
    return paper_response(request, paper, name=name, ending=ending)


def _known_or_404(ending: str) -> None:
    if ending not in MEDIA_TYPES:
        raise Http404("Ce format n’est pas proposé.")


def _short(day: date) -> str:
    return f"{day:%d-%m-%Y}"
