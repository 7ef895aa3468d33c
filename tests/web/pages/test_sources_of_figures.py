"""Whoever reads a figure reads who publishes it and under which licence: on screen, in pictures, in what is taken away."""

import io
import zipfile

import pytest
from django.urls import reverse

from regain.domain.contracts.models import IntercommunalObjective
from regain.domain.indicators.models import Edition
from regain.domain.territory.models import Neighbourhood
from tests.factories.drafts import draft, neighbourhood
from tests.factories.figures import observe
from tests.factories.observations import filosofi, load
from tests.factories.territory import OutlineFactory
from tests.filling import apply_draft

LICENCE = "Licence Ouverte 2.0"
CODE = "CN06201M"


@pytest.fixture
def regain(claire, contract):
    """The Regain with its outline, the figures of forty others, those of Barlin, a target, an edition and its correction."""
    apply_draft(draft(neighbourhoods=(neighbourhood(code="QP062007"),)), contract)
    quarter = Neighbourhood.objects.get()
    OutlineFactory(perimeter=quarter.perimeters.get())
    load(filosofi())
    load(filosofi(poverty="44,1"))
    for rank in range(40):
        place = ("qpv", "QP062007" if rank == 20 else f"QP0630{rank:02d}")
        observe("poverty_rate", place, {2015: f"{38 + rank / 20}", 2022: f"{38 + rank / 10}"}, dataset="filosofi_qpv")
        observe("median_income", place, {2015: f"{13000 + 10 * rank}"}, dataset="filosofi_qpv")
    observe("median_income", ("commune", "62083"), {2021: "18230"}, dataset="communes_insee")
    target = {
        "indicator": "poverty_rate",
        "neighbourhood": quarter.pk,
        "perimeter": "2015",
        "baseline_value": "39",
        "baseline_year": "2015",
        "target_value": "30",
        "target_year": "2030",
        "direction": "down",
        "course": "straight",
    }
    objective = IntercommunalObjective.objects.order_by("pk").first()
    assert claire.post(reverse("target_add", args=[CODE, objective.pk]), target).status_code == 302
    return quarter


def words(response) -> str:
    """All that a page says, pictures included; or the parts of a document that is a zip."""
    content = response.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b" ".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
    return content.decode().replace("\u00a0", " ")


def test_every_screen_and_export_that_shows_a_figure_says_its_producer_and_licence(claire, regain):
    edition = Edition.objects.filter(changed__gt=0).latest("pk")
    told = {
        reverse("neighbourhood", args=[regain.pk]): ("INSEE", "ANCT"),
        reverse("neighbourhood_figures", args=[regain.pk]): ("INSEE",),
        reverse("neighbourhood_twins", args=[regain.pk, "poverty_rate"]): ("INSEE",),
        reverse("contract_objectives", args=[CODE]): ("INSEE",),
        reverse("contract_map", args=[CODE]): ("ANCT",),
        f"{reverse('locate')}?longitude=2,605&latitude=50,455": ("ANCT",),
        reverse("datasets"): ("INSEE", "DEPP", "SDES"),
        reverse("dataset", args=["filosofi_qpv"]): ("INSEE",),
        reverse("edition", args=[edition.pk]): ("INSEE",),
        **{reverse("dataset_figures", args=["filosofi_qpv", ending]): ("INSEE",) for ending in ("csv", "xlsx")},
        **{reverse("neighbourhood_portrait", args=[regain.pk, end]): ("INSEE", "ANCT") for end in ("docx", "odt")},
        reverse("neighbourhood_portrait", args=[regain.pk, "xlsx"]): ("INSEE",),
    }

    pages = {address: words(claire.get(address)) for address in told}

    silent = {address for address, said in pages.items() if LICENCE not in said}
    unsaid = {(address, who) for address, producers in told.items() for who in producers if who not in pages[address]}
    assert (silent, unsaid) == (set(), set())


def test_every_picture_of_figures_holds_its_source_within(claire, regain):
    for name, more in (("neighbourhood_figures", []), ("neighbourhood_twins", ["poverty_rate"])):
        pictures = words(claire.get(reverse(name, args=[regain.pk, *more]))).split("<svg")[1:]
        drawn = [one.partition("</svg>")[0] for one in pictures if 'role="img"' in one.partition(">")[0]]

        assert drawn
        assert all(LICENCE in one for one in drawn)
