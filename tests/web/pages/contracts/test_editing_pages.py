"""The contract and its tree edited on their pages: who may, what is refused, what is shown of a conflict."""

import json

import pytest
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.contracts.models import IntercommunalObjective, Stake
from regain.domain.contracts.usecases import add_node, archive_node, change_node
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import told_entries
from regain.web.kept import keeper_of
from tests.cast import pass_second_step

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
    return {"label": "Écrit par Claire", "number": 1, "version": stake.version, **values}


def test_an_edit_without_script_returns_to_its_line(claire, stake):
    response = claire.post(url("objective_edit", stake), sent(stake))

    stake.refresh_from_db()
    assert response.url == f"{reverse('contract_objectives', args=[CODE])}#enjeu-{stake.pk}"
    assert (stake.label, told_entries([Entry.objects.last()])[0].author_label) == (
        "Écrit par Claire",
        claire.member.label,
    )
    assert f'data-saved="{claire.member.key}-enjeu-{stake.pk}"' in text(claire.get(response.url))


def test_with_htmx_the_form_and_then_the_line_take_the_place(claire, stake):
    form = claire.get(url("objective_edit", stake), **HTMX)
    line = claire.post(url("objective_edit", stake), sent(stake), **HTMX)

    assert ("<html" in text(form), "data-hx-post" in text(form)) == (False, True)
    assert ("<form" in text(line), "Enjeu 1 : Écrit par Claire" in text(line)) == (False, True)
    assert json.loads(line["HX-Trigger"])["regain:saved"]["said"] == "C’est enregistré."


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_conflict_is_answered_by_both_versions(claire, nadia, stake, headers):
    change_node(stake, label="Écrit par Nadia", number=1, expected=1, by=nadia.member)

    response = claire.post(url("objective_edit", stake), sent(stake), **headers)

    html = text(response)
    assert (response.status_code, "Écrit par Claire" in html, "Écrit par Nadia" in html) == (409, True, True)
    assert ("Ce que Nadia a enregistré" in html, 'value="2"' in html) == (True, True)
    stake.refresh_from_db()
    assert stake.label == "Écrit par Nadia"


@pytest.mark.parametrize(("pick", "kept"), [("mine", "Écrit ensemble"), ("theirs", "Écrit par Nadia")])
def test_the_choice_made_is_saved(claire, nadia, stake, pick, kept):
    change_node(stake, label="Écrit par Nadia", number=1, expected=1, by=nadia.member)

    choice = {"label": "Écrit ensemble", "number": 5, "version": 2, "pick-label": pick}
    response = claire.post(url("objective_edit", stake), choice)

    stake.refresh_from_db()
    assert (response.status_code, stake.label, stake.number) == (302, kept, 5)


def test_what_only_the_reader_changed_is_chosen_beforehand(claire, nadia, stake):
    change_node(stake, label="Écrit par Nadia", number=1, expected=1, by=nadia.member)

    html = text(claire.post(url("objective_edit", stake), sent(stake, number=7)))

    assert html.count("checked") == 1
    assert "Ce qui était enregistré" in html


def test_what_is_wrong_is_said_and_what_was_typed_stays(claire, contract, stake):
    add_node(contract, label="Émancipation", number=2, by=SYSTEM)

    response = claire.post(url("objective_edit", stake), sent(stake, number=2))

    html = text(response)
    assert (response.status_code, "Écrit par Claire" in html) == (422, True)
    assert "Le numéro 2 est déjà celui de « Émancipation »" in html


def test_an_empty_label_is_refused_and_nothing_is_written(claire, stake):
    response = claire.post(url("objective_edit", stake), sent(stake, label=" "), **HTMX)

    assert (response.status_code, "Rien n’est encore enregistré" in text(response)) == (422, True)
    stake.refresh_from_db()
    assert (stake.label, stake.version) == ("Une ville solidaire", 1)


def test_a_form_too_long_is_not_kept(claire, client, stake):
    client.post(url("objective_edit", stake), {**sent(stake, label="é" * 40_000), "keeper": keeper_of(claire.member)})
    client.force_login(claire.person)
    pass_second_step(client)

    assert "Voici ce que vous aviez écrit" not in text(client.get(url("objective_edit", stake)))


def test_an_archive_is_undone_from_the_page_that_follows(claire, leaf):
    page = claire.post(url("objective_archive", leaf, "intercommunal"), follow=True)
    restore = url("objective_restore", leaf, "intercommunal")

    assert ("« Parler de santé mentale » est archivé." in text(page), text(page).count(restore)) == (True, 2)
    assert page.context["answer"].startswith("1 enjeu, 1 objectif stratégique, 0 objectif intercommunal")

    back = claire.post(restore, follow=True)
    assert "est remis en place" in text(back)
    assert "Archivés" not in text(back)


def test_what_cannot_be_archived_says_why(claire, leaf):
    stake = leaf.strategic.stake

    assert "archivez-les d’abord" in text(claire.post(url("objective_archive", stake), follow=True))


def test_what_cannot_come_back_says_why(claire, leaf):
    for node in (leaf, leaf.strategic):
        claire.post(url("objective_archive", node, "intercommunal" if node is leaf else "strategique"))

    page = claire.post(url("objective_restore", leaf, "intercommunal"), follow=True)

    assert "« Prendre soin » est archivé : remettez-le d’abord en place." in text(page)


def test_stakes_and_objectives_are_added(claire, contract):
    claire.post(reverse("stake_add", args=[CODE]), {"label": "Une ville solidaire", "number": ""})
    stake = Stake.objects.get()
    page = claire.post(url("objective_add", stake), {"label": "Prendre soin", "rank": ""}, follow=True)
    fragment = claire.post(url("objective_add", stake), {"label": "Soigner", "rank": "1"}, **HTMX)

    assert ("Enjeu 1 : Une ville solidaire" in text(page), "Prendre soin" in text(page)) == (True, True)
    assert fragment["HX-Refresh"] == "true"
    assert [one.label for one in stake.strategic_objectives.order_by("rank")] == ["Soigner", "Prendre soin"]


def test_nothing_hangs_under_an_intercommunal_objective(claire, leaf):
    assert claire.get(url("objective_add", leaf, "intercommunal")).status_code == 404
    assert claire.get(url("objective_edit", leaf, "autre")).status_code == 404


def test_the_contract_is_edited_on_its_page(claire, contract, barlin):
    href = reverse("contract_edit", args=[CODE])
    values = {"name": "Quartiers 2030", "starts_on": "01/01/2024", "ends_on": "2030-12-31", "communes": [barlin.pk]}

    form = text(claire.get(href))
    line = claire.post(href, {**values, "version": 1}, **HTMX)

    assert ('value="2024-01-01"' in form, "Houchin" in form) == (True, True)
    assert "Quartiers 2030" in text(line)
    assert "<dt>Date de fin</dt>" not in text(claire.get(reverse("contract_history", args=[CODE])))


def test_a_conflict_on_communes_names_them(claire, nadia, contract, barlin):
    href = reverse("contract_edit", args=[CODE])
    values = {"name": "N", "starts_on": "2024-01-01", "ends_on": "2030-12-31", "communes": [barlin.pk], "version": 1}
    nadia.post(href, values)

    everybody = list(contract.intercommunality.communes.values_list("pk", flat=True))
    conflict = claire.post(href, {**values, "communes": everybody})
    assert conflict.status_code == 409
    assert '<p class="clash-theirs">Barlin</p>' in text(conflict)

    claire.post(href, {**values, "communes": everybody, "version": 2, "pick-communes": "theirs"})
    assert list(contract.communes.values_list("name", flat=True)) == ["Barlin"]


def test_the_past_of_an_objective_is_told(claire, nadia, stake):
    change_node(stake, label="Écrit par Nadia", number=1, expected=1, by=nadia.member)

    html = text(claire.get(url("objective_history", stake)))

    assert ("2 écritures" in html, "Une ville solidaire</del>" in html) == (True, True)


def test_what_was_typed_survives_the_end_of_the_session(claire, client, stake):
    href = url("objective_edit", stake)
    away = client.post(href, {**sent(stake), "keeper": keeper_of(claire.member)})
    client.force_login(claire.person)
    pass_second_step(client)

    first, second = (text(client.get(href)) for _ in range(2))

    assert away.url == f"{reverse('sign_in')}?next={href}"
    assert ("Écrit par Claire" in first, "Voici ce que vous aviez écrit" in first) == (True, True)
    assert "Écrit par Claire" not in second


def test_what_somebody_typed_is_shown_to_nobody_else(claire, nadia, client, stake):
    client.post(url("objective_edit", stake), {**sent(stake), "keeper": keeper_of(claire.member)})
    client.force_login(nadia.person)

    assert "Écrit par Claire" not in text(client.get(url("objective_edit", stake)))


def test_htmx_is_led_to_the_sign_in_page_not_served_it(client, stake):
    response = client.post(url("objective_edit", stake), sent(stake, keeper="7"), **HTMX)

    assert response["HX-Redirect"] == f"{reverse('sign_in')}?next={url('objective_edit', stake)}"


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_objectives_costs_the_same_with_archives(claire, contract, count, django_assert_num_queries):
    for number in range(1, 2 * count + 1):
        node = add_node(contract, label=f"Enjeu {number}", number=number, by=SYSTEM)
        if number > count:
            archive_node(node, archived_at=contract.ends_on.strftime("%Y-%m-%dT00:00Z"), by=SYSTEM)

    with django_assert_num_queries(9):
        claire.get(reverse("contract_objectives", args=[CODE]))
