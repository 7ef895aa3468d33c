"""./regain import_agreement, as Amina types it."""

from pathlib import Path

import pytest

from regain.core.member import SYSTEM
from regain.domain.contracts.models import AgreementVersion, Contract
from regain.domain.documents.models import DocumentImport, StoredFile
from regain.domain.journal.models import Entry
from regain.exchange.applying import answer, begin_import
from regain.exchange.management.commands import import_agreement
from tests.factories.contracts import ContractFactory

pytestmark = pytest.mark.usefixtures("reader", "contract")


def test_the_plan_is_shown_and_nothing_written(run, paper):
    status, said, complaint = run("import_agreement", paper())

    assert (status, complaint) == (0, "")
    assert "Convention de Barlin, contrat CN06201M : 34 ajouts." in said
    assert "+ irritant : Peu de lieux pour les jeunes [ligne 12]" in said
    assert "relancez avec --apply" in said
    assert not Entry.objects.exists()


def test_applied_once_there_is_nothing_left_to_change(run, paper, amina):
    status, said, _ = run("import_agreement", paper(), "--apply", "--as", "AMINA@regain.example")
    assert (status, "Appliqué : 34 ajouts." in said) == (0, True)

    status, said, complaint = run("import_agreement", paper(), "--apply")

    assert (status, "Rien à changer : le contrat dit déjà" in said, complaint) == (0, True, "")
    assert (AgreementVersion.objects.count(), DocumentImport.objects.count()) == (1, 1)
    assert AgreementVersion.objects.get().adopted_by == amina.member.label


def test_a_choice_to_make_stops_and_says_how_to_answer(run, paper):
    status, said, complaint = run("import_agreement", paper("Barlin?"), "--apply")

    assert status == 1
    assert "--choose place='Béthune'" in said
    assert complaint.strip() == ("Rien n’est appliqué : il reste des choix à faire. Relancez avec --choose place=…")
    assert not AgreementVersion.objects.exists()
    status, said, _ = run("import_agreement", paper("Barlin?"), "--apply", "--choose", "place=Béthune")
    assert (status, "Appliqué" in said) == (0, True)
    status, said, _ = run("import_agreement", paper("BARLIN?", "corrigee.docx"), "--apply")
    assert status == 0  # what was answered is not asked again


def test_what_was_answered_on_screen_is_not_asked_again_whatever_the_name(run, paper, contract):
    begun = begin_import(b"Barlin?", name="ecran.docx", contract=contract, by=SYSTEM)
    answer(begun, choices={"place": "Barlin"}, expected_version=1, by=SYSTEM)

    status, said, complaint = run("import_agreement", paper("Barlin?", "terminal.docx"), "--apply")

    assert (status, "Appliqué" in said, complaint) == (0, True, "")
    assert (DocumentImport.objects.get().pk, AgreementVersion.objects.get().source.name) == (begun.pk, "ecran.docx")


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["--apply", "--choose", "couleur=bleu"], 1, "Ce document ne pose pas la question « couleur »."),
        (["--choose", "bleu"], 1, "Écrivez --choose CODE=VALEUR"),
        (["--as", "personne@regain.example"], 1, "Personne n’a l’adresse « personne@regain.example »."),
        (["--contract", "CN99999X"], 1, "Aucun contrat n’a le code « CN99999X »."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(run, paper, words, status, sentence):
    done, _, complaint = run("import_agreement", paper(), *words)

    assert (done, complaint.count("\n"), sentence in complaint) == (status, 1, True)
    assert not Entry.objects.exists()


def test_a_commune_of_another_contract_is_refused(run, paper):
    status, said, complaint = run("import_agreement", paper("Houchin"), "--apply")

    assert (status, "Refus" in said) == (1, True)
    assert "Rien n’est appliqué. Houchin n’est pas une commune du contrat" in complaint


def test_between_two_contracts_one_must_choose(run, paper):
    ContractFactory(code="CN05901N")

    status, _, complaint = run("import_agreement", paper())

    assert (status, "--contract CN05901N ou CN06201M" in complaint) == (1, True)
    assert run("import_agreement", paper(), "--contract", "CN06201M")[0] == 0


def test_without_any_contract_it_says_so(run, paper):
    Contract.objects.all().delete()

    assert "Aucun contrat n’est ouvert." in run("import_agreement", paper())[2]


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda paper, _folder: paper(""), "Ce fichier est vide."),
        (lambda _paper, folder: folder / "absent.docx", "n’existe pas."),
        (lambda _paper, folder: folder, "ne peut pas être ouvert."),
    ],
    ids=["empty", "absent", "folder"],
)
def test_a_file_that_cannot_be_read_is_status_two_and_leaves_nothing(run, paper, tmp_path: Path, make, sentence):
    status, said, complaint = run("import_agreement", make(paper, tmp_path), "--apply")

    assert (status, said, complaint.count("\n"), sentence in complaint) == (2, "", 1, True)
    assert (StoredFile.objects.count(), Entry.objects.count()) == (0, 0)


def test_its_help_speaks_french():
    assert import_agreement.Command.help.startswith("Montre ce qu’une convention changerait")
