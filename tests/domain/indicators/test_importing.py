"""Writing editions: nothing is lost, nothing is written twice, nothing is written by halves."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from regain.core.errors import BusinessError
from regain.core.member import NOBODY, SYSTEM
from regain.domain.indicators.models import Dataset, Edition, Indicator, Observation, ObservedPlace
from regain.domain.indicators.rules.entries import FigureEntry, ImportCounts, PlaceEntry
from regain.domain.indicators.usecases import (
    add_dataset,
    add_indicator,
    change_dataset_address,
    import_edition,
    withdraw_edition,
)
from regain.domain.journal.models import Entry

pytestmark = pytest.mark.django_db

POVERTY = FigureEntry("poverty_rate", "qpv", "QP062007", 2015, 2021, "45,0", Decimal(45), "ok")
SECRET = FigureEntry("gini", "qpv", "QP062007", 2015, 2021, "S", None, "suppressed")


def written(figures, *, replaced=(), by=SYSTEM, **other):
    counts = ImportCounts(len(figures), len(figures) - len(replaced), len(replaced), 0, 0)
    return import_edition(
        Dataset.objects.get(code="filosofi_qpv"),
        vintage="2021",
        file_name="filosofi.csv",
        sha256="0" * 64,
        counts=counts,
        figures=figures,
        replaced=replaced,
        by=by,
        **other,
    )


def test_an_edition_brings_its_figures_and_tells_the_journal():
    edition = written([POVERTY, SECRET], places=[PlaceEntry("qpv", "QP062007", "Regain")])

    entry = Entry.objects.get(event="observations_imported")
    rows = Observation.objects.order_by("indicator__code").values_list(
        "indicator__code", "raw", "value", "unit", "flag"
    )
    assert list(rows) == [
        ("gini", "S", None, "index", "suppressed"),
        ("poverty_rate", "45,0", Decimal(45), "%", "ok"),
    ]
    assert (entry.after["rows"], entry.after["sha256"], entry.object_label) == (2, "0" * 64, str(edition))
    assert ObservedPlace.objects.get().name == "Regain"


def test_a_correction_keeps_what_it_corrects():
    first = written([POVERTY])
    old = Observation.objects.get()

    second = written([POVERTY._replace(raw="44,1", value=Decimal("44.1"))], replaced=[old.pk])

    old.refresh_from_db()
    assert (old.edition, old.replaced_by) == (first, second)
    assert Observation.objects.get(replaced_by=None).value == Decimal("44.1")


def test_an_edition_taken_back_gives_its_place_to_what_it_had_corrected():
    first = written([POVERTY])
    second = written([POVERTY._replace(value=Decimal(44))], replaced=[Observation.objects.get().pk])

    with pytest.raises(BusinessError, match="Une édition plus récente"):
        withdraw_edition(first, by=SYSTEM)
    withdraw_edition(second, by=SYSTEM)

    assert [(one.value, one.replaced_by) for one in Observation.objects.all()] == [(Decimal(45), None)]
    assert Entry.objects.filter(event="edition_withdrawn").count() == 1


def test_stopped_in_the_middle_it_has_written_nothing():
    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        written([POVERTY, SECRET], told=stop)

    assert (Edition.objects.count(), Observation.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_nobody_brings_figures():
    with pytest.raises(BusinessError, match="Connectez-vous"):
        written([POVERTY], by=NOBODY)

    assert Observation.objects.count() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        POVERTY._replace(value=None),
        SECRET._replace(value=Decimal(1)),
        POVERTY._replace(flag="autre"),
        POVERTY._replace(perimeter_vintage=None),
        POVERTY._replace(place_kind="commune"),
        POVERTY._replace(year=1066),
        POVERTY._replace(place_code=""),
        POVERTY._replace(place_kind="planète"),
    ],
)
def test_the_database_refuses_what_must_never_be_false(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        written([wrong])


@pytest.mark.parametrize(
    "figure", [POVERTY, POVERTY._replace(place_kind="commune", place_code="62083", perimeter_vintage=None)]
)
def test_two_figures_in_force_for_one_place_and_year_are_refused(figure):
    written([figure])

    with pytest.raises(IntegrityError), transaction.atomic():
        written([figure])


def test_own_indicators_and_data_sets_are_named_once(contract):
    add_indicator(label="Licenciés sportifs", unit="personnes", more_is_better=True, contract=contract, by=SYSTEM)
    add_dataset(
        title="Tableau de bord", producer="CABBALR", licence="Licence Ouverte 2.0", contract=contract, by=SYSTEM
    )

    indicator, dataset = Indicator.objects.get(is_own=True), Dataset.objects.get(is_own=True)
    assert (indicator.code, dataset.code) == ("own_cn06201m_licencies_sportifs", "own_cn06201m_tableau_de_bord")
    for label, sentence in (
        ("LICENCIES SPORTIFS", "existe déjà"),
        ("taux de pauvreté", "existe déjà"),
        (" ", "libellé"),
    ):
        with pytest.raises(BusinessError, match=sentence):
            add_indicator(label=label, unit="", more_is_better=None, contract=contract, by=SYSTEM)
    with pytest.raises(BusinessError, match="existe déjà"):
        add_dataset(
            title="tableau de bord", producer="CABBALR", licence="Licence Ouverte 2.0", contract=contract, by=SYSTEM
        )
    with pytest.raises(BusinessError, match="sa licence"):
        add_dataset(title="Autre", producer="CABBALR", licence="", contract=contract, by=SYSTEM)


def test_codes_of_long_labels_differ(contract):
    for ending in ("a", "b"):
        add_indicator(label="Part des " + "x" * 60 + ending, unit="", more_is_better=None, contract=contract, by=SYSTEM)

    assert len(set(Indicator.objects.filter(is_own=True).values_list("code", flat=True))) == 2


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("https://169.254.169.254/latest/meta-data", "pas publique"),
        ("http://127.0.0.1:8000/f.csv", "https"),
        ("https://[::ffff:10.0.0.1]/f.csv", "pas publique"),
        ("https://0x7f000001/f.csv", "mal écrite"),
        ("https://nas.mairie.local/f.csv", "pas publique"),
        ("https://agent:motdepasse@exemple.fr/f.csv", "un mot de passe"),
    ],
)
def test_the_address_of_a_file_is_public(address, sentence):
    dataset = Dataset.objects.get(code="rpls_qpv")

    with pytest.raises(BusinessError, match=sentence):
        change_dataset_address(dataset, file_url=address, by=SYSTEM)
    dataset.refresh_from_db()
    assert dataset.file_url == ""


def test_the_address_of_a_file_is_in_https():
    dataset = Dataset.objects.get(code="rpls_qpv")

    with pytest.raises(BusinessError, match="https"):
        change_dataset_address(dataset, file_url="http://exemple.fr/f.csv", by=SYSTEM)
    change_dataset_address(dataset, file_url="https://exemple.fr/f.csv", by=SYSTEM)
    change_dataset_address(dataset, file_url="https://exemple.fr/f.csv", by=SYSTEM)

    assert Entry.objects.filter(event="dataset_address_changed").count() == 1
