"""./regain import_communes, with the lists people really have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regain.domain.journal.models import Entry
from regain.domain.territory.models import Commune, Intercommunality
from regain.exchange.reading.communes import CommuneRead, read_communes
from regain.exchange.reading.refusals import UnreadableFile
from tests.factories.territory import IntercommunalityFactory

pytestmark = pytest.mark.django_db
LIST = "code_insee;nom;siren\n62083;Barlin;216200832\n62119;Béthune;216201194\n"


@pytest.fixture
def listed(tmp_path):
    def write(content: str | bytes, encoding: str = "utf-8"):
        path = tmp_path / "communes.csv"
        path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
        return path

    return write


def test_loading_twice_changes_nothing(run, listed):
    IntercommunalityFactory()

    first, second = run("import_communes", listed(LIST)), run("import_communes", listed(LIST))

    assert first == (0, "2 communes ajoutées, 0 modifiée, 0 inchangée.\n", "")
    assert second == (0, "Rien à changer : 0 commune ajoutée, 0 modifiée, 2 inchangées.\n", "")
    assert Entry.objects.count() == 1


def test_a_new_agglomeration_is_given_its_name(run, listed):
    status, _, _ = run("import_communes", listed(LIST), "--epci", "200072460", "--name", "Béthune-Bruay")

    agglomeration = Intercommunality.objects.get()
    assert (status, agglomeration.short_name, agglomeration.communes.count()) == (0, "Béthune-Bruay", 2)
    assert run("import_communes", listed(LIST), "--epci", "200072460")[1].startswith("Rien à changer")


def test_communes_leave_their_agglomeration_only_when_asked(run, listed):
    run("import_communes", listed(LIST), "--epci", "200072460", "--name", "Béthune-Bruay")
    mistyped = ["import_communes", listed(f"{LIST}62999;Ailleurs;\n"), "--epci", "200000000", "--name", "Autre"]

    assert run(*mistyped) == (
        1,
        "",
        "Barlin et 1 autre commune sont déjà d’une autre agglomération (Béthune-Bruay) : vérifiez le SIREN donné "
        "(200000000). Si elles ont vraiment changé d’agglomération, ajoutez --move.\n",
    )
    assert (Intercommunality.objects.count(), Commune.objects.count()) == (1, 2)
    assert run(*mistyped, "--move")[:2] == (0, "1 commune ajoutée, 2 modifiées, 0 inchangée.\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Dites à quelle agglomération sont ces communes : --epci SIREN --name NOM."),
        (["--epci", "12"], "12 n’est pas un SIREN (neuf chiffres)."),
        (["--epci", "200072460"], "L’agglomération 200072460 est nouvelle : donnez son nom avec --name."),
    ],
)
def test_an_agglomeration_must_be_known_or_named(run, listed, words, sentence):
    status, _, complaint = run("import_communes", listed(LIST), *words)

    assert (status, complaint.strip(), Commune.objects.count()) == (1, sentence, 0)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "Ligne 1 : il manque les colonnes « code_insee » et « nom »."),
        ("code_insee;nom\n", "Le fichier ne contient aucune commune."),
        ("nom;siren\nBarlin;216200832\n", "Ligne 1 : il manque la colonne « code_insee »."),
        (
            "code_insee;nom\n62083;Barlin\n\n1004;Ambérieu\n",
            "Ligne 4, colonne « code_insee » : « 1004 » n’est pas un code INSEE (cinq caractères, zéro de tête compris).",
        ),
        (
            "insee,commune\n62083,\n",
            "Ligne 2, colonne « commune » : «  » n’est pas un nom de commune (de 1 à 100 caractères).",
        ),
        (
            "code_insee;nom;siren\n62083;Barlin;21\n",
            "Ligne 2, colonne « siren » : « 21 » n’est pas un SIREN (neuf chiffres).",
        ),
        (
            "code_insee;nom\n62083;Barlin\n62083;Béthune\n",
            "Ligne 3 : le code 62083 est déjà celui de Barlin, plus haut.",
        ),
        ('code_insee;nom\n62083;"' + "B" * 200_000, "Ligne 2 : ce n’est pas du CSV."),
        (b"PK\x03\x04\x00\x00", "Ce fichier n’est pas un texte : enregistrez la liste au format CSV, en UTF-8."),
        (b"\xff\xfe\x00", "Ce fichier n’est pas un texte : enregistrez la liste au format CSV, en UTF-8."),
    ],
)
def test_a_faulty_list_says_where_and_leaves_nothing(run, listed, content, sentence):
    IntercommunalityFactory()

    status, said, complaint = run("import_communes", listed(content))

    assert (status, said, complaint.strip()) == (2, "", sentence)
    assert (Commune.objects.count(), Entry.objects.count()) == (0, 0)


BETHUNE = [CommuneRead("62119", "Béthune")]


@pytest.mark.parametrize(
    "content",
    [
        "code_insee;nom\n62119;Béthune\n".encode("cp1252"),
        "\ufeffCODE INSEE,Nom commune\r\n62119,Béthune\r\n".encode(),
        "INSEE_COM\tLIBGEO\n62119\tBéthune\n62119\tBéthune\n".encode("utf-16"),
        'nom;population;com\n"Béthune";25342;62119\n\n'.encode(),
    ],
    ids=["cp1252", "utf-8 with mark", "utf-16 and a line twice", "other columns"],
)
def test_lists_come_in_many_dresses(content):
    assert read_communes(content) == BETHUNE


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_french(content):
    try:
        communes = read_communes(content)
    except UnreadableFile as refusal:
        communes = [CommuneRead("00000", str(refusal))]

    assert all(commune.name for commune in communes)
