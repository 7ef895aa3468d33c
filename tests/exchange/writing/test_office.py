"""LibreOffice opens what Regain writes, on as many pages as the PDF has, give or take one."""

import shutil
import subprocess

import pypdfium2
import pytest

from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.docx import write_docx
from regain.exchange.writing.odt import write_odt
from regain.exchange.writing.pdf import write_pdf
from tests.conftest import required
from tests.exchange.writing.drafts import SLUGS, draft_of, read_draft

pytestmark = pytest.mark.slow
WRITERS = {"docx": write_docx, "odt": write_odt}


@pytest.fixture(scope="module")
def soffice() -> str:
    found = shutil.which("soffice")
    if not found:
        if required("libreoffice"):
            pytest.fail("LibreOffice est exigé et absent")
        pytest.skip("LibreOffice est absent de cette machine (apt install libreoffice-writer-nogui)")
    return found


def pages(content: bytes) -> int:
    document = pypdfium2.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()


def pages_in_libreoffice(soffice, tmp_path, papers, ending) -> dict[str, int]:
    """The pages of each paper once LibreOffice has laid it out: one start for all of them."""
    files = [tmp_path / f"{slug}.{ending}" for slug in papers]
    for file, paper in zip(files, papers.values(), strict=True):
        file.write_bytes(WRITERS[ending](paper))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path / "out", *files],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {slug: pages((tmp_path / "out" / f"{slug}.pdf").read_bytes()) for slug in papers}


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_agreements_have_the_pages_of_their_pdf(soffice, tmp_path, ending):
    papers = {slug: compose_agreement(draft_of(slug)) for slug in SLUGS}

    found = pages_in_libreoffice(soffice, tmp_path, papers, ending)

    expected = {slug: pages(write_pdf(paper)) for slug, paper in papers.items()}
    assert {slug: (found[slug], expected[slug]) for slug in papers if abs(found[slug] - expected[slug]) > 1} == {}


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_the_real_agreement_has_the_pages_of_its_pdf(soffice, tmp_path, shared, ending):
    draft = read_draft((shared / "conventions" / "barlin-2024.txt").read_bytes(), "convention.txt")
    paper = compose_agreement(draft)

    found = pages_in_libreoffice(soffice, tmp_path, {"barlin": paper}, ending)

    assert abs(found["barlin"] - pages(write_pdf(paper))) <= 1
