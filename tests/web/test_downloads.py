"""How a file is named for the browser: what it is, whatever it was called."""

import re
from urllib.parse import unquote

import pytest

from regain.web.downloads import as_download, disposition, download
from tests.conftest import ROOT

CSV = "text/csv"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN = re.compile(
    r'attachment; filename="([^"\\;%\x00-\x1f\x7f-\U0010ffff]+)"(?:; filename\*=UTF-8\'\'([A-Za-z0-9%._~-]+))?'
)


def names_in(header):
    """What an old browser reads, and what the others do."""
    found = PLAIN.fullmatch(header)
    assert found, header
    return found[1], unquote(found[2], errors="strict") if found[2] else found[1]


@pytest.mark.parametrize(
    ("name", "media_type", "ending"),
    [
        ('é"; filename=evil.html;.csv', CSV, ".csv"),
        ("evil.html", CSV, ".csv"),
        ("evil.svg", "text/plain", ".txt"),
        ("evil.hta", "application/octet-stream", ".bin"),
        ("a.csv\u202egpj.exe", CSV, ".csv"),
        ("x＂； filename=evil.html；.csv", CSV, ".csv"),
        ("x%22%3B filename=evil.html", CSV, ".csv"),
        ('a\\"; filename="b.exe', WORD, ".docx"),
        ("a\r\nSet-Cookie: b=c.csv", CSV, ".csv"),
        ("../../etc/passwd", "application/pdf", ".pdf"),
        ("a" * 400 + ".csv", CSV, ".csv"),
        ("日本.csv", CSV, ".csv"),
        (".csv", CSV, ".csv"),
        ("", CSV, ".csv"),
        ("x.csv", "text/html", ".csv"),
        ("x.pdf", "text/csv\r\nX-A: b", ".bin"),
    ],
)
def test_no_name_says_another_kind_nor_another_header(name, media_type, ending):
    response = download(b"x", name=name, media_type=media_type)

    plain, full = names_in(response["Content-Disposition"])
    assert (plain.endswith(ending), full.endswith(ending)) == (True, True)
    assert not set(full) & set('"/;%\r\n\u202e\\')
    assert max(len(plain), len(full)) <= 150 + len("document")
    assert response["Content-Type"] in {
        "text/csv; charset=utf-8",
        "text/plain",
        WORD,
        "application/pdf",
        "application/octet-stream",
    }


@pytest.mark.parametrize(
    ("name", "endings", "header"),
    [
        ("contrat-CN06201M.csv", (".csv",), 'attachment; filename="contrat-CN06201M.csv"'),
        (
            "Été à Béthune.CSV",
            (".csv",),
            "attachment; filename=\"Ete a Bethune.csv\"; filename*=UTF-8''%C3%89t%C3%A9%20%C3%A0%20B%C3%A9thune.csv",
        ),
        ("notes.md", (".txt", ".md"), 'attachment; filename="notes.md"'),
        ("contours 2024.geojson.gz", (".bin", ".gz"), 'attachment; filename="contours 2024.geojson.gz"'),
    ],
)
def test_an_honest_name_is_kept(name, endings, header):
    assert disposition(name, endings=endings) == header


def test_a_file_sent_under_two_names_leaves_as_what_it_is():
    """A program that does not escape sends `filename="é"; filename=evil.html;.csv"`: Django reads the second name."""
    response = as_download(download(b"a;b", name="x", media_type=CSV), name="evil.html", media_type=CSV)

    assert names_in(response["Content-Disposition"])[0] == "evil.html.csv"


def test_one_place_writes_the_header():
    folder = ROOT / "src" / "regain"
    signs = ("Content-Disposition", "as_attachment", "content_disposition_header")

    found = [path.name for path in sorted(folder.rglob("*.py")) if any(sign in path.read_text() for sign in signs)]

    assert found == ["downloads.py"]
