"""The contract and its tree edited on their pages: who may, what is refused, what is shown of a conflict."""

import json

import pytest
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.contracts.models import IntercommunalObjective, Stake
from regain.domain.contracts.usecases import add_node, archive_node, change_node
from regain.domain.journal.models import Entry

CODE = "CN06201M"
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def stake(contract) -> Stake:
    return add_node(contract, label="Une ville solidaire", number=1, by=SYSTEM)


@pytest.fixture
def leaf(stake) -> IntercommunalObjective:
    strategic = add_node(stake, label="Prendre soin", number=None, by=SYSTEM)
    return add_node(strategic, label="Parler de santé mentale", number=None, by=SYSTEM)


def url(name: str, node, level: str = "enjeu") -> str:
    return reverse(name, args=[CODE, level, node.pk])


def text(response) -> str:
    return " ".join(response.content.decode().split())


def sent(stake: Stake, **values: object) -> dict[str, object]:
    return {"label": "Écrit par Amina", "number": 1, "version": stake.version, **values}


def test_an_edit_without_script_returns_to_its_line(amina, stake):
    response = amina.post(url("objective_edit", stake), sent(stake))

    stake.refresh_from_db()
    assert response.url == f"{reverse('contract_objectives', args=[CODE])}#enjeu-{stake.pk}"
    assert (stake.label, Entry.objects.last().author_label) == ("Écrit par Amina", amina.member.label)
    assert f'data-saved="{amina.member.key}-enjeu-{stake.pk}"' in text(amina.get(response.url))


def test_with_htmx_the_form_and_then_the_line_take_the_place(amina, stake):
    form = amina.get(url("objective_edit", stake), **HTMX)
    line = amina.post(url("objective_edit", stake), sent(stake), **HTMX)

    assert ("<html" in text(form), "data-hx-post" in text(form)) == (False, True)
    assert ("<form" in text(line), "Enjeu 1 : Écrit par Amina" in text(line)) == (False, True)
    assert json.loads(line["HX-Trigger"])["regain:saved"]["said"] == "C’est enregistré."


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_conflict_is_answered_by_both_versions(amina, bruno, stake, headers):
    change_node(stake, label="Écrit par Bruno", number=1, expected=1, by=bruno.member)

    response = amina.post(url("objective_edit", stake), sent(stake), **headers)

    html = text(response)
    assert (response.status_code, "Écrit par Amina" in html, "Écrit par Bruno" in html) == (409, True, True)
    assert ("Ce que Bruno, référent politique de la ville, a enregistré" in html, 'value="2"' in html) == (True, True)
    stake.refresh_from_db()
    assert stake.label == "Écrit par Bruno"


@pytest.mark.parametrize(("pick", "kept"), [("mine", "Écrit ensemble"), ("theirs", "Écrit par Bruno")])
def test_the_choice_made_is_saved(amina, bruno, stake, pick, kept):
    change_node(stake, label="Écrit par Bruno", number=1, expected=1, by=bruno.member)

    choice = {"label": "Écrit ensemble", "number": 5, "version": 2, "pick-label": pick}
    response = amina.post(url("objective_edit", stake), choice)

    stake.refresh_from_db()
    assert (response.status_code, stake.label, stake.number) == (302, kept, 5)


def test_what_only_the_reader_changed_is_chosen_beforehand(amina, bruno, stake):
    change_node(stake, label="Écrit par Bruno", number=1, expected=1, by=bruno.member)

    html = text(amina.post(url("objective_edit", stake), sent(stake, number=7)))

    assert html.count("checked") == 1
    assert "Ce qui était enregistré" in html


def test_what_is_wrong_is_said_and_what_was_typed_stays(amina, contract, stake):
    add_node(contract, label="Émancipation", number=2, by=SYSTEM)

    response = amina.post(url("objective_edit", stake), sent(stake, number=2))

    html = text(response)
    assert (response.status_code, "Écrit par Amina" in html) == (422, True)
    assert "Le numéro 2 est déjà celui de « Émancipation »" in html


def test_an_empty_label_is_refused_and_nothing_is_written(amina, stake):
    response = amina.post(url("objective_edit", stake), sent(stake, label=" "), **HTMX)

    assert (response.status_code, "Rien n’est encore enregistré" in text(response)) == (422, True)
    stake.refresh_from_db()
    assert (stake.label, stake.version) == ("Une ville solidaire", 1)


def test_a_form_too_long_for_a_session_is_not_kept(amina, client, stake):
    client.post(url("objective_edit", stake), {**sent(stake, label="é" * 40_000), "keeper": amina.member.key})
    client.force_login(amina.person)

    assert "Voici ce que vous aviez écrit" not in text(client.get(url("objective_edit", stake)))


def test_an_archive_is_undone_from_the_page_that_follows(amina, leaf):
    page = amina.post(url("objective_archive", leaf, "intercommunal"), follow=True)
    restore = url("objective_restore", leaf, "intercommunal")

    assert ("« Parler de santé mentale » est archivé." in text(page), text(page).count(restore)) == (True, 2)
    assert page.context["answer"].startswith("1 enjeu, 1 objectif stratégique, 0 objectif intercommunal")

    back = amina.post(restore, follow=True)
    assert "est remis en place" in text(back)
    assert "Archivés" not in text(back)


def test_what_cannot_be_archived_says_why(amina, leaf):
    stake = leaf.strategic.stake

    assert "archivez-les d’abord" in text(amina.post(url("objective_archive", stake), follow=True))


def test_what_cannot_come_back_says_why(amina, leaf):
    for node in (leaf, leaf.strategic):
        amina.post(url("objective_archive", node, "intercommunal" if node is leaf else "strategique"))

    page = amina.post(url("objective_restore", leaf, "intercommunal"), follow=True)

    assert "« Prendre soin » est archivé : remettez-le d’abord en place." in text(page)


def test_stakes_and_objectives_are_added(amina, contract):
    amina.post(reverse("stake_add", args=[CODE]), {"label": "Une ville solidaire", "number": ""})
    stake = Stake.objects.get()
    page = amina.post(url("objective_add", stake), {"label": "Prendre soin", "rank": ""}, follow=True)
    fragment = amina.post(url("objective_add", stake), {"label": "Soigner", "rank": "1"}, **HTMX)

    assert ("Enjeu 1 : Une ville solidaire" in text(page), "Prendre soin" in text(page)) == (True, True)
    assert fragment["HX-Refresh"] == "true"
    assert [one.label for one in stake.strategic_objectives.order_by("rank")] == ["Soigner", "Prendre soin"]


def test_nothing_hangs_under_an_intercommunal_objective(amina, leaf):
    assert amina.get(url("objective_add", leaf, "intercommunal")).status_code == 404
    assert amina.get(url("objective_edit", leaf, "autre")).status_code == 404


def test_the_contract_is_edited_on_its_page(amina, contract, barlin):
    href = reverse("contract_edit", args=[CODE])
    values = {"name": "Quartiers 2030", "starts_on": "01/01/2024", "ends_on": "2030-12-31", "communes": [barlin.pk]}

    form = text(amina.get(href))
    line = amina.post(href, {**values, "version": 1}, **HTMX)

    assert ('value="2024-01-01"' in form, "Houchin" in form) == (True, True)
    assert "Quartiers 2030" in text(line)
    assert "<dt>Date de fin</dt>" not in text(amina.get(reverse("contract_history", args=[CODE])))


def test_a_conflict_on_communes_names_them(amina, bruno, contract, barlin):
    href = reverse("contract_edit", args=[CODE])
    values = {"name": "N", "starts_on": "2024-01-01", "ends_on": "2030-12-31", "communes": [barlin.pk], "version": 1}
    bruno.post(href, values)

    everybody = list(contract.intercommunality.communes.values_list("pk", flat=True))
    conflict = amina.post(href, {**values, "communes": everybody})
    assert conflict.status_code == 409
    assert '<p class="clash-theirs">Barlin</p>' in text(conflict)

    amina.post(href, {**values, "communes": everybody, "version": 2, "pick-communes": "theirs"})
    assert list(contract.communes.values_list("name", flat=True)) == ["Barlin"]


def test_the_past_of_an_objective_is_told(amina, bruno, stake):
    change_node(stake, label="Écrit par Bruno", number=1, expected=1, by=bruno.member)

    html = text(amina.get(url("objective_history", stake)))

    assert ("2 modifications" in html, "Une ville solidaire</del>" in html) == (True, True)


def test_what_was_typed_survives_the_end_of_the_session(amina, client, stake):
    href = url("objective_edit", stake)
    away = client.post(href, {**sent(stake), "keeper": amina.member.key})
    client.force_login(amina.person)

    first, second = (text(client.get(href)) for _ in range(2))

    assert away.url == f"{reverse('sign_in')}?next={href}"
    assert ("Écrit par Amina" in first, "Voici ce que vous aviez écrit" in first) == (True, True)
    assert "Écrit par Amina" not in second


def test_what_somebody_typed_is_shown_to_nobody_else(amina, bruno, client, stake):
    client.post(url("objective_edit", stake), {**sent(stake), "keeper": amina.member.key})
    client.force_login(bruno.person)

    assert "Écrit par Amina" not in text(client.get(url("objective_edit", stake)))


def test_htmx_is_led_to_the_sign_in_page_not_served_it(client, stake):
    response = client.post(url("objective_edit", stake), sent(stake), **HTMX)

    assert response["HX-Redirect"] == f"{reverse('sign_in')}?next={url('objective_edit', stake)}"


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_objectives_costs_the_same_with_archives(amina, contract, count, django_assert_num_queries):
    for number in range(1, 2 * count + 1):
        node = add_node(contract, label=f"Enjeu {number}", number=number, by=SYSTEM)
        if number > count:
            archive_node(node, archived_at=contract.ends_on.strftime("%Y-%m-%dT00:00Z"), by=SYSTEM)

    with django_assert_num_queries(8):
        amina.get(reverse("contract_objectives", args=[CODE]))
