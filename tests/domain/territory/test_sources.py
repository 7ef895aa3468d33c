"""The file that an import names as its source is one that was imported here."""

import shapely

from regain.core.member import SYSTEM
from regain.domain.journal.models import Entry
from regain.domain.territory.models import OutlineFile, Perimeter
from regain.domain.territory.rules import CommuneOutlineEntry, OutlineEntry
from regain.domain.territory.usecases import import_commune_outlines
from tests.domain.territory.test_perimeters import brought, entry
from tests.factories.territory import OutlineFactory
from tests.shapes import square


def forged(checksum: str, **values) -> OutlineFile:
    """A file as an archive would bring it, with an outline, and no word of it in this journal."""
    said = {"name": "qpv.geojson", "subject": "perimeters", "vintage": 2024, **values}
    file = OutlineFile.objects.create(sha256=checksum, **said)
    OutlineFactory(perimeter=Perimeter.objects.create(code="QN06299M", vintage=2024), file=file)
    return file


def checksum_of(one) -> str:
    return f"{hash((one,)) & 0xFFFF:064x}"


def test_perimeters_imported_here_name_the_file_of_here(db):
    one = entry()
    theirs = forged(checksum_of(one), name="Faux", subject="communes", vintage=None)

    brought(one)

    ours = Perimeter.objects.get(code="QN06207M").outlines.get().file
    assert (ours.name, ours.subject, ours.vintage, ours.sha256) == ("qpv.geojson", "perimeters", 2024, checksum_of(one))
    assert Perimeter.objects.get(code="QN06299M").outlines.get().file == theirs
    assert ours != theirs


def test_a_file_brought_under_its_true_name_is_not_taken_for_that_of_here_either(db):
    one = entry()
    theirs = forged(checksum_of(one))

    brought(one)
    brought(one)

    assert Perimeter.objects.get(code="QN06207M").outlines.get().file != theirs
    assert OutlineFile.objects.count() == 2
    assert Entry.objects.count() == 1


def test_communes_too(db):
    theirs = forged("a" * 64, subject="communes")
    shape = square(2.6)
    outline = OutlineEntry(shapely.to_wkb(shape), shape.bounds, 78.98, "b" * 64)

    import_commune_outlines(
        [CommuneOutlineEntry("62083", "Barlin", outline)], file_name="communes.geojson", checksum="a" * 64, by=SYSTEM
    )

    ours = OutlineFile.objects.get(sha256="a" * 64)
    assert (ours.name, ours.pk != theirs.pk) == ("communes.geojson", True)
