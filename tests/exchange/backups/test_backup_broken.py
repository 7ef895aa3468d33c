"""A backup that lacks anything is refused in one sentence, and nothing is written."""

from collections.abc import Generator

import pytest
from django.conf import settings

from regain.exchange.applying.backup import BackupNotTaken, take_backup
from regain.exchange.reading import backup as reading
from regain.exchange.reading.backup import BackupRead
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.writing import backup as writing
from tests.exchange.archives import sample
from tests.exchange.archives.conftest import WRITTEN_AT
from tests.exchange.backups.altering import alter
from tests.exchange.management.conftest import run

__all__ = ["run"]
pytestmark = pytest.mark.usefixtures("db")


def read_backup(folder) -> BackupRead:
    return reading.read_backup(folder, key=settings.JOURNAL_KEY)


def test_a_whole_backup_is_read(backup):
    read = read_backup(backup)

    assert len(list(read.rows_of("contracts.contract"))) == 2
    assert (read.journal, reading.FORMAT) == (len(list(read.rows_of("journal.entry"))), writing.FORMAT)


def test_only_its_owner_reads_a_backup(backup):
    assert {path.stat().st_mode & 0o077 for path in [backup, *backup.rglob("*")] if path.parent.name != "files"} == {0}


@pytest.mark.parametrize("place", ["tables/contracts.stake.jsonl", "journal-anchors", "manifest.json", "tables"])
def test_what_lacks_is_told(backup, place):
    path = backup / place
    path.rename(backup.parent / "away")

    with pytest.raises(UnreadableFile, match=r"incomplète ou abîmée|menée à son terme"):
        read_backup(backup)


def test_a_byte_changed_in_any_part_is_seen(backup):
    for path in [
        path for path in backup.rglob("*") if path.is_file() and path.stat().st_size and path.name != "manifest.json"
    ]:
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        with pytest.raises(UnreadableFile, match="incomplète ou abîmée"):
            read_backup(backup)
        path.write_bytes(content)
    read_backup(backup)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"format": "regain/backup@9"}, "mettez-la à jour"),
        ({"tables": 7}, "incomplète ou abîmée"),
        ({"files": [{"place": "../../etc/passwd", "size": 1, "sha256": "x"}]}, "incomplète ou abîmée"),
        ({"migrations": []}, "incomplète ou abîmée"),
        ({"migrations": {}}, "incomplète ou abîmée"),
        ({"journal": {"number": True}}, "incomplète ou abîmée"),
        ({"written_at": "demain"}, "incomplète ou abîmée"),
        ({"tables": [{"table": "a.b", "size": 1e300, "sha256": "0" * 64}]}, "incomplète ou abîmée"),
        ({"files": [{"place": "/etc/passwd", "size": 1, "sha256": "0" * 64}]}, "incomplète ou abîmée"),
        ({"version": ["0"]}, "incomplète ou abîmée"),
    ],
)
def test_a_foreign_manifest_is_refused(backup, change, sentence):
    alter(backup, lambda manifest: manifest.update(change), key=settings.JOURNAL_KEY)

    with pytest.raises(UnreadableFile, match=sentence):
        read_backup(backup)


def test_no_file_of_a_backup_leaves_the_store_it_is_brought_to(backup):
    def hide(manifest) -> None:
        manifest["files"] = [
            {**manifest["anchors"], "place": "../journal-anchors"}
        ]  # there, whole, and within the backup

    alter(backup, hide, key=settings.JOURNAL_KEY)

    with pytest.raises(UnreadableFile, match="incomplète ou abîmée"):
        read_backup(backup)


def test_a_backup_of_a_later_version_is_refused(run, backup):
    alter(backup, lambda manifest: manifest["migrations"]["journal"].append("9999_later"), key=settings.JOURNAL_KEY)

    status, _, complaint = run("restore", backup)

    assert (status, "version plus récente de Regain (journal.9999_later)" in complaint) == (2, True)


def test_a_place_already_taken_is_refused(run, backup):
    status, _, complaint = run("backup", backup)

    assert (status, "n’est pas un dossier vide" in complaint) == (1, True)
    read_backup(backup)


def test_a_full_disk_leaves_nothing_that_looks_like_a_backup(run, tmp_path, monkeypatch):
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("regain.exchange.applying.backup.taking.write_lines", full)
    status, _, complaint = run("backup", tmp_path / "saved" / "backup")

    assert (status, "ne peut pas être écrite" in complaint) == (1, True)
    assert list((tmp_path / "saved").iterdir()) == []


def test_a_full_disk_leaves_no_reading_open(monkeypatch, tmp_path):
    sample.fill()
    begun = []

    def full(_path: object, _columns: object, rows: Generator[object]) -> dict[str, object]:
        if next(rows, None) is None:
            return {}
        begun.append(rows)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("regain.exchange.applying.backup.taking.write_table", full)
    with pytest.raises(BackupNotTaken, match="le disque est plein"):
        take_backup(tmp_path / "backup", written_at=WRITTEN_AT)

    assert [rows.gi_frame for rows in begun] == [None]


def test_the_command_says_what_it_saved(run, tmp_path):
    sample.fill()
    status, said, _ = run("backup", tmp_path / "backup")

    assert (status, "Tout est sauvegardé" in said, "clé du journal" in said) == (0, True, True)
