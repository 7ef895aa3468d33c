"""./regain export_contract and import_contract, as an operator types them."""

from pathlib import Path

import pytest

from regain.domain.contracts.models import Contract
from regain.domain.documents.models import StoredFile
from regain.domain.journal.models import Entry
from regain.domain.journal.queries import told_entries
from regain.exchange.management import progress
from regain.exchange.writing import placing


def test_out_then_in_elsewhere_then_nothing_to_change(run, filled, emptied, amina, tmp_path):
    path = tmp_path / "contrat.zip"

    status, said, complaint = run("export_contract", filled.code, "--to", path)
    assert (status, complaint) == (0, "")
    assert f"Le contrat CN06201M est archivé dans {path} : " in said
    assert "4 fichiers" in said
    assert "L’archive a été relue : elle est complète." in said
    emptied()

    status, said, _ = run("import_contract", path)
    assert (status, "Rien n’est écrit." in said, "+ conventions : 2 ajouts" in said) == (0, True, True)
    assert not Contract.objects.exists()

    status, said, _ = run("import_contract", path, "--apply", "--as", "amina@regain.example")
    assert (status, "Importé : " in said) == (0, True)
    assert told_entries([Entry.objects.last()])[0].author_label == amina.member.label

    status, said, _ = run("import_contract", path, "--apply")
    assert (status, "Rien à changer : le contrat de cette archive est déjà là, tel quel." in said) == (0, True)


def test_a_contract_that_differs_here_is_refused_with_what_to_do(run, archive, filled):
    Contract.objects.filter(pk=filled.pk).update(name="Un autre nom")

    status, said, complaint = run("import_contract", archive, "--apply")

    assert (status, "avec un autre contenu (contrats de ville)" in said) == (1, True)
    assert "Importez l’archive dans une installation où ce contrat n’est pas ouvert." in complaint


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["export_contract", "CN00000M", "--to", "x.zip"], 1, "Aucun contrat n’a le code « CN00000M »."),
        (["export_contract", "CN06201M", "--to", "/absent/x.zip"], 1, "ne peut pas être écrite dans /absent"),
        (["import_contract", "/absent/x.zip"], 2, "Le fichier /absent/x.zip n’existe pas."),
        (["import_contract", "/usr"], 2, "Le fichier /usr ne peut pas être ouvert."),
        (["import_contract", __file__], 2, "Ce fichier n’est pas une archive de contrat"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, filled, words, status, sentence):
    ended, _, complaint = run(*words)

    assert (ended, sentence in complaint, len(complaint.splitlines())) == (status, True, 1)


def test_a_file_lost_from_the_store_stops_the_export_and_leaves_the_former_archive(run, archive, filled):
    former = archive.read_bytes()
    file = StoredFile.objects.get(name="modele.docx")
    Path(file.content.path).unlink()

    status, _, complaint = run("export_contract", filled.code, "--to", archive)

    assert (status, "« modele.docx » n’est plus parmi les fichiers conservés" in complaint) == (1, True)
    assert archive.read_bytes() == former
    assert [path.name for path in archive.parent.glob("*.zip*")] == [archive.name]


def test_bytes_that_changed_in_the_store_are_never_archived_as_if_they_had_not(run, filled, tmp_path):
    file = StoredFile.objects.get(name="modele.docx")
    Path(file.content.path).write_bytes(b"autre chose")

    status, _, complaint = run("export_contract", filled.code, "--to", tmp_path / "contrat.zip")

    assert (status, "ne peut pas être archivé sans perte" in complaint) == (1, True)
    assert not (tmp_path / "contrat.zip").exists()


def test_where_files_must_have_a_name_they_are_written_whole_too(run, filled, tmp_path, monkeypatch):
    monkeypatch.delattr(placing.os, "O_TMPFILE")
    folder = tmp_path / "archives"
    folder.mkdir()

    assert run("export_contract", filled.code, "--to", folder / "contrat.zip")[0] == 0
    Path(StoredFile.objects.get(name="modele.docx").content.path).unlink()
    assert run("export_contract", filled.code, "--to", folder / "autre.zip")[0] == 1

    assert [path.name for path in folder.iterdir()] == ["contrat.zip"]


@pytest.mark.parametrize(("quiet", "is_told"), [((), True), (("-v0",), False)])
def test_long_work_says_how_far_it_is_unless_asked_to_be_quiet(run, archive, monkeypatch, quiet, is_told):
    monkeypatch.setattr(progress, "_EVERY", 0.0)

    status, _, complaint = run("import_contract", archive, *quiet)

    assert (status, "Archive vérifiée : 1/" in complaint, complaint == "") == (0, is_told, not is_told)
