"""Every page that shows a contract: what it says once agreements are in, and what it costs."""

import pytest
from django.urls import reverse

from regain.domain.contracts.usecases import open_amendment
from regain.domain.territory.models import Neighbourhood
from regain.exchange.draft import Figure, Portrait
from tests.factories.contracts import ContractFactory
from tests.factories.drafts import draft, neighbourhood, row
from tests.filling import apply_draft

CODE = "CN06201M"
PAGES = ("contract", "contract_objectives", "contract_commitments")


@pytest.fixture
def filled(contract):
    apply_draft(draft(), contract)
    return contract


def html_of(client, name, *args) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())  # no-break spaces become spaces


def test_one_contract_opens_at_once(amina, filled):
    assert amina.get(reverse("contracts")).url == reverse("contract", args=[CODE])


def test_one_goes_straight_to_the_contract_one_acts_in(amina, filled):
    ContractFactory(code="CN06202M", name="Autre contrat")

    assert amina.get(reverse("contracts")).url == reverse("contract", args=[CODE])


def test_without_a_contract_one_is_told_how_to_enter_one(amina):
    assert "Aucun contrat de ville ne vous est ouvert" in html_of(amina, "contracts")


@pytest.mark.parametrize("name", ["contracts", "imports", "neighbourhoods"])
def test_whose_mandates_are_over_is_told_that_nothing_is_open_to_them(nobody_s_member, filled, name):
    html = html_of(nobody_s_member, name)

    assert "Aucun contrat de ville ne vous est ouvert" in html
    assert "pour l’instant" not in html


def test_a_reader_is_not_asked_for_a_document_that_they_may_not_give(rachid, contract):
    assert "Déposez" not in html_of(rachid, "imports")


def test_a_neighbourhood_of_which_no_agreement_tells_does_not_deny_the_agreement(amina, filled):
    Neighbourhood.objects.create(name="Cité 5", kind="QIC", own_code="QIC-9", intercommunality=filled.intercommunality)

    assert "aucune convention n’en parle encore" in html_of(amina, "neighbourhoods")


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_contract_teaches_and_offers_one_act(amina, contract, name):
    html = html_of(amina, name, CODE)

    assert reverse("import_agreement") in html
    assert "empty" in html


def test_the_matrix_says_who_answers_and_who_is_awaited(amina, filled):
    html = html_of(amina, "contract", CODE)

    assert "1 commune sur 2 a sa convention" in html
    assert "Hersin-Coupigny" in html
    assert reverse("agreement", args=[CODE, "62083"]) in html


def test_what_nobody_answers_is_shown(amina, contract):
    apply_draft(draft(neighbourhoods=(neighbourhood(objectives=(row("Parler de santé mentale"),)),)), contract)

    html = html_of(amina, "contract", CODE)

    assert ("Ce à quoi personne ne répond" in html, "un n’a aucun objectif opérationnel" in html) == (True, True)


def test_the_tree_goes_down_to_operational_objectives(amina, filled):
    html = html_of(amina, "contract_objectives", CODE)

    assert ("Tenir une permanence à la médiathèque" in html, "Arbre déduit" in html) == (True, True)


def test_a_promise_that_cannot_be_checked_says_so(amina, filled):
    html = html_of(amina, "contract_commitments", CODE)

    assert ("dont 2 ne sont pas vérifiables" in html, "2 fois par an" in html) == (True, True)


@pytest.mark.parametrize(("who", "may"), [("amina", True), ("rachid", False)])
def test_those_to_specify_are_shown_alone_with_what_specifies_them(request, who, may, filled):
    client = request.getfixturevalue(who)
    amended = reverse("amend_agreement", args=[CODE, "62083"])
    page = reverse("contract_commitments", args=[CODE])
    html, elsewhere, home = (
        " ".join(client.get(one).content.decode().replace("\u00a0", " ").split())
        for one in (f"{page}?a_preciser=62083", f"{page}?a_preciser=62443", reverse("home"))
    )

    assert ("2 engagements à préciser" in html, "2 fois par an" in html) == (True, False)
    assert (f'href="{amended}"' in html, "de le préparer" in html) == (may, not may)
    assert "Aucun engagement à préciser" in elsewhere
    assert f"{page}?a_preciser=" in home


def test_every_page_of_an_agreement_is_under_the_contract_by_one_name(amina, filled):
    trail = f'<a href="{reverse("contract", args=[CODE])}">Contrat</a>'
    amendment = open_amendment(filled.agreements.get(), title="Référents", by=amina.member)

    pages = [
        reverse(name, args=[CODE, "62083", *more])
        for name, more in (("agreement", ()), ("agreement_history", ()), ("amendment_history", (amendment.pk,)))
    ]

    assert [" ".join(amina.get(one).content.decode().split()).count(trail) for one in pages] == [1, 1, 1]


def test_the_past_of_a_neighbourhood_leads_to_those_of_its_agreements(rachid, filled):
    regain = Neighbourhood.objects.get(name="Regain")

    html = rachid.get(reverse("neighbourhood_history", args=[regain.pk])).content.decode()

    assert f'href="{reverse("agreement_history", args=[CODE, "62083"])}"' in html


def test_the_agreement_shows_its_text_and_its_versions(amina, filled):
    html = html_of(amina, "agreement", CODE, "62083")

    assert ("Que dit la convention de Barlin" in html, "Préambule" in html, "barlin.docx" in html) == (True, True, True)


def test_the_neighbourhood_shows_gap_and_lists(amina, filled):
    html = html_of(amina, "neighbourhood", Neighbourhood.objects.get().pk)

    assert "14,2 points" in html
    assert "Peu de lieux pour les jeunes" in html
    assert "périmètre de 2015" in html


def test_each_project_says_its_population_and_surface_even_when_not_published(amina, contract):
    figures = (
        Figure("population", 2000.0, "inhabitants", "approximate", None, 100.0, 2015, "environ 2 000"),
        Figure("surface_ha", None, "ha", "suppressed", raw="Surface : nd"),
    )
    told = neighbourhood(portrait=Portrait("sigville", 2022, "2015", figures))
    apply_draft(draft(neighbourhoods=(told,)), contract)

    html = html_of(amina, "neighbourhood", Neighbourhood.objects.get().pk)

    assert "environ 2 000 habitants (+100 depuis 2015) · Surface : non diffusée" in html


def test_a_neighbourhood_without_irritant_nor_objective_is_said_in_words(amina, contract):
    apply_draft(draft(neighbourhoods=(neighbourhood(irritants=(), objectives=()),)), contract)

    html = html_of(amina, "neighbourhood", Neighbourhood.objects.get().pk)

    assert "La convention n’y relève aucun irritant et ne s’y fixe aucun objectif opérationnel." in html


def test_a_neighbourhood_nobody_speaks_of_teaches(amina, contract):
    empty = Neighbourhood.objects.create(name="Le Parc", kind="QIC", intercommunality=contract.intercommunality)

    assert "Rien n’est encore dit de ce quartier" in html_of(amina, "neighbourhood", empty.pk)


def test_the_list_of_neighbourhoods_counts_by_kind(amina, filled):
    assert "1 quartier prioritaire" in html_of(amina, "neighbourhoods")


def test_an_empty_list_of_neighbourhoods_teaches(amina, contract):
    assert "Aucun quartier pour l’instant" in html_of(amina, "neighbourhoods")


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("contract", ["CN00000X"]),
        ("contract_objectives", ["CN00000X"]),
        ("contract_commitments", ["CN00000X"]),
        ("agreement", [CODE, "62443"]),
        ("agreement", ["CN00000X", "62083"]),
        ("neighbourhood", [987654]),
    ],
)
def test_what_does_not_exist_is_not_found(amina, filled, name, args):
    assert amina.get(reverse(name, args=args)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "args", "queries"),
    [
        ("home", [], 17),
        ("contract", [CODE], 9),
        ("contract_objectives", [CODE], 10),
        ("contract_commitments", [CODE], 7),
        ("agreement", [CODE, "62083"], 13),
        ("neighbourhoods", [], 8),
    ],
)
def test_a_page_costs_the_same_however_much_it_shows(
    amina, contract, count, name, args, queries, django_assert_num_queries
):
    names = ("Regain", "Cité Neuve", "Le Parc")[:count]
    objectives = tuple(row(f"Objectif {word}", "Agir") for word in ("un", "deux", "trois")[:count])
    read = tuple(neighbourhood(name=one, kind="QIC", code=None, objectives=objectives) for one in names)
    apply_draft(draft(neighbourhoods=read), contract)

    with django_assert_num_queries(queries):
        amina.get(reverse(name, args=args))
