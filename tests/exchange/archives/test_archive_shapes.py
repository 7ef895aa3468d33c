"""Values that a column could hold and that no page could show: each is refused by the name of its place."""

import base64
from collections.abc import Callable

import pytest
from django.db.models import JSONField
from shapely import Point, to_wkb

from regain.exchange.planning.archive import archived_tables, plan_archive
from regain.exchange.planning.archive.shapes import SHAPES, fits
from regain.exchange.planning.archive.tables import columns_of, label_of
from regain.exchange.reading.archive import read_archive
from regain.exchange.reading.refusals import UnreadableFile
from tests.exchange.archives.forging import forged, parts_of, write

pytestmark = pytest.mark.usefixtures("db")


def test_every_json_column_has_its_shape():
    columns = {
        f"{label_of(table)}.{column.name}"
        for table in archived_tables()
        for column in columns_of(table)
        if isinstance(column, JSONField)
    }

    assert columns == set(SHAPES)


@pytest.mark.parametrize("column", sorted(SHAPES))
@pytest.mark.parametrize(
    "value",
    [[[1]], 1, "x", {"": "x"}, [{"a": 1}], {"a": float("inf")}, {"a": "\ud800"}, {"a": "\x00"}, {"a": 10**40}, True],
)
def test_no_json_column_takes_what_is_not_its_own(column, value):
    assert not fits(column, value)


def test_a_column_without_end_is_no_shape():
    bottomless: list = []
    for _ in range(200):
        bottomless = [bottomless]

    assert not fits("journal.entry.after", {"a": bottomless})


def set_first(**values: object) -> Callable[[list], None]:
    return lambda rows: rows[0].update(values)


def deep(path: str, value: object) -> Callable[[list], None]:
    """Change one leaf of the first row: `snapshot.neighbourhoods.0.kind`."""

    def change(rows: list) -> None:
        *above, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        holder = rows[0]
        for step in above:
            holder = holder[step]
        holder[last] = value

    return change


@pytest.mark.parametrize(
    ("table", "change", "where"),
    [
        ("contracts.agreementversion", deep("snapshot.neighbourhoods.0.kind", "ZUS"), "snapshot.*ligne 1"),
        ("contracts.agreementversion", deep("snapshot.signed_on", "1492-10-12"), "snapshot.*ligne 1"),
        ("contracts.agreementversion", deep("snapshot.coverage", "beaucoup"), "snapshot.*ligne 1"),
        ("contracts.agreementversion", deep("snapshot.signatories", [1]), "snapshot.*ligne 1"),
        ("contracts.agreementversion", deep("snapshot.places", [1]), "snapshot.*ligne 1"),
        ("contracts.amendment", lambda rows: rows[1].update(edits=[{"verb": "add"}]), "edits.*ligne 2"),
        ("contracts.amendment", deep("choices", {"a": 1}), "choices.*ligne 1"),
        (
            "contracts.amendment",
            lambda rows: rows[1].update(edits=[{"verb": "change", "pointer": "/rien", "after": "x"}]),
            "ligne 2, des modifications qui ne vont pas avec leur texte",
        ),
        ("documents.documentimport", deep("reading.marks", [{"text": 9999, "start": 0, "end": 1}]), "reading.*ligne 1"),
        ("documents.documentimport", deep("outcome", {"add": "1"}), "outcome.*ligne 1"),
        ("documents.documentimport", set_first(applied_at="9998-12-31T23:59:59+00:00"), "applied_at"),
        ("documents.documentimport", set_first(started_at="0001-01-01T00:00:00+14:00"), "started_at"),
        ("documents.storedfile", set_first(media_type="text/html\r\nX-A: 1"), "media_type"),
        ("documents.storedfile", set_first(media_type="é à"), "un type de fichier"),
        ("documents.storedfile", set_first(name="facture\u202efdp.exe"), "storedfile.name"),
        ("contracts.contract", set_first(name="Contrat\n\nFaux"), "contracts.contract.name"),
        ("contracts.contract", set_first(starts_on="1815-06-18"), "contracts.contract.starts_on"),
        ("contracts.irritant", set_first(text="moitié \udc00 d’un caractère"), "contracts.irritant.text"),
        ("contracts.irritant", set_first(id=2**62), "contracts.irritant.id"),
        ("contracts.irritant", set_first(id=0), "contracts.irritant.id"),
        ("territory.outline", set_first(west=float("1e300")), "territory.outline.west"),
        ("territory.outline", set_first(west=2.0), "un contour qui n’en est pas un"),
        ("territory.outline", set_first(area_ha="9999.00"), "un contour qui n’en est pas un"),
        ("territory.outline", set_first(geometry="AAAA"), "un contour qui n’en est pas un"),
        ("territory.outline", set_first(geometry=base64.b64encode(to_wkb(Point(2, 50))).decode()), "un contour qui"),
        ("territory.correspondence", set_first(reasons=["parce que"]), "territory.correspondence.reasons"),
        ("territory.perimeter", set_first(insee_codes=["62"]), "territory.perimeter.insee_codes"),
        ("journal.entry", set_first(after=[1]), "journal.entry.after.*ligne 1"),
        ("journal.entry", set_first(personal={"author.label": ["", "x"]}), "journal.entry.personal"),
        ("journal.entry", set_first(author_key="x" * 60), "une clé de personne"),
    ],
)
def test_a_value_that_would_break_a_page_is_refused_by_its_place(written, tmp_path, table, change, where):
    path = tmp_path / "forgee.zip"
    path.write_bytes(written)
    write(path, forged(parts_of(path), table, change))

    with pytest.raises(UnreadableFile, match=where) as refused:
        plan_archive(read_archive(path))

    assert len(str(refused.value).splitlines()) == 1
