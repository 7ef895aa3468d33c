"""./regain demo --fresh: makes the demonstration new again, and can do nothing to any other database."""

from datetime import date

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from regain.config.demonstration import refuse_wrong_database
from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import add_person
from regain.domain.contracts.models import Agreement, Amendment, Contract
from regain.domain.indicators.models import Edition, Indicator
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import demonstration_prepared_at, verify
from regain.domain.journal.rules import Draft
from regain.domain.journal.usecases import append, record
from regain.domain.territory.models import Neighbourhood
from regain.exchange.applying.demonstration import (
    NotADemonstration,
    prepare_reference_data,
    renew_demonstration,
    renewing,
)
from regain.exchange.applying.demonstration.inventing import TITLE
from regain.exchange.management.commands import demo as demo_module
from tests.amending import signed
from tests.factories.accounts import PersonFactory
from tests.factories.contracts import ContractFactory
from tests.mandates import CONTRACT, give

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def demo(reader, settings, paper, monkeypatch, run):
    """The demonstration, prepared from a short agreement and lived in: somebody accepted an invitation."""
    settings.DEMO = True
    for module in (renewing, demo_module):
        monkeypatch.setattr(module, "AGREEMENT", paper())
        monkeypatch.setattr(module, "NEIGHBOUR_S", paper("Auchel", "auchel.docx"))
    assert run("demo", "--no-serve")[0] == 0
    person = add_person(email="amina@ville.fr", name="Amina", by=SYSTEM)
    give(person, Role.READER, CONTRACT)


@pytest.mark.usefixtures("demo")
def test_a_demonstration_where_somebody_real_came_in_starts_again_as_it_was_left(run):
    status, said, complaint = run("demo", "--no-serve")

    assert (status, complaint, "comme vous l’avez laissée" in said) == (0, "", True)
    assert Person.objects.filter(email="amina@ville.fr").exists()
    assert refuse_wrong_database(demo=True) is None
    assert Edition.objects.count() == 1


@pytest.mark.usefixtures("demo")
def test_it_is_made_new_again_with_all_that_it_first_had(run):
    before = {model: model.objects.count() for model in (Contract, Agreement, Indicator)}
    signed(
        Agreement.objects.get(commune__name="Barlin"), date(2026, 3, 1), ("/governance/elected_referent", "le maire")
    )

    status, said, complaint = run("demo", "--no-serve", "--fresh", "--yes")

    assert (status, complaint, "remise à neuf" in said) == (0, "", True)
    assert {model: model.objects.count() for model in before} == before
    assert (Person.objects.count(), Amendment.objects.count()) == (10, 0)
    assert not Person.objects.filter(email="amina@ville.fr").exists()
    verified = verify()
    assert (list(verified.faults), list(verified.remarks)) == ([], [])
    assert not Entry.objects.filter(event=Event.TAIL_LOST).exists()


@pytest.mark.usefixtures("demo")
def test_the_journal_refuses_again_to_be_changed_once_all_is_new(run):
    run("demo", "--no-serve", "--fresh", "--yes")

    with pytest.raises(Exception, match="journal_entries_are_never_removed"):
        Entry.objects.all()._raw_delete("default")


@pytest.mark.usefixtures("demo")
def test_what_other_databases_wrote_among_the_anchors_stays(run):
    other = f"7 {'a' * 64} 2026-01-01T00:00:00+00:00 {'b' * 16} ={'c' * 16}\n".encode()
    with django_settings.JOURNAL_ANCHORS.open("ab") as file:
        file.write(other)

    run("demo", "--no-serve", "--fresh", "--yes")

    assert other in django_settings.JOURNAL_ANCHORS.read_bytes()


@pytest.mark.parametrize("typed", ["", "oui"])
@pytest.mark.usefixtures("demo")
def test_nothing_goes_without_the_word_that_confirms(run, monkeypatch, typed):
    monkeypatch.setattr("builtins.input", lambda _question: typed)

    status, _, complaint = run("demo", "--no-serve", "--fresh")

    assert (status, "Rien n’est effacé" in complaint) == (1, True)
    assert Person.objects.filter(email="amina@ville.fr").exists()


@pytest.mark.usefixtures("demo")
def test_what_fails_half_way_leaves_the_demonstration_as_it_was(monkeypatch):
    def fail(*_path: object, **_contract: object):
        raise ZeroDivisionError

    monkeypatch.setattr("regain.exchange.applying.demonstration.renewing.import_demonstration_agreement", fail)

    with pytest.raises(ZeroDivisionError):
        renew_demonstration()

    assert (Person.objects.filter(email="amina@ville.fr").exists(), list(verify().faults)) == (True, [])


@pytest.mark.usefixtures("demo")
def test_a_commit_that_fails_leaves_the_anchors_as_they_were(monkeypatch):
    before = sorted(django_settings.JOURNAL_ANCHORS.read_bytes().splitlines())

    def fail() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "commit", fail)
    monkeypatch.setattr(renewing, "prepare_reference_data", lambda: None)
    monkeypatch.setattr(renewing, "import_demonstration_agreement", lambda *_path, **_contract: None)
    monkeypatch.setattr(renewing, "invent", lambda _contract: None)
    with pytest.raises(DatabaseError):
        renew_demonstration()
    monkeypatch.undo()

    assert sorted(django_settings.JOURNAL_ANCHORS.read_bytes().splitlines()) == before


REAL = {
    "somebody": lambda: PersonFactory(email="claire@ville.fr"),
    "a contract": lambda: ContractFactory(code="CN05901N"),
    "the contract of the demonstration, and nobody yet": lambda: _written(ContractFactory(code="CN06201M")),
    "an administrator with an address of the demonstration": lambda: [
        PersonFactory(email="admin@regain.example"),
        PersonFactory(email="claire@ville.fr"),
    ],
}


@pytest.mark.parametrize("options", [[], ["--fresh", "--yes"]])
@pytest.mark.usefixtures("reader")
def test_a_true_instance_whose_people_have_addresses_of_the_same_domain_is_refused(run, settings, paper, options):
    settings.DEMO = True
    add_person(email="informatique@regain.example", name="Inès", by=SYSTEM)
    ContractFactory(code="CN06201M")

    status, _, complaint = run("demo", "--no-serve", *options, "--file", paper())

    assert (status, "informatique@regain.example" in complaint, "base vide" in complaint) == (1, True, True)
    assert (demonstration_prepared_at(), Person.objects.count()) == (None, 1)


@pytest.mark.usefixtures("reader")
def test_a_base_without_the_mark_is_not_marked_and_emptied_in_one_run(run, settings, paper):
    settings.DEMO = True
    prepare_reference_data()
    written = Entry.objects.count()

    status, _, complaint = run("demo", "--no-serve", "--fresh", "--yes", "--file", paper())

    assert (status, "rien n’est effacé" in complaint) == (1, True)
    assert (demonstration_prepared_at(), Entry.objects.count()) == (None, written)


def _written(contract):
    with transaction.atomic():
        record(Event.CONTRACT_OPENED, on=contract, by=SYSTEM)


@pytest.mark.parametrize("what", REAL)
@pytest.mark.usefixtures("reader")
def test_a_true_instance_is_never_emptied_by_the_option(run, settings, paper, what):
    settings.DEMO = True
    REAL[what]()
    held = (Person.objects.count(), Contract.objects.count(), Entry.objects.count())

    status, _, complaint = run("demo", "--no-serve", "--fresh", "--yes", "--file", paper())

    assert (status, "base vide" in complaint) == (1, True)
    assert (Person.objects.count(), Contract.objects.count(), Entry.objects.count()) == held


@pytest.mark.parametrize("is_demo", [True, False])
def test_a_true_instance_is_never_emptied_by_the_function_behind_the_button(settings, is_demo):
    settings.DEMO = is_demo
    PersonFactory(email="claire@ville.fr")

    with pytest.raises(NotADemonstration):
        renew_demonstration()

    assert Person.objects.exists()


@pytest.mark.usefixtures("demo")
def test_the_base_of_a_demonstration_takes_no_real_work(run, settings):
    settings.DEMO = False

    status, _, complaint = run("add_person", "vraie@ville.fr", "--name", "Vraie")
    assert (status, "celle de la démonstration" in complaint) == (1, True)
    with pytest.raises(ImproperlyConfigured, match="celle d’une démonstration"):
        refuse_wrong_database(demo=False)
    with pytest.raises(NotADemonstration):
        renew_demonstration()


def test_a_mark_that_was_written_elsewhere_is_none():
    elsewhere = {"origin": "another", "author_key": "elsewhere:another:system"}
    entry = Entry(event=Event.DEMONSTRATION_PREPARED, object_key="journal.head:1", **elsewhere)
    with transaction.atomic():
        append([Draft(entry)])

    assert demonstration_prepared_at() is None


def test_what_is_invented_says_so_wherever_it_is_shown(demo, run):
    run("demo", "--no-serve", "--fresh", "--yes")
    entered = Client()
    lead = Person.objects.get(email="cheffe@regain.example")
    entered.post(reverse("sign_in_as", args=[lead.pk]))
    regain = Neighbourhood.objects.get(perimeters__code="QP062007")

    shown = [entered.get(reverse("contract_map", args=["CN06201M"]))]
    shown += [entered.get(reverse(name, args=[regain.pk])) for name in ("neighbourhood", "neighbourhood_figures")]
    shown.append(entered.get(reverse("neighbourhood_twins", args=[regain.pk, "poverty_rate"])))

    for page, said in zip(shown, ("contours inventés", "contours inventés", TITLE, TITLE), strict=True):
        html = page.content.decode()
        assert (said in html, "ANCT" in html, "Source : INSEE" in html.replace("\u00a0", " ")) == (True, False, False)
    assert "ne disent pas la même chose" not in shown[2].content.decode()
    assert Neighbourhood.objects.filter(name__endswith="(inventé)").count() == 3
    assert "Quartier inventé" in shown[-1].content.decode()
