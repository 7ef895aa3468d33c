"""Signing in through a real OpenID Connect provider, which signs its userinfo as ProConnect does."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.accounts.models import Person
from regain.domain.accounts.usecases import add_person
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from tests.openid.conftest import led_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(db) -> Person:
    return add_person(email="claire@ville.example", name="Claire", by=SYSTEM)


def signed_in(client) -> str | None:
    return client.session.get("_auth_user_id")


def test_the_provider_opens_the_account_of_its_address(client, person, go_through):
    response = go_through()

    assert (response.status_code, response.url, signed_in(client)) == (302, "/", str(person.pk))
    assert SocialAccount.objects.get().uid == "claire-42"
    assert list(Entry.objects.filter(author_key=str(person.pk)).values_list("event", "after").order_by("pk")) == [
        (Event.IDENTITY_LINKED, {}),
        (Event.SIGNED_IN, {"way": "openid"}),
    ]


def test_nothing_of_the_answer_is_kept_but_the_subject(client, person, go_through):
    go_through()

    assert SocialAccount.objects.get().extra_data == {}


def test_the_link_holds_when_the_address_changes_at_the_provider(client, person, go_through, provider):
    go_through()
    client.logout()
    provider.recognises(sub="claire-42", email="autre@ville.example", email_verified=True)

    go_through()

    assert (signed_in(client), SocialAccount.objects.count()) == (str(person.pk), 1)


def test_one_comes_back_where_one_was_going(client, person, go_through):
    assert go_through(then="/quartiers/").url == "/quartiers/"


def test_one_is_never_sent_to_another_site(client, person, go_through):
    assert go_through(then="https://else.example/").url == "/"


def test_what_is_asked_is_bound_to_this_browser(client, provider):
    asked = parse_qs(urlsplit(led_to(client.post(reverse("openid_start")))).query)

    assert (asked["response_type"], asked["code_challenge_method"], asked["client_id"]) == (
        ["code"],
        ["S256"],
        ["regain"],
    )
    assert all(len(asked[name][0]) >= 32 for name in ("state", "nonce", "code_challenge"))


@pytest.mark.parametrize(
    ("lie", "said"),
    [
        ("userinfo:tampered", "La signature de la réponse n’est pas celle du service attendu."),
        ("userinfo:wrong_key", "La signature de la réponse n’est pas celle du service attendu."),
        ("userinfo:unknown_key", "La réponse est signée d’une clé que le service attendu ne publie pas."),
        ("userinfo:none", "La réponse n’est pas signée d’une façon que Regain accepte."),
        ("userinfo:shared_secret", "La réponse n’est pas signée d’une façon que Regain accepte."),
        ("userinfo:json", "La réponse n’est pas signée d’une façon que Regain accepte."),
        ("userinfo:audience", "La réponse était destinée à un autre site que Regain."),
        ("userinfo:issuer", "La réponse vient d’un autre service que celui attendu."),
        ("userinfo:expired", "La réponse est arrivée trop tard."),
        ("userinfo:not_yet", "L’heure du service et celle de Regain ne concordent pas."),
        ("userinfo:subject", "La réponse parle de deux personnes différentes."),
        ("id_token:tampered", "La signature de la réponse n’est pas celle du service attendu."),
        ("id_token:unknown_key", "La réponse est signée d’une clé que le service attendu ne publie pas."),
        ("id_token:none", "La réponse n’est pas signée d’une façon que Regain accepte."),
        ("id_token:audience", "La réponse était destinée à un autre site que Regain."),
        ("id_token:issuer", "La réponse vient d’un autre service que celui attendu."),
        ("id_token:expired", "La réponse est arrivée trop tard."),
        ("id_token:nonce", "La réponse ne correspond pas à la demande faite depuis ce navigateur."),
    ],
)
def test_a_false_answer_opens_nothing_and_says_what_to_do(client, person, go_through, provider, lie, said):
    provider.lies(lie)

    response = go_through()

    html = response.content.decode()
    assert (response.status_code, said in html, "Recommencez" in html) == (403, True, True)
    assert (signed_in(client), SocialAccount.objects.count()) == (None, 0)


def test_an_address_that_the_provider_does_not_assert_opens_nothing(client, person, go_through, provider):
    provider.recognises(sub="claire-42", email="claire@ville.example", email_verified=False)

    response = go_through()

    assert (response.status_code, signed_in(client)) == (403, None)
    assert "aucun compte de Regain n’a votre adresse" in response.content.decode()


def test_a_provider_that_asserts_every_address_may_be_trusted_for_it(client, person, go_through, provider, settings):
    settings.OPENID = {**settings.OPENID, "vouches_for_emails": True}
    provider.recognises(sub="claire-42", email="claire@ville.example")

    go_through()

    assert signed_in(client) == str(person.pk)


def test_nobody_signs_up_alone(client, go_through):
    response = go_through()

    assert (response.status_code, Person.objects.count(), signed_in(client)) == (403, 0, None)
    assert "Demandez une invitation" in response.content.decode()


def test_a_closed_account_stays_closed(client, person, go_through):
    Person.objects.update(is_active=False)

    response = go_through()

    assert (response.url, signed_in(client)) == (reverse("account_inactive"), None)


def test_an_answer_serves_once(client, person, provider, go_through):
    seen = []
    real = client.get
    client.get = lambda address, *args: seen.append(address) or real(address, *args)
    go_through()
    client.logout()

    response = real(seen[-1])

    assert (response.status_code, signed_in(client)) == (403, None)


def test_an_answer_to_another_browser_is_refused(client, person, provider, go_through, stranger):
    state = parse_qs(urlsplit(led_to(client.post(reverse("openid_start")))).query)["state"][0]

    response = stranger.get(reverse("openid_return"), {"state": state, "code": "x"})

    assert (response.status_code, signed_in(stranger)) == (403, None)


def test_an_answer_that_names_another_issuer_is_refused(client, person, provider):
    state = parse_qs(urlsplit(led_to(client.post(reverse("openid_start")))).query)["state"][0]

    response = client.get(reverse("openid_return"), {"state": state, "code": "x", "iss": "https://else.example"})

    assert (response.status_code, "un autre service" in response.content.decode()) == (403, True)


def test_giving_up_leads_back_to_the_sign_in(client, provider):
    response = client.get(reverse("openid_return"), {"error": "access_denied", "state": "x"}, follow=True)

    assert "Vous avez renoncé à passer par ProConnect." in response.content.decode()


def test_leaving_tells_the_provider(client, person, go_through, provider):
    go_through()

    response = client.post(reverse("sign_out"))

    html = response.content.decode()
    assert (f"{provider.url}/session/end?id_token_hint=" in html, signed_in(client)) == (True, None)
    assert requests.get(led_to(response), timeout=10).status_code == 200


def test_a_provider_that_is_away_is_said_to_be(client, settings, provider):
    settings.OPENID = {**settings.OPENID, "url": "http://127.0.0.1:9"}

    response = client.post(reverse("openid_start"))

    assert (response.status_code, "Le service d’identité répond mal" in response.content.decode()) == (403, True)


def test_one_can_leave_regain_when_the_provider_is_away(client, person, go_through, settings):
    go_through()
    settings.OPENID = {**settings.OPENID, "url": "http://127.0.0.1:9"}

    assert (client.post(reverse("sign_out")).url, signed_in(client)) == (reverse("sign_in"), None)


def test_without_a_provider_there_is_no_such_door(client, settings, db):
    settings.OPENID = {}

    assert [client.get(reverse(name)).status_code for name in ("openid_start", "openid_return")] == [404, 404]
    assert reverse("openid_start") not in client.get(reverse("sign_in")).content.decode()
