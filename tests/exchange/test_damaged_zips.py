"""A zip damaged anywhere, however its members are packed, is read or refused in one sentence: never a crash."""

import contextlib
import io
import zipfile

import pytest

from regain.exchange.reading.archive.entries import drained, opened
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import Archive
from regain.exchange.writing.templates import TemplateRefused
from regain.exchange.writing.templates.parts import parts_of
from tests.exchange.writing.papers import template

NAME = "word/document.xml"
PACKED = {
    "stored": zipfile.ZIP_STORED,
    "deflated": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


def packed(members: dict[str, bytes], method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return out.getvalue()


def damaged(content: bytes, step: int) -> list[bytes]:
    return [content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :] for at in range(0, len(content), step)]


@pytest.mark.parametrize("method", PACKED.values(), ids=PACKED)
@pytest.mark.parametrize(
    "read",
    [
        lambda content: Archive(content).read(NAME),
        lambda content: drained(opened(io.BytesIO(content)), NAME, limit=10_000),
    ],
    ids=["document", "archive"],
)
def test_a_damaged_zip_is_read_or_refused(read, method):
    whole = packed({NAME: bytes(range(256))}, method)

    assert read(whole) == bytes(range(256))
    refused = 0
    for content in damaged(whole, 1):
        with contextlib.suppress(UnreadableFile):
            read(content)
            continue
        refused += 1
    assert refused > len(whole) // 3


@pytest.mark.parametrize("method", PACKED.values(), ids=PACKED)
def test_a_damaged_template_is_read_or_refused(method):
    with zipfile.ZipFile(io.BytesIO(template("{{ commune }}"))) as source:
        whole = packed({name: source.read(name) for name in source.namelist()}, method)

    assert parts_of(whole)
    for content in damaged(whole, max(1, len(whole) // 60)):
        with contextlib.suppress(TemplateRefused):
            parts_of(content)
