"""Who acts in a contract, and inviting somebody: the link, its limits, what the inviter may no longer give."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regain.core.french import long_date
from regain.core.mandates import INSTANCE, Role
from regain.core.member import SYSTEM
from regain.domain.accounts.models import Invitation, Mandate, Person
from regain.domain.accounts.queries import invitations_visible_to
from regain.domain.accounts.rules import can_see_invitation
from regain.domain.accounts.usecases import MandateNotAllowed, add_person, invite, renew_invitation
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from tests.cast import PersonClient
from tests.factories.accounts import PersonFactory
from tests.mandates import BARLIN, CODE, CONTRACT, HERSIN, acting, give
from tests.web.pages.accounts.conftest import link_in

pytestmark = pytest.mark.django_db

PASSWORD = "une phrase assez longue"
ADDRESS = "nouveau@ville.example"
PEOPLE, INVITE = f"/contrats/{CODE}/personnes/", f"/contrats/{CODE}/personnes/inviter/"
ASKED = {
    "email": ADDRESS,
    "role": "technical_referent",
    "scope": "commune:62083",
    "starts_on": "2024-01-01",
    "ends_on": "",
}
JOIN = {"name": "Nadia", "title": "chargée de mission", "password": PASSWORD}


@pytest.fixture
def link(claire, contract) -> str:
    """Claire, who steers the contract, invited a référent of Barlin: the link of the letter."""
    claire.post(INVITE, ASKED)
    return link_in(mail.outbox[0].body)


def renew(who: PersonClient) -> None:
    """Send the invitation again, two hours later: sooner, the person is left to read the first letter."""
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        who.post(reverse("invitation_renew", args=[Invitation.objects.get().pk]))


def test_a_mandate_to_come_is_not_counted_as_one_in_force(claire, amina, contract):
    begins = timezone.localdate() + timedelta(days=3)
    give(PersonFactory(), Role.ELECTED_REFERENT, BARLIN, starts_on=begins)

    of_lead, of_commune = (one.get(PEOPLE).content.decode().replace("\u00a0", " ") for one in (claire, amina))

    assert "2 mandats en cours et 1 mandat à venir." in of_lead
    assert "Pour votre commune, 1 mandat en cours et 1 mandat à venir." in of_commune


def test_who_is_invited_from_a_later_day_reads_which(claire, contract, client):
    begins = timezone.localdate() + timedelta(days=3)
    claire.post(INVITE, {**ASKED, "starts_on": begins.isoformat()})
    client.post(link_in(mail.outbox[0].body), JOIN)

    pages = [client.get(reverse(name)).content.decode() for name in ("home", "account")]

    assert [long_date(begins) in page for page in pages] == [True, True]
    assert "que le chef de projet" not in pages[0]


def test_it_is_sent_again_when_that_is_allowed_and_not_before(claire, link):
    again = reverse("invitation_renew", args=[Invitation.objects.get().pk])

    now = claire.get(PEOPLE).content.decode()
    Invitation.objects.update(letter_at=timezone.now() - timedelta(minutes=61))
    later = claire.get(PEOPLE).content.decode()

    assert (again in now, "une heure après l’envoi" in now, again in later) == (False, True, True)


def test_a_letter_of_another_account_says_whose_it_is_before_one_accepts(amina, link):
    html = amina.get(link).content.decode()
    left = amina.post(reverse("sign_out"), {"next": link}, follow=True)

    assert (ADDRESS in html, "amina@regain.example" in html, ">Accepter<" in html) == (True, True, False)
    assert (left.status_code, "Créer mon compte" in left.content.decode()) == (200, True)


def test_the_invited_gets_a_letter_that_says_all(claire, link):
    letter = mail.outbox[0]

    assert (letter.to, letter.subject) == ([ADDRESS], "Invitation\u00a0: référent technicien, Barlin")
    assert "Claire, cheffe de projet du contrat de ville vous invite" in letter.body
    assert Entry.objects.filter(event=Event.INVITATION_SENT).count() == 1


def test_a_place_is_told_in_the_midst_of_the_sentence(claire, contract):
    claire.post(INVITE, {**ASKED, "scope": f"contract:{CODE}", "role": "reader"})

    assert f"Votre mandat : lecteur, tout le contrat {contract.name}." in mail.outbox[0].body.replace("\u00a0", " ")


def test_a_mandate_accepted_after_midnight_in_paris_begins_that_day(client, claire, contract):
    with time_machine.travel("2026-11-25T23:30Z", tick=False):
        claire.post(INVITE, ASKED)
        client.post(link_in(mail.outbox[0].body), JOIN)

    assert Mandate.objects.get(person__email=ADDRESS).starts_on == date(2026, 11, 26)


@pytest.mark.usefixtures("same_moment")
def test_whoever_follows_the_link_has_an_account_and_the_mandate(client, link, claire):
    response = client.post(link, JOIN)

    person = Person.objects.get(email=ADDRESS)
    assert (response.url, client.session["_auth_user_id"]) == ("/", str(person.pk))
    mandate = Mandate.objects.get(person=person)
    assert (mandate.role, mandate.scope_key, mandate.starts_on) == (
        Role.TECHNICAL_REFERENT,
        "62083",
        timezone.localdate(),
    )
    events = Entry.objects.order_by("pk").values_list("event", "author_key")
    assert (Event.MANDATE_GIVEN, str(claire.person.pk)) in events
    assert {(Event.PERSON_ADDED, str(person.pk)), (Event.INVITATION_ACCEPTED, str(person.pk))} <= set(events)
    assert "_auth_user_id" in _signed_in(Client(), ADDRESS).session  # the address is confirmed


def _signed_in(client: Client, email: str) -> Client:
    client.post(reverse("sign_in"), {"login": email, "password": PASSWORD})
    return client


def test_the_link_serves_once(client, link, stranger):
    client.post(link, JOIN)

    answered = [stranger.get(link), client.get(link)]

    assert [(one.status_code, "déjà été acceptée" in one.content.decode()) for one in answered] == [(410, True)] * 2
    assert ["Revenir à l’accueil" in one.content.decode() for one in answered] == [False, True]


def test_a_weak_password_keeps_what_was_typed_and_creates_nobody(client, link):
    html = client.post(link, {**JOIN, "password": "court"}).content.decode()

    assert ('value="Nadia"' in html, Person.objects.filter(email=ADDRESS).exists()) == (True, False)


@pytest.mark.parametrize(
    "spoil", [lambda path: path[:-3] + "/", lambda path: path.replace("/invitation/", "/invitation/x")]
)
def test_a_link_that_is_not_ours_opens_nothing(client, link, spoil):
    assert client.get(spoil(link)).status_code == 410


def test_a_link_is_good_for_fourteen_days(client, link):
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert (client.get(link).status_code, client.post(link, JOIN).status_code) == (410, 410)

    assert not Person.objects.filter(email=ADDRESS).exists()


def test_a_withdrawn_invitation_opens_nothing(claire, client, link):
    claire.post(reverse("invitation_withdraw", args=[Invitation.objects.get().pk]))

    assert (client.post(link, JOIN).status_code, Person.objects.filter(email=ADDRESS).exists()) == (410, False)


def test_a_new_link_takes_the_place_of_the_old(claire, client, link):
    renew(claire)

    assert client.post(link, JOIN).status_code == 410
    assert client.post(link_in(mail.outbox[1].body), JOIN).status_code == 302


def test_an_inviter_who_lost_their_mandate_gives_nothing_any_more(claire, client, link):
    Mandate.objects.filter(person=claire.person).update(ends_on=date(2024, 1, 2))

    response = client.post(link, JOIN)

    assert (response.status_code, Person.objects.filter(email=ADDRESS).exists()) == (410, False)
    assert "ne peut plus donner ce mandat" in response.content.decode()


def test_who_sends_a_new_link_is_who_invites(claire, nadia, client, link):
    """The one who invited left; who took their place renews, and the link serves."""
    Mandate.objects.filter(person=claire.person).update(ends_on=date(2024, 1, 2))
    renew(nadia)

    assert client.post(link_in(mail.outbox[1].body), JOIN).status_code == 302
    assert Entry.objects.get(event=Event.MANDATE_GIVEN).author_key == str(nadia.person.pk)


def test_an_old_link_tells_nothing_more(claire, client, link):
    add_person(email=ADDRESS, name="Nadia", password=PASSWORD, by=SYSTEM)
    renew(claire)

    assert client.get(link).status_code == 410


def test_an_inviter_whose_account_is_closed_gives_nothing_any_more(claire, client, link):
    Person.objects.filter(pk=claire.person.pk).update(is_active=False)

    assert client.post(link, JOIN).status_code == 410


def test_somebody_who_has_an_account_signs_in_then_accepts(claire, contract, client):
    known = add_person(email=ADDRESS, name="Nadia", password=PASSWORD, by=SYSTEM)
    claire.post(INVITE, ASKED)
    link = link_in(mail.outbox[0].body)
    assert "Connectez-vous</span> pour accepter" in client.get(link).content.decode()

    response = client.post(reverse("sign_in"), {"login": ADDRESS, "password": PASSWORD, "next": link})
    client.post(response.url, {})

    assert (response.url, Mandate.objects.filter(person=known).count()) == (link, 1)


def test_the_invitation_of_somebody_else_is_not_accepted(amina, link):
    html = amina.post(link).content.decode()

    assert ("envoyée à une autre adresse" in html, Mandate.objects.filter(person=amina.person).count()) == (True, 1)


@pytest.mark.parametrize(
    ("role", "scope"),
    [("administrator", "instance:"), ("project_lead", f"contract:{CODE}"), ("technical_referent", "commune:62443")],
)
def test_nobody_invites_beyond_what_they_hold(amina, contract, role, scope):
    amina.post(INVITE, {**ASKED, "role": role, "scope": scope})

    assert (Invitation.objects.count(), mail.outbox) == (0, [])


def test_the_use_case_refuses_too(amina, contract):
    with pytest.raises(MandateNotAllowed):
        invite(
            email=ADDRESS,
            role=Role.TECHNICAL_REFERENT,
            scope=HERSIN,
            scope_label="Hersin",
            starts_on=date(2024, 1, 1),
            at=timezone.now(),
            by=amina.member,
        )


def test_a_referent_does_not_renew_what_they_could_not_give(amina, claire, link):
    Invitation.objects.update(scope_key="62443")

    with pytest.raises(MandateNotAllowed):
        renew_invitation(Invitation.objects.get(), at=timezone.now(), by=amina.member)
    assert amina.post(reverse("invitation_renew", args=[Invitation.objects.get().pk])).status_code == 404


def test_the_same_invitation_is_not_sent_twice(claire, link):
    html = claire.post(INVITE, ASKED).content.decode()

    assert ("renvoyez-lui plutôt le lien" in html, len(mail.outbox)) == (True, 1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ends_on": "2023-01-01"}, "finirait avant d’avoir commencé"),
        ({"ends_on": "2024-02-01"}, "serait déjà fini"),
        ({"email": "pas une adresse"}, "adresse"),
        ({"role": "project_lead"}, "choisissez un autre lieu"),
    ],
)
def test_what_is_wrong_is_said(claire, contract, wrong, said):
    html = claire.post(INVITE, {**ASKED, **wrong}).content.decode()

    assert (said in html, Invitation.objects.count()) == (True, 0)


def test_a_letter_that_cannot_leave_keeps_the_invitation(claire, contract, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    html = claire.post(INVITE, ASKED, follow=True).content.decode()

    assert ("L’invitation est gardée, mais elle n’est pas partie." in html, Invitation.objects.count()) == (True, 1)


@pytest.mark.usefixtures("same_moment")
def test_a_mandate_is_ended_from_the_list(claire, amina, contract):
    mandate = Mandate.objects.get(person=amina.person)
    end = reverse("mandate_end", args=[mandate.pk])
    assert end in claire.get(PEOPLE).content.decode()

    response = claire.post(end, {"on": timezone.localdate() + timedelta(days=31)})

    mandate.refresh_from_db()
    assert (response.url, mandate.ends_on) == (PEOPLE, timezone.localdate() + timedelta(days=30))


def test_a_reader_sees_nobody_and_a_stranger_nothing(rachid, outsider, contract):
    assert [one.get(PEOPLE).status_code for one in (rachid, outsider)] == [403, 404]
    assert [one.post(INVITE, ASKED).status_code for one in (rachid, outsider)] == [403, 404]


def test_an_administrator_begins_a_contract(contract):
    admin = PersonClient(PersonFactory(email="adele@regain.example", name="Adèle"))
    give(admin.person, Role.ADMINISTRATOR, INSTANCE)

    admin.post(INVITE, {**ASKED, "role": "project_lead", "scope": f"contract:{CODE}"})
    admin.post("/personnes/inviter/", {**ASKED, "role": "administrator", "scope": "instance:"})

    assert set(Invitation.objects.values_list("role", flat=True)) == {"project_lead", "administrator"}
    html = admin.get("/personnes/").content.decode()
    assert (PEOPLE in html, "Qui administre Regain" in html) == (True, True)


@pytest.mark.parametrize("others", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(claire, contract, others, django_assert_num_queries):
    for number in range(others):
        give(PersonFactory(name=f"Personne {number}"), Role.READER, CONTRACT)
        claire.post(INVITE, {**ASKED, "email": f"p{number}@ville.example"})

    with django_assert_num_queries(9):
        claire.get(PEOPLE)


@pytest.mark.parametrize("role", Role)
def test_visible_invitations_are_those_one_can_see(db, role):
    for number, scope in enumerate((BARLIN, HERSIN, CONTRACT)):
        invite(
            email=f"p{number}@ville.example",
            role=Role.READER,
            scope=scope,
            scope_label="ici",
            starts_on=date(2024, 1, 1),
            at=timezone.now(),
            by=SYSTEM,
        )
    member = acting(role)

    assert set(invitations_visible_to(member)) == {
        one for one in Invitation.objects.all() if can_see_invitation(member, one)
    }


def test_an_invitation_begins_with_no_role_and_no_place(claire, contract):
    html = claire.get(INVITE).content.decode()

    assert re.findall(r'<option value="([^"]*)"[^>]*selected', html) == ["", ""]


@pytest.mark.parametrize("forgotten", ["role", "scope"])
def test_neither_the_role_nor_the_place_may_be_forgotten(claire, contract, forgotten):
    html = claire.post(
        INVITE, {**ASKED, "role": "project_lead", "scope": f"contract:{CODE}", forgotten: ""}
    ).content.decode()

    assert ("Choisissez" in html, Invitation.objects.exists()) == (True, False)


@pytest.mark.parametrize(
    ("role", "scope", "said"),
    [
        (
            "technical_referent",
            f"contract:{CODE}",
            "Le rôle «\u00a0Référent technicien\u00a0» s’exerce dans une commune",
        ),
        ("project_lead", "commune:62083", "s’exerce sur tout le contrat\u00a0: choisissez un autre lieu."),
        ("reader", "organisation:{}", "s’exerce sur tout le contrat ou dans une commune"),
    ],
)
def test_a_role_in_the_wrong_place_says_where_it_is_held(claire, contract, role, scope, said):
    given = {**ASKED, "role": role, "scope": scope.format(claire.person.organisation.pk)}

    html = claire.post(INVITE, given).content.decode()

    assert (said in html, Invitation.objects.exists()) == (True, False)


def test_people_are_listed_by_name_accents_aside(claire, contract):
    for name in ("Zoé Delay", "Élodie Ansart", "Fabrice Lot"):
        give(PersonFactory(name=name), Role.READER, CONTRACT)

    page = claire.get(PEOPLE).content.decode()

    assert page.index("Élodie Ansart") < page.index("Fabrice Lot") < page.index("Zoé Delay")
