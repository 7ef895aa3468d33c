"""Where an archive comes from: its manifest is signed, and an operator may say from whom they expect it."""

import json
import stat

import pytest

from regain.core.signatures import fingerprint_of, grouped, is_signed, public_key_of, signed
from regain.domain.contracts.models import Contract
from tests.exchange.archives.forging import parts_of, signed_again, write

HERE = "la-clé-de-cette-instance"


@pytest.fixture
def path(written, tmp_path, settings, db):
    settings.JOURNAL_KEY = HERE
    path = tmp_path / "contrat.zip"
    path.write_bytes(written)
    return path


def test_an_archive_says_whose_it_is_and_an_other_is_not_taken_for_it(path, run):
    write(path, signed_again(parts_of(path), by="la-bas"))
    theirs = grouped(fingerprint_of(public_key_of("la-bas")))

    status, said, _ = run("import_contract", path)
    assert (status, f"signée par une autre installation, dont l’empreinte est {theirs}." in said) == (0, True)
    assert run("import_contract", path, "--from", theirs.upper())[0] == 0
    status, _, complaint = run("import_contract", path, "--apply", "--from", "0123 4567 " * 4)
    assert (status, f"son empreinte est {theirs}." in complaint) == (1, True)
    assert not Contract.objects.exists()


def test_an_archive_of_this_very_instance_says_so(path, run):
    write(path, signed_again(parts_of(path), by=HERE))

    assert "signée par cette installation même" in run("import_contract", path)[1]


@pytest.mark.parametrize(
    "signature",
    [
        None,
        "x",
        [],
        {},
        {"key": "00" * 32, "value": "00" * 64},
        {"key": public_key_of("autre"), "value": "zz"},
        {"key": public_key_of("autre").upper(), "value": "00" * 64},
    ],
)
def test_a_signature_of_something_else_is_refused(path, run, signature):
    parts = parts_of(path)
    manifest = {**json.loads(parts["manifest.json"]), "signature": signature}
    write(path, {**parts, "manifest.json": json.dumps(manifest).encode()})

    status, _, complaint = run("import_contract", path, "--apply")

    assert (status, "La signature de cette archive n’est pas la bonne" in complaint) == (2, True)
    assert len(complaint.splitlines()) == 1


def test_a_manifest_changed_after_its_signature_is_refused(path, run):
    parts = parts_of(path)
    write(path, {**parts, "manifest.json": parts["manifest.json"].replace(b"2026-11-24", b"2026-11-25")})

    assert "La signature de cette archive n’est pas la bonne" in run("import_contract", path)[2]


def test_an_archive_from_before_signatures_comes_when_asked_for_alone(path, run):
    parts = parts_of(path)
    manifest = json.loads(parts["manifest.json"])
    del manifest["signature"]
    write(path, {**parts, "manifest.json": json.dumps(manifest).encode()})

    status, _, complaint = run("import_contract", path, "--apply")
    assert (status, "Cette archive n’est pas signée" in complaint, "--unsigned" in complaint) == (1, True, True)
    status, said, _ = run("import_contract", path, "--apply", "--unsigned")
    assert (status, "rien ne dit de quelle instance elle vient" in said) == (0, True)
    assert run("import_contract", path, "--unsigned", "--from", "0123" * 8)[0] == 1


@pytest.mark.parametrize("word", ["", " ", "\u00a0", ":", "0123 4567", "g" * 32, "a" * 33])
def test_what_is_no_fingerprint_is_not_taken_for_any_instance(path, run, word):
    status, _, complaint = run("import_contract", path, "--apply", f"--from={word}")

    assert (status, "n’est pas une empreinte" in complaint) == (1, True)
    assert not Contract.objects.exists()


def test_an_archive_is_for_its_owner_alone(run, filled, tmp_path):
    to = tmp_path / "contrat.zip"

    _, said, _ = run("export_contract", filled.code, "--to", to)

    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    assert "l’empreinte de cette installation est " in said


@pytest.mark.parametrize(
    "weak",
    [
        *("00" * 32, "01" + "00" * 31, "00" * 31 + "80", "01" + "00" * 30 + "80"),
        *("ec" + "ff" * 30 + "7f", "ed" + "ff" * 30 + "7f", "ee" + "ff" * 31),
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    ],
)
@pytest.mark.parametrize("point", ["00" * 32, "01" + "00" * 31])
def test_a_key_under_which_one_signature_fits_many_contents_is_no_key(weak, point):
    signature = point + "00" * 32

    assert not any(is_signed({"n": n}, signature=signature, public_key=weak) for n in range(40))


def test_a_signature_is_of_one_content_by_one_key():
    content = {"a": [1, "é"], "b": None}
    value = signed(content, secret="a")

    assert is_signed({"b": None, "a": [1, "é"]}, signature=value, public_key=public_key_of("a"))
    assert not is_signed({**content, "a": [1]}, signature=value, public_key=public_key_of("a"))
    assert not is_signed(content, signature=value, public_key=public_key_of("b"))
