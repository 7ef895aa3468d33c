"""The agreement and the contract as they stood on a date, and their papers."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.contracts.enums import Verb
from regain.domain.contracts.models import Amendment
from regain.domain.contracts.rules.edits import Edit
from regain.domain.contracts.usecases import open_amendment
from regain.domain.contracts.usecases.circuit import propose_amendment, review_amendment
from regain.exchange.applying.amendments import amend, apply_amendment
from regain.exchange.draft import Figure, Portrait
from regain.exchange.planning.amendments import plan_amendment
from regain.exchange.planning.documents import paper_of_agreement, paper_of_contract
from regain.exchange.planning.standing import standing_on
from tests.factories.drafts import draft, neighbourhood, row
from tests.factories.territory import CommuneFactory
from tests.filling import apply_draft
from tests.web.pages.amendments.acting import html_of

CODE, INSEE = "CN06201M", "62083"


def sign(amendment: Amendment, edit: Edit, day: date) -> None:
    """The edit is made, then the amendment goes through its circuit on that day."""
    amend(amendment, edits=[edit], by=SYSTEM)
    for step in (propose_amendment, review_amendment):
        amendment.refresh_from_db()
        step(amendment, on=day, at="Barlin", expected=amendment.version, by=SYSTEM)
    amendment.refresh_from_db()
    apply_amendment(
        amendment,
        signed_on=day,
        signed_at="Barlin",
        paper=None,
        is_signed_outside=False,
        today=day,
        fingerprint=plan_amendment(amendment).fingerprint,
        expected=amendment.version,
        by=SYSTEM,
    )


@pytest.fixture
def amended_twice(amendment, agreement):
    elected = "/governance/elected_referent"
    sign(amendment, Edit(Verb.CHANGE, elected, "l’adjointe à la politique de la ville", "le maire"), date(2026, 1, 15))
    second = open_amendment(agreement, title="Changer de référent", by=SYSTEM)
    sign(second, Edit(Verb.CHANGE, elected, "le maire", "la première adjointe"), date(2026, 5, 3))
    return agreement


def on(client, day: str):
    return client.get(reverse("agreement_on", args=[CODE, INSEE, day]))


@pytest.mark.parametrize(
    ("day", "referent", "told"),
    [
        ("2025-03-01", "l’adjointe à la politique de la ville", "Convention signée le 9 juillet 2024, telle"),
        ("2026-03-01", "le maire", "modifiée par l’avenant n° 1 du 15 janvier 2026, telle"),
        ("2026-05-03", "la première adjointe", "et l’avenant n° 2 du 3 mai 2026, telle"),
    ],
)
def test_the_agreement_is_read_as_it_stood(amina, amended_twice, day, referent, told):
    html = html_of(on(amina, day))

    assert (f"<p>{referent}</p>" in html, told in html) == (True, True)
    assert reverse("agreement_paper", args=[CODE, INSEE, day, "pdf"]) in html


def test_before_the_first_signature_nothing_stood(amina, amended_twice):
    html = html_of(on(amina, "2024-01-01"))

    assert "Aucun texte n’était en vigueur le 1er janvier 2024." in html
    assert "9 juillet 2024" in html


def test_a_day_is_asked_for_in_a_form(amina, amended_twice):
    address = reverse("agreement_on_day", args=[CODE, INSEE])
    whole = reverse("contract_on_day", args=[CODE])

    assert amina.get(address, {"jour": "2026-03-01"}).url == reverse("agreement_on", args=[CODE, INSEE, "2026-03-01"])
    assert amina.get(whole, {"jour": "2026-03-01"}).url == reverse("contract_on", args=[CODE, "2026-03-01"])
    assert amina.get(address, {"jour": "hier"}).status_code == 302


@pytest.mark.parametrize("day", ["2026-02-30", "hier"])
def test_a_day_that_is_none_is_not_found(amina, agreement, day):
    assert on(amina, day).status_code == 404
    assert amina.get(reverse("contract_on", args=[CODE, day])).status_code == 404


def test_the_contract_is_read_as_its_texts_said(amina, amended_twice):
    html = html_of(amina.get(reverse("contract_on", args=[CODE, "2026-03-01"])))

    assert "le contrat le 1er mars 2026 ?" in html
    assert "1 commune avait une convention en vigueur, sur 2 appelées à signer." in html
    assert "Aucun texte signé à cette date : Hersin-Coupigny." in html
    assert "Parler de santé mentale" in html


def test_before_any_text_the_contract_says_so_in_words(amina, amended_twice):
    html = html_of(amina.get(reverse("contract_on", args=[CODE, "2023-03-01"])))

    assert "Aucune commune n’avait de convention en vigueur, sur 2 appelées à signer." in html
    assert "<table" not in html


@pytest.mark.parametrize("communes", [1, 3])
def test_the_past_of_a_contract_costs_the_same_however_many_sign(amina, contract, django_assert_num_queries, communes):
    for number in range(communes):
        commune = CommuneFactory(name=f"Ville {number}")
        contract.communes.add(commune)
        read = neighbourhood(name=f"Quartier {number}", code=None, objectives=(row("Agir"),), communes=(commune.name,))
        apply_draft(replace(draft(file=f"{number}.docx"), commune=commune.name, neighbourhoods=(read,)), contract)

    with django_assert_num_queries(9):
        amina.get(reverse("contract_on", args=[CODE, "2026-03-01"]))


@pytest.mark.parametrize(("ending", "signature"), [("pdf", b"%PDF-"), ("docx", b"PK\x03\x04"), ("odt", b"PK\x03\x04")])
def test_papers_are_files_with_french_names(amina, amended_twice, ending, signature):
    second = Amendment.objects.get(number=2)
    addresses = [
        reverse("contract_paper", args=[CODE, "2026-03-01", ending]),
        reverse("agreement_paper", args=[CODE, INSEE, "2026-03-01", ending]),
        reverse("amendment_paper", args=[CODE, INSEE, second.pk, ending]),
        reverse("amended_text_paper", args=[CODE, INSEE, second.pk, ending]),
    ]

    papers = [amina.get(address) for address in addresses]

    assert all(paper.content.startswith(signature) for paper in papers)
    assert [paper["Content-Disposition"] for paper in papers] == [
        f'attachment; filename="Contrat CN06201M au 01-03-2026.{ending}"',
        f'attachment; filename="Convention Barlin au 01-03-2026.{ending}"',
        f'attachment; filename="Avenant 2 Barlin.{ending}"',
        f'attachment; filename="Convention Barlin avec lavenant 2.{ending}"; '
        f"filename*=UTF-8''Convention%20Barlin%20avec%20l%E2%80%99avenant%202.{ending}",
    ]


def test_other_formats_and_other_days_have_no_paper(amina, amendment):
    assert amina.get(reverse("amendment_paper", args=[CODE, INSEE, amendment.pk, "rtf"])).status_code == 404
    assert amina.get(reverse("agreement_paper", args=[CODE, INSEE, "2020-01-01", "pdf"])).status_code == 404


def test_the_past_of_an_agreement_is_told_with_that_of_its_amendments(amina, amended_twice):
    address = reverse("agreement_history", args=[CODE, INSEE])
    assert address in html_of(amina.get(reverse("agreement", args=[CODE, INSEE])))

    response = amina.get(address)

    told = [one.sentence.partition("\u00a0:")[0] for one in response.context["happenings"]]
    one = ["Avenant signé", "Convention enregistrée", "Avenant relu", "Avenant proposé", "Avenant modifié"]
    assert told == [*one, "Avenant ouvert", *one, "Avenant ouvert", "Convention enregistrée"]
    edited = response.context["happenings"][4].changes
    assert edited == (("référent élu", "le maire", "la première adjointe"),)
    assert not [
        label for happening in response.context["happenings"] for label, *_ in happening.changes if label == "result"
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_the_past_of_an_agreement_costs_eight_queries(amina, agreement, count, django_assert_num_queries):
    said = "l’adjointe à la politique de la ville"
    for rank in range(count):
        opened = open_amendment(agreement, title="Changer de référent", by=SYSTEM)
        sign(opened, Edit(Verb.CHANGE, "/governance/elected_referent", said, f"le maire {rank}"), date(2026, 1, 15))
        said = f"le maire {rank}"

    with django_assert_num_queries(8):
        amina.get(reverse("agreement_history", args=[CODE, INSEE]))


@pytest.mark.parametrize(("day", "says_over"), [("2030-12-31", False), ("2031-01-01", True), ("2099-06-30", True)])
def test_after_the_end_of_the_contract_no_text_is_in_force(amina, amended_twice, day, says_over):
    """On the page of the agreement, of the contract, of two dates compared, and on the two papers."""
    pages = [
        reverse("agreement_on", args=[CODE, INSEE, day]),
        reverse("contract_on", args=[CODE, day]),
        f"{reverse('contract_compared', args=[CODE])}?du=2020-01-01&au={day}",
    ]
    papers = [paper_of_agreement(standing_on(amended_twice, date.fromisoformat(day)))]
    papers += [paper_of_contract(amended_twice.contract, date.fromisoformat(day), today=date(2026, 7, 1))]

    told = [html_of(amina.get(page)) for page in pages] + [f"{paper.cover}" for paper in papers]

    told[3] = told[3].replace("Le contrat de ville prend fin", "")  # what the text itself says of its contract
    assert ["prend fin le 31 décembre 2030" in one or "après la fin du contrat" in one for one in told] == [
        says_over
    ] * 5
    assert any("telle qu’elle sera en vigueur" in one for one in told) != says_over
    assert any("Tel qu’il sera le" in one for one in told) != says_over


@pytest.mark.parametrize("is_demo", [True, False])
def test_papers_of_a_demonstration_say_so_on_each_page(amina, amended_twice, settings, is_demo):
    settings.DEMO = is_demo
    papers = [
        reverse("contract_paper", args=[CODE, "2026-03-01", "docx"]),
        reverse("amendment_paper", args=[CODE, INSEE, Amendment.objects.get(number=2).pk, "docx"]),
    ]

    for paper in papers:
        file = ZipFile(BytesIO(amina.get(paper).content))
        parts = [file.read(name).decode() for name in file.namelist() if "document.xml" in name or "footer" in name]
        assert any("Démonstration · " in part for part in parts) == is_demo
        assert any("sans valeur officielle" in part for part in parts) == is_demo


def test_the_screen_tells_the_text_in_the_order_of_the_papers_with_what_changed(amina, contract):
    figure = Figure("population", 2000.0, "inhabitants", "approximate", change=-100.0, change_since=2015)
    read = neighbourhood(portrait=Portrait("sigville", 2022, "2015", (figure,)))
    apply_draft(replace(draft(), neighbourhoods=(read,)), contract)

    html = html_of(on(amina, "2026-03-01"))

    assert "−100 habitants depuis 2015" in html.replace("\u00a0", " ")
    assert html.index("Préambule") < html.index("Irritants") < html.index("Qui signe")
