"""What a person gives, another one receives: no way leads back to oneself."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from regain.core.mandates import INSTANCE, Role
from regain.core.member import SYSTEM, Member
from regain.domain.accounts.models import Invitation, Mandate, Person
from regain.domain.accounts.queries import member_of
from regain.domain.accounts.rules import mailbox_of
from regain.domain.accounts.usecases import (
    MandateToOneself,
    accept_invitation,
    accept_invitation_as,
    give_mandate,
    invite,
    renew_invitation,
)
from tests.factories.accounts import PersonFactory
from tests.mandates import BARLIN, CONTRACT, give

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def eve() -> Person:
    """Who administers the instance, under an address with a name and a dot."""
    person = PersonFactory(email="eve.martin@ville.example", name="Ève")
    give(person, Role.ADMINISTRATOR, INSTANCE)
    return person


@pytest.fixture
def adele() -> Person:
    """Another administrator."""
    person = PersonFactory(email="adele@ville.example", name="Adèle")
    give(person, Role.ADMINISTRATOR, INSTANCE)
    return person


def acting_as(person: Person) -> Member:
    return member_of(person, on=timezone.localdate())


def invited(email: str, *, by: Member, role: Role = Role.PROJECT_LEAD, scope=CONTRACT) -> Invitation:
    day = date(2024, 1, 1)
    return invite(email=email, role=role, scope=scope, scope_label="ici", starts_on=day, at=NOW, by=by)


@pytest.mark.parametrize(("role", "scope"), [(Role.PROJECT_LEAD, CONTRACT), (Role.ADMINISTRATOR, INSTANCE)])
def test_one_gives_oneself_nothing_directly(eve, role, scope):
    Mandate.objects.filter(person=eve).update(ends_on=date(2099, 1, 1))

    with pytest.raises(MandateToOneself, match="demandez-le à un chef de projet du contrat, ou à une autre personne"):
        give_mandate(eve, role=role, scope=scope, scope_label="", starts_on=date(2100, 1, 1), by=acting_as(eve))


@pytest.mark.parametrize(
    "spelling",
    ["EVE.MARTIN@VILLE.EXAMPLE", "evemartin@ville.example", "e.v.e.martin+regain@Ville.example", "new+x@ville.example"],
)
def test_one_invites_oneself_under_no_spelling(eve, spelling):
    EmailAddress.objects.create(user_id=eve.pk, email="New@ville.example", verified=False, primary=False)

    with pytest.raises(MandateToOneself):
        invited(spelling, by=acting_as(eve))

    assert not Invitation.objects.exists()


def test_a_lead_is_bound_like_an_administrator():
    lea = PersonFactory(email="lea@ville.example")
    give(lea, Role.PROJECT_LEAD, CONTRACT)

    with pytest.raises(MandateToOneself):
        invited("lea+etat@ville.example", by=acting_as(lea), role=Role.STATE)


def test_who_took_the_address_they_had_invited_does_not_accept(eve):
    sent = invited("boite@ville.example", by=acting_as(eve))
    Person.objects.filter(pk=eve.pk).update(email="boite@ville.example")
    eve.refresh_from_db()

    with pytest.raises(MandateToOneself):
        accept_invitation_as(eve, sent, nonce=sent.nonce, at=NOW)


def test_an_invitation_sent_again_by_another_is_still_that_of_its_first_author(eve, adele):
    sent = invited("boite@ville.example", by=acting_as(eve))
    again = renew_invitation(sent, at=NOW + timedelta(hours=2), by=acting_as(adele))
    Person.objects.filter(pk=eve.pk).update(email="boite@ville.example")
    eve.refresh_from_db()

    with pytest.raises(MandateToOneself):
        accept_invitation_as(eve, again, nonce=again.nonce, at=NOW + timedelta(hours=2))
    assert not Mandate.objects.filter(role=Role.PROJECT_LEAD).exists()


def test_one_does_not_send_again_the_invitation_one_received(eve, adele):
    sent = invited(eve.email, by=acting_as(adele))

    with pytest.raises(MandateToOneself):
        renew_invitation(sent, at=NOW + timedelta(hours=2), by=acting_as(eve))
    accept_invitation_as(eve, sent, nonce=sent.nonce, at=NOW)
    assert Mandate.objects.filter(person=eve, role=Role.PROJECT_LEAD).exists()


def test_a_new_account_of_one_s_own_mailbox_is_oneself_too(eve):
    """As an invitation sent before the rule, or before its author took that address."""
    sent = invited("autre@ville.example", by=acting_as(eve))
    Invitation.objects.update(email="evemartin+2@ville.example")

    with pytest.raises(MandateToOneself):
        accept_invitation(sent, nonce=sent.nonce, name="Ève", password="une phrase assez longue", at=NOW)


def test_the_instance_itself_begins_a_contract(eve):
    give_mandate(eve, role=Role.PROJECT_LEAD, scope=CONTRACT, scope_label="", starts_on=date(2024, 1, 1), by=SYSTEM)

    assert invited("amina@ville.example", by=acting_as(eve), role=Role.TECHNICAL_REFERENT, scope=BARLIN).pk


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.b@c.fr", "AB+x@C.FR"), ("ａ@c.fr", "a@c.fr"), ("a@école.fr", "A@xn--cole-9oa.fr")],
)
def test_one_mailbox_has_many_spellings(one, other):
    assert mailbox_of(one) == mailbox_of(other)


@pytest.mark.parametrize("other", ["b@c.fr", "a@d.fr", "a@c.fr.fr"])
def test_two_mailboxes_are_two(other):
    assert mailbox_of("a@c.fr") != mailbox_of(other)
