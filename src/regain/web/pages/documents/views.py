"""Documents: drop a file, read the findings beside the text, confirm the plan."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from regain.core.errors import BusinessError
from regain.domain.contracts.rules import can_import_agreement, can_withdraw_agreement
from regain.domain.documents.enums import ImportStatus
from regain.domain.documents.models import DocumentImport
from regain.domain.documents.queries import imports_visible_to
from regain.domain.documents.usecases import abandon_import, resume_import
from regain.exchange.applying import answer, apply_withdrawal, begin_import, confirm_import
from regain.exchange.planning.kept import contract_of, current_plan, reading_of
from regain.exchange.planning.withdrawal import plan_withdrawal
from regain.web.access import agreement_or_404, contracts_or_403, file_or_404, import_or_404
from regain.web.downloads import as_download
from regain.web.hardening import takes_files
from regain.web.kept import keep_key, take_typed
from regain.web.middleware import MemberRequest
from regain.web.pages.documents import list_presenter, plan_presenter, review_presenter, seeing
from regain.web.pages.documents.forms import AnswersForm, ConfirmForm, DropForm, WithdrawForm, answers_in
from regain.web.pages.documents.outcome_presenter import outcome_shown
from regain.web.pages.documents.who_signs import signing_of

PER_PAGE = 25


def imports(request: MemberRequest) -> HttpResponse:
    """Which documents have we read?"""
    page = Paginator(imports_visible_to(request.member), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "imports": list_presenter.lines(list(page.object_list)),
        "page": page,
        "answer": list_presenter.answer(page.paginator.count),
    }
    return render(request, "documents/list.html", context)


@takes_files
def drop(request: MemberRequest) -> HttpResponse:
    """Which agreement do you want to import?"""
    contracts = contracts_or_403(request, needs=can_import_agreement)
    if not contracts:
        return redirect("contracts")
    form = DropForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            begun = begin_import(file.read(), name=file.name, contract=contracts[0], by=request.member)
        except BusinessError as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("import_review", begun.pk)
    return render(request, "documents/drop.html", {"form": form}, status=422 if form.errors else 200)


def review(request: MemberRequest, pk: int) -> HttpResponse:
    """Here is what we read. Is it right?"""
    if request.method == "POST":
        begun = import_or_404(request, pk, needs=can_import_agreement)
        if {"vu", "revoir"} & set(request.POST):
            return seeing.mark(request, begun, _show_review)
        then = "import_plan" if "then" in request.POST else "import_review"
        return _take_answers(request, begun, _show_review, then=then)
    return _show_review(request, import_or_404(request, pk))


def plan(request: MemberRequest, pk: int) -> HttpResponse:
    """What is going to change?"""
    begun = import_or_404(request, pk, needs=can_import_agreement)
    if begun.status != ImportStatus.READ:
        return redirect("import_review", begun.pk)
    if request.method == "POST" and ("confirm" not in request.POST or _answers_anew(request, begun)):
        return _take_answers(request, begun, _show_plan, then="import_plan")
    form = ConfirmForm(request.POST or None)
    if form.is_valid():
        try:
            done = confirm_import(begun, by=request.member, **form.cleaned_data)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, plan_presenter.done(done))
            return redirect(plan_presenter.where_it_went(done))
    return _show_plan(request, begun, form=form, status=409 if form.errors else 200)


@require_POST
def abandon(request: MemberRequest, pk: int) -> HttpResponse:
    """Give the import up; it can be resumed."""
    begun = import_or_404(request, pk, needs=can_import_agreement)
    try:
        abandon_import(begun, expected_version=begun.version, by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Import abandonné. Rien n’a été écrit ; vous pourrez le reprendre d’ici.")
    return redirect("imports")


@require_POST
def resume(request: MemberRequest, pk: int) -> HttpResponse:
    """Take up an import that was given up."""
    begun = import_or_404(request, pk, needs=can_import_agreement)
    try:
        resume_import(begun, expected_version=begun.version, by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
    return redirect("import_review", begun.pk)


def withdraw(request: MemberRequest, code: str, insee_code: str) -> HttpResponse:
    """What is going to change, if the version in force is withdrawn?"""
    agreement = agreement_or_404(request, code, insee_code, needs=can_withdraw_agreement)
    answers = answers_in(request.POST or request.GET)
    planned = plan_withdrawal(agreement, answers=answers)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            apply_withdrawal(agreement, answers=answers, by=request.member, **form.cleaned_data)
        except BusinessError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La version en vigueur est retirée ; elle reste dans l’historique.")
            return redirect("agreement", code, insee_code)
    context = plan_presenter.present_withdrawal(agreement, planned, answers)
    return render(request, "documents/withdraw.html", {**context, "form": form}, status=409 if form.errors else 200)


def stored_file(request: MemberRequest, pk: int) -> FileResponse:
    """The file as it was received: always a download, never shown in the page."""
    file = file_or_404(request, pk)
    try:
        content = file.content.open("rb")
    except FileNotFoundError as error:
        raise Http404("Ce fichier n’est plus dans la réserve de fichiers.") from error
    return as_download(FileResponse(content), name=file.name, media_type=file.media_type)


def _answers_anew(request: MemberRequest, begun: DocumentImport) -> bool:
    """Whether another answer was ticked than the one the plan was made with: it is made again before it is written."""
    given = answers_in(request.POST)
    made_with = {one.key: one.chosen or one.default for one in current_plan(begun).questions}
    return any(given.get(key, value) != value for key, value in made_with.items())


def _take_answers(
    request: MemberRequest, begun: DocumentImport, show: Callable[..., HttpResponse], *, then: str
) -> HttpResponse:
    """Keep the answers and say what is left; refused, show them again as they were typed."""
    form = AnswersForm(request.POST)
    if not form.is_valid():
        return redirect(then, begun.pk)
    try:
        answer(begun, choices=form.choices, expected_version=form.cleaned_data["version"], by=request.member)
    except BusinessError as refusal:
        messages.error(request, str(refusal))
        begun.refresh_from_db()
        return show(request, begun, typed=form.choices, status=409)
    key = keep_key(request.member, _keep_name(begun))
    say = messages.success if form.choices else messages.info
    say(request, review_presenter.left_to_choose(begun, form.choices), extra_tags=key)
    return redirect(then, begun.pk)


def _show_review(
    request: MemberRequest, begun: DocumentImport, *, typed: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    typed = typed or answers_in(take_typed(request, request.member) or {})
    context = review_presenter.present(begun, reading_of(begun), typed)
    shown = {**context, "outcome": outcome_shown(begun, request.member), "keep_name": _keep_name(begun)}
    return render(request, "documents/review.html", shown, status=status)


def _show_plan(
    request: MemberRequest,
    begun: DocumentImport,
    *,
    typed: dict[str, str] | None = None,
    form: ConfirmForm | None = None,
    status: int = 200,
) -> HttpResponse:
    typed = typed or answers_in(take_typed(request, request.member) or {})
    signing = signing_of(contract_of(begun), request.member)
    context = plan_presenter.present(begun, current_plan(begun), signing, typed)
    shown = {**context, "form": form or ConfirmForm(), "keep_name": _keep_name(begun)}
    return render(request, "documents/plan.html", shown, status=status)


def _keep_name(begun: DocumentImport) -> str:
    return f"import-{begun.pk}"
