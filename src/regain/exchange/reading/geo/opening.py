"""Which format a file of outlines is in, told by its content; compressed ones are let out within limits."""

import gzip
import io
import zlib

from regain.exchange.reading.geo.geojson import read_geojson
from regain.exchange.reading.geo.geopackage import SIGNATURE, read_geopackage
from regain.exchange.reading.geo.layers import ACCEPTED, BROKEN, Layer
from regain.exchange.reading.geo.shapefile import read_zipped_shapefile
from regain.exchange.reading.refusals import UnreadableFile
from regain.exchange.reading.safety import BOMB, MAX_FILE_BYTES, MAX_RATIO, RATIO_MATTERS_FROM, Archive

_MAX_TEXT = 100 * 1024 * 1024
_CHUNK = 256 * 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def read_layer(content: bytes) -> Layer:
    """The features of a file. Raises UnreadableFile: empty, over 50 MB, a bomb, damaged, or another kind of file."""
    if not content.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise UnreadableFile("Ce fichier est vide\u00a0: choisissez le fichier des contours.")
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableFile(
            "Ce fichier dépasse 50 Mo\u00a0: compressez-le (.geojson.gz), ou n’en gardez qu’une partie."
        )
    if content.startswith(b"\x1f\x8b"):
        content = _unzipped(content)
    if content.startswith(SIGNATURE):
        return read_geopackage(content)
    if content.startswith(_ZIP):
        return _from_archive(Archive(content))
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        return read_geojson(content)
    raise UnreadableFile(f"Ce fichier n’est pas un fichier de contours. {ACCEPTED}")


def _from_archive(archive: Archive) -> Layer:
    """A zip holds a shapefile, or a single file of another format."""
    if any(name.lower().endswith(".shp") for name in archive.names):
        return read_zipped_shapefile(archive)
    others = sorted(name for name in archive.names if name.lower().endswith((".geojson", ".json", ".gpkg")))
    if len(others) != 1:
        raise UnreadableFile(f"Cette archive ne contient pas un fichier de contours. {ACCEPTED}")
    content = archive.read(others[0])
    return read_geopackage(content) if content.startswith(SIGNATURE) else read_geojson(content)


def _unzipped(content: bytes) -> bytes:
    """The text of a .gz. Raises UnreadableFile when it is cut short, damaged, or swells beyond the limits."""
    text = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
            while chunk := stream.read(_CHUNK):
                text += chunk
                swollen = len(text) > RATIO_MATTERS_FROM and len(text) > MAX_RATIO * len(content)
                if swollen or len(text) > _MAX_TEXT:
                    raise UnreadableFile(BOMB)
    except (gzip.BadGzipFile, EOFError, zlib.error, OSError) as error:
        raise UnreadableFile(BROKEN) from error
    return bytes(text)
