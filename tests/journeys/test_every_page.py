"""Every page, at desktop and phone width: the tools have nothing to say and nothing sticks out."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Contract, IntercommunalObjective
from regain.domain.contracts.queries.nodes import stakes_of
from regain.domain.contracts.usecases import change_node
from regain.domain.documents.models import DocumentImport, DocumentTemplate
from regain.domain.indicators.enums import Direction
from regain.domain.indicators.models import Target
from regain.domain.indicators.usecases import synchronise_catalogue
from regain.domain.indicators.usecases.targets import TargetValues, set_target
from regain.domain.territory.models import Correspondence, Neighbourhood, Perimeter
from regain.exchange.applying import begin_import
from regain.exchange.applying.templates import keep_template
from regain.exchange.writing.templates import sample_template
from tests.agreements.layout import make_file
from tests.agreements.model import agreements
from tests.factories.contracts import ContractFactory
from tests.factories.drafts import draft, neighbourhood, row
from tests.factories.figures import observe
from tests.factories.territory import CommuneFactory, NeighbourhoodFactory, OutlineFactory
from tests.filling import apply_draft
from tests.journeys.conftest import swept
from tests.journeys.tools import read_of, told_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # the tools on every page, at every width

CODE = "CN06201M"


@pytest.fixture
def contract(transactional_db) -> Contract:
    barlin = CommuneFactory(insee_code="62083", name="Barlin")
    hersin = CommuneFactory(insee_code="62443", name="Hersin-Coupigny")
    return ContractFactory(communes=[barlin, hersin, CommuneFactory(insee_code="62048", name="Auchel")])


@pytest.fixture
def filled(contract) -> Contract:
    """Two agreements are in, one paper is being read."""
    apply_draft(draft(), contract)
    hersin = neighbourhood(objectives=(row("Parler de santé mentale"),))
    apply_draft(draft(file="hersin.docx", commune="Hersin-Coupigny", neighbourhoods=(hersin,)), contract)
    auchel = next(agreement for agreement in agreements() if agreement.slug == "auchel")
    begin_import(make_file(auchel.layout, "pdf"), name="auchel.pdf", contract=contract, by=SYSTEM)
    show_figures()
    fill_map(contract)
    keep_template(sample_template(), name="Charte", file_name="charte.docx", contract=contract, by=SYSTEM)
    stake = stakes_of(contract).first()
    change_node(stake, label=f"{stake.label}, ensemble", number=stake.number, expected=stake.version, by=SYSTEM)
    return contract


def fill_map(contract: Contract) -> None:
    """The outlines of two communes and of a neighbourhood, an old one that may be the same, one to be drawn."""
    for rank, commune in enumerate(contract.communes.all()):
        OutlineFactory(commune=commune, west=2.58 + rank / 20, south=50.42, side=0.06)
    regain = Neighbourhood.objects.first()
    young = Perimeter.objects.create(code="QN06207M", vintage=2024, name="Quartier Du Regain", insee_codes=["62083"])
    for perimeter, west in ((young, 2.60), (regain.perimeters.get(), 2.604)):
        OutlineFactory(perimeter=perimeter, west=west, side=0.008)
    Correspondence.objects.create(
        perimeter=young,
        other=regain.perimeters.get(),
        state="to_confirm",
        reasons=["same_name", "overlap"],
        overlap=0.6,
    )
    NeighbourhoodFactory(name="La Croisette", kind="QIC", communes=[contract.communes.first()])


def outline_addresses() -> list[str]:
    drawn = Neighbourhood.objects.filter(kind="QIC").first()
    begun = Correspondence.objects.first()
    return [
        *(reverse(name) for name in ("locate", "locate_list", "perimeters_import", "correspondences", "twins_method")),
        reverse("contract_map", args=[CODE]),
        f"{reverse('locate')}?longitude=2,605&latitude=50,455&adresse=",
        *([reverse("outline_draw", args=[drawn.pk])] if drawn else []),
        *([reverse("correspondence", args=[begun.pk])] if begun else []),
        *([reverse("counterpart_choose", args=[begun.perimeter_id])] if begun else []),
    ]


def show_figures() -> None:
    """Figures of forty neighbourhoods, the first of ours among them, with a break, a gap and a target."""
    synchronise_catalogue()  # a transactional test begins with empty tables
    ours = Neighbourhood.objects.first()
    ours.perimeters.all().delete()
    ours.perimeters.create(vintage=2015, code="QP062007")
    for rank in range(40):
        code = "QP062007" if rank == 20 else f"QP0630{rank:02d}"
        observe(
            "poverty_rate",
            ("qpv", code),
            {2013: "37", 2015: f"{38 + rank / 20}", 2018: None, 2021: f"{38 + rank / 10}"},
        )
        observe("median_income", ("qpv", code), {2015: f"{13000 + 10 * rank}", 2021: f"{14000 + 10 * rank}"})
    observe("median_income", ("commune", "62083"), {2021: "18230"}, dataset="communes_insee")
    observe("social_vacancy_rate", ("qpv", "QP062007"), {2022: "2.2"}, dataset="rpls_qpv")
    values = TargetValues(Decimal("39.1"), 2015, Decimal(30), 2030, Direction.DOWN, perimeter=2015)
    objective = IntercommunalObjective.objects.first()
    set_target(objective, indicator="poverty_rate", neighbourhood=ours, values=values, by=SYSTEM)


def addresses() -> list[str]:
    begun, project = DocumentImport.objects.first(), Neighbourhood.objects.first()
    return [
        *(
            reverse(name)
            for name in (
                "home",
                "gallery",
                "accessibility",
                "my_data",
                "my_data_erase",
                "neighbourhoods",
                "imports",
                "import_agreement",
            )
        ),
        *(reverse(name, args=[CODE]) for name in ("contract", "contract_objectives", "contract_commitments")),
        *(f"{reverse('contract_journal', args=[CODE])}{query}" for query in ("", "?quoi=documents", "?du=hier")),
        *(reverse(name, args=[CODE]) for name in ("contract_templates", "template_add", "template_fields")),
        *(reverse("template_preview", args=[template.pk]) for template in DocumentTemplate.objects.all()),
        *([reverse("neighbourhood", args=[project.pk])] if project else []),
        *([reverse("neighbourhood_figures", args=[project.pk])] if project else []),
        *([reverse("neighbourhood_twins", args=[project.pk, "poverty_rate"])] if project else []),
        *(reverse("target_add", args=[CODE, one.pk]) for one in IntercommunalObjective.objects.all()[:1]),
        *(reverse("target_edit", args=[CODE, one.pk]) for one in Target.objects.all()),
        *([reverse("agreement", args=[CODE, "62083"])] if project else []),
        *([reverse("agreement_history", args=[CODE, "62083"])] if project else []),
        *(reverse("template_history", args=[template.pk]) for template in DocumentTemplate.objects.all()),
        *([reverse("agreement_withdrawal", args=[CODE, "62083"])] if project else []),
        *(
            [reverse(name, args=[begun.pk]) for name in ("import_review", "import_plan", "import_history")]
            if begun
            else []
        ),
        *outline_addresses(),
        "/rien-ici/",
    ]


CRUMBS = "[...document.querySelectorAll('.breadcrumb-item')].map((one) => Boolean(one.querySelector('a')))"
"""Whether each step of the way is a link."""


def reproaches(page, state: str) -> list[str]:
    """What is wrong with each page, the titles that two of them share, the ways that do not lead from somewhere here."""
    found, titles = [], {}
    for address in addresses():
        found += swept(page, address, f"{state}{re.sub('[/?]', '-', address)}")
        way = page.evaluate(CRUMBS)
        if way and way != [*[True] * max(len(way) - 1, 1), False]:
            found.append(f"{address} : le fil d’Ariane va d’un lien à la page même, et non {way}")
        path, title = address.partition("?")[0], page.title()
        if titles.setdefault(title, path) != path or title == "Regain – Regain":
            found.append(f"{address} : même titre que {titles[title]}, « {title} »")
    return found


def test_filled_pages_are_accessible(open_page, filled):
    assert reproaches(open_page(expects_errors=True), "rempli") == []


def test_empty_pages_are_accessible(open_page, contract):
    assert reproaches(open_page(expects_errors=True), "vide") == []


def test_signing_in_is_accessible(open_page, db, settings):
    settings.DEMO = True

    assert swept(open_page(signed_in=False), reverse("sign_in"), "connexion") == []


def test_the_tools_tell_what_is_wrong(open_page, contract):
    """The sweeps prove something: the strict policy of the pages silences none of the tools."""
    page = open_page()
    page.goto("/")
    page.evaluate("""() => {
        document.documentElement.removeAttribute('lang');
        document.querySelector('main').insertAdjacentHTML('beforeend', `
            <table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>
            <section aria-label="${'un nom bien trop long, '.repeat(5)}">x</section>
            <a href="/a">Voir</a><a href="/b">Voir</a>`);
    }""")

    told = [one.split(" : ")[0].split(":")[0].split(" ")[0] for one in [*told_of(page), *read_of(page)]]

    assert {"html-has-lang", "table_headers_exists", "nom", "même"} <= set(told)
