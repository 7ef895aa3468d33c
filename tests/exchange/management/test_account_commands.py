"""./regain reset_second_factor and ./regain reopen_account."""

import pytest
from allauth.mfa.models import Authenticator

from regain.domain.accounts.models import Person
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from tests.factories.accounts import PersonFactory

pytestmark = pytest.mark.django_db


def test_a_lost_telephone_is_forgotten(run):
    person = PersonFactory(email="claire@ville.example", name="Claire")
    Authenticator.objects.create(user=person, type="totp", data={})

    status, said, _ = run("reset_second_factor", "CLAIRE@ville.example")

    assert (status, Authenticator.objects.count(), "Claire choisira" in said) == (0, 0, True)
    assert Entry.objects.get().event == Event.SECOND_FACTOR_RESET


def test_a_closed_account_opens_again(run):
    PersonFactory(email="claire@ville.example", name="Claire", is_active=False)

    status, said, _ = run("reopen_account", "claire@ville.example")

    assert (status, Person.objects.get().is_active, "peut de nouveau" in said) == (0, True, True)
    assert Entry.objects.get().event == Event.ACCOUNT_REOPENED


@pytest.mark.parametrize(
    ("command", "status", "sentence"),
    [("reset_second_factor", 0, "Rien à changer : Claire n’a pas"), ("reopen_account", 1, "Ce compte n’est pas fermé")],
)
def test_what_is_not_to_be_done_is_said_and_leaves_no_entry(run, command, status, sentence):
    PersonFactory(email="claire@ville.example", name="Claire")

    ended, said, complaint = run(command, "claire@ville.example")

    assert (ended, sentence in said + complaint, Entry.objects.count()) == (status, True, 0)


@pytest.mark.parametrize("command", ["reset_second_factor", "reopen_account"])
def test_an_address_that_nobody_has_is_refused(run, command):
    status, _, complaint = run(command, "autre@ville.example")

    assert (status, "Personne n’a l’adresse" in complaint) == (1, True)


def test_who_was_forgotten_does_not_come_back(run):
    gone = PersonFactory(email="12@efface.invalid", name="Personne effacée", is_active=False)

    status, _, complaint = run("reopen_account", gone.email)

    assert (status, "invitez-la de nouveau" in complaint, Person.objects.get().is_active) == (1, True, False)
