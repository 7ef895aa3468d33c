"""What changed in the contract: to everybody it is open to, all that was signed and decided, and two dates compared."""

import re
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from lxml import html

from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.accounts.usecases import give_mandate, open_support
from regain.domain.contracts.models import Agreement
from regain.domain.contracts.usecases import add_node, open_amendment
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.rules import Draft, key_of
from regain.domain.journal.usecases import append
from regain.domain.territory.models import Correspondence, Perimeter
from regain.exchange.applying import begin_import, confirm_import
from regain.exchange.planning.kept import current_plan
from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.files import write_file
from tests.cast import signed_in
from tests.factories.accounts import PersonFactory
from tests.factories.drafts import draft
from tests.mandates import BARLIN, CODE, CONTRACT, HERSIN, PLACES
from tests.web.pages.amendments.acting import html_of

HISTORY = reverse("contract_history", args=[CODE])
COMPARED = reverse("contract_compared", args=[CODE])


@pytest.fixture
def lived(claire, contract):
    """An agreement imported and confirmed, an amendment signed, a correspondence confirmed, another being prepared."""
    file = write_file(compose_agreement(draft()), "docx")
    begun = begin_import(file, name="convention.docx", contract=contract, by=claire.member)
    plan = current_plan(begun)
    confirm_import(begun, expected_fingerprint=plan.fingerprint, expected_version=begun.version, by=claire.member)
    young = Perimeter.objects.create(code="QN06207M", vintage=2024, name="Regain", insee_codes=["62083"])
    pair = Correspondence.objects.create(
        perimeter=young, other=Perimeter.objects.get(vintage=2015), state="to_confirm", reasons=["same_name"]
    )
    claire.post(reverse("correspondence_confirm", args=[pair.pk]), {"expected": pair.version})
    return contract


def text(response) -> str:
    return html_of(response).replace("\u00a0", " ")


@pytest.mark.parametrize("role", [Role.STATE, Role.READER])
def test_imports_and_confirmed_correspondences_are_listed_without_a_name(lived, role):
    html = text(signed_in(PersonFactory(name="Samuel"), role, CONTRACT).get(HISTORY))

    assert "Convention enregistrée" in html
    assert "Import appliqué" in html
    assert "Correspondance décidée" in html
    assert "Claire" not in html
    assert "Chef de projet" in html
    assert "barlin.docx" not in html


def test_fingerprints_and_numbers_of_bytes_are_told_to_nobody(lived, claire):
    journal = text(claire.get(reverse("contract_journal", args=[CODE])))

    assert "Fichier conservé" in journal
    assert "mpreinte" not in journal
    assert "octets" not in journal
    assert "sans trou" not in journal


def test_who_keeps_the_contract_reads_names_and_readers_have_a_tab(lived, claire, rachid):
    assert "Claire" in text(claire.get(HISTORY))
    page = html.fromstring(rachid.get(reverse("contract", args=[CODE])).content)
    assert HISTORY in page.xpath("//nav[@aria-label='Le contrat']//@href")


def test_a_referent_reads_the_mandates_of_their_own_commune_alone(lived, claire, amina):
    for town, scope in (("Hersin", HERSIN), ("Barlin", BARLIN)):
        person, place = PersonFactory(name=f"Élue de {town}"), {"scope": scope, "scope_label": town}
        day = date(2026, 1, 5)
        give_mandate(person, role=Role.ELECTED_REFERENT, starts_on=day, by=claire.member, **place)

    pages = [text(one.get(HISTORY)) for one in (amina, claire)]
    assert [["Élue de Hersin" in page, "Élue de Barlin" in page] for page in pages] == [[False, True], [True, True]]


def test_the_home_names_nobody_to_those_to_whom_the_history_names_nobody(lived, claire, rachid):
    add_node(lived, label="Enjeu de Claire seule", number=8, by=claire.member)

    news = [text(one.get("/")).partition("Quoi de neuf")[2] for one in (claire, rachid)]
    assert [("Enjeu de Claire seule" in one, "par Claire" in one) for one in news] == [(True, True), (True, False)]


def test_who_holds_an_access_of_support_is_named_to_all(lived, claire, rachid):
    helper = signed_in(PersonFactory(name="Hélène Aide"), Role.ADMINISTRATOR, PLACES[Role.ADMINISTRATOR])
    words = {"scope": CONTRACT, "scope_label": "CABBALR", "reason": "À sa demande"}
    open_support(helper.person, on=timezone.localdate(), by=helper.member, **words)

    pages = [text(one.get(HISTORY)) for one in (claire, rachid)]
    assert ["Accès d’assistance ouvert" in page for page in pages] == [True, True]
    assert ["Hélène Aide" in page for page in pages] == [True, True]


def test_who_wrote_is_told_without_a_name_whatever_is_known_of_them(lived, rachid):
    add_node(lived, label="Par l’installation", number=8, by=SYSTEM)
    stake = add_node(lived, label="Sans mandat", number=9, by=SYSTEM)
    told = {"event": Event.OBJECTIVE_CHANGED, "object_key": key_of(stake), "after": {"label": "Autre"}}
    with transaction.atomic():
        append(
            [
                Draft(Entry(author_key="41", **told)),
                Draft(Entry(author_key="elsewhere:ailleurs:42", origin="ailleurs", **told)),
            ]
        )

    by = re.findall(r"par ([^<]*?)</", text(rachid.get(HISTORY)))[:4]
    unknown = "une personne dont le mandat n’est pas connu"
    assert [one.strip() for one in by] == [f"{unknown} (repris d’une autre installation)", unknown, "Regain", "Regain"]


def test_a_draft_amendment_is_told_to_those_who_may_see_it_alone(lived, claire, rachid):
    open_amendment(Agreement.objects.get(), title="Un secret de commune", by=SYSTEM)

    assert ["Avenant ouvert" in text(one.get(HISTORY)) for one in (claire, rachid)] == [True, False]


def test_two_dates_are_compared_line_by_line(desk, rachid):
    desk.act("retirer", "/neighbourhoods/0/irritants/0", "Peu de lieux pour les jeunes")
    desk.step("propose", on="2026-03-01", at="Barlin")
    desk.step("review", on="2026-03-08", at="Béthune")
    desk.sign()

    before, after = (
        text(rachid.get(COMPARED, {"du": first, "au": last}))
        for first, last in (("2024-01-01", "2025-01-01"), ("2025-01-01", "2026-06-01"))
    )
    same = text(rachid.get(COMPARED, {"du": "2026-04-01", "au": "2026-06-01"}))

    assert "Signée entre-temps" in before
    assert "1 retrait, par avenant n° 1" in after
    assert "Peu de lieux pour les jeunes" in after
    assert "Aucun texte n’a changé entre le 1er avril 2026 et le 1er juin 2026." in same
    assert rachid.get(COMPARED, {"du": "2026-06-01", "au": "2026-04-01"}).status_code == 422


def test_what_is_said_today_is_in_the_present_and_what_was_in_the_past(desk, rachid):
    today, then = (
        rachid.get(reverse("contract_on_day", args=[CODE]), query).url for query in ({}, {"jour": "2025-02-01"})
    )

    assert "1 commune a une convention en vigueur" in text(rachid.get(today))
    assert "1 commune avait une convention en vigueur" in text(rachid.get(then))
    agreement = reverse("agreement_on", args=[CODE, "62083", "2025-02-01"])
    assert "telle qu’elle était en vigueur le 1er février 2025." in text(rachid.get(agreement))


def test_the_way_to_the_comparison_calls_the_contract_as_the_other_pages_do(rachid, contract):
    page = " ".join(rachid.get(COMPARED).content.decode().split())

    address = reverse("contract", args=[CODE])
    assert re.search(rf'<a href="{address}"[^>]*>\s*Contrat\s*</a>', page)
