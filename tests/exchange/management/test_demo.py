"""./regain demo, up to the point where it serves."""

import socket
from datetime import date

import pytest

from regain.domain.accounts.queries import people_who_can_sign_in
from regain.domain.accounts.rules import is_of_the_demonstration
from regain.domain.contracts.models import Agreement, AgreementVersion, Contract
from regain.domain.documents.models import DocumentImport
from regain.domain.journal.models import Entry
from regain.domain.territory.models import Commune
from regain.exchange.applying.demonstration import SIGNING
from regain.exchange.management import serving
from regain.exchange.management.commands import demo as demo_module
from tests.amending import signed
from tests.factories.accounts import PersonFactory
from tests.factories.contracts import ContractFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def _demo(settings):
    settings.DEMO = True


@pytest.mark.usefixtures("_demo", "reader")
def test_the_demonstration_is_prepared_then_changes_nothing(run, paper):
    status, said, complaint = run("demo", "--no-serve", "--file", paper())

    assert (status, complaint) == (0, "")
    contract = Contract.objects.get()
    assert (contract.code, contract.communes.count(), len(SIGNING)) == ("CN06201M", 19, 19)
    assert Commune.objects.count() >= 19
    assert [person.has_usable_password() for person in people_who_can_sign_in()] == [False] * 10
    assert all(is_of_the_demonstration(person) for person in people_who_can_sign_in())
    assert "La convention de Barlin est enregistrée." in said
    assert "1 quartier, 1 chiffre, 3 objectifs intercommunaux, 4 objectifs opérationnels, 4 engagements" in said
    entries = Entry.objects.count()

    status, said, _ = run("demo", "--no-serve", "--file", paper())

    assert (status, "Rien à changer" in said, Entry.objects.count()) == (0, True, entries)


@pytest.mark.usefixtures("_demo", "reader")
def test_what_was_amended_since_stays_amended(run, paper):
    run("demo", "--no-serve", "--file", paper())
    signed(Agreement.objects.get(), date(2026, 3, 1), ("/governance/elected_referent", "le maire"))

    status, said, _ = run("demo", "--no-serve", "--file", paper())

    assert (status, "modifiée par avenant" in said, Agreement.objects.get().elected_referent) == (0, True, "le maire")


@pytest.mark.usefixtures("_demo", "reader")
def test_what_was_written_since_stays_unless_a_file_is_asked_for(run, paper):
    run("demo", "--no-serve", "--file", paper())
    Agreement.objects.update(elected_referent="le maire")

    status, said, _ = run("demo", "--no-serve")

    assert (status, "comme vous l’avez laissée" in said, Agreement.objects.get().elected_referent) == (
        0,
        True,
        "le maire",
    )


@pytest.mark.usefixtures("_demo", "reader")
def test_an_agreement_that_asks_something_is_kept_to_be_finished_on_screen(run, paper):
    status, said, complaint = run("demo", "--no-serve", "--file", paper("Barlin?"))

    assert (status, AgreementVersion.objects.count(), DocumentImport.objects.count()) == (1, 0, 1)
    assert "L’import est gardé, à finir à l’écran. Deux lieux de signature." in said
    assert "La convention attend des choix" in complaint


@pytest.mark.usefixtures("_demo", "reader")
def test_a_file_that_is_not_there_is_said_before_anything_is_prepared(run, tmp_path):
    status, said, complaint = run("demo", "--no-serve", "--file", tmp_path / "absent.docx")

    assert (status, said, "n’existe pas" in complaint) == (2, "", True)
    assert not Contract.objects.exists()


def test_a_real_instance_refuses_the_demonstration(run, settings):
    settings.DEMO = False

    status, _, complaint = run("demo", "--no-serve")

    assert (status, "./regain demo" in complaint, Contract.objects.exists()) == (1, True, False)


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: PersonFactory(email="amina@ville.fr", is_active=False), "la personne amina@ville.fr"),
        (lambda: ContractFactory(code="CN05901N"), "le contrat CN05901N"),
    ],
)
@pytest.mark.usefixtures("_demo", "reader")
def test_somebody_s_own_database_is_never_opened_to_anybody(run, paper, make, named):
    make()

    status, _, complaint = run("demo", "--no-serve", "--file", paper())

    assert (status, named in complaint, "sur une base vide" in complaint) == (1, True, True)
    assert not Commune.objects.exists()


@pytest.mark.usefixtures("_demo", "reader")
def test_a_busy_port_is_said_before_anything_is_prepared(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        status, said, complaint = run("demo", "--port", port)

    assert (status, said) == (1, "")
    assert f"Le port {port} ne peut pas servir" in complaint
    assert not Contract.objects.exists()


@pytest.mark.usefixtures("_demo", "reader")
def test_it_ends_by_serving_this_machine_only(run, paper, monkeypatch, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    became = []
    monkeypatch.setattr(serving.os, "execv", lambda _program, words: became.append(words))
    monkeypatch.setattr(demo_module, "refuse_busy_port", lambda _port: None)

    status, said, _ = run("demo", "--file", paper(), "--port", "8123")

    assert (status, "Dans quelques secondes, ouvrez http://127.0.0.1:8123/" in said) == (0, True)
    [words] = became
    assert words[1:4] == ["-m", "granian", "regain.config.wsgi:application"]
    assert words[words.index("--host") + 1] == "127.0.0.1"
    assert any((tmp_path / "static").rglob("*"))


def test_static_files_are_collected_once(settings, tmp_path, monkeypatch):
    settings.STATIC_ROOT = tmp_path
    calls = []
    monkeypatch.setattr(serving, "call_command", lambda *words, **_options: calls.append(words))
    serving.collect_static_files()
    (tmp_path / "staticfiles.json").write_text("{}")

    serving.collect_static_files()

    assert calls == [("collectstatic",)]
