"""The contract taken away as a workbook: the numbers of the pages, and words that stay words."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from regain.domain.contracts.models import IntercommunalObjective
from regain.domain.indicators.enums import Direction
from regain.domain.indicators.models import Target
from regain.domain.territory.models import Commune
from regain.reports.commitments import build_promises
from regain.reports.coverage import build_coverage
from regain.reports.objectives import StakeBranch, Strategic, Tree, build_tree
from regain.web.pages.contracts.sheets import tree_sheet
from tests.factories.drafts import GOVERNANCE, draft, neighbourhood, row
from tests.filling import apply_draft

CODE = "CN06201M"


@pytest.fixture
def filled(contract):
    """Barlin answers three objectives, Hersin-Coupigny one of them, without anything operational."""
    apply_draft(draft(), contract)
    other = neighbourhood(name="Le Parc", kind="QIC", code=None, objectives=(row("Parler de santé mentale"),))
    apply_draft(draft(file="hersin.docx", commune="Hersin-Coupigny", neighbourhoods=(other,)), contract)
    return contract


def sheets(client) -> dict[str, list[list[object]]]:
    response = client.get(reverse("contract_workbook", args=[CODE]))
    assert response["Content-Disposition"] == 'attachment; filename="contrat-CN06201M.xlsx"'
    book = CalamineWorkbook.from_filelike(io.BytesIO(response.content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_matrix_has_the_numbers_of_the_page(claire, filled):
    coverage = build_coverage(filled)
    header, *rows, total = sheets(claire)["Matrice"]

    assert header[4:] == ["Barlin", "Hersin-Coupigny", "Total"]
    assert [(one[3], *one[4:]) for one in rows] == [
        ("Aider chacun à venir à bout de ses papiers", 1, "", 1),
        ("Parler de santé mentale", 2, 0, 2),
        ("Conforter les parents", 1, "", 1),
    ]
    assert [one[6] for one in rows] == [one.operational for one in coverage.rows]
    assert total == ["", "Total", "", "", 4, 0, 4]


def test_the_tree_repeats_its_levels_so_that_it_can_be_sorted(claire, filled):
    _, *rows = sheets(claire)["Arbre"]

    assert [(one[0], one[4], one[5], one[6]) for one in rows] == [
        (1, "Barlin", 1, 1),
        (1, "Barlin, Hersin-Coupigny", 2, 2),
        (2, "Barlin", 1, 1),
    ]
    assert sum(one[6] for one in rows) == build_tree(filled).counts[3]
    assert [cell for one in rows for cell in one[1:4] if not cell] == []


def test_operational_objectives_are_written_with_their_commune(claire, filled):
    _, *rows = sheets(claire)["Objectifs opérationnels"]

    written = [(one[4], one[6]) for one in rows]
    told = [
        (answer.commune, words)
        for stake in build_tree(filled).stakes
        for strategic in stake.strategics
        for objective in strategic.objectives
        for answer in objective.answers
        for words in answer.operational
    ]
    assert written == told
    assert len(written) == 4


def test_what_nothing_hangs_under_has_a_row_too():
    tree = Tree((StakeBranch(1, "Soin", (Strategic("Droits", ()),)), StakeBranch(2, "École", ())), is_inferred=False)

    assert tree_sheet(tree).rows == (
        (1, "Soin", "Droits", None, None, 0, 0),
        (2, "École", None, None, None, 0, 0),
    )


def test_the_promises_are_those_of_the_page(claire, filled):
    _, *rows = sheets(claire)["Engagements"]
    promises = build_promises(filled, today=timezone.localdate())

    assert [(one[0], one[4]) for one in rows] == [(promise.commune, promise.text) for promise in promises]
    assert rows[0][5:8] == [2, "", "oui"]


def test_the_targets_are_numbers_and_say_where_they_stand(claire, filled):
    leaf = IntercommunalObjective.objects.get(label="Conforter les parents")
    values = {"baseline_value": "39.1", "baseline_year": 2015, "target_value": "30.25", "target_year": 2030}
    common = {**values, "objective": leaf, "indicator": "poverty_rate", "direction": Direction.DOWN}
    Target.objects.create(**common, commune=Commune.objects.get(name="Barlin"))
    Target.objects.create(**common, archived_at=timezone.now())

    _, *rows = sheets(claire)["Cibles"]

    assert [(one[0], one[1], *one[3:10]) for one in rows] == [
        ("Conforter les parents", "", "Barlin", "%", 39.1, 2015, 30.25, 2030, "on ne peut pas dire")
    ]


def test_the_note_says_how_to_read_and_who_is_awaited(claire, contract):
    apply_draft(draft(), contract)
    note = dict(sheets(claire)["Lire ce classeur"][1:])

    assert (note["Conventions en vigueur"], note["Conventions attendues"]) == ("1 sur 2", "Hersin-Coupigny")


def test_an_empty_contract_gives_an_empty_workbook(claire, contract):
    assert [len(rows) for name, rows in sheets(claire).items() if name != "Lire ce classeur"] == [2] * 5


def test_words_that_look_like_formulas_stay_words(claire, contract):
    bad = "=HYPERLINK(A1)"
    apply_draft(draft(neighbourhoods=(neighbourhood(objectives=(row(bad, "+1"),)),), governance=GOVERNANCE), contract)
    csv = claire.get(reverse("contract_matrix_csv", args=[CODE])).content.decode("utf-8-sig")

    assert sheets(claire)["Arbre"][1][3] == bad
    assert f";'{bad};" in csv


def test_the_csv_says_what_the_matrix_says(claire, filled):
    response = claire.get(reverse("contract_matrix_csv", args=[CODE]))
    header, *_, total = response.content.decode("utf-8-sig").splitlines()

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert (header.split(";")[-3:], total) == (["Barlin", "Hersin-Coupigny", "Total"], ";Total;;;4;0;4")


@pytest.mark.parametrize("name", ["contract", "contract_objectives", "contract_commitments"])
def test_a_page_offers_the_workbook_once_there_is_something_in_it(claire, contract, name):
    address, page = reverse("contract_workbook", args=[CODE]), reverse(name, args=[CODE])
    before = address in claire.get(page).content.decode()
    apply_draft(draft(), contract)

    assert (before, address in claire.get(page).content.decode()) == (False, True)


@pytest.mark.parametrize(("name", "queries"), [("contract_workbook", 18), ("contract_matrix_csv", 9)])
@pytest.mark.parametrize("count", [1, 3])
def test_a_file_costs_the_same_however_much_it_holds(claire, contract, count, name, queries, django_assert_num_queries):
    objectives = tuple(row(f"Objectif {word}", "Agir") for word in ("un", "deux", "trois")[:count])
    apply_draft(draft(neighbourhoods=(neighbourhood(objectives=objectives),)), contract)

    with django_assert_num_queries(queries):
        claire.get(reverse(name, args=[CODE]))
