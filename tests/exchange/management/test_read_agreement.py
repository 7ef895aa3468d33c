"""./regain read_agreement: JSON or French on standard output, one sentence and status 2 for what cannot be read."""

import json

import pytest
from django.core.management import call_command

from tests.agreements.layout import make_file
from tests.agreements.model import agreements

VALDORE = next(agreement for agreement in agreements() if agreement.slug == "valdore")


@pytest.fixture
def paper(tmp_path):
    file = tmp_path / "convention.docx"
    file.write_bytes(make_file(VALDORE.layout, "docx"))
    return file


def read(capsys, *words: str) -> tuple[int, str, str]:
    try:
        call_command("read_agreement", *words)
        status = 0
    except SystemExit as stop:
        status = stop.code
    said = capsys.readouterr()
    return status, said.out, said.err


def test_json_is_the_draft(capsys, paper):
    status, out, err = read(capsys, str(paper), "--format", "json")

    data = json.loads(out)
    assert (status, err) == (0, "")
    assert (data["format"], data["commune"], data["signed_on"]) == ("regain/agreement@1", "Valdoré", None)
    assert list(data)[:4] == ["format", "source", "contract", "commune"]


def test_a_choice_is_taken_by_its_code(capsys, paper):
    _, out, _ = read(capsys, str(paper), "--format", "json", "--choose", "date_uncertain=2024-09-12")

    data = json.loads(out)
    assert data["signed_on"] == "2024-09-12"
    assert [one["choice"]["chosen"] for one in data["findings"] if one["code"] == "date_uncertain"] == ["2024-09-12"]


def test_without_format_it_is_told_in_french(capsys, paper):
    status, out, _ = read(capsys, str(paper))

    assert (status, "Valdoré" in out) == (0, True)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, b"Une recette de tarte."])
def test_what_cannot_be_read_is_told_in_one_sentence(capsys, tmp_path, content):
    file = tmp_path / "convention.docx"
    file.write_bytes(content)

    status, out, err = read(capsys, str(file), "--format", "json")

    assert (status, out, len(err.strip().splitlines())) == (2, "", 1)
    assert err.strip().endswith(".")


def test_a_missing_file_is_told_in_one_sentence(capsys, tmp_path):
    status, out, err = read(capsys, str(tmp_path / "rien.docx"))

    assert (status, out, len(err.strip().splitlines())) == (2, "", 1)
