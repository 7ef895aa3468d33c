"""The reference list, and finding a commune however it was typed."""

import pytest

from regain.core.member import NOBODY, SYSTEM
from regain.domain.journal.queries import history_of
from regain.domain.journal.usecases import AuthorRequired
from regain.domain.territory.models import Commune
from regain.domain.territory.queries import (
    commune_index,
    communes_of,
    find_commune,
    intercommunalities,
    intercommunality_with_siren,
)
from regain.domain.territory.rules import CommuneEntry, CommuneIndex, commune_key, department_of, neighbourhood_key
from regain.domain.territory.usecases import CommunesImported, add_intercommunality, import_communes
from tests.factories.territory import CommuneFactory, IntercommunalityFactory

LIST = [CommuneEntry("62083", "Barlin", "216200832"), CommuneEntry("62443", "Hersin-Coupigny")]


def load(entries, intercommunality):
    return import_communes(entries, intercommunality=intercommunality, checksum="abc", by=SYSTEM)


@pytest.mark.django_db
def test_loading_the_list_twice_changes_nothing_and_tells_it_once():
    agglomeration = IntercommunalityFactory()

    assert load(LIST, agglomeration) == CommunesImported(added=2, changed=0, unchanged=0)
    assert load(LIST, agglomeration) == CommunesImported(added=0, changed=0, unchanged=2)

    assert [commune.name for commune in communes_of(agglomeration)] == ["Barlin", "Hersin-Coupigny"]
    entry = history_of(agglomeration).get()
    assert entry.after == {"added": 2, "changed": 0, "unchanged": 0, "sha256": "abc"}


@pytest.mark.django_db
def test_a_list_that_renames_a_commune_keeps_what_it_does_not_say():
    agglomeration = IntercommunalityFactory()
    load(LIST, agglomeration)
    barlin = Commune.objects.get(insee_code="62083")

    counts = load([CommuneEntry("62083", "Barlin-la-Neuve")], agglomeration)

    assert counts == CommunesImported(added=0, changed=1, unchanged=0)
    barlin.refresh_from_db()
    assert (barlin.name, barlin.siren) == ("Barlin-la-Neuve", "216200832")
    assert Commune.objects.count() == 2


@pytest.mark.django_db
def test_nobody_loads_a_list_without_signing_in():
    agglomeration = IntercommunalityFactory()

    with pytest.raises(AuthorRequired):
        import_communes(LIST, intercommunality=agglomeration, checksum="abc", by=NOBODY)

    assert not Commune.objects.exists()


@pytest.mark.django_db
def test_an_agglomeration_is_found_by_its_siren():
    added = add_intercommunality(siren="200072460", name="Béthune-Bruay", short_name="CABBALR", by=SYSTEM)

    assert intercommunality_with_siren("200072460") == added
    assert list(intercommunalities()) == [added]
    assert str(added) == "CABBALR"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("BRUAY-LABUISSIERE", "Bruay-la-Buissière"),
        ("Bruay la Buissière", "Bruay-la-Buissière"),
        ("commune de BARLIN", "Barlin"),
        ("Noeux les mines", "Nœux-les-Mines"),
        ("St Omer", "Saint-Omer"),
        ("Ste-Catherine", "Sainte-Catherine"),
        ("Touquet", "Le Touquet"),
        ("Ville du Touquet", "Le Touquet"),
        ("l'Étoile", "L’Étoile"),
        ("Les Mines", "Les Mines"),
    ],
)
def test_a_commune_is_known_however_it_is_typed(typed, name):
    assert commune_key(typed) == commune_key(name)


def test_two_communes_are_not_confused():
    assert commune_key("Marles-les-Mines") != commune_key("Nœux-les-Mines")
    assert commune_key("La") == "la"


@pytest.mark.parametrize("typed", ["Quartier du Regain", "REGAIN", "Le Regain", "QPV Regain"])
def test_a_neighbourhood_is_known_however_it_is_typed(typed):
    assert neighbourhood_key(typed) == "regain"


@pytest.mark.django_db
def test_a_commune_of_the_agglomeration_comes_before_its_namesake():
    agglomeration = IntercommunalityFactory()
    own = CommuneFactory(name="Haisnes", insee_code="62401", intercommunality=agglomeration)
    CommuneFactory(name="Haisnes", insee_code="62999", intercommunality=None)
    beside = CommuneFactory(name="Hulluch", insee_code="62464", intercommunality=None)
    CommuneFactory(name="Lille", insee_code="59350", intercommunality=None)

    found = [find_commune(name, near=agglomeration) for name in ("HAISNES", "hulluch", "Lille", "Nulle part")]

    assert found == [own, beside, None, None]


@pytest.mark.parametrize(
    ("insee_code", "department"),
    [("62083", "62"), ("2A004", "2A"), ("01004", "01"), ("97411", "974"), ("98818", "988")],
)
def test_a_commune_tells_its_department(insee_code, department):
    assert department_of(insee_code) == department


@pytest.mark.django_db
def test_overseas_only_the_communes_of_the_same_department_are_around(django_assert_num_queries):
    agglomeration = IntercommunalityFactory()
    own = CommuneFactory(insee_code="97411", intercommunality=agglomeration)
    beside = CommuneFactory(insee_code="97415", intercommunality=None)
    CommuneFactory(insee_code="97209", intercommunality=None)

    with django_assert_num_queries(2) as asked:
        index = commune_index(agglomeration)

    assert (index.own, index.others) == ((own,), (beside,))
    assert "974%" in asked.captured_queries[1]["sql"]  # no commune of France is loaded for nothing


def test_a_name_that_two_communes_bear_is_nobody_in_particular():
    twins = CommuneIndex(own=(Commune(pk=1, name="Haisnes"), Commune(pk=2, name="Haisnes")))

    assert twins.named("Haisnes") is None


def test_the_nearest_names_come_first():
    index = CommuneIndex(own=tuple(Commune(pk=at, name=name) for at, name in enumerate(["Auchel", "Barlin", "Berlin"])))

    assert [commune.name for commune in index.nearest("Barlyn", limit=2)] == ["Barlin", "Berlin"]
