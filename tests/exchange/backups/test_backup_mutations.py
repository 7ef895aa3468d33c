"""A hundred backups changed at random, half of them by who has the key: refused in a sentence, or restored whole."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as ours
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from regain.core.mandates import Role
from regain.domain.accounts.models import Person
from regain.domain.contracts.models import Amendment, Contract
from regain.domain.documents.models import DocumentImport
from regain.domain.journal.models import Entry
from tests.cast import signed_in
from tests.exchange.backups.altering import alter
from tests.exchange.management.conftest import run
from tests.factories.accounts import PersonFactory
from tests.mandates import CONTRACT

__all__ = ["run"]
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("instance")]
COUNT = 100

VALUES = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(),
    some.sampled_from([-1, 10**20, 10**400, 1e308, "", "é" * 300, "9999-12-31", "0001-01-01T00:00:00+00:00", "\x00"]),
    some.text(max_size=5),
    some.lists(some.integers(), max_size=2),
    some.dictionaries(some.sampled_from(["format", "sections", "verb", "a"]), some.integers(), max_size=2),
)
KEYS = [
    "format",
    "version",
    "written_at",
    "engine",
    "journal_key",
    "tables",
    "files",
    "migrations",
    "journal",
    "anchors",
]


def change_value(folder: Path, draw: Any) -> None:
    path = table(folder, draw)
    columns, *rows = map(json.loads, path.read_text().split("\n")[:-1])
    row, column = draw(some.integers(0, len(rows) - 1)), draw(some.integers(0, len(columns) - 1))
    rows[row][column] = draw(near(rows[row][column]) | VALUES)
    path.write_text("".join(f"{json.dumps(line)}\n" for line in [columns, *rows]))


def near(value: Any) -> some.SearchStrategy[Any]:
    """What its column would take: something of the same kind, or the same with something changed inside."""
    if isinstance(value, dict) and value:
        keys = some.sampled_from(sorted(value))
        inside = keys.flatmap(lambda key: (near(value[key]) | VALUES).map(lambda other: {**value, key: other}))
        return inside | keys.map(lambda gone: {key: value[key] for key in value if key != gone})
    if isinstance(value, list) and value:
        return near(value[0]).map(lambda other: [other, *value[1:]]) | some.just(value * 2) | some.just(value[1:])
    if isinstance(value, str):
        return some.just(value[::-1]) | some.just(value.upper()) | some.just("")
    return some.integers(0, 9) if isinstance(value, int | float) and not isinstance(value, bool) else VALUES


def change_lines(folder: Path, draw: Any) -> None:
    path = table(folder, draw)
    lines = path.read_bytes().split(b"\n")[:-1]
    at = draw(some.integers(0, len(lines) - 1))
    lines[at : at + 1] = draw(some.sampled_from([[], [lines[at]] * 2, [lines[at][:-1]], [lines[-1], lines[at]]]))
    path.write_bytes(b"".join(line + b"\n" for line in lines))


def change_byte(folder: Path, draw: Any) -> None:
    path = table(folder, draw)
    content = bytearray(path.read_bytes())
    content[draw(some.integers(0, len(content) - 1))] = draw(some.integers(0, 255))
    path.write_bytes(content)


def lose_file(folder: Path, draw: Any) -> None:
    draw(some.sampled_from(sorted(path for path in folder.rglob("*") if path.is_file()))).unlink()


def table(folder: Path, draw: Any) -> Path:
    """A table that has rows."""
    paths = [path for path in sorted((folder / "tables").iterdir()) if path.read_bytes().count(b"\n") > 1]
    return draw(some.sampled_from(paths))


def manifest_change(draw: Any) -> Any:
    key, value = draw(some.sampled_from(KEYS)), draw(VALUES)
    where = draw(some.sampled_from(["gone", "other", "inside"]))

    def change(manifest: dict[str, Any]) -> None:
        if where == "inside" and isinstance(manifest[key], list):
            manifest[key][0] = value
        elif where == "gone":
            del manifest[key]
        else:
            manifest[key] = value

    return change


@settings(max_examples=COUNT, suppress_health_check=[*HealthCheck])
@given(data=some.data(), has_key=some.booleans())
def test_a_backup_changed_at_random_is_refused_in_a_sentence_or_restored_whole(run, made, tmp_path, data, has_key):
    backup = tmp_path / "changed"
    shutil.rmtree(backup, ignore_errors=True)
    shutil.copytree(made / "backup", backup)
    key = ours.JOURNAL_KEY if has_key else ""
    how = data.draw(some.sampled_from([change_value, change_value, change_lines, change_byte, lose_file, None]))
    if how:
        how(backup, data.draw)
        if (backup / "manifest.json").exists():
            alter(backup, key=key)
    else:
        alter(backup, manifest_change(data.draw), key="")
        alter_seal(backup, key)
    before = Entry.objects.count()

    status, said, complaint = run("restore", backup, "--replace", "--yes", "-v0", "--with-faults")

    if "Repris" in said:
        assert has_key or not_changed(backup, made), "restored without its seal"
        assert run("verify_journal")[0] in {0, 1}
        assert failing_pages() == []
    else:
        assert (status > 0, Entry.objects.count(), complaint.count("\n")) == (True, before, 1), complaint


def alter_seal(folder: Path, key: str) -> None:
    """The seal alone, of a manifest whose shapes may be anything."""
    from regain.core.seals import seal_of

    path = folder / "manifest.json"
    manifest = json.loads(path.read_text())
    if key:
        manifest.pop("seal", None)
        manifest["seal"] = seal_of(manifest, key=key, kind="regain/backup@1")
    path.write_text(json.dumps(manifest))


def not_changed(backup: Path, made: Path) -> bool:
    """Whether what was drawn was what is written already."""
    whole, changed = (json.loads((folder / "manifest.json").read_text()) for folder in (made / "backup", backup))
    return whole == changed


def failing_pages() -> list[str]:
    """The pages that a project lead opens and that fail."""
    Person.objects.filter(email="paule@regain.example").delete()
    person = PersonFactory(email="paule@regain.example", organisation=None)
    client: Client = signed_in(person, Role.PROJECT_LEAD, CONTRACT)
    client.raise_request_exception = False
    contract = Contract.objects.get(code="CN06201M")
    home = f"/contrats/{contract.code}/"
    parts = ["", "objectifs/", "engagements/", "historique/", "journal/", "au/2026-06-01/", "export.xlsx"]
    pages = ["/", "/contrats/", "/documents/", *(f"{home}{part}" for part in parts)]
    pages += [f"{home}conventions/{commune.insee_code}/" for commune in contract.communes.all()]
    pages += [f"/documents/imports/{one.pk}/" for one in DocumentImport.objects.all()]
    pages += [
        f"{home}conventions/{one.agreement.commune.insee_code}/avenants/{one.number}/"
        for one in Amendment.objects.all()
    ]
    return [page for page in pages if client.get(page).status_code >= 500]
