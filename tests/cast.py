"""The people the tests speak of, already signed in."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from regain.core.mandates import Role, Scope
from regain.core.member import Member
from regain.domain.accounts.models import Person
from regain.domain.accounts.queries import member_of
from regain.web.signing.second_factor import SET_UP
from tests.factories.accounts import OrganisationFactory, PersonFactory
from tests.mandates import BARLIN, CONTRACT, ELSEWHERE, HERSIN, give


def pass_second_step(client: Client) -> None:
    """Let the session go on as that of somebody whose second step is set up (regain.web.signing.second_factor)."""
    session = client.session
    session[SET_UP] = True
    session.save()


class PersonClient(Client):
    """A browser in which somebody signed in, second step included; `person` and `member` say who."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person
        self.force_login(person)
        pass_second_step(self)

    @property
    def member(self) -> Member:
        return member_of(self.person, on=timezone.localdate())


def signed_in(person: Person, role: Role, scope: Scope) -> PersonClient:
    """The person's browser; they hold that mandate and no other."""
    give(person, role, scope, scope_label={BARLIN: "Barlin", HERSIN: "Hersin-Coupigny"}.get(scope, "CABBALR"))
    return PersonClient(person)


@pytest.fixture
def amina(db) -> PersonClient:
    """The référente technicienne of Barlin."""
    organisation = OrganisationFactory(name="Commune de Barlin")
    title = "référente politique de la ville"
    person = PersonFactory(email="amina@regain.example", name="Amina", title=title, organisation=organisation)
    return signed_in(person, Role.TECHNICAL_REFERENT, BARLIN)


@pytest.fixture
def bruno(db) -> PersonClient:
    """The référent technicien of Hersin-Coupigny."""
    organisation = OrganisationFactory(name="Commune de Hersin-Coupigny")
    title = "référent politique de la ville"
    person = PersonFactory(email="bruno@regain.example", name="Bruno", title=title, organisation=organisation)
    return signed_in(person, Role.TECHNICAL_REFERENT, HERSIN)


@pytest.fixture
def claire(db) -> PersonClient:
    """The cheffe de projet of the agglomeration."""
    organisation = OrganisationFactory(name="CABBALR", kind="intercommunality")
    title = "cheffe de projet du contrat de ville"
    person = PersonFactory(email="claire@regain.example", name="Claire", title=title, organisation=organisation)
    return signed_in(person, Role.PROJECT_LEAD, CONTRACT)


@pytest.fixture
def nadia(db) -> PersonClient:
    """Another cheffe de projet of the agglomeration: two people may write to the same thing."""
    return signed_in(PersonFactory(email="nadia@regain.example", name="Nadia"), Role.PROJECT_LEAD, CONTRACT)


@pytest.fixture
def rachid(db) -> PersonClient:
    """A reader of the contract, who may look and do nothing."""
    return signed_in(PersonFactory(email="rachid@regain.example", name="Rachid"), Role.READER, CONTRACT)


@pytest.fixture
def nobody_s_member(db) -> PersonClient:
    """Somebody who signed in and holds no mandate, but one that is over."""
    person = PersonFactory(email="yves@regain.example", name="Yves")
    give(person, Role.PROJECT_LEAD, CONTRACT, ends_on=date(2025, 12, 31))
    return PersonClient(person)


@pytest.fixture
def outsider(db) -> PersonClient:
    """Somebody who signed in and holds a mandate in another contract only: a stranger to ours."""
    return signed_in(PersonFactory(email="zoe@regain.example", name="Zoé"), Role.PROJECT_LEAD, ELSEWHERE)


@pytest.fixture
def stranger() -> Client:
    """Somebody who did not sign in."""
    return Client()
