"""Everybody sees, takes away and erases their own data, and theirs alone."""

import io
import json
import zipfile
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from regain.core.mandates import INSTANCE, Role
from regain.domain.accounts.models import OpenSession, Person
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.usecases import record
from regain.reports.privacy.export import build_personal_data
from regain.reports.privacy.register import lines
from tests.mandates import give


def taken(client) -> dict[str, bytes]:
    response = client.post(reverse("my_data_take"))
    assert response.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_amina_sees_what_is_kept_of_her_and_why(amina):
    html = unescape(amina.get(reverse("my_data")).content.decode())

    assert "Que garde Regain sur moi" in html
    assert [
        words for words in ("Comptes et mandats", "Journal des écritures", "Base légale") if words not in html
    ] == []


@pytest.mark.parametrize("entries", [1, 3])
def test_the_page_costs_as_much_for_one_line_as_for_three(amina, entries, django_assert_num_queries):
    for _ in range(entries):
        amina.post(reverse("my_data_take"))
    amina.get(reverse("my_data"))

    with django_assert_num_queries(18):
        amina.get(reverse("my_data"))


def test_amina_takes_her_data_away_to_read_and_to_reuse(amina, bruno):
    files = taken(amina)
    data = json.loads(files["donnees.json"])
    book = CalamineWorkbook.from_filelike(io.BytesIO(files["donnees.xlsx"]))

    assert data["Compte"][:2] == [
        {"donnée": "Nom", "valeur": "Amina"},
        {"donnée": "Adresse e-mail", "valeur": "amina@regain.example"},
    ]
    assert data["Mandats"][0]["rôle"] == "Référent technicien"
    assert [one["ce qui s’est passé"] for one in data["Journal"]] == ["Données personnelles remises"]
    assert book.sheet_names == [title[:31] for title in data]
    assert b"bruno@regain.example" not in files["donnees.json"]


def test_what_the_journal_keeps_is_given_in_words_and_sessions_with_it(claire):
    said = {"after": {"name": "Claire d’Azur", "title": "", "communes": ["62083", "62444"], "reading": {"a": [1]}}}
    record(Event.PERSON_ADDED, on=claire.person, by=claire.member, personal=said)
    now = timezone.now()
    OpenSession.objects.create(person=claire.person, key="k" * 32, device="Firefox", opened_at=now, seen_at=now)

    data = json.loads(taken(claire)["donnees.json"])

    [told] = [one["après"] for one in data["Journal"] if one["ce qui s’est passé"] == "Personne ajoutée"]
    # PostgreSQL keeps the keys of what is written in another order.
    assert sorted(told.replace("\u00a0", " ").split(" ; ")) == [
        "communes : 62083 et 62444",
        "fonction : ",
        "nom : Claire d’Azur",
        'reading : {"a": [1]}',
    ]
    assert "Firefox" in [one["appareil"] for one in data["Sessions ouvertes"]]


def test_no_password_and_no_session_is_given_away(amina):
    amina.person.set_password("une phrase assez longue")
    amina.person.save()
    amina.force_login(amina.person)

    text = taken(amina)["donnees.json"].decode()

    assert [secret for secret in (amina.person.password, amina.session.session_key) if secret in text] == []


def test_the_export_covers_every_personal_column_of_the_register(amina):
    covered = {name for section in build_personal_data(amina.person).sections for name in section.covers}
    promised = {f"{line.table}.{line.field}" for line in lines(settings.RETENTION) if line.column.is_exported}

    assert covered == promised


def test_erasing_asks_to_be_understood(amina):
    page, refused = amina.get(reverse("my_data_erase")), amina.post(reverse("my_data_erase"))

    assert (page.status_code, refused.status_code) == (200, 422)
    assert "Cochez la case" in refused.content.decode()
    assert Person.objects.get(pk=amina.person.pk).name == "Amina"


def test_amina_erases_her_data_and_is_signed_out(amina):
    response = amina.post(
        reverse("my_data_erase"), {"is_understood": "on", "email": "Amina@regain.example"}, follow=True
    )

    assert "Vos données sont effacées" in response.content.decode()
    assert Person.objects.get(pk=amina.person.pk).name == "Personne effacée"
    assert amina.get(reverse("home")).status_code == 302
    assert "Amina" not in str(list(Entry.objects.values()))


def test_the_last_administrator_is_told_what_to_do_first(amina):
    give(amina.person, Role.ADMINISTRATOR, INSTANCE)

    response = amina.post(reverse("my_data_erase"), {"is_understood": "on", "email": "Amina@regain.example"})

    assert response.status_code == 422
    assert "donnez d’abord ce mandat" in response.content.decode()
    assert amina.get(reverse("home")).status_code == 200


def test_another_address_erases_nothing(amina):
    response = amina.post(reverse("my_data_erase"), {"is_understood": "on", "email": "autre@regain.example"})

    assert (response.status_code, "rien n’est fait" in response.content.decode()) == (422, True)
    amina.person.refresh_from_db()
    assert amina.person.is_active


ERASE = {"is_understood": "on", "email": "amina@regain.example"}


def test_a_session_left_open_erases_nothing_without_the_password(amina):
    amina.person.set_password("une phrase assez longue")
    amina.person.save()
    amina.force_login(amina.person)
    page, again = reverse("my_data_erase"), reverse("account_reauthenticate")

    asked = amina.post(page, ERASE)
    wrong = amina.post(asked.url, {"password": "faux", "next": page})

    assert (asked.url.startswith(again), wrong.status_code) == (True, 200)
    assert Person.objects.get(pk=amina.person.pk).name == "Amina"

    amina.post(asked.url, {"password": "une phrase assez longue", "next": page})

    assert Person.objects.get(pk=amina.person.pk).name == "Personne effacée"


@pytest.mark.parametrize(("minutes", "erased"), [(1, True), (6, False)])
def test_who_has_no_password_nor_key_comes_in_anew(amina, minutes, erased):
    OpenSession.objects.update(opened_at=timezone.now() - timedelta(minutes=minutes))

    response = amina.post(reverse("my_data_erase"), ERASE)

    assert Person.objects.get(pk=amina.person.pk).is_active is not erased
    again = f"{reverse('account_reauthenticate')}?{urlencode({'next': reverse('my_data_erase')})}"
    assert (response.status_code, response.url == again) == (302, not erased)


@pytest.mark.parametrize("page", ["my_data_erase", "account_email", "account_close", "account_set_password"])
def test_it_is_asked_before_the_form_with_a_way_to_go_on(amina, page):
    """Without a password: sign out, in again, and the page is there."""
    OpenSession.objects.update(opened_at=timezone.now() - timedelta(minutes=9))

    html = amina.get(reverse(page), follow=True).content.decode()
    left = amina.post(reverse("sign_out"), {"next": reverse(page)}, follow=True)

    assert ("Me connecter de nouveau" in html, f'value="{reverse(page)}"' in html) == (True, True)
    assert left.redirect_chain[-1] == (f"{reverse('sign_in')}?next={reverse(page)}", 302)
    amina.force_login(amina.person)
    assert amina.get(reverse(page)).status_code == 200


def test_nobody_is_sent_elsewhere_by_signing_out(amina):
    assert amina.post(reverse("sign_out"), {"next": "https://ailleurs.example/"}).url == reverse("sign_in")
