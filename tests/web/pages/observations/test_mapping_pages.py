"""A file of an unknown layout is explained on screen, once."""

from decimal import Decimal

import pytest

from regain.domain.indicators.models import ColumnMapping, Dataset, Edition, Indicator, Observation
from tests.web.pages.observations.unknown import LONG, TITLED, WIDE, drop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("contract")]

OWN = {"dataset": "new", "title": "Tableau de bord", "producer": "CABBALR", "licence": "Licence Ouverte 2.0"}


def guessed(response, **said):
    """What the form holds when nobody touches it, then what somebody says."""
    form = response.context["form"]
    values = {bound.html_name: bound.value() for bound in form if bound.value() is not None}
    return {**values, **said}


def say(client, response, **said):
    return client.post(response.request["PATH_INFO"], guessed(response, **said), follow=True)


def confirm(client, response):
    fingerprint = response.context["plan"].fingerprint
    return client.post(response.request["PATH_INFO"], {"expected": fingerprint}, follow=True)


def figures():
    rows = Observation.objects.order_by("place_code", "indicator__label", "year")
    return [
        (one.place_code, one.indicator.label, one.year, one.value, one.flag) for one in rows.select_related("indicator")
    ]


def test_a_wide_table_is_read_as_said(claire):
    shown = drop(claire, WIDE)
    planned = say(
        claire,
        shown,
        **OWN,
        **{"c3-indicator": "Adhérents du centre social", "c3-unit": "personnes", "c3-better": "more"},
    )
    done = confirm(claire, planned)

    poverty = Indicator.objects.get(code="poverty_rate").label
    own = Indicator.objects.get(label="Adhérents du centre social")
    assert done.status_code == 200
    assert (own.is_own, own.unit, own.more_is_better) == (True, "personnes", True)
    assert figures() == [
        ("QP062004", "Adhérents du centre social", 2023, Decimal(30), "ok"),
        ("QP062004", poverty, 2021, None, "suppressed"),
        ("QP062007", "Adhérents du centre social", 2023, Decimal(12), "ok"),
        ("QP062007", poverty, 2021, Decimal(45), "ok"),
    ]
    assert Edition.objects.get().imported_by.startswith("Claire")


def test_a_long_table_names_its_indicators_by_label(claire):
    shown = drop(claire, LONG)
    done = confirm(claire, say(claire, shown, **OWN))

    assert done.status_code == 200
    assert [one for one in figures() if one[0] == "62083"] == [
        ("62083", "Demandeurs d’emploi", 2022, Decimal(612), "ok"),
        ("62083", "Demandeurs d’emploi", 2023, Decimal(598), "ok"),
        ("62083", "Licenciés sportifs", 2022, Decimal(1200), "approximate"),
        ("62083", "Licenciés sportifs", 2023, None, "missing"),
    ]


def test_a_table_under_titles_gives_years_in_its_headings(claire):
    shown = drop(claire, TITLED)
    label = {f"c{at}-indicator": "Enfants suivis" for at in (2, 3)}
    done = confirm(claire, say(claire, shown, **OWN, **label))

    assert done.status_code == 200
    assert figures() == [
        ("0620967P", "Enfants suivis", 2022, Decimal(14), "ok"),
        ("0620967P", "Enfants suivis", 2023, Decimal(17), "ok"),
        ("0620970T", "Enfants suivis", 2022, Decimal(9), "ok"),
        ("0620970T", "Enfants suivis", 2023, Decimal(11), "ok"),
    ]


def test_the_next_file_of_the_same_form_asks_nothing(claire):
    confirm(claire, say(claire, drop(claire, LONG), **OWN))

    shown = drop(claire, LONG.replace(b"598", b"590"), name="suite.csv")

    assert [(line.before, line.after) for line in shown.context["changes"]] == [("598", "590")]
    assert (ColumnMapping.objects.count(), Dataset.objects.filter(is_own=True).count()) == (1, 1)


def test_what_was_typed_is_kept_when_something_is_missing(claire):
    shown = drop(claire, WIDE)
    refused = say(claire, shown, **{**OWN, "licence": "", "c3-indicator": "", "c0-role": "ignored"})

    said = refused.content.decode()
    assert refused.status_code == 422
    assert "Dites quelle colonne donne le code du lieu." in said
    assert "Nommez l’indicateur de la colonne" in said
    assert "Donnez la licence du nouveau jeu de données." in said
    assert 'value="Tableau de bord"' in said
    assert not Dataset.objects.filter(is_own=True).exists()
