"""An invitation makes few letters, and one person's acts few in an hour."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from regain.core.errors import BusinessError
from regain.core.mandates import Role
from regain.core.member import SYSTEM, Member
from regain.domain.accounts.models import Invitation
from regain.domain.accounts.queries import member_of
from regain.domain.accounts.usecases import (
    TooManyLetters,
    invite,
    renew_invitation,
    take_letter_off,
    withdraw_invitation,
)
from regain.domain.accounts.usecases.letters import BY_A_PERSON, TO_AN_ADDRESS
from tests.factories.accounts import PersonFactory
from tests.mandates import BARLIN, BODY, CONTRACT, HERSIN, NEIGHBOURHOOD, give

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HOUR = timedelta(hours=1, minutes=1)


@pytest.fixture
def lead() -> Member:
    person = PersonFactory(email="claire@ville.example")
    give(person, Role.PROJECT_LEAD, CONTRACT)
    return member_of(person, on=timezone.localdate())


def invited(by: Member, *, at=NOW, email="amina@ville.example", role=Role.READER, scope=CONTRACT) -> Invitation:
    return invite(email=email, role=role, scope=scope, scope_label="ici", starts_on=date(2024, 1, 1), at=at, by=by)


def test_one_invited_again_after_the_mandate_ended_is_written_to_at_once(lead):
    """Only an invitation that waits for its answer, or was taken back, leaves its reader an hour."""
    invited(lead)
    Invitation.objects.update(accepted_at=NOW)

    assert invited(lead, at=NOW + timedelta(minutes=5)).letters == 1
    withdraw_invitation(Invitation.objects.get(accepted_at=None), at=NOW, by=lead)
    with pytest.raises(TooManyLetters, match="moins d’une heure"):
        invited(lead, at=NOW + timedelta(minutes=9))


def letters_that_leave(acts) -> int:
    """How many of these acts are not refused."""
    left = 0
    for act in acts:
        try:
            act()
        except BusinessError:
            continue
        left += 1
    return left


def test_sixty_renewals_in_a_row_make_no_letter(lead):
    sent = invited(lead)

    acts = [lambda at=NOW + timedelta(seconds=second): renew_invitation(sent, at=at, by=lead) for second in range(60)]

    assert letters_that_leave(acts) == 0


def test_renewals_one_an_hour_make_five_letters_in_all(lead):
    sent = invited(lead)

    acts = [lambda at=NOW + HOUR * hour: renew_invitation(sent, at=at, by=lead) for hour in range(1, 30)]

    assert letters_that_leave(acts) == 4
    with pytest.raises(TooManyLetters, match="cinq fois ce mois-ci"):
        renew_invitation(sent, at=NOW + timedelta(days=13), by=lead)


@pytest.mark.parametrize("spelling", ["amina@ville.example", "AMINA@ville.example", "am.ina+1@ville.example"])
def test_taken_back_and_sent_anew_it_counts_the_same(lead, spelling):
    withdraw_invitation(invited(lead), at=NOW, by=lead)
    with pytest.raises(TooManyLetters, match="moins d’une heure"):
        invited(lead, email=spelling)

    def anew(at) -> None:
        withdraw_invitation(invited(lead, email=spelling, at=at), at=at, by=lead)

    assert letters_that_leave([lambda at=NOW + HOUR * hour: anew(at) for hour in range(1, 30)]) == 4


def test_another_lead_does_not_begin_anew(lead):
    other = PersonFactory(email="nadia@ville.example")
    give(other, Role.PROJECT_LEAD, CONTRACT)
    sent = invited(lead)

    with pytest.raises(TooManyLetters):
        renew_invitation(sent, at=NOW, by=member_of(other, on=timezone.localdate()))


def test_two_mandates_are_two_invitations_up_to_a_limit(lead):
    places = [(role, scope) for role in Role for scope in (CONTRACT, BARLIN, HERSIN, NEIGHBOURHOOD, BODY)]

    left = letters_that_leave([lambda one=one: invited(SYSTEM, role=one[0], scope=one[1]) for one in places])

    assert left == TO_AN_ADDRESS
    assert invited(lead, email="bruno@ville.example").pk


def test_one_person_s_letters_are_bounded_in_an_hour(lead):
    acts = [lambda one=one: invited(lead, email=f"p{one}@ville.example") for one in range(BY_A_PERSON + 5)]

    assert letters_that_leave(acts) == BY_A_PERSON
    assert invited(lead, email="plus-tard@ville.example", at=NOW + HOUR).pk


def test_a_letter_that_did_not_leave_is_sent_again_at_once(lead):
    sent = invited(lead)
    take_letter_off(sent)

    again = renew_invitation(sent, at=NOW, by=lead)

    assert (again.letters, again.letter_at) == (1, NOW)


def test_old_letters_are_forgotten(lead):
    for month in range(8):
        at = NOW + timedelta(days=31 * month)
        withdraw_invitation(invited(lead, at=at), at=at, by=lead)

    assert Invitation.objects.count() == 8
