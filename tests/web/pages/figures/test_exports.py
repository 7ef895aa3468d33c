"""The portrait of a neighbourhood, to take away."""

import io
import zipfile
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse
from python_calamine import CalamineWorkbook

from regain.core.member import SYSTEM
from regain.exchange.planning.portrait_map import map_of
from regain.exchange.planning.portraits import paper_of_portrait
from regain.exchange.writing.blocks import Paragraph
from regain.exchange.writing.pdf.writing import PaperNotWritten
from regain.web import papers
from tests.exchange.writing.pdf_conformity import faults_of
from tests.exchange.writing.pdf_structure import opened, tags_of
from tests.factories.figures import load_real, observe
from tests.factories.territory import NeighbourhoodFactory, OutlineFactory


@pytest.fixture
def regain(contract):
    communes = contract.communes.all()
    return NeighbourhoodFactory(name="Le Regain", code="QP062007", communes=communes)


def portrait(client, quarter, ending) -> bytes:
    response = client.get(reverse("neighbourhood_portrait", args=[quarter.pk, ending]))
    assert response.status_code == 200
    assert f'portrait-le-regain.{ending}"' in response["Content-Disposition"]
    return response.content


def invented() -> None:
    """Forty neighbourhoods, of which one is the Regain."""
    for rank in range(40):
        code = "QP062007" if rank == 20 else f"QP0630{rank:02d}"
        observe("poverty_rate", ("qpv", code), {2015: f"{38 + rank / 20}", 2018: None, 2021: f"{38 + rank / 10}"})
        observe("median_income", ("qpv", code), {2015: f"{13000 + 10 * rank}", 2021: f"{14000 + 10 * rank}"})
    observe("median_income", ("commune", "62083"), {2021: "18230"}, dataset="communes_insee")


def test_the_pdf_is_accessible_and_its_charts_have_words(amina, regain):
    invented()

    content = portrait(amina, regain, "pdf")

    assert faults_of(content) == []
    with opened(content) as pdf:
        alternatives = [str(tag.element.Alt) for tag in tags_of(pdf) if tag.role == "Figure" and "/Alt" in tag.element]
        tables = [tag for tag in tags_of(pdf) if tag.role == "Table"]
    assert len(alternatives) == 5  # two series, a gap, the twins of two indicators
    assert any("2018\u00a0: non diffusé" in words for words in alternatives)
    assert len(tables) >= len(alternatives)


def test_the_map_of_an_outline_drawn_by_hand_does_not_cite_the_state(contract):
    quarter = NeighbourhoodFactory(name="Le Parc", kind="QIC", communes=contract.communes.all())
    OutlineFactory(neighbourhood=quarter)

    [_, picture, *told] = map_of(quarter)

    assert "Le quartier Le Parc, sur Barlin" in picture.alternative
    assert told[-1].words == "Source\u00a0: contour dessiné par la collectivité."


def test_the_map_cites_who_published_each_perimeter(regain):
    OutlineFactory(perimeter=regain.perimeters.get())

    assert [*map_of(regain)][-1].words == "Source\u00a0: ANCT, périmètres QPV 2015, Licence Ouverte 2.0."


def test_the_docx_shows_pictures_with_their_words(amina, regain):
    invented()

    with zipfile.ZipFile(io.BytesIO(portrait(amina, regain, "docx"))) as archive:
        document = archive.read("word/document.xml").decode()
        pictures = [name for name in archive.namelist() if name.endswith(".png")]

    assert len(pictures) == 5
    assert "non diffusé" in document
    assert "INSEE, Filosofi 2015-2021, Licence Ouverte 2.0" in document
    assert 'descr="Le Regain. 2015' in document


def test_the_table_of_all_the_other_figures_has_its_sources(regain):
    observe("social_dwellings", ("qpv", "QP062007"), {2016: "935"}, dataset="rpls_qpv")

    blocks = paper_of_portrait(regain, today=date(2026, 11, 25), seen_by=SYSTEM).blocks

    assert Paragraph("Sources\u00a0: SDES, RPLS 2016, Licence Ouverte 2.0.", "note") in blocks


def test_the_odt_opens(amina, regain):
    invented()

    with zipfile.ZipFile(io.BytesIO(portrait(amina, regain, "odt"))) as archive:
        content = archive.read("content.xml").decode()

    assert content.count("<draw:image>") == 5
    assert "<svg:desc>Le Regain. 2015" in content


def test_the_workbook_holds_figures_gaps_refusals_and_sources(amina, regain):
    invented()

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(portrait(amina, regain, "xlsx")))
    sheets = {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}

    assert list(sheets) == ["Chiffres", "Écarts", "Convention", "Cibles", "Jumeaux", "Lire ce classeur"]
    told = [row for row in sheets["Chiffres"] if row[1] == "Le Regain"]
    assert {row[7] for row in told} == {"Publiée", "Couverte par le secret statistique"}
    assert all("Licence Ouverte 2.0" in row[9] for row in told)
    assert sheets["Écarts"][1][1:6] == ["Commune de Barlin", 2021, 14200, 18230, -4030]
    assert len(sheets["Jumeaux"]) == 1 + 2 * 21
    assert all("INSEE" in row[-1] and "Licence Ouverte 2.0" in row[-1] for row in sheets["Jumeaux"][1:])
    assert all("Licence Ouverte 2.0" in row[-1] for row in sheets["Écarts"][1:])
    assert any("On ne peut pas comparer" in str(row[1]) for row in sheets["Lire ce classeur"])


def test_an_empty_portrait_is_still_a_document(amina, regain):
    assert faults_of(portrait(amina, regain, "pdf")) == []


def test_another_format_is_not_found(amina, regain):
    assert amina.get(reverse("neighbourhood_portrait", args=[regain.pk, "exe"])).status_code == 404


@pytest.mark.parametrize("typed", ["QP062007", "qp062007", "Regain", "le regain"])
def test_the_command_finds_it_by_code_or_name(regain, tmp_path, typed, capsys):
    call_command("export_portrait", typed, "--to", str(tmp_path / "portrait.xlsx"))

    assert (tmp_path / "portrait.xlsx").stat().st_size > 5000
    assert "Portrait du Regain" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "to", "said"),
    [
        ("Nulle part", "p.pdf", "Aucun quartier"),
        ("Deux", "p.pdf", "donnez le code"),
        ("Regain", "p.txt", "finissez par .pdf, .docx, .odt ou .xlsx"),
    ],
)
def test_the_command_refuses_in_a_sentence(regain, tmp_path, typed, to, said, capsys):
    NeighbourhoodFactory(name="Deux", kind="QIC")
    NeighbourhoodFactory(name="Les Deux", kind="QIC")

    with pytest.raises(SystemExit):
        call_command("export_portrait", typed, "--to", str(tmp_path / to))

    assert said in capsys.readouterr().err
    assert not (tmp_path / to).exists()


def test_the_real_portrait_of_the_regain(amina, regain, shared):
    load_real(shared, codes="QP0620")

    assert faults_of(portrait(amina, regain, "pdf")) == []


@pytest.mark.parametrize("ending", ["pdf", "docx", "odt", "xlsx"])
def test_a_neighbourhood_named_in_any_writing_has_its_portrait(amina, contract, ending):
    quarter = NeighbourhoodFactory(name="\uf0b7 Le Regain 🌳 北京 ＝", communes=contract.communes.all())

    assert portrait(amina, quarter, ending)


def test_a_file_that_cannot_be_written_is_told_and_is_no_failure(amina, regain, monkeypatch):
    def refuse(paper, ending):
        raise PaperNotWritten("Le PDF n’a pas pu être composé : corrigez ce texte.")

    monkeypatch.setattr(papers, "write_file", refuse)

    response = amina.get(reverse("neighbourhood_portrait", args=[regain.pk, "pdf"]))

    assert response.status_code == 409
    assert "Le PDF n’a pas pu être composé" in response.content.decode().replace("\u00a0", " ")


def test_a_portrait_without_figures_is_a_cover_and_one_page(amina, regain):
    OutlineFactory(perimeter=regain.perimeters.get())

    with opened(portrait(amina, regain, "pdf")) as pdf:
        assert len(pdf.pages) == 2
