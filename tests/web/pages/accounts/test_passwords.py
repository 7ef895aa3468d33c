"""A password lost, changed; failures counted; letters that do not leave."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from regain.domain.accounts.models import OpenSession
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from tests.web.pages.accounts.conftest import PASSWORD, link_in, prove

NEW = "une autre phrase, plus longue"
LOST = "/mot-de-passe/oublie/"


@pytest.fixture
def broken_mail(settings) -> None:
    """A mail server that nobody answers for."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_a_lost_password_is_chosen_anew_by_a_link(client, person, sign_in):
    client.post(LOST, {"email": "CLAIRE@ville.example"})
    asked, link = mail.outbox[0], link_in(mail.outbox[0].body)
    page = client.get(link, follow=True)

    client.post(page.request["PATH_INFO"], {"password1": NEW})

    assert (asked.to, asked.subject) == (["claire@ville.example"], "Choisir un nouveau mot de passe")
    assert mail.outbox[1].subject == "Votre mot de passe a changé"
    assert signed_in(sign_in(NEW))
    assert Entry.objects.filter(event=Event.PASSWORD_CHANGED, author_key=str(person.pk)).count() == 1


def test_the_link_serves_once(client, person):
    client.post(LOST, {"email": person.email})
    link = link_in(mail.outbox[0].body)
    client.post(client.get(link, follow=True).request["PATH_INFO"], {"password1": NEW})

    assert "Ce lien ne sert plus" in client.get(link).content.decode()


def test_the_same_page_answers_for_a_known_and_an_unknown_address(client, person):
    pages = [client.post(LOST, {"email": email}, follow=True) for email in (person.email, "autre@ville.example")]

    assert pages[0].content == pages[1].content
    assert [letter.subject for letter in mail.outbox] == [
        "Choisir un nouveau mot de passe",
        "Aucun compte à cette adresse",
    ]


@pytest.mark.usefixtures("broken_mail")
def test_a_letter_that_cannot_leave_is_told_and_nothing_is_lost(client, person):
    html = client.post(LOST, {"email": person.email}).content.decode()

    assert ("L’e-mail n’a pas pu partir" in html, f'value="{person.email}"' in html) == (True, True)


@pytest.mark.usefixtures("broken_mail")
def test_a_password_changes_even_when_its_letter_cannot_leave(person, sign_in, caplog):
    client = sign_in()

    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW})

    person.refresh_from_db()
    assert (person.check_password(NEW), person.email in caplog.text) == (True, False)


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one(person, sign_in, stranger):
    client, elsewhere = sign_in(), sign_in(browser=stranger)

    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW})

    assert (client.get("/").status_code, elsewhere.get("/").status_code) == (200, 302)
    assert OpenSession.objects.filter(person=person).count() == 1


def test_a_wrong_current_password_changes_nothing(person, sign_in):
    response = sign_in().post(reverse("account_change_password"), {"oldpassword": "x", "password1": NEW})

    person.refresh_from_db()
    assert (
        "Ce n’est pas votre mot de passe actuel." in response.content.decode(),
        person.check_password(PASSWORD),
    ) == (
        True,
        True,
    )


@pytest.mark.parametrize("weak", ["court", "qwerty123456"])
def test_a_weak_password_is_refused_with_its_reason(person, sign_in, weak):
    response = sign_in().post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": weak})

    assert "mot de passe est trop" in response.content.decode()


def test_five_failures_lock_the_account_for_a_while_even_for_the_right_password(client, person, sign_in):
    for _ in range(5):
        sign_in("faux")

    html = client.post(reverse("sign_in"), {"login": person.email, "password": PASSWORD}).content.decode()

    assert ("Trop d’essais ont échoué." in html, signed_in(client)) == (True, False)


def test_a_new_password_unlocks(client, person, sign_in):
    for _ in range(5):
        sign_in("faux")
    client.post(LOST, {"email": person.email})
    page = client.get(link_in(mail.outbox[0].body), follow=True)
    client.post(page.request["PATH_INFO"], {"password1": NEW})

    assert signed_in(sign_in(NEW))


def test_too_many_requests_are_answered_in_french(client, person):
    statuses = [client.post(LOST, {"email": person.email}) for _ in range(6)]

    assert (statuses[-1].status_code, "Trop de demandes" in statuses[-1].content.decode()) == (429, True)


def test_attempts_leave_no_address_in_the_logs(sign_in, caplog):
    sign_in("faux")

    assert ("A sign-in failed." in caplog.text, "claire" in caplog.text.lower()) == (True, False)


def test_an_address_that_nobody_vouched_for_is_confirmed_first(client, person, sign_in):
    person.emailaddress_set.update(verified=False)

    response = client.post(reverse("sign_in"), {"login": person.email, "password": PASSWORD})
    link = link_in(mail.outbox[0].body)
    client.post(link)

    assert response.url == reverse("account_email_verification_sent")
    assert mail.outbox[0].subject == "Confirmer votre adresse e-mail"
    assert signed_in(sign_in())
    assert Entry.objects.filter(event=Event.EMAIL_CONFIRMED).count() == 1


def test_a_new_address_takes_the_place_of_the_old_once_confirmed(client, person, sign_in):
    sign_in()
    change = reverse("account_email")
    client.post(change, {"email": "nouvelle@ville.example", "action_add": "1"})
    client.post(f"{reverse('account_reauthenticate')}?next={change}", {"password": PASSWORD})
    letter = next(letter for letter in mail.outbox if letter.to == ["nouvelle@ville.example"])

    client.post(link_in(letter.body))

    person.refresh_from_db()
    assert person.email == "nouvelle@ville.example"
    assert mail.outbox[-1].to == ["claire@ville.example"]


def test_the_address_of_somebody_else_is_refused(person, sign_in, amina):
    client, change = sign_in(), reverse("account_email")
    prove(client, change)

    html = client.post(change, {"email": "AMINA@regain.example", "action_add": "1"}).content.decode()

    assert "Cette adresse est déjà celle d’un autre compte." in html


def test_who_came_by_another_door_chooses_a_first_password(client, person):
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    page = client.get(reverse("account_set_password")).content.decode()
    assert ("Choisir mon mot de passe" in page, "Changer mon mot de passe" in page) == (True, False)

    client.post(reverse("account_set_password"), {"password1": NEW})

    person.refresh_from_db()
    assert person.check_password(NEW)


@pytest.mark.parametrize(("minutes", "chosen"), [(1, True), (6, False)])
def test_a_session_left_open_gives_nobody_a_first_password(client, person, minutes, chosen):
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    OpenSession.objects.update(opened_at=timezone.now() - timedelta(minutes=minutes))

    response = client.post(reverse("account_set_password"), {"password1": NEW})

    person.refresh_from_db()
    assert (response.status_code, person.check_password(NEW)) == (302, chosen)
    assert response.url.startswith(reverse("account_reauthenticate")) is not chosen


def test_a_new_password_ends_every_session(client, person, sign_in, stranger):
    sign_in(browser=stranger)
    client.post(LOST, {"email": person.email})
    client.post(client.get(link_in(mail.outbox[0].body), follow=True).request["PATH_INFO"], {"password1": NEW})

    assert (stranger.get("/").status_code, OpenSession.objects.filter(person=person).exists()) == (302, False)


def test_a_mistake_sent_before_proving_again_is_mended_at_the_page_itself(sign_in, person):
    """Five minutes went by while typing: the form comes back under another address, and is sent to its own."""
    client, change = sign_in(), reverse("account_email")

    asked = client.post(change, {"email": "pas une adresse", "action_add": "1"})
    form = client.post(asked.url, {"password": PASSWORD, "next": change}).content.decode()
    client.post(change, {"email": "nouvelle@ville.example", "action_add": "1"})

    assert form.count(f'action="{change}"') >= 1
    assert EmailAddress.objects.filter(user=person, email="nouvelle@ville.example", verified=False).exists()


def test_how_long_a_name_stays_after_the_account_closed_is_what_the_settings_keep(sign_in, settings):
    settings.RETENTION = {**settings.RETENTION, "accounts": 730}
    client, page = sign_in(), reverse("account_close")
    prove(client, page)

    html = " ".join(client.get(page).content.decode().split())

    assert ("encore pendant 2 ans" in html, "demandiez" in html) == (True, False)
