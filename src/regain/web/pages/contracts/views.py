"""The contract: who answers what, what is aimed at, who promised what."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from regain.core import french
from regain.domain.contracts import queries
from regain.domain.contracts.models import Contract
from regain.domain.contracts.rules import can_import_for
from regain.domain.contracts.rules.abilities import abilities
from regain.reports.agreements import build_agreement_page
from regain.reports.commitments import build_promises
from regain.reports.coverage import build_coverage
from regain.reports.figures.targets import build_targets
from regain.reports.objectives import build_tree
from regain.reports.taken_back import build_taken_back
from regain.web.access import agreement_or_404, contract_or_404
from regain.web.middleware import MemberRequest
from regain.web.pages.contracts import presenters
from regain.web.pages.contracts.contract_facts import contract_facts
from regain.web.pages.contracts.node_lines import archived_lines, tree_lines
from regain.web.pages.contracts.promise_lines import promise_lines
from regain.web.target_lines import undone_target


def contracts(request: MemberRequest) -> HttpResponse:
    """To the contract one acts in; without one, how to enter one."""
    found = queries.contracts_visible_to(request.member).first()
    return redirect("contract", found.code) if found else render(request, "contracts/none.html")


def coverage(request: MemberRequest, code: str) -> HttpResponse:
    """Who answers what, in the agglomeration?"""
    contract = contract_or_404(request, code)
    report = build_coverage(contract)
    context = {
        "contract": contract,
        "coverage": report,
        "matrix": presenters.matrix(contract, report),
        "answer": presenters.coverage_answer(report),
        "chips": presenters.contract_chips(contract),
        "facts": contract_facts(contract),
    }
    return render(request, "contracts/coverage.html", context)


def objectives(request: MemberRequest, code: str) -> HttpResponse:
    """What has everybody agreed to aim at?"""
    contract = contract_or_404(request, code)
    tree = build_tree(contract)
    archived = archived_lines(contract, tree)
    targets = build_targets(contract, seen_by=request.member)
    context = {
        "contract": contract,
        "tree": tree,
        "stakes": tree_lines(contract, tree, targets),
        "undone_target": undone_target(targets, request.GET.get("cible")),
        "answer": presenters.tree_answer(tree),
        "archived": archived,
        "undone": next((one for one in archived if one.key == request.GET.get("archive")), None),
    }
    return render(request, "contracts/objectives.html", context)


def commitments(request: MemberRequest, code: str) -> HttpResponse:
    """Who must do what, by when, and can it be checked?"""
    contract = contract_or_404(request, code)
    if "a_preciser" in request.GET:
        return _to_specify(request, contract, request.GET["a_preciser"])
    promises = build_promises(contract, today=timezone.localdate())
    context = {
        "contract": contract,
        "promises": promise_lines(promises),
        "answer": presenters.promises_answer(promises),
        "vague": any(not one.is_checkable for one in promises),
    }
    return render(request, "contracts/commitments.html", context)


def _to_specify(request: MemberRequest, contract: Contract, insee_code: str) -> HttpResponse:
    """Which promises say neither how often nor by when? Of one commune, or of all."""
    asked = build_promises(contract, today=timezone.localdate(), insee_code=insee_code)
    vague = [one for one in asked if not one.is_checkable]

    def amended_in(commune: str) -> str:
        may = can_import_for(request.member, contract, commune)
        return reverse("amend_agreement", args=[contract.code, commune]) if may and commune else ""

    lines = promise_lines(vague, amended_in=amended_in)
    context = {
        "contract": contract,
        "promises": lines,
        "answer": presenters.vague_answer(vague),
        "is_vague": True,
        "may_amend": any(line.amend_url for line in lines),
    }
    return render(request, "contracts/commitments.html", context)


def agreement(request: MemberRequest, code: str, insee_code: str) -> HttpResponse:
    """What has this commune signed?"""
    found = agreement_or_404(request, code, insee_code)
    page = build_agreement_page(found, today=timezone.localdate())
    context = {
        "contract": found.contract,
        "agreement": found,
        "page": page,
        "title": f"Que dit la convention {french.of(str(found.commune))} ?",
        "answer": presenters.agreement_answer(found, page),
        "promises": promise_lines(page.promises),
        "amendments": presenters.amendments_shown(
            queries.amendments_visible_to(request.member).filter(agreement=found), page
        ),
        "taken_back": build_taken_back(found, request.member),
        "abilities": abilities(found, request.member),
        "today": timezone.localdate(),
    }
    return render(request, "contracts/agreement.html", context)
