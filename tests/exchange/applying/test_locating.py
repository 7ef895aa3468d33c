"""An address, a point, a list: told their neighbourhoods; nothing is kept unless asked."""

import csv
import io
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from python_calamine import CalamineWorkbook

from regain.core.calling.kept import Kept
from regain.core.member import SYSTEM
from regain.domain.documents.models import StoredFile
from regain.domain.journal.models import Entry
from regain.domain.territory.models import Address, Perimeter
from regain.domain.territory.rules.addresses import AddressEntry
from regain.domain.territory.usecases import import_addresses
from regain.exchange.applying import geocoding
from regain.exchange.applying.geocoding import GeocoderSilent, ask_geocoder
from regain.exchange.applying.locating import counted_list, keep_list, located_list, places_asked
from regain.exchange.reading.place_lists import MAX_ROWS
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.writing.xlsx import Sheet, SheetColumn, write_workbook
from tests.exchange.reading.observations.test_hostile_files import workbook
from tests.factories.territory import NeighbourhoodFactory, OutlineFactory

INSIDE, OUTSIDE = (2.605, 50.455), (2.70, 50.455)


def address(key, number, suffix="", street="Rue de la République", place=INSIDE):
    return AddressEntry(key, number, suffix, street, "62620", "62083", "Barlin", *place)


@pytest.fixture
def regain(barlin):
    """Le Regain with both perimeters (that of 2015 is without outline), three addresses."""
    regain = NeighbourhoodFactory(name="Le Regain", code="QN06207M", communes=[barlin])
    Perimeter.objects.update(name="Quartier Du Regain")
    OutlineFactory(perimeter=regain.perimeters.get())
    entries = [address("a", 1), address("b", 12, "bis"), address("c", 3, street="Avenue Zola", place=OUTSIDE)]
    import_addresses(entries, file_name="adresses-62.csv", checksum="0" * 64, by=SYSTEM)
    return regain


def told(found):
    return {vintage.value: [hit.code for hit in hits] for vintage, hits in found.located.hits.items()}


def test_a_sure_address_is_told_on_both_geographies(regain):
    asked = places_asked("12 bis rue de la republique barlin", None)

    [found] = asked.addresses
    assert (found.label, found.is_sure, told(found)) == (
        "12 bis Rue de la République, 62620 Barlin",
        True,
        {2015: [], 2024: ["QN06207M"]},
    )
    assert [vintage.value for vintage in found.located.unknown] == [2015]


def test_a_number_that_is_not_in_the_base_is_said(regain):
    found = places_asked("14 rue de la République", None).addresses[0]

    assert (found.is_sure, found.remark) == (False, "numéro absent de la base\u00a0: le plus proche est le 12 bis")


@pytest.mark.parametrize(("point", "codes"), [(INSIDE, ["QN06207M"]), (OUTSIDE, [])])
def test_a_point_is_told(regain, point, codes):
    located = places_asked("", point).point

    assert [hit.code for hit in located.hits[2024]] == codes


def test_a_drawn_neighbourhood_is_told_too(regain):
    qic = NeighbourhoodFactory(name="La Croisette", kind="QIC", own_code="C3")
    OutlineFactory(neighbourhood=qic, file=None)

    assert [hit.label for hit in places_asked("", INSIDE).point.drawn] == ["C3 La Croisette"]


def test_addresses_imported_twice_change_nothing_and_another_file_replaces_those_of_its_communes(regain):
    entries = [address("z", 5)]

    assert import_addresses(entries, file_name="x", checksum="0" * 64, by=SYSTEM) == 0
    assert Address.objects.count() == 3
    assert import_addresses(entries, file_name="x", checksum="1" * 64, by=SYSTEM) == 1
    assert list(Address.objects.values_list("key", flat=True)) == ["z"]
    assert Entry.objects.filter(event="addresses_imported").count() == 2


def test_a_list_comes_back_with_both_perimeters_and_nothing_is_kept(regain):
    content = "Réf;Adresse;CP;Ville\n=1+1;12 bis r. de la République;62620;Barlin\n2;3 avenue Zola;;\n3;;;\n"
    before = (StoredFile.objects.count(), Entry.objects.count())

    found = located_list(content.encode(), name="liste.csv", ending="csv")

    rows = list(csv.reader(io.StringIO(found.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:4] == ["Réf", "Adresse", "CP", "Ville"]
    assert rows[1][0] == "'=1+1"
    assert [row[6] for row in rows[1:]] == ["QN06207M Quartier Du Regain", "", ""]
    assert [row[7] for row in rows[1:3]] == ["contours non importés"] * 2
    assert {row[-1] for row in rows[1:]} == {"indicatif, ne vaut pas attestation"}
    assert rows[3][-2] == "ligne sans adresse"
    assert "Base Adresse Nationale et ANCT, Licence Ouverte 2.0" in rows[0][-1]
    assert found.summary == "3 lignes, 1 dans un quartier prioritaire de 2024."
    assert (StoredFile.objects.count(), Entry.objects.count()) == before


def test_without_outlines_nobody_is_counted_inside(barlin):
    import_addresses([address("a", 1)], file_name="adresses-62.csv", checksum="0" * 64, by=SYSTEM)

    found = located_list(b"adresse\n1 rue de la R\xe9publique, Barlin\n", name="liste.csv", ending="csv")

    assert found.summary == "1 ligne, 0 dans un quartier prioritaire de 2024."


def test_a_workbook_comes_back_as_a_workbook_that_runs_nothing(regain):
    columns = (SheetColumn("Longitude"), SheetColumn("Latitude"), SheetColumn("Note"))
    sent = write_workbook([Sheet("x", columns, (("2,605", "50,455", "=HYPERLINK(1)"),))], title="x")

    found = located_list(sent, name="liste.xlsx", ending="xlsx")

    rows = CalamineWorkbook.from_filelike(io.BytesIO(found.content)).get_sheet_by_index(0).to_python()
    assert rows[1][2] == "=HYPERLINK(1)"  # a text, not a formula
    assert rows[1][5] == "QN06207M Quartier Du Regain"


def sheet_of(found, name):
    return CalamineWorkbook.from_filelike(io.BytesIO(found.content)).get_sheet_by_name(name).to_python()


def points(inside, outside):
    lines = ["2,605;50,455"] * inside + ["2,70;50,455"] * outside
    return "\n".join(("longitude;latitude", *lines)).encode()


def test_a_count_per_neighbourhood_comes_without_the_list(regain):
    content = "adresse\n" + "12 bis rue de la République, Barlin\n" * 6 + "14 rue de la République\n" * 5 + "rien\n" * 7

    found = counted_list(content.encode(), name="liste.csv")

    assert sheet_of(found, "Par quartier") == [
        ["Quartier prioritaire (2024) ou communautaire", "Lignes de la liste"],
        ["QN06207M Quartier Du Regain", 6],
        ["Adresse à vérifier", 5],
        ["Sans adresse trouvée", 7],
        ["Ensemble", 18],
    ]
    assert (found.name, "République" in str(sheet_of(found, "À savoir"))) == ("liste-par-quartier.xlsx", False)


@pytest.mark.parametrize(
    ("inside", "outside", "told"),
    [
        (3, 9, ["secret statistique", "secret statistique", 12]),
        (9, 3, ["secret statistique", "secret statistique", 12]),
        (5, 9, [5, 9, 14]),
    ],
)
def test_a_count_does_not_tell_small_numbers_nor_what_would_give_them_back(regain, inside, outside, told):
    counted = sheet_of(counted_list(points(inside, outside), name="l.csv"), "Par quartier")

    assert [row[1] for row in counted[1:]] == told


def test_a_count_says_from_which_number_it_tells(regain, settings):
    said = [str(sheet_of(counted_list(points(5, 3), name="l.csv"), "À savoir"))]
    settings.MASK_BELOW = 0
    found = counted_list(points(5, 3), name="l.csv")

    assert ("de 1 à 4" in said[0], "masqués" in str(sheet_of(found, "À savoir"))) == (True, False)
    assert [row[1] for row in sheet_of(found, "Par quartier")[1:]] == [5, 3, 8]


def test_a_drawn_neighbourhood_is_counted_and_missing_outlines_are_said(barlin):
    assert sheet_of(counted_list(points(0, 6), name="l.csv"), "Par quartier")[1][0] == "Contours de 2024 non importés"
    qic = NeighbourhoodFactory(name="La Croisette", kind="QIC", own_code="C3")
    OutlineFactory(neighbourhood=qic, file=None)

    counted = sheet_of(counted_list(points(6, 0), name="l.csv"), "Par quartier")

    assert counted[1:] == [["C3 La Croisette", 6], ["Ensemble", 6]]


def test_a_result_is_kept_when_it_is_asked_for(regain):
    found = located_list(b"adresse\n3 avenue Zola\n", name="liste.csv", ending="csv")

    assert keep_list(found, by=SYSTEM).name == "liste-situee.csv"


@pytest.mark.child
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "vide"),
        (b"adresse\n", "vide"),
        (b"nom;age\nx;3\n", "ni colonne"),
        (b"PK\x03\x04 rien", "abîmé"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rien", "pas un classeur"),
        (b'adresse\n"1 rue Zola\n', "Ligne 2"),
        (lambda: workbook([["adresse"]], far=True), "trop de mémoire"),  # two cells far apart would fill the memory
        (lambda: b"adresse\n" + b"1 rue Zola\n" * (MAX_ROWS + 1), "plus de 5000 lignes"),
        (b"adresse\n\x00\x00\n", "pas un tableau"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_in_one_sentence(db, content, words):
    with pytest.raises(UnreadableFile, match=words):
        located_list(content() if callable(content) else content, name="x", ending="csv")


@pytest.fixture
def geocoder(settings, monkeypatch):
    """A geocoder of our own on this machine; `answers` is what it says, `asked` what it was asked."""

    class Handler(BaseHTTPRequestHandler):
        answers = b""
        asked: list[str] = []

        def do_GET(self):
            Handler.asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(Handler.answers)

        def log_message(self, *_words):
            """Say nothing."""

    monkeypatch.setattr(geocoding, "ANSWERS", Kept(fresh=600, good=600, most=2))
    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    settings.GEOCODER_URL = f"http://127.0.0.1:{server.server_port}/search"
    yield Handler
    server.shutdown()
    server.server_close()


def test_a_geocoder_is_asked_only_for_what_the_base_does_not_have_and_never_for_a_list(regain, geocoder):
    feature = {"geometry": {"coordinates": INSIDE}, "properties": {"label": "7 Impasse Perdue", "score": 0.8}}
    geocoder.answers = json.dumps({"features": [feature, {"geometry": None}]}).encode()

    [found] = places_asked("7 impasse perdue", None).addresses
    places_asked("12 bis rue de la République Barlin", None)
    located_list(b"adresse\n7 impasse perdue\n", name="x.csv", ending="csv")

    assert (found.label, found.score, found.is_sure, told(found)[2024]) == ("7 Impasse Perdue", 80, False, ["QN06207M"])
    assert geocoder.asked == ["/search?q=7+impasse+perdue&limit=5"]


@pytest.mark.parametrize("answers", [b"", b"[]", b'{"features": 3}', b"<html>"])
def test_a_geocoder_that_answers_anything_else_is_silent(db, geocoder, answers):
    geocoder.answers = answers

    with pytest.raises(GeocoderSilent, match="ne répond pas"):
        ask_geocoder("x")
    assert "ne répond pas" in places_asked("7 impasse perdue", None).said


def test_no_geocoder_is_asked_by_default(regain, settings):
    assert settings.GEOCODER_URL == ""
    assert places_asked("7 impasse perdue", None).said.startswith("Cette adresse n’est pas dans la base")
