"""Perimeters imported: reference rows, editions, neighbourhoods of our communes, guesses."""

import pytest
import shapely

from regain.core.member import NOBODY, SYSTEM
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.journal.usecases import AuthorRequired
from regain.domain.territory.enums import CorrespondenceReason, Vintage
from regain.domain.territory.models import Correspondence, Neighbourhood, Outline, Perimeter
from regain.domain.territory.queries import outlines_in_force
from regain.domain.territory.rules import OutlineEntry, PerimeterEntry, Tie, TieKind
from regain.domain.territory.usecases import add_neighbourhood, change_neighbourhood, import_perimeters
from tests.factories.territory import CommuneFactory, NeighbourhoodFactory
from tests.shapes import square


def entry(code="QN06207M", name="Quartier Du Regain", communes=("62083",), west=2.60):
    shape = square(west)
    outline = OutlineEntry(shapely.to_wkb(shape), shape.bounds, 78.98, f"{west:064.5f}")
    return PerimeterEntry(code, name, communes, outline)


def brought(*entries, ties=None, by=SYSTEM, **more):
    return import_perimeters(
        entries,
        vintage=Vintage.OF_2024,
        ties=ties or {},
        file_name="qpv.geojson",
        checksum=f"{hash(entries) & 0xFFFF:064x}",
        by=by,
        **more,
    )


def new(barlin):
    return Tie(TieKind.NEW, barlin.intercommunality_id, adds=True)


def test_a_perimeter_of_elsewhere_is_kept_as_a_reference_row(db):
    brought(entry("QN00101M", "Ailleurs", ("01053",)))

    one = Perimeter.objects.get()
    assert (one.code, one.name, one.insee_codes, one.neighbourhood) == ("QN00101M", "Ailleurs", ["01053"], None)
    assert Neighbourhood.objects.count() == 0


def test_one_of_ours_gets_its_neighbourhood_and_its_communes(barlin):
    counts = brought(entry(), ties={"QN06207M": new(barlin)})

    regain = Neighbourhood.objects.get()
    assert (regain.name, list(regain.communes.all())) == ("Quartier du Regain", [barlin])
    assert [one.code for one in regain.perimeters.all()] == ["QN06207M"]
    assert (counts.added, counts.outlined, counts.neighbourhoods) == (1, 1, 1)


def test_the_same_file_again_changes_nothing_and_says_nothing(barlin):
    brought(entry(), ties={"QN06207M": new(barlin)})
    before = Entry.objects.count()

    counts = brought(entry(), ties={"QN06207M": Tie(TieKind.ATTACHED, barlin.intercommunality_id)})

    assert (counts.added, counts.renamed, counts.outlined, counts.neighbourhoods) == (0, 0, 0, 0)
    assert Entry.objects.count() == before


def test_one_entry_tells_of_the_whole_file(db):
    brought(entry(), entry("QN06208M"))

    [told] = Entry.objects.filter(event=Event.PERIMETERS_IMPORTED)
    assert (told.after["added"], told.after["outlined"], told.after["vintage"]) == (2, 2, 2024)


def test_another_outline_is_a_new_edition_and_the_old_one_stays(db):
    brought(entry())
    brought(entry(west=2.70, name="Le Regain"))

    assert list(Outline.objects.values_list("edition", "west")) == [(1, 2.6), (2, 2.7)]
    assert [one.edition for one in outlines_in_force("perimeter")] == [2]
    assert Perimeter.objects.get().name == "Le Regain"


def test_nobody_imports_nothing(db):
    with pytest.raises(AuthorRequired):
        brought(entry(), by=NOBODY)

    assert Perimeter.objects.count() == 0


def test_a_guess_is_written_once_the_perimeter_of_2024_first(barlin):
    known = NeighbourhoodFactory(name="Le Regain", code="QP062007", communes=[barlin])
    reasons = (CorrespondenceReason.SAME_NAME, CorrespondenceReason.SAME_COMMUNE)
    tie = Tie(
        TieKind.GUESSED,
        barlin.intercommunality_id,
        other="QP062007",
        neighbourhood=known.pk,
        reasons=reasons,
        overlap=0.8,
    )

    brought(entry(), ties={"QN06207M": tie})
    counts = brought(entry(), ties={"QN06207M": tie})

    one = Correspondence.objects.get()
    assert (one.perimeter.code, one.other.code, one.reasons, one.overlap) == (
        "QN06207M",
        "QP062007",
        ["same_name", "same_commune"],
        0.8,
    )
    assert counts.guesses == 0
    assert one.perimeter.neighbourhood is None


def test_a_code_typed_later_takes_the_reference_row_and_giving_it_up_leaves_the_row(barlin):
    brought(entry())
    regain = add_neighbourhood(
        name="Le Regain",
        kind="QPV",
        code="QN06207M",
        communes=[barlin],
        intercommunality=barlin.intercommunality,
        by=SYSTEM,
    )
    assert Perimeter.objects.get().neighbourhood == regain

    change_neighbourhood(
        regain, name="Le Regain", kind="QPV", own_code="", codes={Vintage.OF_2024: ""}, communes=[barlin],
        expected=regain.version, by=SYSTEM,
    )  # fmt: skip

    assert Perimeter.objects.get().neighbourhood is None


def test_an_outline_is_of_one_thing_alone(barlin):
    from django.db import IntegrityError, transaction

    for owners in ({}, {"commune": barlin, "neighbourhood": NeighbourhoodFactory()}):
        with pytest.raises(IntegrityError, match="outline_is_of_one_thing"), transaction.atomic():
            Outline.objects.create(
                geometry=b"", published="0" * 64, area_ha=1, west=0, south=0, east=1, north=1, **owners
            )


def test_names_of_communes_that_are_not_ours_do_not_matter(db):
    CommuneFactory(insee_code="62083", name="Barlin")
    brought(PerimeterEntry("QN06207M", "", (), None))

    assert Perimeter.objects.get().name == ""
