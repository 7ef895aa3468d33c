import pytest
from django.urls import reverse

from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.accounts.enums import OrganisationKind
from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import add_organisation, add_person
from tests.mandates import CONTRACT, give

SIGN_IN = "/connexion/"
PASSWORD = "une phrase assez longue"


@pytest.fixture
def bruno(db) -> Person:
    """A person of the demonstration: nobody chose a password for him."""
    town = add_organisation(name="Ville de Barlin", kind=OrganisationKind.COMMUNE, by=SYSTEM)
    return add_person(email="bruno@regain.example", name="Bruno", title="référent", organisation=town, by=SYSTEM)


@pytest.fixture
def claire(db) -> Person:
    """Somebody who has a password."""
    person = add_person(email="claire@ville.example", name="Claire", by=SYSTEM)
    person.set_password(PASSWORD)
    person.save()
    return person


def test_a_stranger_is_led_to_the_sign_in(client, db):
    assert client.get("/").url == f"{SIGN_IN}?next=/"


def test_an_address_in_capitals_and_its_password_open(client, claire):
    response = client.post(SIGN_IN, {"login": "CLAIRE@ville.example", "password": PASSWORD})

    assert (response.status_code, response.url, client.session["_auth_user_id"]) == (302, "/", str(claire.pk))


def test_one_comes_back_where_one_was_going(client, claire):
    response = client.post(SIGN_IN, {"login": claire.email, "password": PASSWORD, "next": "/quartiers/"})

    assert response.url == "/quartiers/"


ELSEWHERE = [
    *("https://else.example/", "//else.example/", "///else.example/", "/\\else.example/", "\\\\else.example"),
    *(
        "http:else.example",
        "javascript:alert(1)",
        "https://testserver@else.example/",
        " //else.example",
        "/\t/else.example",
    ),
]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_one_is_never_sent_to_another_site(client, claire, address):
    response = client.post(SIGN_IN, {"login": claire.email, "password": PASSWORD, "next": address})

    assert response.url == "/"


@pytest.mark.parametrize("address", ELSEWHERE)
def test_nor_by_proving_again_who_one_is(client, claire, address):
    client.post(SIGN_IN, {"login": claire.email, "password": PASSWORD})

    response = client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": address})

    assert response.url == "/"


def test_a_session_planted_before_signing_in_opens_nothing(client, claire, stranger):
    """Session fixation: the key changes at the sign-in."""
    client.get(reverse("invitation", args=["x"]))
    session = client.session
    session["planted"] = "x"
    session.save()
    planted = session.session_key
    client.cookies["regain_session"] = stranger.cookies["regain_session"] = planted

    client.post(SIGN_IN, {"login": claire.email, "password": PASSWORD})

    assert client.session.session_key != planted
    assert stranger.get("/").status_code == 302


@pytest.mark.parametrize("username", ["claire@ville.example", "nobody@ville.example"])
def test_a_refusal_does_not_say_which_of_the_two_is_wrong(client, claire, username):
    html = client.post(SIGN_IN, {"login": username, "password": "autre"}).content.decode()

    assert "L’adresse et le mot de passe ne vont pas ensemble." in html


def test_what_was_typed_is_kept_and_the_password_is_not(client, claire):
    html = client.post(SIGN_IN, {"login": claire.email, "password": "un-essai-manqué"}).content.decode()

    assert ('value="claire@ville.example"' in html, "un-essai-manqué" in html) == (True, False)


def test_a_closed_account_does_not_open(client, claire):
    Person.objects.filter(pk=claire.pk).update(is_active=False)

    response = client.post(SIGN_IN, {"login": claire.email, "password": PASSWORD}, follow=True)

    assert ("Ce compte est fermé" in response.content.decode(), "_auth_user_id" in client.session) == (True, False)


def test_who_is_signed_in_is_led_home(amina):
    assert amina.get(SIGN_IN).url == "/"


def test_one_signs_out_by_post(amina):
    assert (amina.post(reverse("sign_out")).url, "_auth_user_id" in amina.session) == (SIGN_IN, False)


def test_a_link_signs_nobody_out(amina):
    asked = amina.get(reverse("sign_out"))

    assert "Me déconnecter" in asked.content.decode()
    assert "_auth_user_id" in amina.session
    assert "Vous êtes déconnecté." in amina.post(reverse("sign_out"), follow=True).content.decode()


def test_the_demonstration_opens_in_one_click(client, bruno, settings):
    settings.DEMO = True
    door = reverse("sign_in_as", args=[bruno.pk])

    assert door in client.get(SIGN_IN).content.decode()
    assert (client.post(door).url, client.session["_auth_user_id"]) == ("/", str(bruno.pk))


@pytest.mark.parametrize(("wanted", "opened"), [("/quartiers/", "/quartiers/"), ("https://ailleurs.example/", "/")])
def test_a_door_opens_on_the_page_one_came_for(client, bruno, settings, wanted, opened):
    settings.DEMO = True
    door = reverse("sign_in_as", args=[bruno.pk])

    assert client.post(door, {"next": wanted}).url == opened


def test_a_door_says_under_which_mandate_or_else_for_whom_one_acts(client, bruno, settings):
    settings.DEMO = True
    before = client.get(SIGN_IN).content.decode()
    give(bruno, Role.READER, CONTRACT, scope_label="CABBALR")

    after = client.get(SIGN_IN).content.decode()
    assert ("Ville de Barlin" in before, "Lecteur, CABBALR" in after) == (True, True)


def test_the_demonstration_never_opens_the_account_of_who_has_a_password(client, claire, settings):
    settings.DEMO = True

    assert client.post(reverse("sign_in_as", args=[claire.pk])).status_code == 404
    assert "Claire" not in client.get(SIGN_IN).content.decode()


def test_outside_the_demonstration_there_is_no_such_door(client, bruno, settings):
    settings.DEMO = False

    assert client.post(reverse("sign_in_as", args=[bruno.pk])).status_code == 404
    assert "Bruno" not in client.get(SIGN_IN).content.decode()


def test_a_door_is_opened_by_post_only(client, bruno, settings):
    settings.DEMO = True

    assert client.get(reverse("sign_in_as", args=[bruno.pk])).status_code == 405


def test_the_demonstration_opens_no_door_of_somebody_real(client, settings, db):
    settings.DEMO = True
    real = add_person(email="vraie.personne@agglo.example", name="Vraie", by=SYSTEM)

    assert client.post(reverse("sign_in_as", args=[real.pk])).status_code == 404
