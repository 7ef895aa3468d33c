"""Reading a DOCX of twelve pages, against mammoth's conversion of the same file alone."""

import io
import zipfile
from pathlib import Path

import mammoth

from bench.timing import Ratio, compare
from regain.exchange.reading.agreement_file import read_agreement_file

DEMONSTRATION = Path(__file__).resolve().parents[1] / "demonstration" / "barlin.docx"
BODY = "word/document.xml"


def twelve_pages(content: bytes) -> bytes:
    """The demonstration agreement (eight pages) with its neighbourhood project told twice: twelve pages."""
    source = zipfile.ZipFile(io.BytesIO(content))
    xml = source.read(BODY).decode()
    start = xml.rindex("<w:p>", 0, xml.rindex("Projet de quartier « Regain »"))
    end = xml.rindex("<w:p>", 0, xml.rindex("Organisation et pilotage local"))
    project = xml[start:end]
    second = project.replace("« Regain »", "« Cité Neuve »").replace("QP 06 20 07", "QP 06 20 99")
    longer = io.BytesIO()
    with zipfile.ZipFile(longer, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            data = source.read(member)
            target.writestr(
                member, xml.replace(project, project + second).encode() if member.filename == BODY else data
            )
    return longer.getvalue()


def run() -> list[Ratio]:
    """The ratios of reading."""
    content = twelve_pages(DEMONSTRATION.read_bytes())
    return [
        compare(
            "lire une convention DOCX de 12 pages / mammoth seul",
            lambda: read_agreement_file(content, name="barlin.docx"),
            lambda: mammoth.convert_to_html(io.BytesIO(content)),
            goal=1.5,
        )
    ]
