"""./regain add_person: the first person of a real instance."""

import warnings
from getpass import GetPassWarning

import pytest

from regain.domain.accounts.models import Person
from regain.exchange.management.commands import add_person

pytestmark = pytest.mark.django_db
WORDS = ("add_person", "zoe@ville.example", "--name", "Zoé", "--title", "référente")
PASSWORD = "un tramway nommé delta"


@pytest.fixture
def typed(monkeypatch):
    """What is typed when a password is asked for."""
    monkeypatch.delenv("REGAIN_PASSWORD", raising=False)

    def type_it(*words: str) -> None:
        answers = iter(words)
        monkeypatch.setattr(add_person, "getpass", lambda _asked: next(answers))

    return type_it


def test_somebody_is_added_with_the_password_typed_twice(run, typed):
    typed(PASSWORD, PASSWORD)

    status, said, complaint = run(*WORDS)

    assert (status, said.strip(), complaint) == (0, "Zoé peut se connecter avec l’adresse zoe@ville.example.", "")
    person = Person.objects.get()
    assert (person.title, person.check_password(PASSWORD)) == ("référente", True)


def test_the_environment_may_give_the_password(run, monkeypatch):
    monkeypatch.setenv("REGAIN_PASSWORD", PASSWORD)

    assert run(*WORDS)[0] == 0
    assert Person.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [((PASSWORD, "autre"), "ne sont pas les mêmes"), (("12345", "12345"), "trop court"), (("", ""), "trop court")],
)
def test_a_password_that_will_not_do_adds_nobody(run, typed, words, sentence):
    typed(*words)

    status, said, complaint = run(*WORDS)

    assert (status, said, sentence in complaint, Person.objects.count()) == (1, "", True, 0)


def test_an_address_already_known_is_refused_before_any_password_is_asked(run, typed, amina):
    typed()

    status, _, complaint = run("add_person", "AMINA@regain.example", "--name", "Autre")

    assert (status, complaint.strip()) == (1, "Une personne a déjà l’adresse AMINA@regain.example.")


def test_without_a_terminal_it_says_how_to_give_the_password(run, monkeypatch):
    def closed(_asked: str) -> str:
        raise EOFError

    monkeypatch.delenv("REGAIN_PASSWORD", raising=False)
    monkeypatch.setattr(add_person, "getpass", closed)

    status, _, complaint = run(*WORDS)

    assert (status, "REGAIN_PASSWORD" in complaint) == (1, True)


def test_a_password_is_never_typed_in_sight(run, monkeypatch):
    def in_sight(_asked: str) -> str:
        warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
        return PASSWORD

    monkeypatch.delenv("REGAIN_PASSWORD", raising=False)
    monkeypatch.setattr(add_person, "getpass", in_sight)

    status, _, complaint = run(*WORDS)

    assert (status, "REGAIN_PASSWORD" in complaint, "echo" in complaint) == (1, True, False)
