"""Reading a DOCX of twelve pages, against mammoth's conversion of the same file alone."""

import io
import re
import zipfile
from pathlib import Path

import mammoth

from bench.timing import Ratio, compare
from regain.exchange.confining.calling import run_here
from regain.exchange.reading.agreement_file import read_agreement_file

DEMONSTRATION = Path(__file__).resolve().parents[1] / "demonstration" / "barlin.docx"
BODY = "word/document.xml"
LINES = 1_000
HEAD = ("Convention d’application communale du contrat de ville", "Commune de Barlin", "Projet de quartier : Cité 5")
LONG = {
    "paragraphes courts": "ab {}",
    "chiffres redits": "Taux de pauvreté : {} %",
    "objectifs": "Objectif opérationnel {0} : agir pour {0}",
    "signataires": "Pour la commune de Ville{}",
}


def twelve_pages(content: bytes) -> bytes:
    """The demonstration agreement (eight pages) with a second neighbourhood project and its preamble told twice."""
    source = zipfile.ZipFile(io.BytesIO(content))
    xml = source.read(BODY).decode()
    preamble = _between(xml, "Préambule", "Edito")
    project = _between(xml, "Projet de quartier", "Organisation et pilotage local")
    second = re.sub("Regain", "Cité Neuve", project).replace("06 20 07", "06 20 99")
    told_twice = xml.replace(preamble, preamble * 2).replace(project, project + second)
    longer = io.BytesIO()
    with zipfile.ZipFile(longer, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            data = source.read(member)
            target.writestr(member, told_twice.encode() if member.filename == BODY else data)
    return longer.getvalue()


def _between(xml: str, title: str, next_title: str) -> str:
    """The paragraphs from one title (its last occurrence: the first is in the contents list) to the next."""
    start = xml.rindex("<w:p>", 0, xml.rindex(title))
    return xml[start : xml.rindex("<w:p>", 0, xml.rindex(next_title))]


def run() -> list[Ratio]:
    """The ratios of reading."""
    content = twelve_pages(DEMONSTRATION.read_bytes())
    return [
        compare(
            "lire une convention DOCX de 12 pages / mammoth seul",
            lambda: read_agreement_file(content, name="barlin.docx"),
            lambda: mammoth.convert_to_html(io.BytesIO(content)),
            goal=1.5,
        ),
        compare(
            "la lire dans un processus à part / la lire sur place",
            lambda: read_agreement_file(content, name="barlin.docx"),
            lambda: _read_here(content),
            goal=1.3,
        ),
        *(_growth(name, pattern) for name, pattern in LONG.items()),
    ]


def _read_here(content: bytes) -> None:
    with run_here():
        read_agreement_file(content, name="barlin.docx")


def _growth(name: str, pattern: str) -> Ratio:
    """A text four times as long, against the text."""
    once, four = (long_text(pattern, count) for count in (LINES, 4 * LINES))
    return compare(
        f"lire {4 * LINES} {name} / {LINES}",
        lambda: read_agreement_file(four, name="a.txt"),
        lambda: read_agreement_file(once, name="a.txt"),
        goal=6,
        runs=5,
    )


def long_text(pattern: str, count: int) -> bytes:
    """An agreement, as text, that says the same so many times."""
    return "\n".join([*HEAD, *(pattern.format(rank) for rank in range(count))]).encode()
