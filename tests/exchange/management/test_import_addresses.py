"""./regain import_addresses, on a piece of the national base as it is published."""

import gzip

import pytest

from regain.domain.territory.models import Address

HEADER = (
    "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;"
    "nom_ancienne_commune;x;y;lon;lat;type_position"
)
ROWS = (
    "62083_0100_00001;;1;;Rue de la République;62620;62083;Barlin;;;672000;7040000;2.605;50.455;entrée",
    "62083_0100_00012_bis;;12;bis;Rue de la République;62620;62083;Barlin;;;672000;7040000;2.606;50.456;entrée",
    "62083_0100_00013;;13;;Rue de la République;62620;62083;Barlin;;;;;;;entrée",
    "59350_0100_00001;;1;;Rue de la République;59000;59350;Lille;;;;;3.05;50.63;entrée",
)


@pytest.fixture
def base(tmp_path):
    path = tmp_path / "adresses-62.csv"
    path.write_text("\n".join((HEADER, *ROWS)) + "\n", encoding="utf-8")
    return path


def test_only_our_communes_are_kept_and_what_cannot_be_read_is_said(run, base, barlin):
    status, said, complaint = run("import_addresses", base)

    assert (status, said) == (0, "2 adresses chargées.\n")
    assert "1 ligne illisible, la première : ligne 4." in complaint
    assert list(Address.objects.values_list("number", "suffix", "street_key", "insee_code")) == [
        (1, "", "rue republique", "62083"),
        (12, "bis", "rue republique", "62083"),
    ]
    assert "Rien à changer" in run("import_addresses", base)[1]


def test_a_compressed_file_is_read_as_it_is(run, base, tmp_path, barlin):
    packed = tmp_path / "adresses-62.csv.gz"
    packed.write_bytes(gzip.compress(base.read_bytes()))

    assert run("import_addresses", packed)[1] == "2 adresses chargées.\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "colonne numero manque"),
        (b"a;b\n", "colonne numero manque"),
        (gzip.compress((HEADER + "\n" + ROWS[0] + "\n").encode() * 50)[:-20], "incomplet"),
        (b"\xff\xfe\x00", "incomplet"),
    ],
)
def test_another_file_is_refused_and_nothing_is_written(run, tmp_path, barlin, content, words):
    path = tmp_path / "x.csv"
    path.write_bytes(content)

    status, _, complaint = run("import_addresses", path)

    assert (status, words in complaint) == (2, True)
    assert Address.objects.count() == 0


def test_an_absent_file_and_an_empty_instance_are_told(run, tmp_path, db):
    assert run("import_addresses", tmp_path / "absent.csv")[0] == 1
    assert "Aucune commune n’est connue" in run("import_addresses", tmp_path / "absent.csv")[2]
