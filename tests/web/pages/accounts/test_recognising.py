"""Whose account an identity of the provider opens, when there is an invitation too."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.accounts.models import Invitation, Mandate, Person
from regain.domain.accounts.usecases import InvitationOver, add_person, invite
from regain.web.pages.accounts.recognising import NobodyKnown, recognise
from regain.web.pages.accounts.views.invitation import INVITATION
from regain.web.signing.invitations import link_of
from regain.web.signing.openid.shapes import Identity
from tests.mandates import CONTRACT

CLAIRE = Identity(subject="claire-42", email="claire@ville.example", name="Claire", id_token="")
UNSURE = Identity(subject="claire-42", email="", name="Claire", id_token="")


@pytest.fixture
def invitation(db) -> Invitation:
    """Somebody was invited at an address that is not the one the provider knows."""
    return invite(
        email="c.dupont@agglo.example",
        role=Role.READER,
        scope=CONTRACT,
        scope_label="CABBALR",
        starts_on=timezone.localdate(),
        at=timezone.now(),
        by=SYSTEM,
    )


def test_whoever_follows_an_invitation_through_the_provider_has_its_account(invitation):
    person = recognise(CLAIRE, invitation=link_of(invitation), name="ProConnect")

    assert (person.email, person.has_usable_password()) == ("c.dupont@agglo.example", False)
    assert Mandate.objects.get(person=person).role == Role.READER


def test_an_invitation_never_takes_the_place_of_ones_own_account(invitation):
    """Somebody made Claire open the link of their own invitation: she would work in an account they can enter."""
    claire = add_person(email=CLAIRE.email, name="Claire", by=SYSTEM)

    assert recognise(CLAIRE, invitation=link_of(invitation), name="ProConnect") == claire
    assert Invitation.objects.get().accepted_at is None


def test_an_address_that_the_provider_does_not_assert_opens_no_account(db):
    add_person(email=CLAIRE.email, name="Claire", by=SYSTEM)

    with pytest.raises(NobodyKnown):
        recognise(UNSURE, invitation="", name="ProConnect")


def test_an_invitation_that_is_over_opens_nothing(invitation):
    Invitation.objects.update(expires_on=timezone.localdate() - timedelta(days=1))

    with pytest.raises(InvitationOver, match="quatorze jours"):
        recognise(CLAIRE, invitation=link_of(invitation), name="ProConnect")
    assert not Person.objects.filter(email=invitation.email).exists()


def test_a_link_that_is_over_is_not_kept_for_the_provider(client, invitation):
    Invitation.objects.update(withdrawn_at=timezone.now())

    assert client.get(reverse("invitation", args=[link_of(invitation)])).status_code == 410
    assert INVITATION not in client.session


@pytest.mark.parametrize("asked", [{"invitation": "1"}, {}])
def test_who_signs_in_from_the_sign_in_page_accepts_nothing(client, invitation, settings, asked):
    settings.OPENID = {"url": "http://127.0.0.1:9", "client_id": "x", "secret": "y", "name": "ProConnect"}
    link = link_of(invitation)  # once: it holds the second at which it was made
    client.get(reverse("invitation", args=[link]))
    client.post(reverse("openid_start"), asked)

    (kept,) = client.session["openid_passages"].values()
    assert kept["invitation"] == (link if asked else "")
