"""An instance always has somebody to look after it, by whatever way one leaves."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from regain.core.mandates import INSTANCE, Role
from regain.core.member import SYSTEM
from regain.domain.accounts.models import Mandate, Person
from regain.domain.accounts.queries import administrators, member_of
from regain.domain.accounts.usecases import LastAdministrator, close_account, end_mandate
from regain.exchange.applying.erasure import erase_person
from tests.factories.accounts import PersonFactory
from tests.mandates import give

TODAY = date(2026, 11, 25)
LATER = date(2027, 6, 1)


def end_today(person: Person) -> None:
    end_mandate(person.mandates.get(), on=TODAY, by=member_of(person, on=TODAY))


def end_later(person: Person) -> None:
    end_mandate(person.mandates.get(), on=LATER, by=member_of(person, on=TODAY))


def close(person: Person) -> None:
    close_account(person, on=TODAY, by=member_of(person, on=TODAY))


def close_by_command(person: Person) -> None:
    close_account(person, on=TODAY, by=SYSTEM)


def erase(person: Person) -> None:
    erase_person(person, on=TODAY, by=member_of(person, on=TODAY))


def erase_by_command(person: Person) -> None:
    erase_person(person, on=TODAY, by=SYSTEM)


WAYS = (end_today, end_later, close, close_by_command, erase, erase_by_command)


def administrator(name: str, **values) -> Person:
    person = PersonFactory(name=name, is_active=values.pop("is_active", True))
    give(person, Role.ADMINISTRATOR, INSTANCE, **values)
    return person


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_the_last_one_stays_whatever_others_there_were(way):
    """Others whose account is closed, whose mandate is over, or has an end."""
    adele = administrator("Adèle")
    administrator("Bob", is_active=False)
    administrator("Chloé", ends_on=TODAY - timedelta(days=1))
    administrator("Denis", ends_on=LATER + timedelta(days=365))

    with pytest.raises(LastAdministrator, match="donnez d’abord ce mandat"):
        way(adele)

    adele.refresh_from_db()
    assert (adele.is_active, adele.mandates.get().ends_on, adele.name) == (True, None, "Adèle")


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_one_of_two_may_leave_and_the_other_then_stays(way):
    adele, bob = administrator("Adèle"), administrator("Bob")
    way(adele)

    for other_way in WAYS:
        with pytest.raises(LastAdministrator):
            other_way(bob)


@pytest.mark.django_db
def test_one_whose_mandate_is_still_to_come_is_not_yet_somebody():
    adele = administrator("Adèle")
    administrator("Bob", starts_on=LATER)

    with pytest.raises(LastAdministrator):
        end_today(adele)
    end_later(adele)

    assert adele.mandates.get().ends_on == LATER - timedelta(days=1)


@pytest.mark.django_db
def test_two_who_end_each_other_do_not_both_go():
    """Each read the other's mandate, and their own rights, before either wrote."""
    adele, bob = administrator("Adèle"), administrator("Bob")
    hers, his = adele.mandates.get(), bob.mandates.get()
    as_adele, as_bob = member_of(adele, on=TODAY), member_of(bob, on=TODAY)

    end_mandate(his, on=TODAY, by=as_adele)
    with pytest.raises(LastAdministrator):
        end_mandate(hers, on=TODAY, by=as_bob)

    assert [one.person for one in administrators(TODAY)] == [adele]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite n’a qu’une écriture à la fois")
def test_nor_at_the_same_moment():
    people = [administrator("Adèle"), administrator("Bob")]
    mandates = [person.mandates.get() for person in people]
    members = [member_of(person, on=TODAY) for person in people]
    ready, refused = Barrier(2), []

    def end_the_other(mine: int) -> None:
        ready.wait(timeout=60)
        try:
            end_mandate(mandates[1 - mine], on=TODAY, by=members[mine])
        except LastAdministrator:
            refused.append(mine)
        finally:
            connection.close()

    threads = [Thread(target=end_the_other, args=[mine]) for mine in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert (len(refused), Mandate.objects.filter(ends_on=None).count()) == (1, 1)
