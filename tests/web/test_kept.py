"""What is kept of a form when a session ended is bounded, and of nobody unknown."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regain.core.member import SYSTEM
from regain.domain.accounts.models import LONGEST_FORM, KeptForm, Person
from regain.domain.accounts.usecases import close_account, forget_ended_sessions
from regain.domain.contracts.usecases import add_node
from regain.exchange.applying.erasure import erase_person
from regain.web.kept import keeper_of
from tests.mandates import CODE
from tests.web.expiry import expired

pytestmark = pytest.mark.django_db
INVITE = f"/contrats/{CODE}/personnes/inviter/"
LONG = "x" * 30_000


def kept() -> tuple[int, int]:
    """How many rows a stranger's forms take, sessions included, and of how many characters."""
    texts = [*KeptForm.objects.values_list("data", flat=True), *Session.objects.values_list("session_data", flat=True)]
    return len(texts), sum(map(len, texts))


def test_two_hundred_forms_of_a_stranger_leave_nothing(claire, contract):
    before = kept()

    for number in range(200):
        keeper = ("1", "system", "1:1", "", "é", claire.member.key, "12:" + "a" * 43)[number % 7]
        Client().post(INVITE, {"keeper": keeper, "email": f"{number}{LONG[:2_000]}"})

    assert kept() == before


def test_many_forms_under_a_keeper_that_leaked_leave_one(claire, contract):
    rows, size = kept()

    for number in range(20):
        Client().post(INVITE, {"keeper": keeper_of(claire.member), "email": f"{number}{LONG}"})

    now_rows, now_size = kept()
    assert (now_rows - rows, now_size - size <= LONGEST_FORM) == (1, True)
    assert "19x" in KeptForm.objects.get().data


def test_the_keeper_of_one_opens_nothing_of_another(claire, nadia, contract):
    stolen = keeper_of(claire.member).replace(claire.member.key, nadia.member.key, 1)

    assert Client().post(INVITE, {"keeper": stolen, "email": "a@ville.example"}).status_code == 302
    assert not KeptForm.objects.exists()


def test_each_person_has_their_own(claire, nadia, contract):
    for who, email in ((claire, "premiere@ville.example"), (nadia, "seconde@ville.example")):
        Client().post(INVITE, {"keeper": keeper_of(who.member), "email": email})

    pages = [who.get(INVITE).content.decode() for who in (claire, nadia)]

    assert ["premiere@" in pages[0], "seconde@" in pages[0]] == [True, False]
    assert ["premiere@" in pages[1], "seconde@" in pages[1]] == [False, True]


def test_what_is_kept_waits_for_its_own_page(claire, contract):
    add_node(contract, label="Enjeu", number=1, by=SYSTEM)
    Client().post(INVITE, {"keeper": keeper_of(claire.member), "email": "a@ville.example"})

    claire.get(reverse("contract_edit", args=[CODE]))

    assert "a@ville.example" in claire.get(INVITE).content.decode()
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize("closing", [close_account, erase_person])
def test_a_closed_account_keeps_nothing(claire, contract, closing):
    keeper = keeper_of(claire.member)
    Client().post(INVITE, {"keeper": keeper, "email": "a@ville.example"})
    closing(claire.person, on=timezone.localdate(), by=SYSTEM)

    Client().post(INVITE, {"keeper": keeper, "email": "a@ville.example"})

    assert (KeptForm.objects.count(), Person.objects.get(pk=claire.person.pk).is_active) == (0, False)


def test_it_goes_with_the_ended_sessions(claire, contract):
    Client().post(INVITE, {"keeper": keeper_of(claire.member), "email": "a@ville.example"})

    forget_ended_sessions(before=timezone.now())

    assert not KeptForm.objects.exists()


@pytest.mark.parametrize("typed", [LONG, "x" * 2 * LONGEST_FORM])
def test_a_long_form_is_given_back_and_a_longer_one_is_not(claire, contract, typed):
    page = expired(claire, INVITE, {"email": f"{typed}@ville.example"})

    assert (typed in page.content.decode()) == (len(typed) < LONGEST_FORM)
