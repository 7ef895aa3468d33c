"""Somebody who has a password, and the letters that left."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import add_person

PASSWORD = "une phrase assez longue"


@pytest.fixture
def person(db) -> Person:
    """Claire, who has a password, and no mandate."""
    return add_person(email="claire@ville.example", name="Claire", password=PASSWORD, by=SYSTEM)


@pytest.fixture
def sign_in(client: Client, person: Person) -> Callable[..., Client]:
    """Sign in with the password, as people do."""

    def enter(password: str = PASSWORD, browser: Client = client) -> Client:
        browser.post(reverse("sign_in"), {"login": person.email, "password": password})
        return browser

    return enter


def prove(browser: Client, page: str) -> None:
    """Type the password again, as the page asks; what was being sent there is then sent."""
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": page})


def link_in(text: str) -> str:
    """The path of the only address of a letter."""
    (address,) = re.findall(r"https?://testserver(\S+)", text)
    return address
