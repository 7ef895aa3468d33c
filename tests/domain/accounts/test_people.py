"""People are known by their address, whatever its capitals, and sign in only when somebody let them."""

from datetime import date

import pytest

from regain.core.member import SYSTEM, Member
from regain.domain.accounts.enums import OrganisationKind
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import member_of, organisation_named, people_who_can_sign_in, person_with_email
from regain.domain.accounts.rules import is_of_the_demonstration
from regain.domain.accounts.usecases import (
    EmailAlreadyUsed,
    OrganisationAlreadyKnown,
    PersonNotValid,
    add_organisation,
    add_person,
)
from regain.domain.journal.queries import history_of
from tests.factories.accounts import OrganisationFactory, PersonFactory


@pytest.mark.django_db
def test_a_person_added_has_no_password_and_is_in_the_journal():
    person = add_person(email="amina@regain.example", name="Amina", title="référente", by=SYSTEM)

    assert not person.has_usable_password()
    assert [entry.event for entry in history_of(person)] == ["person_added"]
    assert member_of(person, on=date(2026, 11, 25)) == Member(key=str(person.pk), label="Amina, référente")


@pytest.mark.django_db
def test_two_people_cannot_have_one_address(amina):
    with pytest.raises(EmailAlreadyUsed, match=r"AMINA@regain\.example"):
        add_person(email="AMINA@regain.example", name="Autre", by=SYSTEM)

    assert person_with_email("Amina@Regain.example") == amina.person
    assert Person.objects.get_by_natural_key("AMINA@regain.example") == amina.person


@pytest.mark.django_db
def test_two_organisations_cannot_have_one_name():
    organisation = add_organisation(name="Ville de Barlin", kind=OrganisationKind.COMMUNE, by=SYSTEM)

    with pytest.raises(OrganisationAlreadyKnown, match="existe déjà"):
        add_organisation(name="VILLE DE BARLIN", kind=OrganisationKind.OTHER, by=SYSTEM)

    assert organisation_named("ville de barlin") == organisation
    assert str(organisation) == "Ville de Barlin"


@pytest.mark.django_db
def test_who_left_does_not_appear_among_those_who_can_sign_in():
    organisation = OrganisationFactory()
    zoe = PersonFactory(name="Zoé", organisation=organisation)
    anne = PersonFactory(name="Anne", organisation=organisation)
    PersonFactory(name="Paul", is_active=False)

    assert [str(person) for person in people_who_can_sign_in()] == [str(anne), str(zoe)]
    assert member_of(zoe, on=date(2026, 11, 25)).label == "Zoé"


@pytest.mark.django_db
def test_a_person_added_with_a_password_signs_in_with_it():
    person = add_person(email="zoe@ville.example", name="Zoé", password="un tramway nommé delta", by=SYSTEM)

    assert Person.objects.get(pk=person.pk).check_password("un tramway nommé delta")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [({"password": "12345"}, "trop court"), ({"email": "zoe"}, "adresse de courriel"), ({"name": ""}, "vide")],
)
@pytest.mark.django_db
def test_what_cannot_be_a_person_is_refused_in_french(values, sentence):
    with pytest.raises(PersonNotValid, match=sentence):
        add_person(**{"email": "zoe@ville.example", "name": "Zoé", "by": SYSTEM, **values})

    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("Amina@Regain.Example", True),
        ("amina@ville.fr", False),
        ("regain.example@ville.fr", False),
        ("amina@pas-regain.example", False),
    ],
)
def test_the_people_of_the_demonstration_are_told_by_their_address(email, expected):
    assert is_of_the_demonstration(Person(email=email)) is expected
