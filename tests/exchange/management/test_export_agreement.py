"""./regain export_agreement and export_agreements: papers written to files, whole or not at all."""

import pytest
from django.core.management import call_command

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement
from regain.domain.contracts.usecases import open_amendment
from tests.factories.drafts import draft
from tests.filling import apply_draft


@pytest.fixture
def agreement(contract) -> Agreement:
    apply_draft(draft(), contract)
    return Agreement.objects.get()


def refusal(capsys, *words: str) -> str:
    """What the command says on standard error when it refuses."""
    with pytest.raises(SystemExit) as stopped:
        call_command("export_agreement", *words)
    assert stopped.value.code == 1
    return capsys.readouterr().err.replace("\u00a0", " ").strip()


def test_the_agreement_is_written_and_told(agreement, tmp_path, capsys):
    file = tmp_path / "barlin.pdf"

    call_command("export_agreement", "barlin", "--to", str(file))

    assert file.read_bytes().startswith(b"%PDF-")
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["barlin.pdf"]
    assert "de Barlin : écrit dans" in capsys.readouterr().out.replace("\u00a0", " ")


def test_an_amendment_alone_is_written(agreement, tmp_path, capsys):
    open_amendment(agreement, title="Revoir le pilotage", by=SYSTEM)
    file = tmp_path / "avenant.pdf"

    call_command("export_agreement", "Barlin", "--to", str(file), "--amendment", "1")

    assert file.read_bytes().startswith(b"%PDF-")
    assert "Avenant n° 1" in capsys.readouterr().out.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("Barlin", "--to", "{}/a.rtf"),
            "Le format de « a.rtf » n’est pas proposé : finissez par .pdf, .docx ou .odt.",
        ),
        (
            ("Barlin", "--to", "{}/a.pdf", "--on", "hier"),
            "« hier » n’est pas une date : écrivez par exemple 2026-03-01.",
        ),
        (
            ("Nulle-Part", "--to", "{}/a.pdf"),
            "Aucune commune connue ici ne s’appelle « Nulle-Part » : écrivez son nom entier, tel que dans la liste des communes.",
        ),
        (
            ("Hersin-Coupigny", "--to", "{}/a.pdf"),
            "Aucune convention d’Hersin-Coupigny n’est enregistrée dans le contrat CN06201M.",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(agreement, tmp_path, capsys, words, said):
    assert refusal(capsys, *(word.format(tmp_path) for word in words)) == said


def test_days_and_amendments_that_are_not_there_are_said(agreement, tmp_path, capsys):
    file = str(tmp_path / "a.pdf")

    before = refusal(capsys, "Barlin", "--to", file, "--on", "2020-01-01")
    third = refusal(capsys, "Barlin", "--to", file, "--amendment", "3")

    assert before.endswith("aucun texte n’était en vigueur le 1er janvier 2020.")
    assert third.endswith("aucun avenant ne porte le numéro 3.")


def test_a_folder_that_is_not_there_is_said(agreement, tmp_path, capsys):
    said = refusal(capsys, "Barlin", "--to", str(tmp_path / "rien" / "a.pdf"))

    assert said.endswith("n’existe pas, ou l’on ne peut pas y écrire.")


def test_all_the_agreements_are_written_in_all_formats(agreement, tmp_path, capsys):

    call_command("export_agreements", "CN06201M", "--to", str(tmp_path / "tout"))

    told = capsys.readouterr()
    assert sorted(one.name for one in (tmp_path / "tout").iterdir()) == [
        f"convention-62083-Barlin.{ending}" for ending in ("docx", "odt", "pdf")
    ]
    assert ("1/1 Barlin" in told.err, told.out.startswith("1 convention écrite dans")) == (True, True)
