"""./regain open_contract: what a real instance starts from."""

import pytest

from regain.domain.contracts.models import Contract
from regain.domain.journal.models import Entry
from regain.domain.territory.models import Intercommunality
from tests.factories.territory import CommuneFactory

CODE = "CN02A01I"
WORDS = {
    "--name": "Quartiers 2030",
    "--siren": "200072460",
    "--agglomeration": "Communauté du Pays",
    "--short-name": "CP",
    "--from": "2024-01-01",
    "--to": "2030-12-31",
}


def words(code=CODE, **others):
    given = {**WORDS, **{f"--{name.replace('_', '-')}": value for name, value in others.items()}}
    return ["open_contract", code, *(word for pair in given.items() for word in pair)]


def test_a_contract_is_opened_with_the_communes_of_the_list(run, barlin, hersin):
    status, said, complaint = run(*words())

    assert (status, said.strip(), complaint) == (
        0,
        "Le contrat Quartiers 2030 (CN02A01I) est ouvert : 2 communes appelées à signer.\n"
        "Ce sont toutes les communes de la liste. Si quelques-unes seulement signent, décochez les autres à l’écran "
        "(Contrat, « Modifier le contrat ») ; la prochaine fois, nommez-les par --communes 62083,62119.",
        "",
    )
    assert set(Contract.objects.get().communes.all()) == {barlin, hersin}


def test_only_the_communes_named_sign(run, barlin, hersin):
    status, said, _ = run(*words(communes="62083, 62083"))

    assert (status, "toutes les communes de la liste" in said) == (0, False)
    assert list(Contract.objects.get().communes.all()) == [barlin]


def test_opened_once_it_changes_nothing_more(run, barlin):
    run(*words())
    entries = Entry.objects.count()

    assert run(*words())[:2] == (0, "Rien n’est changé : le contrat CN02A01I est déjà ouvert.\n")
    status, said, _ = run(*words(name="Autre nom", communes="62999", siren="200000000"))

    assert (status, said.startswith("Rien n’est changé : le contrat CN02A01I est déjà ouvert. Il garde son nom")) == (
        0,
        True,
    )
    assert "son nom (Quartiers 2030), son agglomération (200072460) et ses communes (1), autrement que demandé" in said
    assert (Entry.objects.count(), Contract.objects.get().name) == (entries, "Quartiers 2030")


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        ({"code": "CN2A"}, "s’écrit comme CN06201M"),
        ({"siren": "12"}, "12 n’est pas un SIREN"),
        ({"siren": "200072461"}, "Aucune commune n’est connue"),
        ({"siren": "200072461", "agglomeration": ""}, "donnez son nom avec --agglomeration"),
        ({"from": "1er janvier"}, "1er janvier n’est pas une date"),
        ({"to": "2023-12-31"}, "finit avant d’avoir commencé"),
        ({"communes": "62083,62999"}, "n’a pas 62999"),
        ({"as": "personne@ville.fr"}, "Personne n’a l’adresse"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_sentence_and_leaves_nothing(run, barlin, others, sentence):
    CommuneFactory(insee_code="62999", intercommunality=None)

    status, said, complaint = run(*words(**others))

    assert (status, said, complaint.count("\n")) == (1, "", 1)
    assert sentence in complaint
    assert (Contract.objects.count(), Intercommunality.objects.count(), Entry.objects.count()) == (0, 1, 0)
