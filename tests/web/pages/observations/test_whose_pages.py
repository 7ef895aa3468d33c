"""A contract's own figures on every page that shows figures: there for its people, nowhere for those of another."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from regain.core.mandates import Role, Scope, ScopeKind
from regain.core.member import SYSTEM
from regain.domain.contracts.models import IntercommunalObjective
from regain.domain.indicators.enums import Direction
from regain.domain.indicators.models import Edition, Observation
from regain.domain.indicators.usecases import withdraw_edition
from regain.domain.indicators.usecases.targets import TargetValues, set_target
from regain.domain.territory.models import Neighbourhood
from regain.reports.figures import build_figures
from tests.cast import PersonClient, signed_in
from tests.factories.accounts import PersonFactory
from tests.factories.contracts import ContractFactory
from tests.factories.drafts import draft, neighbourhood
from tests.factories.observations import FILOSOFI, confidential, filosofi, load
from tests.filling import apply_draft
from tests.mandates import ELSEWHERE, SIREN, give
from tests.web.pages.observations.unknown import LONG, drop

SECOND = Scope(ScopeKind.CONTRACT, "CN06202M", "CN06202M", SIREN)
SECRETS = ("Confidentiel", "confidentiel", "77,7", "77.7", "CCAS")
PORTRAITS = ("xlsx", "docx")


@pytest.fixture
def regain(contract):
    apply_draft(draft(neighbourhoods=(neighbourhood(code="QP062007"),)), contract)
    ContractFactory(code=SECOND.key, communes=[])
    load(FILOSOFI)
    edition = confidential(contract)
    set_target(
        IntercommunalObjective.objects.first(),
        indicator=edition.observations.get(indicator__is_own=True).indicator.code,
        values=TargetValues(1, 2015, 2, 2030, Direction.UP),
        neighbourhood=Neighbourhood.objects.get(),
        by=SYSTEM,
    )
    return Neighbourhood.objects.get()


def lead_of(scope, name="Léo") -> PersonClient:
    return signed_in(PersonFactory(name=name, email=f"{scope.key}@regain.example"), Role.PROJECT_LEAD, scope)


def told(content: bytes) -> str:
    """The words of a page, or of the parts of a workbook or document."""
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    archive = zipfile.ZipFile(io.BytesIO(content))
    return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist() if name.endswith(".xml"))


def pages(regain) -> list[str]:
    own = Edition.objects.get(dataset__is_own=True)
    indicator = own.observations.get(indicator__is_own=True).indicator.code
    code = own.dataset.code
    return [
        reverse("datasets"),
        reverse("dataset", args=[code]),
        *(
            reverse("dataset_figures", args=[one, ending])
            for one in (code, "filosofi_qpv")
            for ending in ("csv", "xlsx")
        ),
        reverse("edition", args=[own.pk]),
        reverse("neighbourhood", args=[regain.pk]),
        reverse("neighbourhood_figures", args=[regain.pk]),
        reverse("neighbourhood_twins", args=[regain.pk, indicator]),
        reverse("neighbourhood_twins", args=[regain.pk, "poverty_rate"]),
        *(reverse("neighbourhood_portrait", args=[regain.pk, ending]) for ending in PORTRAITS),
    ]


def seen_by(browser, regain) -> dict[str, list[str]]:
    answers = {page: browser.get(page) for page in pages(regain)}
    # The target is the contract's: what another contract of the same neighbourhood reads of it is its code at most.
    return {
        page: [word for word in SECRETS if word in told(answer.content).replace(code_of(), "")]
        for page, answer in answers.items()
        if answer.status_code == 200
    }


def code_of() -> str:
    return Observation.objects.get(indicator__is_own=True).indicator.code


def test_the_people_of_the_contract_read_their_own(regain, rachid):
    seen = seen_by(rachid, regain)

    assert len([page for page, words in seen.items() if words]) >= 9


@pytest.mark.parametrize("scope", [SECOND, ELSEWHERE])
def test_those_of_another_contract_read_nothing_of_it(regain, scope):
    """SECOND has the same agglomeration, hence the very same neighbourhood's pages."""
    seen = seen_by(lead_of(scope), regain)

    assert {page: words for page, words in seen.items() if words} == {}
    assert len(seen) >= 3


def test_who_looks_after_the_instance_and_strangers_read_nothing_either(regain, nobody_s_member):
    administrator = PersonFactory(name="Ada", email="ada@regain.example")
    give(administrator, Role.ADMINISTRATOR, Scope(ScopeKind.INSTANCE))

    for browser in (PersonClient(administrator), nobody_s_member):
        assert {page: words for page, words in seen_by(browser, regain).items() if words} == {}


def test_a_rank_counts_only_figures_the_reader_sees(regain, contract):
    load(filosofi(code="QP062005", poverty="30,0", years=(2021,)), name="autre.csv")
    confidential(contract, places=("QP062004",), title="Autre", year=2021)

    rank = build_figures(regain, seen_by=lead_of(SECOND).member).of("poverty_rate").rank

    assert (rank.year, rank.total) == (2021, 2)


def test_the_journal_tells_everyone_of_official_figures_and_ours_of_ours(regain, claire):
    corrected = load(filosofi(poverty="44,1"))
    withdraw_edition(corrected, by=SYSTEM)
    journals = [
        told(claire.get(reverse("contract_journal", args=["CN06201M"]) + "?quoi=chiffres").content),
        told(lead_of(SECOND).get(reverse("contract_journal", args=[SECOND.key]) + "?quoi=chiffres").content),
    ]

    for journal in journals:
        assert (journal.count("Chiffres importés") >= 2, "Édition de chiffres retirée" in journal) == (True, True)
    assert ["Confidentiel" in journal for journal in journals] == [True, False]


def test_an_official_file_is_shown_to_a_lead_with_whom_to_ask(regain, claire):
    give(PersonFactory(name="Ada Martin", email="ada@regain.example"), Role.ADMINISTRATOR, Scope(ScopeKind.INSTANCE))
    file = SimpleUploadedFile("filosofi.csv", filosofi(poverty="12,0"))
    shown = claire.post(reverse("observations_drop"), {"file": file}, follow=True)
    forced = claire.post(shown.request["PATH_INFO"], {"expected": shown.context["plan"].fingerprint})

    html = " ".join(shown.content.decode().split())
    assert ("Ada Martin" in html, "Importer ces chiffres" in html) == (True, False)
    assert (forced.status_code, "servent à tous les contrats" in forced.content.decode()) == (409, True)
    assert Edition.objects.filter(dataset__is_own=False).count() == 1


def test_a_file_of_the_same_form_asks_anew_in_another_contract(regain, claire):
    said = {"dataset": "new", "title": "Tableau", "producer": "CABBALR", "licence": "Interne"}
    shown = drop(claire, LONG)
    form = {one.html_name: one.value() for one in shown.context["form"] if one.value() is not None}
    ours = claire.post(shown.request["PATH_INFO"], {**form, **said}, follow=True)

    theirs = drop(lead_of(SECOND), LONG.replace(b"598", b"590"))

    assert "plan" in ours.context
    assert ("sheet" in theirs.context, "Licenciés" in theirs.content.decode()) == (True, True)
    assert "Tableau" not in [label for _, label in theirs.context["form"].fields["dataset"].choices]
    assert "Confidentiel suivi" not in theirs.content.decode()
