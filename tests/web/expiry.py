"""A session that ends while one types."""

from django.http import HttpResponse
from django.test import Client

from regain.web.kept import keeper_of
from tests.cast import PersonClient, pass_second_step


def expired(who: PersonClient, address: str, typed: dict[str, object]) -> HttpResponse:
    """Send a form once the session has ended, then sign in; the page where one is led."""
    away = Client()
    sent = away.post(address, {**typed, "keeper": keeper_of(who.member)})
    away.force_login(who.person)
    pass_second_step(away)
    return away.get(sent.url.partition("next=")[2])
