"""What waits for each, on the page they open first."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regain.core.mandates import SCOPES, Role, ScopeKind
from regain.core.member import SYSTEM
from regain.domain.contracts.enums import AmendmentStatus
from regain.domain.contracts.models import Agreement, Amendment, Commitment
from regain.domain.contracts.usecases import open_amendment
from regain.domain.territory.models import Correspondence, Perimeter
from regain.reports.news import build_news
from regain.reports.roadmap import build_roadmap
from regain.web.pages.home.roadmap import tasks
from regain.web.pages.home.roles import own_place
from tests.cast import PersonClient, signed_in
from tests.factories.accounts import PersonFactory
from tests.factories.drafts import draft
from tests.factories.territory import CommuneFactory, OutlineFactory
from tests.filling import apply_draft
from tests.mandates import BARLIN, CODE, PLACES, acting


@pytest.fixture
def filled(contract):
    """Barlin has its agreement and an amendment in preparation; nothing is drawn, one pair is to be confirmed."""
    apply_draft(draft(), contract)
    open_amendment(Agreement.objects.get(), title="Revoir le pilotage", by=SYSTEM)
    young = Perimeter.objects.create(code="QN06207M", vintage=2024, name="Regain", insee_codes=["62083"])
    old = Perimeter.objects.get(vintage=2015)
    Correspondence.objects.create(perimeter=young, other=old, state="to_confirm", reasons=["same_name"])
    return contract


def waiting(contract, role: Role) -> list[str]:
    return [task.act for task in tasks(build_roadmap(acting(role), contract), [])]


def test_those_who_keep_the_contract_see_all_that_waits(filled):
    assert waiting(filled, Role.PROJECT_LEAD) == [
        "Continuer",
        "Décider",
        "Importer des périmètres",
        "Importer une convention",
        "Voir lesquels",
    ]


def test_a_commune_sees_the_amendment_it_prepares(filled):
    assert waiting(filled, Role.TECHNICAL_REFERENT) == ["Continuer", "Voir lesquels"]


def test_an_empty_amendment_does_not_wait_for_whoever_may_only_propose_it(filled):
    before = waiting(filled, Role.ELECTED_REFERENT)
    signed = Agreement.objects.get().versions.get().snapshot["governance"]["elected_referent"]
    edit = {"verb": "change", "pointer": "/governance/elected_referent", "before": signed, "after": "la maire"}
    Amendment.objects.update(edits=[edit])

    assert (before, waiting(filled, Role.ELECTED_REFERENT)) == ([], ["Continuer"])


@pytest.mark.parametrize("role", [Role.STATE, Role.FUNDER, Role.LEAD, Role.RESIDENT, Role.READER])
def test_nothing_waits_for_those_who_may_only_look(filled, role):
    assert waiting(filled, role) == []


@pytest.mark.parametrize(
    ("status", "waits_for"),
    [
        (AmendmentStatus.PROPOSED, {Role.PROJECT_LEAD}),
        (AmendmentStatus.REVIEWED, {Role.PROJECT_LEAD, Role.TECHNICAL_REFERENT}),
        (AmendmentStatus.DROPPED, set()),
    ],
)
def test_an_amendment_waits_for_whoever_takes_it_further(filled, status, waits_for):
    dates = {"proposed_on": "2026-03-01", "reviewed_on": "2026-03-02"} if status != AmendmentStatus.DROPPED else {}
    Amendment.objects.update(status=status, **dates)

    roles = (Role.PROJECT_LEAD, Role.TECHNICAL_REFERENT, Role.ELECTED_REFERENT, Role.STATE)
    assert {role for role in roles if build_roadmap(acting(role), filled).amendments} == waits_for


def test_the_agreement_of_one_s_own_commune_is_awaited(contract):
    assert build_roadmap(acting(Role.TECHNICAL_REFERENT), contract).awaited == ("Barlin",)


def test_a_neighbourhood_with_an_outline_waits_no_more(filled):
    OutlineFactory(perimeter=Perimeter.objects.get(vintage=2015), west=2.6, side=0.008)

    assert build_roadmap(acting(Role.PROJECT_LEAD), filled).without_outline == 0


def test_a_commune_finds_its_neighbourhoods_and_its_agreement_at_once(filled):
    member = acting(Role.ELECTED_REFERENT, BARLIN)
    own = own_place(member, build_roadmap(member, filled).own, CODE)

    assert own.title == "Votre commune\u00a0: Barlin"
    assert [label for label, _ in own.links] == [
        "Regain\u00a0: ce qui y est promis, ses chiffres",
        "Que dit la convention de Barlin\u00a0?",
    ]


def test_whoever_acts_for_no_commune_is_told_where_to_look_as_who_they_are(filled):
    pages = {role: own_place(acting(role), None, CODE) for role in Role if ScopeKind.COMMUNE not in SCOPES[role]}
    alone = [role for role in pages if role not in {Role.PROJECT_LEAD, Role.SUPPORT, Role.ADMINISTRATOR}]

    assert len({(pages[role].title, pages[role].intro) for role in alone}) == len(alone) == 5
    assert reverse("locate") in dict(map(reversed, pages[Role.RESIDENT].links))
    assert reverse("contract_objectives", args=[CODE]) in dict(map(reversed, pages[Role.FUNDER].links))


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.ADMINISTRATOR, Role.SUPPORT}])
def test_every_link_of_a_home_page_opens_for_whom_it_is_shown(filled, role):
    client = signed_in(PersonFactory(), role, PLACES[role])
    html = client.get(reverse("home")).content.decode()
    links = set(re.findall(r'href="(/[^"#?]*)"', html.partition("<main")[2].partition("</main>")[0]))

    assert links
    assert {href for href in links if client.get(href).status_code != 200} == set()


def test_the_button_leads_to_what_is_next_and_not_to_what_is_done(filled, amina):
    html = home_of(amina)

    assert ("Ouvrir la convention de Barlin" in html, "Importer une convention" in html) == (True, False)


def test_what_changed_lately_is_told_but_not_what_one_may_not_see(filled, rachid, claire):
    reader, lead = home_of(rachid), home_of(claire)

    assert ("Quoi de neuf" in reader, "Quartier ajouté" in reader) == (True, True)
    assert ("Avenant ouvert" in reader, "Avenant ouvert" in lead) == (False, True)


def test_what_makes_a_commitment_checkable_is_what_is_asked_for(filled):
    Commitment.objects.update(is_checkable=False, times_per_year=None, due_on=None)
    roadmap = build_roadmap(acting(Role.PROJECT_LEAD), filled)

    details = [tasks(replace(roadmap, uncheckable=count), [])[-1].detail for count in (1, 2)]
    assert details == [
        "une fréquence ou une échéance permettra de dire s’il est tenu",
        "une fréquence ou une échéance permettra de dire s’ils sont tenus",
    ]


def test_the_news_loads_no_text_of_an_agreement(filled, claire):
    with CaptureQueriesContext(connection) as asked:
        news = build_news(claire.member, filled)

    assert "Avenant ouvert" in {one.what for one in news}
    assert [one["sql"] for one in asked.captured_queries if '"snapshot"' in one["sql"] or '"edits"' in one["sql"]] == []


def test_the_menu_of_an_administrator_leads_to_no_empty_page(filled):
    client = signed_in(PersonFactory(), Role.ADMINISTRATOR, PLACES[Role.ADMINISTRATOR])
    menu = client.get("/").content.decode().partition('aria-label="Principal"')[2].partition("</nav>")[0]
    links = re.findall(r'href="([^"]+)"', menu)

    assert links == ["/", "/personnes/", reverse("datasets"), reverse("support")]
    assert {client.get(href).status_code for href in links} == {200}
    assert not [href for href in links if "ne vous est ouvert" in client.get(href).content.decode()]


@pytest.mark.parametrize("is_shown", [True, False])
def test_the_gallery_of_developers_is_in_the_footer_only_when_asked_for(claire, contract, settings, is_shown):
    settings.GALLERY = is_shown

    assert ("Composants" in home_of(claire)) is is_shown


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (Role.READER, "Rien ne vous attend aujourd’hui"),
        (Role.FUNDER, "Pour un financeur"),
        (Role.ELECTED_REFERENT, "Votre commune : Barlin"),
        (Role.ADMINISTRATOR, "faut-il</span> régler ?"),
    ],
)
def test_each_role_has_its_own_page(filled, role, said):
    assert said in home_of(signed_in(PersonFactory(), role, PLACES[role]))


def test_somebody_without_a_mandate_is_told_how_one_enters(filled, nobody_s_member):
    assert "Vous entrez dans un contrat par un mandat" in home_of(nobody_s_member)


def test_somebody_who_cannot_import_is_not_told_to(contract, rachid):
    assert "verrez-vous</span> ici ?" in home_of(rachid)


@pytest.mark.parametrize("count", [1, 3])
def test_what_waits_costs_the_same_for_one_or_three(filled, count, django_assert_num_queries):
    for _ in range(count - 1):
        agreement = Agreement.objects.create(contract=filled, kind="communal", commune=CommuneFactory())
        Amendment.objects.create(
            agreement=agreement, number=1, title="Autre", base=Amendment.objects.first().base, opened_by="Regain"
        )

    with django_assert_num_queries(7):
        build_roadmap(acting(Role.PROJECT_LEAD), filled)


def home_of(somebody: PersonClient) -> str:
    return " ".join(somebody.get(reverse("home")).content.decode().split())
