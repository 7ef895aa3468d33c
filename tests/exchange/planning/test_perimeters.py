"""A file of perimeters beside what is known."""

import pytest

from regain.core.mandates import Role
from regain.core.member import SYSTEM
from regain.domain.territory.enums import CorrespondenceReason, Vintage
from regain.domain.territory.models import Correspondence, Neighbourhood, Outline, Perimeter
from regain.domain.territory.rules import TieKind
from regain.exchange.applying.outline_files import apply_outline_file, keep_outline_file, plan_outline_file
from regain.exchange.applying.perimeters import PerimeterFile, PerimeterPlanIsStale, apply_perimeters
from regain.exchange.planning.perimeters import Verb, perimeter_plan_as_lines
from regain.exchange.planning.perimeters.wording import communes_in_words
from regain.exchange.reading.correspondences import read_correspondences
from regain.exchange.reading.refusals import UnreadableFile
from tests.exchange.reading.geo import files
from tests.factories.territory import CommuneFactory, IntercommunalityFactory, NeighbourhoodFactory, OutlineFactory
from tests.mandates import ELSEWHERE, acting
from tests.shapes import square

FAR = {"code_qp": "QN00101M", "lib_qp": "Ailleurs", "insee_com": "01053", "lib_com": "Bourg-en-Bresse"}
PAIRS = "code_qp2015;nom_qp2015;insee_premiere;code_qp2024\nQP062007;Quartier Du Regain;62083;QN06207M\n"


def plan_of(*features, vintage=Vintage.OF_2024, **more):
    return PerimeterFile(files.geojson(*features), "qpv.geojson", vintage).plan(**more)


def ours(plan):
    [one] = plan.ours
    return one


def test_one_of_ours_is_added_and_one_of_elsewhere_is_a_reference(barlin):
    plan = plan_of(files.regain(), (FAR, square(5.2, 46.2)))

    assert plan.counts == {Verb.ADDED: 2}
    assert (ours(plan).entry.code, ours(plan).tie.kind, ours(plan).tie.adds) == ("QN06207M", TieKind.NEW, True)


def test_nothing_is_written_before_it_is_applied_and_then_nothing_is_left_to_do(barlin):
    plan = plan_of(files.regain())
    assert Perimeter.objects.count() == 0

    apply_perimeters(plan, by=SYSTEM)

    again = plan_of(files.regain())
    assert (again.counts, again.is_empty) == ({Verb.UNCHANGED: 1}, True)


@pytest.mark.parametrize("west", [2.60, 2.6000005])
def test_the_same_ground_in_another_format_is_no_new_edition(barlin, west):
    apply_perimeters(plan_of(files.regain()), by=SYSTEM)

    content = files.geopackage((files.REGAIN, files.lambert(square(west))), srs=2154)
    plan = PerimeterFile(content, "qpv.gpkg", Vintage.OF_2024).plan()

    assert plan.is_empty


def test_another_ground_is_a_new_edition_and_another_name_a_new_name(barlin):
    apply_perimeters(plan_of(files.regain()), by=SYSTEM)

    moved = plan_of(files.regain(shape=square(2.602)))
    renamed = plan_of(files.regain({**files.REGAIN, "lib_qp": "Le Regain"}))
    apply_perimeters(moved, by=SYSTEM)

    assert (moved.counts, renamed.counts) == ({Verb.NEW_EDITION: 1}, {Verb.RENAMED: 1})
    assert list(Outline.objects.order_by("edition").values_list("edition", flat=True)) == [1, 2]


def test_a_neighbourhood_known_by_its_code_is_attached_with_its_new_communes(barlin, hersin):
    regain = NeighbourhoodFactory(name="Le Regain", code="QN06207M", communes=[barlin])

    plan = plan_of(files.regain())
    apply_perimeters(plan, by=SYSTEM)

    assert ours(plan).tie.kind == TieKind.ATTACHED
    assert Neighbourhood.objects.get() == regain
    assert set(regain.communes.all()) == {barlin, hersin}


def test_the_same_name_in_a_shared_commune_is_a_guess_for_a_human(barlin):
    known = NeighbourhoodFactory(name="Le Regain", code="QP062007", communes=[barlin])

    plan = plan_of(files.regain())
    apply_perimeters(plan, by=SYSTEM)

    tie = ours(plan).tie
    assert (tie.kind, tie.neighbourhood, tie.adds) == (TieKind.GUESSED, known.pk, False)
    assert set(tie.reasons) == {CorrespondenceReason.SAME_NAME, CorrespondenceReason.SAME_COMMUNE}
    assert Correspondence.objects.get().state == "to_confirm"
    assert Perimeter.objects.get(code="QN06207M").neighbourhood is None
    assert plan_of(files.regain()).is_empty


def test_the_same_name_elsewhere_is_no_guess(barlin):
    NeighbourhoodFactory(name="Le Regain", code="QP062007", communes=[CommuneFactory(insee_code="62999")])

    assert ours(plan_of(files.regain())).tie.kind == TieKind.NEW


def test_outlines_that_overlap_are_a_guess_whatever_the_names(barlin):
    known = NeighbourhoodFactory(name="Cité 7", code="QP062007", communes=[barlin])
    OutlineFactory(perimeter=known.perimeters.get(), west=2.605)

    tie = ours(plan_of(files.regain())).tie

    assert set(tie.reasons) == {CorrespondenceReason.OVERLAP, CorrespondenceReason.SAME_COMMUNE}
    assert tie.overlap == pytest.approx(0.5, abs=0.01)


def test_a_list_of_codes_is_a_source_of_guesses_and_no_more(barlin):
    pairs = read_correspondences(PAIRS.encode())

    plan = plan_of(files.regain(), pairs=pairs)
    apply_perimeters(plan, by=SYSTEM)

    old = Perimeter.objects.get(code="QP062007")
    assert (old.name, old.neighbourhood) == ("Quartier Du Regain", None)
    assert Perimeter.objects.get(code="QN06207M").neighbourhood.perimeters.count() == 1
    assert CorrespondenceReason.LISTED in ours(plan).tie.reasons
    assert Correspondence.objects.get().state == "to_confirm"


def test_a_refused_guess_is_not_made_again(barlin):
    NeighbourhoodFactory(name="Le Regain", code="QP062007", communes=[barlin])
    apply_perimeters(plan_of(files.regain()), by=SYSTEM)
    Correspondence.objects.update(state="refused")

    assert ours(plan_of(files.regain())).tie.kind == TieKind.NEW


def test_communes_have_their_share_of_the_area_when_their_outlines_are_known(barlin, hersin):
    OutlineFactory(commune=barlin, west=2.59, side=0.018)
    OutlineFactory(commune=hersin, west=2.608, side=0.018)

    plan = plan_of(files.regain())

    assert ours(plan).shares == pytest.approx({"Barlin": 0.8, "Hersin-Coupigny": 0.2}, abs=0.01)
    assert "Barlin (80\u00a0%) et Hersin-Coupigny (20\u00a0%)" in "\n".join(perimeter_plan_as_lines(plan))


def test_a_file_that_names_no_commune_is_placed_by_their_outlines(barlin):
    OutlineFactory(commune=barlin, west=2.58, south=50.42, side=0.08)

    plan = plan_of(({"code_qp": "QN06207M", "lib_qp": "Quartier Du Regain"}, square()))

    assert (ours(plan).entry.insee_codes, ours(plan).communes, ours(plan).tie.kind) == (
        ("62083",),
        ("Barlin",),
        TieKind.NEW,
    )


def test_a_file_of_the_other_vintage_is_refused_with_the_feature(barlin):
    with pytest.raises(UnreadableFile, match=r"Entité 1.*QN06207M n’est pas du millésime 2015"):
        plan_of(files.regain(), vintage=Vintage.OF_2015)


def test_what_changed_since_the_plan_was_read_stops_everything(barlin):
    kept = keep_outline_file(files.geojson(files.regain()), name="qpv.geojson", subject="2024", by=SYSTEM)
    seen = plan_outline_file(kept, subject="2024", by=SYSTEM)
    NeighbourhoodFactory(name="Le Regain", code="QN06207M", communes=[barlin])

    with pytest.raises(PerimeterPlanIsStale):
        apply_outline_file(kept, subject="2024", expected=seen.fingerprint, by=SYSTEM)

    assert Outline.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a;b\n1;2\n", "code_qp2015 et code_qp2024"),
        (b"code_qp2015;code_qp2024\nQP06200;QN06207M\n", "Ligne 2"),
        (b"", "code_qp2015"),
    ],
)
def test_a_list_that_pairs_no_codes_is_refused(content, words):
    with pytest.raises(UnreadableFile, match=words):
        read_correspondences(content)


def test_what_is_not_the_leads_to_write_is_refused_line_by_line(barlin):
    """A neighbour's code under our commune, a code that is nobody's over their ground, a national row: three reasons."""
    elsewhere = IntercommunalityFactory(siren=ELSEWHERE.agglomeration, name="Ailleurs")
    lille = CommuneFactory(insee_code="59350", name="Lille", intercommunality=elsewhere)
    OutlineFactory(perimeter=None, commune=lille, west=3.05)
    NeighbourhoodFactory(name="Fives", code="QN05901N", intercommunality=elsewhere, communes=[lille])
    rows = (
        files.regain(),
        files.regain({**files.REGAIN, "code_qp": "QN05901N", "lib_qp": "Rose"}),
        ({**files.REGAIN, "code_qp": "QN06299M", "lib_qp": "Rose"}, square(3.05)),
        (FAR, square(5.2, 46.2)),
    )
    lead = acting(Role.PROJECT_LEAD)

    plan = plan_of(*rows, by=lead)
    apply_perimeters(plan, by=lead)

    theirs = "ce quartier est d’une autre agglomération"
    assert [(one.number, one.code, one.message.partition("\u00a0:")[0]) for one in plan.refused] == [
        (2, "QN05901N", theirs),
        (3, "QN06299M", theirs),
        (4, "QN00101M", "ce périmètre national n’est pas dans vos communes"),
    ]
    assert "  - Entité 2, QN05901N" in "\n".join(perimeter_plan_as_lines(plan))
    assert {one.code: one.name for one in Perimeter.objects.all()} == {"QN06207M": "Quartier Du Regain", "QN05901N": ""}
    assert Outline.objects.filter(perimeter__code="QN05901N").count() == 0


def test_an_outline_far_from_the_commune_it_says_is_left_aside_with_the_distance(barlin):
    OutlineFactory(commune=barlin)

    plan = plan_of(files.regain(shape=square(2.9, 50.3)), files.regain({**files.REGAIN, "code_qp": "QN06208M"}))

    assert [one.entry.code for one in plan.perimeters] == ["QN06208M"]
    assert [str(one) for one in plan.refused] == [
        "Entité 1, QN06207M\u00a0: le contour est à 26\u00a0km de Barlin ; vérifiez son code, ou le système de "
        "coordonnées du fichier."
    ]


def test_communes_are_told_by_share_only_where_their_outlines_cover_the_perimeter(barlin):
    """A third of it in the one commune whose outline is known is not "Barlin (33 %)" alone; a bare code is no name."""
    OutlineFactory(commune=barlin, west=2.55, south=50.40, side=0.052)
    plan = plan_of(({**files.REGAIN, "insee_com": "62083, 62464", "lib_com": ""}, square(2.60)))

    told = communes_in_words(ours(plan))

    assert "%" not in told
    assert "commune 62464" in told
