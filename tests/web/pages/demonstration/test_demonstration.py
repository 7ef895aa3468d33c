"""What only a demonstration has: the letters it does not send, and the way to make it new again."""

import re
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regain.core.member import SYSTEM
from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import add_person
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.usecases import mark_as_demonstration
from regain.exchange.applying.demonstration import begin_demonstration, renewing
from regain.mailing.letters import password_changed
from regain.mailing.sending import send

pytestmark = pytest.mark.django_db
LETTERS, RENEW, SIGN_IN = (reverse(name) for name in ("demonstration_letters", "demonstration_renew", "sign_in"))
PAPER = "django.core.mail.backends.filebased.EmailBackend"


@pytest.fixture
def demo(settings, tmp_path, monkeypatch):
    """The people of the demonstration, among them somebody who accepted an invitation. Its agreement is not read."""
    settings.DEMO, settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = True, PAPER, str(tmp_path / "mails")
    monkeypatch.setattr(renewing, "import_demonstration_agreement", lambda *_path, **_contract: None)
    begin_demonstration()
    return add_person(email="amina@ville.fr", name="Amina", password="un-long-mot-de-passe", by=SYSTEM)


def entered(email: str) -> Client:
    """The browser of whoever came in by the door of that person."""
    client = Client()
    person = Person.objects.get(email=email)
    assert client.post(reverse("sign_in_as", args=[person.pk])).status_code == 302
    return client


@pytest.mark.usefixtures("demo")
def test_the_doors_stay_open_once_somebody_real_came_in():
    html = Client().get(SIGN_IN).content.decode()

    assert len(re.findall("/connexion/demonstration/", html)) == 10
    assert "plus en un clic" not in html


@pytest.mark.usefixtures("demo")
def test_a_door_that_somebody_closed_is_told():
    Person.objects.filter(email="elue@regain.example").update(email="elue@ville.fr")
    lead = Person.objects.get(email="cheffe@regain.example")
    lead.set_password("un-long-mot-de-passe")
    lead.save()

    html = Client().get(SIGN_IN).content.decode()

    assert "N’entrent plus en un clic" in html
    assert "Cheffe de projet du contrat de ville et Adjointe à la politique de la ville" in html


def test_a_letter_is_shown_where_it_was_written_with_its_link(demo):
    client = entered("cheffe@regain.example")
    sent = {
        "email": "nadia@ville.fr",
        "role": "reader",
        "scope": "contract:CN06201M",
        "starts_on": timezone.localdate(),
    }

    back = client.post(reverse("contract_invite", args=["CN06201M"]), sent, follow=True).content.decode()
    html = Client().get(LETTERS).content.decode()

    assert f'La démonstration n’envoie rien\u00a0: <a href="{LETTERS}">voici la lettre</a>' in back
    assert ("est partie" in back, "L’invitation est enregistrée pour nadia@ville.fr." in back) == (False, True)
    assert "nadia@ville.fr" in html
    assert re.search(r'<a href="http://[^"]+/invitation/[^"]+">', html)
    assert mail.outbox == []
    assert demo.name not in html


@pytest.mark.usefixtures("demo")
def test_letters_of_before_it_was_made_new_are_not_shown(monkeypatch):
    send(password_changed(), to="amina@ville.fr")
    assert "amina@ville.fr" in Client().get(LETTERS).content.decode()

    monkeypatch.setattr("regain.web.access.demonstration_prepared_at", lambda: timezone.now() + timezone.timedelta(1))

    assert "Aucune lettre encore" in Client().get(LETTERS).content.decode()


@pytest.mark.usefixtures("demo")
def test_letters_that_really_leave_are_not_said_to_stay(settings):
    settings.EMAIL_BACKEND = "regain.mailing.backend.EmailBackend"

    assert "les lettres partent vraiment" in Client().get(LETTERS).content.decode()

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client = entered("cheffe@regain.example")
    sent = {"email": "nadia@ville.fr", "role": "reader", "scope": "contract:CN06201M"}
    back = client.post(
        reverse("contract_invite", args=["CN06201M"]), {**sent, "starts_on": timezone.localdate()}, follow=True
    ).content.decode()
    lost = Client().post(reverse("account_reset_password"), {"email": "amina@ville.fr"}, follow=True).content.decode()

    assert "L’invitation est partie à nadia@ville.fr." in back
    assert ("n’envoie rien" in back, "n’envoie rien" in lost, "Regardez vos e-mails" in lost) == (False, False, True)


@pytest.mark.parametrize("is_demo", [True, False])
def test_no_letter_is_shown_by_an_instance_that_did_not_begin_as_a_demonstration(settings, claire, is_demo):
    settings.DEMO = is_demo

    assert (claire.get(LETTERS).status_code, claire.get(RENEW).status_code, claire.post(RENEW).status_code) == (
        404,
        404,
        404,
    )
    assert Person.objects.filter(pk=claire.person.pk).exists()


@pytest.mark.parametrize("email", ["cheffe@regain.example", "administrateur@regain.example"])
@pytest.mark.usefixtures("demo")
def test_who_leads_or_administers_makes_it_new_again_after_a_page_that_warns(email, settings):
    client = entered(email)
    assert RENEW in client.get(reverse("home")).content.decode()
    send(password_changed(), to="amina@ville.fr")
    assert "Les fichiers reçus restent sur la machine" in client.get(RENEW).content.decode()
    assert Person.objects.filter(email="amina@ville.fr").exists()

    html = client.post(RENEW, follow=True).content.decode()

    assert "La démonstration est remise à neuf" in html
    assert list(Path(settings.EMAIL_FILE_PATH).iterdir()) == []
    assert not Person.objects.filter(email="amina@ville.fr").exists()
    [entry] = Entry.objects.filter(event=Event.DEMONSTRATION_PREPARED)
    assert (entry.author_key, entry.after) == (str(Person.objects.get(email=email).pk), {"again": True})


@pytest.mark.usefixtures("demo")
def test_others_do_not():
    came_in = Client()
    came_in.force_login(Person.objects.get(email="cheffe@regain.example"))

    for client in (Client(), entered("lectrice@regain.example"), entered("referente@regain.example"), came_in):
        assert (client.get(RENEW).status_code, client.post(RENEW).status_code) == (403, 403)

    assert Person.objects.filter(email="amina@ville.fr").exists()


def test_the_mark_alone_opens_nothing_outside_the_demonstration(settings, claire):
    settings.DEMO = False
    mark_as_demonstration(by=SYSTEM)

    assert (claire.get(LETTERS).status_code, claire.post(RENEW).status_code) == (404, 404)
