"""Guards against hostile files: zip bombs, XML bombs, encrypted parts. Nothing here reaches outside the bytes given."""

import contextlib
import io
import zipfile
from typing import IO
from xml.parsers import expat

from lxml import etree

from regain.core.xml import parsed
from regain.core.zips import BROKEN_ZIP
from regain.exchange.reading.refusals import UnreadableFile

MAX_FILE_BYTES = 50 * 1024 * 1024
MAX_UNZIPPED_BYTES = 200 * 1024 * 1024
MAX_MEMBERS = 5_000
MAX_XML_BYTES = 20 * 1024 * 1024
MAX_XML_TAGS = 1_000_000
MAX_CHARACTERS = 3_000_000
MAX_RATIO = 200
# Below this size a high ratio harms nobody: an empty template of repeated markup reaches it.
RATIO_MATTERS_FROM = 5 * 1024 * 1024
_CHUNK = 64 * 1024

BOMB = "Ce fichier se déploie de façon démesurée : il n’a pas été ouvert. Enregistrez à nouveau le document, puis réessayez."
TOO_LONG = "Ce document est beaucoup trop long pour une convention : déposez la seule convention."
DAMAGED = "Ce fichier est incomplet ou abîmé : enregistrez à nouveau le document, puis réessayez."
LOCKED = "Ce document est protégé par un mot de passe : retirez la protection, puis réessayez."
DECLARED = "Ce fichier contient des déclarations XML refusées par sécurité : enregistrez à nouveau le document, puis réessayez."


class Archive:
    """A zip whose members are read within limits, whatever its directory declares."""

    def __init__(self, content: bytes) -> None:
        """Raise `UnreadableFile` for a damaged or encrypted zip, or for one that swells beyond the limits."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except BROKEN_ZIP as error:
            raise UnreadableFile(DAMAGED) from error
        members = self._zip.infolist()
        declared = sum(member.file_size for member in members)
        if len(members) > MAX_MEMBERS or declared > MAX_UNZIPPED_BYTES:
            raise UnreadableFile(BOMB)
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableFile(LOCKED)
        # Some tools of Windows part folders by a backslash.
        self._members = {member.filename.replace("\\", "/"): member for member in members}
        self.names = frozenset(self._members)
        self._left = MAX_UNZIPPED_BYTES

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raise `UnreadableFile` if it is absent, damaged or swells beyond the limits."""
        try:
            member = self._members[name]
            with self._zip.open(member) as stream:
                return self._drain(stream, compressed=member.compress_size)
        except BROKEN_ZIP as error:
            raise UnreadableFile(DAMAGED) from error

    def _drain(self, stream: IO[bytes], *, compressed: int) -> bytes:
        drained = bytearray()
        while chunk := stream.read(_CHUNK):
            drained += chunk
            swollen = len(drained) > RATIO_MATTERS_FROM and len(drained) > MAX_RATIO * max(compressed, 1)
            if swollen or len(drained) > self._left:
                raise UnreadableFile(BOMB)
        self._left -= len(drained)
        return bytes(drained)


def parse_xml(content: bytes, *, may_name_its_type: bool = False) -> etree._Element:
    """The root of an XML part without any document type. Raise `UnreadableFile` for anything else.

    With `may_name_its_type`, a document type that only names itself (OpenOffice 1 and 2 wrote it) is taken off first.
    """
    if len(content) > MAX_XML_BYTES or content.count(b"<") > MAX_XML_TAGS:
        raise UnreadableFile(TOO_LONG)
    content = _without_type(content) if may_name_its_type else content
    _refuse_declarations(content)
    try:
        return parsed(content, keeps_notes=False)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(DAMAGED) from error


def refuse_malformed(content: bytes) -> None:
    """Raise `UnreadableFile` unless the part is a whole XML document without any document type. Keeps nothing of it."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _raise_declared
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableFile(DAMAGED) from error


def _without_type(content: bytes) -> bytes:
    """The part without a document type that declares nothing; any other content as it is."""
    ends: list[int] = []

    def declared(_name: str, _system: str | None, _public: str | None, declares: int) -> None:
        if not declares:
            ends.append(parser.CurrentByteIndex)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = _raise_reached
    # What is wrong with it is said by the reading that follows.
    with contextlib.suppress(_RootReached, expat.ExpatError, ValueError, LookupError):
        parser.Parse(content, True)
    start = content.rfind(b"<!DOCTYPE", 0, ends[0]) if ends else -1
    return content if start < 0 else content[:start] + content[ends[0] + 1 :]


class _RootReached(Exception):
    """The prolog is over: no document type can follow."""


def _refuse_declarations(content: bytes) -> None:
    """Read the prolog alone, as the XML standard does (UTF-16 included), and stop at a document type."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _raise_declared
    parser.EntityDeclHandler = _raise_declared
    parser.StartElementHandler = _raise_reached
    try:
        parser.Parse(content, True)
    except _RootReached:
        return
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableFile(DAMAGED) from error


def _raise_declared(*_declaration: object) -> None:
    raise UnreadableFile(DECLARED)


def _raise_reached(*_element: object) -> None:
    raise _RootReached
