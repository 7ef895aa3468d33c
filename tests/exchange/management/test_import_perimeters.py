"""./regain import_perimeters, on made files and on the real one of France."""

import pytest

from regain.domain.journal.models import Entry
from regain.domain.territory.models import Commune, Correspondence, Neighbourhood, Outline, Perimeter
from tests.exchange.reading.geo import files
from tests.factories.territory import IntercommunalityFactory, NeighbourhoodFactory
from tests.mandates import ELSEWHERE
from tests.shapes import square


@pytest.fixture
def made(tmp_path):
    path = tmp_path / "qpv.geojson"
    path.write_bytes(files.geojson(files.regain(shape=files.BOW_TIE)))
    return path


def test_it_shows_then_writes_then_has_nothing_to_change(run, made, barlin):
    _, shown, _ = run("import_perimeters", made, "--vintage", "2024")
    assert "QN06207M Quartier Du Regain" in shown
    assert "Rien n’est écrit" in shown
    assert Perimeter.objects.count() == 0

    _, done, _ = run("import_perimeters", made, "--vintage", "2024", "--apply")
    assert "Importé : 1 périmètre ajouté, 1 géométrie réparée" in done

    _, again, _ = run("import_perimeters", made, "--vintage", "2024", "--apply")
    assert "Rien à changer" in again


def test_outlines_of_communes_that_come_after_the_perimeters_are_told(run, made, barlin, tmp_path):
    communes = tmp_path / "communes.geojson"
    communes.write_bytes(files.geojson(({"code_insee": "62083", "nom_commune": "Barlin"}, square())))
    words = ("import_perimeters", made, "--vintage", "2024", "--apply")
    run(*words)

    _, said, _ = run(*words, "--communes", communes)
    _, again, _ = run(*words, "--communes", communes)

    assert ("Importé : 1 contour de commune ajouté." in said, "Rien à changer" in said) == (True, False)
    assert "Rien à changer" in again


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [(b"{}", 2, "pas du GeoJSON"), (b"", 2, "vide"), (files.geojson(files.regain()), 2, "millésime 2015")],
)
def test_what_cannot_be_read_is_one_sentence_and_a_status(run, tmp_path, barlin, content, status, words):
    path = tmp_path / "x.geojson"
    path.write_bytes(content)

    found, _, complaint = run("import_perimeters", path, "--vintage", "2015", "--apply")

    assert (found, words in complaint) == (status, True)
    assert Perimeter.objects.count() == 0


def test_the_real_perimeters_of_france(run, shared, db):
    """1 584 perimeters, 586 repaired, the 16 of CABBALR with their communes, Barlin within half a hectare."""
    data = shared / "data"
    epci = IntercommunalityFactory()
    run("import_communes", data / "referentiel" / "communes_cabbalr_2026.csv", "--epci", epci.siren)
    words = (
        *("import_perimeters", data / "qpv" / "qpv2024_france_4dec.geojson.gz", "--vintage", "2024"),
        *("--communes", data / "referentiel" / "communes_cabbalr_contours.geojson"),
        *("--correspondences", data / "qpv" / "correspondance_qp2015_qn2024_dep62_DERIVEE.csv", "--apply"),
    )

    _, told, _ = run(*words)

    told = told.replace("\u202f", " ")
    assert "1 584 périmètres ajoutés, 586 géométries réparées" in told
    assert "QN06216M Quartier Saint-Elie - Fosse 13, 45,98 ha, Hulluch (51 %), Haisnes (48 %)" in told
    assert Perimeter.objects.filter(vintage=2024).count() == 1584
    assert Outline.objects.filter(perimeter__isnull=False).exclude(repaired="").count() == 586
    assert Neighbourhood.objects.filter(intercommunality=epci).count() == 16
    hulluch = Commune.objects.get(insee_code="62464")
    assert hulluch.intercommunality is None
    saint_elie = Neighbourhood.objects.get(perimeters__code="QN06216M")
    assert {one.insee_code for one in saint_elie.communes.all()} == {"62276", "62401", "62464"}
    barlin = Outline.objects.get(perimeter__code="QN06207M")
    assert float(barlin.area_ha) == pytest.approx(61.9, abs=0.5)
    assert Entry.objects.filter(event="perimeters_imported").count() == 1

    guessed = set(Correspondence.objects.values_list("perimeter__code", flat=True))
    ours = set(Perimeter.objects.filter(vintage=2024).exclude(neighbourhood=None).values_list("code", flat=True))
    assert ours - guessed == {"QN06209M"}  # it has no namesake of 2015: somebody chooses

    entries = Entry.objects.count()
    assert "Rien à changer" in run(*words)[1]
    assert Entry.objects.count() == entries


def test_a_lead_enlarges_nothing_at_the_neighbours(run, tmp_path, contract, claire):
    """A neighbour's code, said to lie in our commune: told with its line, and their neighbourhood stays as it is."""
    elsewhere = IntercommunalityFactory(siren=ELSEWHERE.agglomeration, name="Ailleurs")
    theirs = NeighbourhoodFactory(name="Fives", code="QN05901N", intercommunality=elsewhere)
    path = tmp_path / "qpv.geojson"
    path.write_bytes(files.geojson(files.regain(), files.regain({**files.REGAIN, "code_qp": "QN05901N"})))

    _, told, _ = run("import_perimeters", path, "--vintage", "2024", "--apply", "--as", "claire@regain.example")

    assert "Entité 2, QN05901N : ce quartier est d’une autre agglomération" in told.replace("\u00a0", " ")
    assert "1 périmètre ajouté, 1 refusé" in told.replace("\u00a0", " ")
    assert (theirs.perimeters.get().name, theirs.perimeters.get().outlines.count()) == ("", 0)


def test_lists_that_all_agglomerations_share_are_refused_to_a_lead_beside_another(run, tmp_path, contract, claire):
    IntercommunalityFactory(siren=ELSEWHERE.agglomeration, name="Ailleurs")
    path = tmp_path / "communes.csv"
    path.write_text("code_insee,nom\n59350,Lille\n", encoding="utf-8")

    status, _, complaint = run(
        "import_communes", path, "--epci", contract.intercommunality.siren, "--as", "claire@regain.example"
    )

    assert (status, "sert à tout Regain" in complaint) == (1, True)
    assert not Commune.objects.filter(insee_code="59350").exists()
