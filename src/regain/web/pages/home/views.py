from dataclasses import replace
from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from regain.core.member import Member
from regain.domain.accounts.queries import mandates_to_come, which_administrator_to_ask
from regain.domain.accounts.rules import can_see_people
from regain.domain.contracts.models import Contract
from regain.domain.contracts.queries import contracts_visible_to
from regain.domain.documents.queries import imports_to_resume
from regain.reports.news import build_news
from regain.reports.roadmap import build_roadmap
from regain.web.histories import told
from regain.web.middleware import MemberRequest
from regain.web.pages.home.presenters import build_home
from regain.web.pages.home.site_map import contacts_of, site_map_of
from regain.web.ui.parts import Happening

STATEMENT_WRITTEN_ON = date(2026, 11, 30)
"""The day when what the accessibility statement says was last checked: to be changed with its text."""


def home(request: MemberRequest) -> HttpResponse:
    """What must be done today?"""
    member, contracts = request.member, list(contracts_visible_to(request.member))
    contract = contracts[0] if contracts else None
    shown = build_home(
        contracts,
        imports_to_resume(member),
        build_roadmap(member, contract),
        member=member,
    )
    news = _news(member, contract) if contract else []
    news_href = reverse("contract_history", args=[contract.code]) if contract else ""
    context = {"home": shown, "news": news, "news_href": news_href}
    return render(request, "home/home.html", context if member.contract else {**context, **_nowhere(request)})


def _nowhere(request: MemberRequest) -> dict[str, object]:
    """For who acts in no contract: from when they will, or whom to ask."""
    today = timezone.localdate()
    asked = which_administrator_to_ask(on=today)
    return {"to_come": mandates_to_come(request.user, on=today), "administrator_to_ask": asked}


def _news(member: Member, contract: Contract) -> list[Happening]:
    """What changed lately, without the values; people are named to those to whom the history of the contract names them."""
    listed = told(build_news(member, contract), naming=True, by_title=not can_see_people(member, contract.code))
    return [replace(one, changes=()) for one in listed]


@login_not_required
def site_map(request: MemberRequest) -> HttpResponse:
    """Which pages are there?"""
    context = {"parts": site_map_of(request.member), "contacts": contacts_of(request.member)}
    return render(request, "home/site_map.html", context)


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement that the law asks for."""
    contact = settings.ACCESSIBILITY_CONTACT
    address = contact.removeprefix("mailto:") if contact.startswith("mailto:") else ""
    context = {"contact": contact, "contact_email": address, "written_on": STATEMENT_WRITTEN_ON}
    return render(request, "home/accessibility.html", context)
