"""Nobody writes in the territory of another agglomeration, whichever use case is called."""

import pytest
import shapely
from django.utils import timezone

from regain.core.errors import BusinessError
from regain.core.mandates import INSTANCE, Role
from regain.core.member import SYSTEM
from regain.domain.journal.models import Entry
from regain.domain.territory import usecases
from regain.domain.territory.enums import NeighbourhoodKind, Vintage
from regain.domain.territory.models import Correspondence, Neighbourhood, Perimeter
from regain.domain.territory.rules import CommuneEntry, CommuneOutlineEntry, OutlineEntry, PerimeterEntry, Tie, TieKind
from tests.factories.territory import CommuneFactory, IntercommunalityFactory, NeighbourhoodFactory
from tests.mandates import ELSEWHERE, acting
from tests.shapes import square

CLAIRE = acting(Role.PROJECT_LEAD)
NOW = timezone.now()


def outline(west=3.05) -> OutlineEntry:
    shape = square(west)
    return OutlineEntry(shapely.to_wkb(shape), shape.bounds, 9_999, f"{west:064.5f}")


def theirs() -> Neighbourhood:
    return Neighbourhood.objects.get(name="Fives")


def pair() -> Correspondence:
    return Correspondence.objects.get()


def chosen() -> Perimeter:
    return Perimeter.objects.get(code="QN05902M")


ACTS = {
    "add": lambda by: usecases.add_neighbourhood(
        name="Rose", kind=NeighbourhoodKind.QIC, communes=[], intercommunality=theirs().intercommunality, by=by
    ),
    "complete": lambda by: usecases.complete_neighbourhood(theirs(), code="QP059001", by=by),
    "change": lambda by: usecases.change_neighbourhood(
        theirs(),
        name="Rose",
        kind=NeighbourhoodKind.QPV,
        own_code="",
        codes={},
        communes=list(theirs().communes.all()),
        expected=1,
        by=by,
    ),
    "archive": lambda by: usecases.archive_neighbourhood(theirs(), archived_at=NOW, by=by),
    "restore": lambda by: usecases.restore_neighbourhood(Neighbourhood.objects.get(name="Moulins"), by=by),
    "draw": lambda by: usecases.draw_outline(Neighbourhood.objects.get(name="Wazemmes"), outline(), expected=0, by=by),
    "communes": lambda by: usecases.import_communes(
        [CommuneEntry("59350", "LILLE")], intercommunality=theirs().intercommunality, checksum="a" * 64, by=by
    ),
    "agglomeration": lambda by: usecases.add_intercommunality(siren="200000002", name="x", short_name="x", by=by),
    "outline of a commune": lambda by: usecases.import_commune_outlines(
        [CommuneOutlineEntry("59350", "Lille", outline())], file_name="x", checksum="b" * 64, by=by
    ),
    "outline of a neighbourhood": lambda by: usecases.import_perimeters(
        [PerimeterEntry("QN05901N", "Rose", ("62083",), outline())],
        vintage=Vintage.OF_2024,
        ties={},
        file_name="x",
        checksum="c" * 64,
        by=by,
    ),
    "a perimeter that is nobody's": lambda by: usecases.import_perimeters(
        [PerimeterEntry("QN05902M", "Rose", ("62083",), None)],
        vintage=Vintage.OF_2024,
        ties={},
        file_name="x",
        checksum="d" * 64,
        by=by,
    ),
    "a guess about theirs": lambda by: usecases.import_perimeters(
        [PerimeterEntry("QN06207M", "Regain", ("62083",), None)],
        vintage=Vintage.OF_2024,
        ties={"QN06207M": Tie(TieKind.GUESSED, 0, neighbourhood=theirs().pk)},
        file_name="x",
        checksum="e" * 64,
        by=by,
    ),
    "addresses": lambda by: usecases.import_addresses([], file_name="x", checksum="f" * 64, by=by),
    "take their code": lambda by: usecases.complete_neighbourhood(
        Neighbourhood.objects.get(name="Regain"), code="QN05902M", by=by
    ),
    "confirm": lambda by: usecases.confirm_correspondence(pair(), expected=1, decided_at=NOW, by=by),
    "refuse": lambda by: usecases.refuse_correspondence(pair(), expected=1, by=by),
    "choose": lambda by: usecases.choose_counterpart(chosen(), other=None, decided_at=NOW, by=by),
}


@pytest.fixture
def two(barlin):
    """Ours with Regain, theirs with Fives (2024), a reference row in their commune, and a guess that joins both."""
    elsewhere = IntercommunalityFactory(siren=ELSEWHERE.agglomeration, name="Ailleurs", short_name="MEL")
    lille = CommuneFactory(insee_code="59350", name="Lille", intercommunality=elsewhere)
    place = {"intercommunality": elsewhere, "communes": [lille]}
    NeighbourhoodFactory(name="Fives", code="QN05901N", **place)
    NeighbourhoodFactory(name="Moulins", archived_at=NOW, **place)
    NeighbourhoodFactory(name="Wazemmes", kind="QIC", code="", **place)
    NeighbourhoodFactory(name="Regain", code="QP062007", communes=[barlin])
    free = Perimeter.objects.create(code="QN05902M", vintage=2024, name="Ailleurs", insee_codes=["59350"])
    Correspondence.objects.create(
        perimeter=free, other=Perimeter.objects.get(code="QP062007"), state="to_confirm", reasons=["same_name"]
    )


@pytest.mark.parametrize("name", ACTS)
def test_a_lead_writes_nothing_in_another_agglomeration(two, name):
    written = Entry.objects.count()

    with pytest.raises(usecases.PlaceIsElsewhere, match="administre Regain"):
        ACTS[name](CLAIRE)

    assert Entry.objects.count() == written


@pytest.mark.parametrize("name", ACTS)
def test_who_looks_after_the_instance_is_not_refused_for_the_place(two, name):
    try:
        ACTS[name](acting(Role.ADMINISTRATOR, INSTANCE))
    except BusinessError as refusal:
        assert not isinstance(refusal, usecases.PlaceIsElsewhere)  # noqa: PT017  # any other refusal is allowed


def test_undoing_is_refused_too(two):
    usecases.refuse_correspondence(pair(), expected=1, by=SYSTEM)

    with pytest.raises(usecases.PlaceIsElsewhere):
        usecases.undo_correspondence(pair(), expected=2, undone_at=NOW, by=CLAIRE)


@pytest.mark.parametrize("role", [Role.READER, Role.STATE, Role.ELECTED_REFERENT])
def test_who_keeps_no_contract_imports_no_outline_even_at_home(two, role):
    with pytest.raises(usecases.PlaceIsElsewhere):
        usecases.import_commune_outlines(
            [CommuneOutlineEntry("62083", "Barlin", outline())], file_name="x", checksum="b" * 64, by=acting(role)
        )


def test_a_lead_writes_at_home_and_alone_keeps_the_national_rows(barlin):
    NeighbourhoodFactory(name="Regain", code="QN06207M", communes=[barlin])
    rows = [
        PerimeterEntry("QN06207M", "Le Regain", ("62083",), outline(2.6)),
        PerimeterEntry("QN00101M", "Bourg", ("01053",), None),
    ]

    counts = usecases.import_perimeters(
        rows, vintage=Vintage.OF_2024, ties={}, file_name="x", checksum="a" * 64, by=CLAIRE
    )

    assert (counts.added, counts.renamed, counts.outlined) == (1, 1, 1)
