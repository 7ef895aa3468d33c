"""Whose name one acts in, and support."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from regain.core.french import long_date
from regain.core.mandates import INSTANCE, Role
from regain.domain.accounts.models import Mandate
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import told_entries
from regain.reports.histories import build_history, past_of
from tests.cast import PersonClient, signed_in
from tests.factories.accounts import PersonFactory
from tests.mandates import BARLIN, CONTRACT, HERSIN, give


@pytest.fixture
def admin(db) -> PersonClient:
    return signed_in(PersonFactory(name="Ève"), Role.ADMINISTRATOR, INSTANCE)


def html_of(response) -> str:
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def test_somebody_switches_between_their_mandates_and_sees_it(amina, contract):
    second = give(amina.person, Role.READER, HERSIN, scope_label="Hersin-Coupigny")
    page = html_of(amina.get(reverse("mandates")))
    assert ("Référent technicien, Barlin" in page, "Lecteur, Hersin-Coupigny" in page) == (True, True)

    response = amina.post(reverse("act_under"), {"mandate": second.pk}, follow=True)

    assert "Vous agissez maintenant comme : Lecteur, Hersin-Coupigny." in html_of(response)
    assert amina.get(reverse("import_agreement")).status_code == 403


@pytest.mark.parametrize("asked", ["", "x", "999999"])
def test_a_mandate_that_is_not_one_s_own_is_not_taken(amina, bruno, asked):
    theirs = Mandate.objects.get(person=bruno.person).pk
    for key in (asked, theirs):
        response = amina.post(reverse("act_under"), {"mandate": key}, follow=True)
        assert "n’est pas, ou plus, l’un des vôtres" in html_of(response)


@pytest.mark.usefixtures("same_moment")
def test_one_may_end_one_s_own_mandate(amina):
    mandate = Mandate.objects.get(person=amina.person)

    end = reverse("mandate_end", args=[mandate.pk])
    assert end in html_of(amina.get(reverse("mandates")))

    response = amina.post(end, {"on": timezone.localdate()}, follow=True)

    assert "La fin de ce mandat est enregistrée : Référent technicien, Barlin." in html_of(response)
    assert (response.redirect_chain, amina.member.mandate) == ([(reverse("mandates"), 302)], None)


def test_an_end_is_put_off_or_taken_away_by_who_may_give_the_mandate(claire, amina):
    mandate = Mandate.objects.get(person=amina.person)
    end, first, later = reverse("mandate_end", args=[mandate.pk]), date(2031, 3, 1), date(2032, 7, 1)
    mail.outbox.clear()
    for day in (first, later):
        page = html_of(claire.post(end, {"on": day}, follow=True))
        mandate.refresh_from_db()
        assert (mandate.ends_on, f"Dernier jour : le {long_date(day - timedelta(days=1))}." in page) == (
            day - timedelta(days=1),
            True,
        )

    refused = html_of(amina.post(end, {"on": "2040-01-01"}))
    assert "Ce mandat finit déjà le 30 juin 2032" in refused
    assert "sans date de fin" not in html_of(amina.get(end))
    claire.post(end, {"on": "", "endless": "1"})
    mandate.refresh_from_db()
    assert mandate.ends_on is None
    assert {one.to[0] for one in mail.outbox} == {amina.person.email}
    past = [one.what for one in build_history(past_of([mandate]))]
    assert past == ["Fin de mandat repoussée", "Fin de mandat repoussée", "Fin de mandat fixée"]
    assert len(mail.outbox) == 3


def test_who_ends_the_only_mandate_of_a_referent_or_their_own_is_warned(claire, amina):
    end = reverse("mandate_end", args=[Mandate.objects.get(person=amina.person).pk])
    assert "Personne d’autre n’a aujourd’hui ce mandat" in html_of(claire.get(end))
    assert "Ce mandat est le vôtre" in html_of(amina.get(end))

    give(PersonFactory(), Role.TECHNICAL_REFERENT, BARLIN)
    assert "Avant d’y mettre fin" not in html_of(claire.get(end))


def test_the_only_lead_is_told_to_invite_another_first(claire):
    end = reverse("mandate_end", args=[Mandate.objects.get(person=claire.person).pk])

    response = claire.post(end, {"on": "2031-01-01"})

    assert (response.status_code, "Invitez d’abord un autre chef de projet" in html_of(response)) == (422, True)


@pytest.mark.usefixtures("same_moment")
def test_what_was_held_yesterday_was_held(claire, amina):
    """A day that is over would take away the mandate under which Amina wrote, or say that she had none."""
    mandate = Mandate.objects.get(person=amina.person)
    yesterday = timezone.localdate() - timedelta(days=1)

    for day in (yesterday, mandate.starts_on, "2020-01-01"):
        response = claire.post(reverse("mandate_end", args=[mandate.pk]), {"on": day})

        assert (response.status_code, "choisissez aujourd’hui ou un jour à venir" in html_of(response)) == (422, True)
    mandate.refresh_from_db()
    assert mandate.ends_on is None


@pytest.mark.usefixtures("same_moment")
def test_the_last_administrator_is_told_why_not(admin):
    mandate = Mandate.objects.get(person=admin.person)

    response = admin.post(reverse("mandate_end", args=[mandate.pk]), {"on": timezone.localdate()})

    assert (response.status_code, "dernier administrateur" in html_of(response)) == (422, True)


def test_an_administrator_sees_no_contract_until_support_is_opened_with_a_reason(admin, contract):
    address = reverse("contract", args=[contract.code])
    assert admin.get(address).status_code == 404
    assert admin.post(reverse("support"), {"contract": contract.code, "reason": ""}).status_code == 422

    response = admin.post(reverse("support"), {"contract": contract.code, "reason": "import bloqué"}, follow=True)

    assert "Accès d’assistance" in html_of(response)
    assert admin.get(address).status_code == 200
    [entry] = told_entries(Entry.objects.order_by("-pk")[:1])
    assert (entry.event, entry.after["reason"]) == ("support_opened", "import bloqué")


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_mandates_costs_the_same(amina, count, django_assert_num_queries):
    for rank in range(count):
        give(amina.person, Role.READER, CONTRACT, ends_on=f"202{5 + rank}-01-01")

    with django_assert_num_queries(4):
        amina.get(reverse("mandates"))
