"""Archives that were cut, forged or come from elsewhere: refused in one sentence, and nothing is written."""

import hashlib
import json
from pathlib import Path

import pytest

from regain.domain.contracts.models import Contract, StrategicObjective
from regain.exchange.planning.archive import plan_archive
from regain.exchange.reading import archive as reading
from regain.exchange.reading.archive import read_archive
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.writing import archive as writing
from tests.exchange.archives.forging import forged, parts_of, with_manifest, write

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def archive(written, tmp_path) -> Path:
    path = tmp_path / "contrat.zip"
    path.write_bytes(written)
    return path


def test_readers_and_writers_speak_of_the_same_format():
    assert reading.FORMAT == writing.FORMAT


@pytest.mark.parametrize("kept", [0, 2, 1000, 9000, -1, -30])
def test_a_file_cut_short_is_refused_wherever_it_is_cut(archive, kept):
    archive.write_bytes(archive.read_bytes()[:kept])

    with pytest.raises(UnreadableFile, match=r"incomplète ou abîmée|n’est pas une archive"):
        read_archive(archive)


def test_a_byte_changed_anywhere_is_seen(archive):
    content, whole = archive.read_bytes(), plan_archive(read_archive(archive)).fingerprint

    for at in range(100, len(content), len(content) // 60):
        archive.write_bytes(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
        try:
            read = read_archive(archive)
        except UnreadableFile:
            continue
        # What no checksum covers is the zip's own furniture (dates, modes): the content is whole.
        assert plan_archive(read).fingerprint == whole


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda parts: {"notes.txt": parts["manifest.json"]}, "n’est pas une archive de contrat"),
        (lambda parts: {**parts, "manifest.json": b"[]"}, "n’est pas une archive de contrat"),
        (lambda parts: {**parts, "manifest.json": b"{"}, "incomplète ou abîmée"),
        (lambda parts: {**parts, "manifest.json": b"[" * 100_000}, "incomplète ou abîmée"),
        (lambda parts: with_manifest(parts, format="regain/contract-archive@9"), "mettez Regain à jour"),
        (lambda parts: with_manifest(parts, tables={"a": 1}), "incomplète ou abîmée"),
        (lambda parts: with_manifest(parts, files=[{"sha256": "../../x", "size": 1}]), "incomplète ou abîmée"),
        (lambda parts: with_manifest(parts, contract=7), "incomplète ou abîmée"),
        (lambda parts: {**parts, "../../etc/passwd": b"x"}, "incomplète ou abîmée"),
        (lambda parts: {**parts, "tables/contracts.stake.json": b"[]"}, "contracts.stake"),
        (lambda parts: dict(list(parts.items())[1:]), "incomplète ou abîmée"),
        *(
            (
                lambda parts, name=name, said=said: with_manifest(parts, **{name: said}),
                "incomplète ou abîmée|une archive de",
            )
            for name, said in (
                *(("version", said) for said in ("0.1\x00", "\x1b[2J0.1", "\ud800", "1 2", "", "1" * 31, "١")),
                *(("contract", said) for said in ("CN06201M\x1b[1A", "\ud800", "", "\u202eM10260NC")),
                *(("written_at", said) for said in ("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00")),
                *(("written_at", said) for said in ("2026-11-24T12:00:00", "hier", "2026-11-24\x1b12:00:00+00:00")),
                *(("format", said) for said in ("\x1b]0;titre\x07", "regain/\ud800", "regain\n")),
            )
        ),
        (lambda parts: with_manifest(parts, contract="CN00000M"), "un autre contrat que CN00000M"),
    ],
)
def test_a_foreign_or_contradictory_archive_is_refused(archive, tmp_path, change, sentence):
    path = write(tmp_path / "forgee.zip", change(parts_of(archive)))

    with pytest.raises(UnreadableFile, match=sentence):
        plan_archive(read_archive(path))


@pytest.mark.parametrize(
    ("table", "change", "sentence"),
    [
        ("contracts.stake", lambda rows: rows[0].update(colour="bleu"), "ne connaît pas .*contracts.stake.colour"),
        ("contracts.stake", lambda rows: rows[0].update(number="un"), "contracts.stake.number"),
        ("contracts.stake", lambda rows: rows[0].update(number=-1), "contracts.stake.number"),
        ("contracts.stake", lambda rows: rows[0].update(origin="ailleurs"), "contracts.stake.origin"),
        ("contracts.stake", lambda rows: rows[0].update(label="x" * 501), "contracts.stake.label"),
        ("contracts.stake", lambda rows: rows[0].update(label=None), "contracts.stake.label"),
        ("contracts.stake", lambda rows: rows[0].pop("label"), "contracts.stake.label"),
        ("contracts.stake", lambda rows: rows[0].update(archived_at="2026-03-01T09:30"), "contracts.stake.archived"),
        ("contracts.stake", lambda rows: rows[0].update(contract=999), "renvoie à une ligne absente"),
        ("contracts.stake", lambda rows: rows.append(rows[0]), "deux lignes de même clé"),
        ("contracts.stake", lambda rows: rows.append("enjeu"), "incomplète ou abîmée"),
        ("contracts.contract", lambda rows: rows[0].update(starts_on="2024-13-01"), "contracts.contract.starts_on"),
        ("contracts.contract", lambda rows: rows[0].update(communes=[1, 1]), "contracts.contract.communes"),
        ("contracts.contract", lambda rows: rows.clear(), "renvoie à une ligne absente"),
        ("contracts.quotedfigure", lambda rows: rows[0].update(value="NaN"), "contracts.quotedfigure.value"),
        ("contracts.quotedfigure", lambda rows: rows[0].update(value="0.00001"), "contracts.quotedfigure.value"),
        ("contracts.quotedfigure", lambda rows: rows[0].update(value=1.5), "contracts.quotedfigure.value"),
        ("contracts.commitment", lambda rows: rows[0].update(is_checkable=1), "contracts.commitment.is_checkable"),
        ("documents.storedfile", lambda rows: rows[0].update(name="../../x"), "un nom de fichier"),
        ("documents.storedfile", lambda rows: rows[0].update(size=3), "des fichiers qui ne sont pas"),
        ("documents.documentimport", lambda rows: rows[0].update(contract_code="CN05901N"), "un autre contrat"),
        ("documents.rememberedchoice", lambda rows: rows[0].update(scope="CN05901N/x"), "un autre contrat"),
        ("journal.entry", lambda rows: rows[0].update(object_key="accounts.person:1"), "un objet absent"),
    ],
)
def test_rows_that_the_tables_cannot_hold_are_refused(archive, tmp_path, table, change, sentence):
    path = write(tmp_path / "forgee.zip", forged(parts_of(archive), table, change))

    with pytest.raises(UnreadableFile, match=sentence):
        plan_archive(read_archive(path))


def test_an_unknown_table_asks_for_a_newer_version(archive, tmp_path):
    parts = parts_of(archive)
    manifest = json.loads(parts["manifest.json"])
    empty = {"table": "funding.line", "rows": 0, "size": 2, "sha256": hashlib.sha256(b"[]").hexdigest()}
    parts = with_manifest({**parts, "tables/funding.line.json": b"[]"}, tables=[*manifest["tables"], empty])

    with pytest.raises(UnreadableFile, match=r"ne connaît pas funding\.line.*mettez Regain à jour"):
        plan_archive(read_archive(write(tmp_path / "forgee.zip", parts)))


def test_an_older_archive_lacks_what_has_a_default(archive, tmp_path):
    def older(rows: list) -> None:
        for row in rows:
            del row["archived_at"], row["version"]

    path = write(tmp_path / "ancienne.zip", forged(parts_of(archive), "contracts.strategicobjective", older))

    plan = plan_archive(read_archive(path))

    assert (plan.refusals, len(plan.added[StrategicObjective])) == ((), 3)


def test_a_bomb_is_not_opened(archive, tmp_path):
    parts = parts_of(archive)
    bomb = b"[" + b" " * 60_000_000 + b"]"
    manifest = json.loads(parts["manifest.json"])
    manifest["tables"][0] |= {"size": len(bomb), "rows": 0, "sha256": hashlib.sha256(bomb).hexdigest()}
    name = f"tables/{manifest['tables'][0]['table']}.json"
    path = write(tmp_path / "bombe.zip", with_manifest({**parts, name: bomb}, tables=manifest["tables"]))

    with pytest.raises(UnreadableFile, match="démesurée"):
        read_archive(path)


def test_a_table_the_manifest_says_enormous_is_not_opened(archive, tmp_path):
    parts = parts_of(archive)
    tables = json.loads(parts["manifest.json"])["tables"]
    tables[0]["size"] = 10**12

    with pytest.raises(UnreadableFile, match="démesurée"):
        read_archive(write(tmp_path / "bombe.zip", with_manifest(parts, tables=tables)))


def test_what_the_database_itself_refuses_is_told_and_nothing_stays(archive, tmp_path, run):
    def twice(rows: list) -> None:
        rows[1].update(number=rows[0]["number"])

    path = write(tmp_path / "forgee.zip", forged(parts_of(archive), "contracts.stake", twice))

    status, _, complaint = run("import_contract", path, "--apply")

    assert (status, "La base de données refuse ces lignes : rien n’est écrit." in complaint) == (1, True)
    assert not Contract.objects.exists()
