"""What an administrator does in a contract is in its journal, and written to those who lead it."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from regain.core.mandates import INSTANCE, Role
from regain.core.member import SYSTEM
from regain.domain.accounts.models import Invitation, Mandate, Person
from regain.domain.accounts.usecases import add_person, give_mandate
from regain.domain.journal.models import Entry
from regain.exchange.applying.erasure import erase_person
from tests.cast import PersonClient, signed_in
from tests.factories.accounts import PersonFactory
from tests.mandates import CODE, CONTRACT, give
from tests.web.pages.accounts.conftest import link_in

pytestmark = pytest.mark.django_db
PASSWORD = "une phrase assez longue"
ASKED = {"role": "project_lead", "scope": f"contract:{CODE}", "starts_on": "2024-01-01", "ends_on": ""}
JOIN = {"name": "Nora Petit", "title": "", "password": PASSWORD}
JOURNAL, HISTORY = f"/contrats/{CODE}/journal/", f"/contrats/{CODE}/historique/"


@pytest.fixture
def admin(db) -> PersonClient:
    person = PersonFactory(email="eve@regain.example", name="Ève", title="")
    return signed_in(person, Role.ADMINISTRATOR, INSTANCE)


def text_of(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def support(admin: PersonClient) -> None:
    admin.post(reverse("support"), {"contract": CODE, "reason": "import bloqué à Hersin"})


def invite(who: PersonClient, email: str, **asked) -> str:
    """Invite, and the link of the letter."""
    before = len(mail.outbox)
    who.post(f"/contrats/{CODE}/personnes/inviter/", {**ASKED, "email": email, **asked})
    return next(link_in(one.body) for one in mail.outbox[before:] if one.to == [email])


def told() -> list[tuple[str, str]]:
    """To whom each letter about a contract left, and its subject."""
    about = [one for one in mail.outbox if "votre contrat" in one.subject]
    return sorted((one.to[0], one.subject.replace("\u00a0", " ")) for one in about)


def test_support_is_told_to_every_lead_and_to_nobody_else(admin, claire, nadia, amina, outsider, contract):
    support(admin)

    subject = "Accès d’assistance à votre contrat"
    assert told() == [("claire@regain.example", subject), ("nadia@regain.example", subject)]
    body = mail.outbox[0].body.replace("\u00a0", " ")
    assert ("Ève, qui administre Regain" in body, "« import bloqué à Hersin »" in body) == (True, True)


def test_a_lead_whose_mandate_is_over_is_not_written_to(admin, claire, nobody_s_member, contract):
    support(admin)

    assert [to for to, _ in told()] == ["claire@regain.example"]


def test_support_is_seen_by_all_in_the_history_and_the_journal(admin, claire, rachid, contract):
    support(admin)

    for page in (claire.get(JOURNAL), claire.get(HISTORY), rachid.get(HISTORY)):
        html = text_of(page)
        assert ("Accès d’assistance ouvert" in html, "import bloqué à Hersin" in html, "Ève" in html) == (True,) * 3
    assert "1 écriture pour ce choix" in text_of(claire.get(JOURNAL + "?quoi=assistance"))


def test_nothing_of_another_contract_s_people_is_told(admin, outsider, claire, contract):
    invite(admin, "nora@ville.example")
    support(admin)

    assert "zoe@regain.example" not in {to for to, _ in told()}
    assert Entry.objects.filter(event="support_opened", after__contract=CODE).count() == 1
    for page in (JOURNAL, HISTORY):
        assert outsider.get(page).status_code == 404


def test_an_administrator_who_invites_is_told_of_at_each_step(admin, claire, contract):
    link = invite(admin, "nora@ville.example")
    Client().post(link, JOIN)

    assert told() == [
        ("claire@regain.example", "Invitation dans votre contrat"),
        ("claire@regain.example", "Nouveau mandat dans votre contrat"),
    ]
    html = text_of(claire.get(JOURNAL + "?quoi=personnes"))
    for said in ("Invitation envoyée", "Invitation acceptée", "Mandat donné : Chef de projet", "Nora Petit"):
        assert said in html


def test_an_administrator_who_receives_is_told_of(admin, claire, nadia, contract):
    link = invite(claire, admin.person.email, role="state")
    admin.post(link)

    subject = "Nouveau mandat dans votre contrat"
    assert told() == [("claire@regain.example", subject), ("nadia@regain.example", subject)]


def test_what_a_lead_gives_to_others_makes_no_such_letter(claire, nadia, contract):
    Client().post(invite(claire, "nora@ville.example", role="state"), JOIN)

    assert told() == []
    assert "Nora Petit" in text_of(nadia.get(JOURNAL))


@pytest.mark.usefixtures("same_moment")
def test_an_administrator_who_ends_a_mandate_is_told_of_to_who_held_it_too(admin, claire, nadia, contract):
    Mandate.objects.filter(person=claire.person).delete()
    mandate = give_mandate(
        claire.person, role=Role.PROJECT_LEAD, scope=CONTRACT, scope_label="", starts_on=date(2024, 1, 1), by=SYSTEM
    )
    admin.post(reverse("mandate_end", args=[mandate.pk]), {"on": timezone.localdate()})

    subject = "Fin d’un mandat dans votre contrat"
    assert told() == [("nadia@regain.example", subject)]
    [hers] = [one for one in mail.outbox if one.to == ["claire@regain.example"]]
    assert (hers.subject, "vous pilotez" in hers.body) == ("La fin de votre mandat a changé", False)
    assert "Mandat terminé" in text_of(nadia.get(HISTORY))


def test_a_mandate_taken_away_and_an_invitation_purged_stay_in_the_journal(admin, claire, nadia, contract):
    invite(claire, "nora@ville.example", role="state")
    Invitation.objects.all().delete()
    today = timezone.localdate()
    given = give(PersonFactory(name="Paul"), Role.READER, CONTRACT, starts_on=today)
    Client().post(invite(claire, "paul@ville.example", role="reader"), {**JOIN, "name": "Paul Roux"})
    taken = Mandate.objects.get(person__email="paul@ville.example")
    claire.post(reverse("mandate_end", args=[taken.pk]), {"on": today})

    assert not Mandate.objects.filter(pk=taken.pk).exists()
    html = text_of(nadia.get(JOURNAL))
    assert (html.count("Invitation envoyée"), "Mandat terminé" in html, "Paul Roux" in html) == (2, True, True)
    assert given.pk


def test_a_reader_sees_support_and_no_mandate(claire, admin, rachid, contract):
    support(admin)
    invite(claire, "nora@ville.example", role="state")

    html = text_of(rachid.get(HISTORY))
    assert ("Accès d’assistance ouvert" in html, "Invitation envoyée" in html) == (True, False)


def test_who_is_forgotten_leaves_no_name_nor_reason(admin, claire, contract):
    other = add_person(email="second@regain.example", name="Second", password=PASSWORD, by=SYSTEM)
    give(other, Role.ADMINISTRATOR, INSTANCE)
    support(admin)
    erase_person(admin.person, on=timezone.localdate(), by=SYSTEM)

    html = text_of(claire.get(JOURNAL))
    assert ("Ève" in html, "import bloqué" in html, "Accès d’assistance ouvert" in html) == (False, False, True)


def test_letters_to_leads_are_bounded_in_an_hour(admin, claire, contract, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "letters_to_leads": "3/h/user"}
    for _ in range(6):
        support(admin)
        Mandate.objects.filter(role=Role.SUPPORT).delete()

    assert len(told()) == 3
    assert Entry.objects.filter(event="support_opened").count() == 6


def test_a_mail_server_that_is_down_stops_no_support(admin, claire, contract, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    support(admin)

    assert Mandate.objects.filter(role=Role.SUPPORT).count() == 1


def test_an_administrator_is_refused_their_own_invitation_in_one_sentence(admin, contract):
    html = text_of(admin.post(f"/contrats/{CODE}/personnes/inviter/", {**ASKED, "email": "E.v.e+2@Regain.example"}))

    assert ("On ne se donne pas un mandat à soi-même" in html, mail.outbox) == (True, [])


def test_the_link_that_leads_back_to_its_author_is_refused_on_the_page(admin, claire, contract):
    link = invite(admin, "boite@ville.example")
    Person.objects.filter(pk=admin.person.pk).update(email="boite@ville.example")

    html = text_of(admin.post(link))

    assert (
        "On ne se donne pas un mandat à soi-même" in html,
        Mandate.objects.filter(role=Role.PROJECT_LEAD).count(),
    ) == (
        True,
        1,
    )


@pytest.mark.parametrize("act", ["invitation_renew", "invitation_withdraw"])
@pytest.mark.parametrize("meanwhile", ["accepted", "withdrawn"])
def test_acting_on_an_invitation_answered_meanwhile_is_a_sentence(claire, contract, act, meanwhile):
    link = invite(claire, "nora@ville.example", role="state")
    pk = Invitation.objects.get().pk
    if meanwhile == "accepted":
        Client().post(link, JOIN)
    else:
        claire.post(reverse("invitation_withdraw", args=[pk]))

    page = claire.post(reverse(act, args=[pk]), follow=True)

    assert (page.status_code, "vient d’être acceptée ou retirée" in text_of(page)) == (200, True)


def test_a_second_acceptance_is_a_sentence(claire, contract):
    link = invite(claire, "nora@ville.example", role="state")
    joined, again = Client(), Client()
    joined.post(link, JOIN)

    assert [joined.post(link).status_code, again.post(link, JOIN).status_code] == [410, 410]
    assert Mandate.objects.filter(person__email="nora@ville.example").count() == 1


def test_a_renewal_too_soon_is_a_sentence(claire, contract):
    invite(claire, "nora@ville.example", role="state")

    page = claire.post(reverse("invitation_renew", args=[Invitation.objects.get().pk]), follow=True)

    assert ("moins d’une heure" in text_of(page), len(mail.outbox)) == (True, 1)


def test_a_letter_that_did_not_leave_is_retried_at_once(claire, contract, settings):
    locmem, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    claire.post(f"/contrats/{CODE}/personnes/inviter/", {**ASKED, "email": "nora@ville.example", "role": "state"})
    settings.EMAIL_BACKEND = locmem

    claire.post(reverse("invitation_renew", args=[Invitation.objects.get().pk]))

    assert [one.to for one in mail.outbox] == [["nora@ville.example"]]
    assert Invitation.objects.get().sent_at > timezone.now() - timedelta(minutes=5)
