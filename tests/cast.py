"""The people the tests speak of, already signed in."""

import pytest
from django.test import Client

from regain.core.member import Member
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import member_of
from tests.factories.accounts import OrganisationFactory, PersonFactory


class PersonClient(Client):
    """A browser in which somebody signed in; `person` and `member` say who."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person
        self.force_login(person)

    @property
    def member(self) -> Member:
        return member_of(self.person)


@pytest.fixture
def amina(db) -> PersonClient:
    """The référente technicienne of Barlin."""
    organisation = OrganisationFactory(name="Commune de Barlin")
    title = "référente politique de la ville"
    return PersonClient(
        PersonFactory(email="amina@regain.example", name="Amina", title=title, organisation=organisation)
    )


@pytest.fixture
def bruno(db) -> PersonClient:
    """The référent technicien of Hersin-Coupigny."""
    organisation = OrganisationFactory(name="Commune de Hersin-Coupigny")
    title = "référent politique de la ville"
    return PersonClient(
        PersonFactory(email="bruno@regain.example", name="Bruno", title=title, organisation=organisation)
    )


@pytest.fixture
def claire(db) -> PersonClient:
    """The cheffe de projet of the agglomeration."""
    organisation = OrganisationFactory(name="CABBALR", kind="intercommunality")
    title = "cheffe de projet du contrat de ville"
    return PersonClient(
        PersonFactory(email="claire@regain.example", name="Claire", title=title, organisation=organisation)
    )


@pytest.fixture
def stranger() -> Client:
    """Somebody who did not sign in."""
    return Client()
