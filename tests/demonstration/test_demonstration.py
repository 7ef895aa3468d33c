"""The demonstration agreement: made from its source, plainly marked, and written with our own words."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from shapely.geometry import shape

from demonstration.build import HERE, SOURCES, build
from regain.exchange.draft import Severity
from regain.exchange.reading.agreement_file import read_agreement_file
from tests.agreements.copying import sentences_shared


def _members(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as members:
        return {name: members.read(name) for name in members.namelist()}


@pytest.fixture(scope="module", params=SOURCES, ids=lambda path: path.stem)
def path(request) -> Path:
    return request.param


@pytest.fixture(scope="module")
def source(path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_docx_kept_is_the_one_its_source_makes(source, path):
    assert _members(build(source)) == _members(path.with_suffix(".docx").read_bytes())


def test_building_twice_gives_the_same_bytes(source):
    assert build(source) == build(source)


def test_the_source_and_the_document_say_that_they_are_a_demonstration(source, path):
    notice = "Document de démonstration écrit pour Regain, sans valeur officielle"

    assert notice in source.splitlines()[1]
    assert notice in _members(path.with_suffix(".docx").read_bytes())["word/document.xml"].decode("utf-8")


def test_it_is_read_without_a_question(path):
    draft = read_agreement_file(path.with_suffix(".docx").read_bytes(), name=f"{path.stem}.docx")[1].draft

    assert [one.message for one in draft.findings if one.is_pending or one.severity == Severity.ERROR] == []
    assert [(one.kind, bool(one.code)) for one in draft.neighbourhoods] == [("QPV", True)]


def test_nobody_is_named(source):
    assert not re.search(r"\b(Mme|M\.|Mr|Monsieur|Madame)\s+[A-Z]", source)


def test_no_sentence_of_the_real_agreement_is_copied(source, shared: Path):
    real = (shared / "conventions" / "barlin-2024.txt").read_text(encoding="utf-8")

    assert sentences_shared(source, real) == set()


def test_every_reference_commune_has_its_codes():
    with (HERE / "communes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))

    assert {"Barlin", "Hersin-Coupigny", "Auchel"} <= {row["nom"] for row in rows}
    assert all(re.fullmatch(r"62\d{3}", row["code_insee"]) for row in rows)


def test_each_invented_outline_lies_in_the_communes_it_names():
    drawn = {
        name: json.loads((HERE / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
        for name in ("communes-inventees", "quartiers-inventes")
    }
    communes = {one["properties"]["code_insee"]: shape(one["geometry"]) for one in drawn["communes-inventees"]}

    for one in drawn["quartiers-inventes"]:
        quarter = shape(one["geometry"])
        shares = {code: commune.intersection(quarter).area / quarter.area for code, commune in communes.items()}
        assert {code for code, share in shares.items() if share > 0.05} == set(
            one["properties"]["insee_com"].split(",")
        )
        assert sum(shares.values()) == pytest.approx(1)
