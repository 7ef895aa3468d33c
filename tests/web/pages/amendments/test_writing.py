"""Writing the text of an amendment, element by element."""

import json

import pytest
from django.forms import CharField

from regain.domain.contracts.models import Stake
from regain.domain.contracts.queries import tree_of
from regain.web.pages.amendments.forms import base, circuit, neighbourhoods, texts
from regain.web.pages.amendments.forms.fields import FrenchNumberField
from tests.web.pages.amendments.acting import html_of

IRRITANT = "/neighbourhoods/0/irritants/0"
CARE = {"number": 1, "title": "Des quartiers qui prennent soin de chacun"}
FORMS = [
    ("/governance/elected_referent", {"text": "le maire"}, "le maire"),
    ("/governance/technical_referent", {"text": ""}, None),
    ("/signatories/0", {"text": "Ville de Barlin"}, "Ville de Barlin"),
    (IRRITANT, {"text": "  Nulle part\noù aller "}, "Nulle part où aller"),
    (
        "/sections/0",
        {"title": "Préambule", "text": "Un.\r\n\r\n\r\n\r\nDeux."},
        {"title": "Préambule", "text": "Un.\n\nDeux."},
    ),
    (
        "/governance/commitments/0",
        {
            "kind": "citizen_body",
            "name": "Conseil des aînés",
            "text": "Le conseil se réunit.",
            "times_per_year": "3",
            "due_on": "2027-06-30",
            "themes": "Santé\nCulture",
        },
        {
            "kind": "citizen_body",
            "name": "Conseil des aînés",
            "times_per_year": 3,
            "due_on": "2027-06-30",
            "themes": ["Santé", "Culture"],
            "text": "Le conseil se réunit.",
        },
    ),
    (
        "/neighbourhoods/0/portrait",
        {"source": "Insee", "vintage": "2026", "perimeter": "2024"},
        {"source": "Insee", "vintage": 2026, "perimeter": "2024"},
    ),
    (
        "/neighbourhoods/0/portrait/figures/0",
        {"indicator": "poverty_rate", "value_": "31,5", "unit": "%", "flag": "approximate", "comparison": "18,8"},
        {
            "indicator": "poverty_rate",
            "value": 31.5,
            "unit": "%",
            "flag": "approximate",
            "comparison": 18.8,
            "change": None,
            "change_since": None,
            "raw": "31,5",
        },
    ),
]


@pytest.mark.parametrize(("pointer", "typed", "written"), FORMS, ids=[one[0] for one in FORMS])
def test_each_kind_of_element_is_written_as_typed(desk, pointer, typed, written):
    assert desk.open("amendment_edit", ou=pointer).status_code == 200

    response = desk.write(pointer, **typed)

    assert response.status_code == 302, html_of(response)
    assert json.loads(desk.seen(pointer)["before"]) == written


def test_an_objective_is_chosen_in_the_tree(desk):
    tree = tree_of(desk.amendment.agreement.contract)
    known = next(node for node in tree.nodes if node.label == "Parler de santé mentale")

    desk.write("/neighbourhoods/0/objectives/-", known=str(known.pk), operational="Former\n\nInviter")

    assert desk.text()["neighbourhoods"][0]["objectives"][-1] == {
        "stake": CARE,
        "strategic": "Rapprocher les droits et les soins",
        "intercommunal": "Parler de santé mentale",
        "operational": ["Former", "Inviter"],
    }


def test_an_objective_is_written_anew(desk):
    typed = {"stake_number": "1", "stake_title": CARE["title"], "strategic": "Bouger", "intercommunal": "Nager"}

    desk.write("/neighbourhoods/0/objectives/0", **typed, operational="")

    assert desk.text()["neighbourhoods"][0]["objectives"][0] == {
        "stake": CARE,
        "strategic": "Bouger",
        "intercommunal": "Nager",
        "operational": [],
    }


def test_a_neighbourhood_changes_part_by_part(desk):
    identity = {"name": "Regain", "kind": "QPV", "communes": "Barlin\nHersin-Coupigny"}

    desk.write("/neighbourhoods/0", **identity, code="QN06207M")

    desk.amendment.refresh_from_db()
    assert [(edit["pointer"], edit["before"], edit["after"]) for edit in desk.amendment.edits] == [
        ("/neighbourhoods/0/code", "QP062007", "QN06207M")
    ]


def test_a_neighbourhood_is_added_with_nothing_in_it(desk):
    desk.write("/neighbourhoods/-", name="La Loisne", kind="QIC", code="", communes="Barlin")

    added = desk.text()["neighbourhoods"][1]
    assert (added["name"], added["code"], added["irritants"], added["portrait"]["figures"]) == (
        "La Loisne",
        None,
        [],
        [],
    )
    html = html_of(desk.open())
    assert "Quartier « La Loisne »" in html
    assert "ajouté" in html


def test_nothing_changed_is_no_change(desk):
    response = desk.write(IRRITANT, text="Peu de lieux pour les jeunes")

    desk.amendment.refresh_from_db()
    assert (response.status_code, desk.amendment.edits) == (302, [])


def test_a_line_is_removed_and_said_so_in_place(desk):
    response = desk.act("retirer", IRRITANT, "Peu de lieux pour les jeunes")

    assert response.status_code == 302
    assert desk.text()["neighbourhoods"][0]["irritants"] == ["Des dépôts au pied des immeubles"]
    html = html_of(desk.open())
    assert "retiré" in html
    assert "Peu de lieux pour les jeunes" in html


def test_lines_change_places(desk):
    desk.act("descendre", IRRITANT, "Peu de lieux pour les jeunes")
    first = list(desk.text()["neighbourhoods"][0]["irritants"])

    desk.act("monter", "/neighbourhoods/0/irritants/1", "Peu de lieux pour les jeunes")

    assert first == ["Des dépôts au pied des immeubles", "Peu de lieux pour les jeunes"]
    assert desk.text()["neighbourhoods"][0]["irritants"] == first[::-1]


WRONG = [
    (IRRITANT, {"text": " "}, "Ce champ est obligatoire."),
    ("/neighbourhoods/0/portrait/figures/0", {"value_": "beaucoup", "comparison": "18,8"}, "beaucoup"),
    ("/neighbourhoods/0/portrait/figures/0", {"value_": "12", "flag": "missing"}, "Laissez vide une valeur absente"),
    ("/neighbourhoods/0/portrait/figures/0", {"value_": "", "flag": "ok"}, "Écrivez la valeur"),
    ("/neighbourhoods/0/objectives/0", {"strategic": "Bouger"}, "Choisissez un objectif du contrat"),
    ("/neighbourhoods/0", {"name": "Regain", "kind": "ZUP", "communes": "Barlin"}, "Barlin"),
]


@pytest.mark.parametrize(("pointer", "typed", "said"), WRONG)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(desk, pointer, typed, said):
    response = desk.write(pointer, **typed)

    assert (response.status_code, said in html_of(response)) == (422, True)
    assert all(value.strip() in html_of(response) for value in typed.values())


def test_a_text_that_cannot_hold_is_refused(desk):
    response = desk.write("/neighbourhoods/0/priorities/-", text="x" * 1999)
    same = desk.write("/neighbourhoods/-", name="Regain", kind="QPV", code="", communes="Barlin")

    assert {response.status_code, same.status_code} <= {302, 422}
    assert "x" * 1999 in html_of(desk.open()) or response.status_code == 422


@pytest.mark.parametrize("pointer", ["", "/contract", "/neighbourhoods/9", "/source/sha256", "/signatories/9"])
def test_only_what_is_there_may_be_written(desk, pointer):
    assert desk.open("amendment_edit", ou=pointer).status_code == 404


def test_a_pointer_to_nowhere_is_not_found(desk):
    assert desk.client.post(desk.url("amendment_edit"), {"pointer": "/format", "text": "x"}).status_code == 404


def test_every_text_that_is_typed_is_bounded():
    modules = (base, circuit, neighbourhoods, texts)
    forms = [one for module in modules for one in vars(module).values() if isinstance(one, type)]
    fields = [
        (form.__name__, name, field)
        for form in forms
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, CharField)
    ]

    assert len(fields) > 15
    assert [
        (form, name)
        for form, name, field in fields
        if not field.max_length and not isinstance(field, FrenchNumberField)
    ] == []


@pytest.mark.parametrize(
    ("typed", "field"), [({"times_per_year": "3"}, "times_per_year"), ({"due_on": "2029-06-30"}, "due_on")]
)
def test_a_commitment_that_contradicts_its_own_words_is_not_written(desk, typed, field):
    words = "Le comité se réunit une fois par trimestre, jusqu’à fin 2027."

    refused = desk.write("/governance/commitments/0", kind="steering_committee", text=words, **typed)

    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == [field]


def test_a_new_committee_goes_before_the_groups_as_papers_order_them(desk):
    desk.write("/governance/commitments/-", kind="technical_committee", text="Un comité technique se réunit.")

    kinds = [one["kind"] for one in desk.text()["governance"]["commitments"]]
    assert kinds == ["steering_committee", "technical_committee", "working_group", "citizen_body", "signatory"]


def test_an_objective_of_a_stake_that_the_text_numbers_otherwise_keeps_its_number(desk):
    Stake.objects.filter(label=CARE["title"]).update(number=7)
    keys = {
        node.label: str(node.pk)
        for node in tree_of(desk.amendment.agreement.contract).nodes
        if node.level == "intercommunal"
    }

    desk.write("/neighbourhoods/0/objectives/0", known=keys["Parler de santé mentale"], operational="Écouter")
    desk.write(
        "/neighbourhoods/0/objectives/-",
        stake_number="7",
        stake_title=CARE["title"],
        strategic="Aller vers",
        intercommunal="Marcher",
    )

    assert [row["stake"]["number"] for row in desk.text()["neighbourhoods"][0]["objectives"]] == [1, 1, 2, 1]


def test_removing_a_neighbourhood_is_asked_with_what_it_takes_away(desk):
    one = desk.text()["neighbourhoods"][0]
    lists = ("irritants", "opportunities", "priorities", "objectives")
    count = len(one["portrait"]["figures"]) + sum(len(one[name]) for name in lists)

    page = html_of(desk.open())

    assert page.count("Le retirer ôte aussi du texte") == len(desk.text()["neighbourhoods"])
    assert f"du texte {count} lignes" in page
