"""What leaves as a file: one place names it for the browser (RFC 6266, RFC 8187)."""

import re
from pathlib import PurePath
from typing import TypeVar
from unicodedata import normalize
from urllib.parse import quote

from django.http import HttpResponse
from django.http.response import HttpResponseBase

Response = TypeVar("Response", bound=HttpResponseBase)
_LONGEST = 150
_NOT_IN_A_NAME = re.compile(r'["\\/:*?<>|;%\x00-\x1f\x7f]')
_ENDINGS = {
    "text/csv": (".csv",),
    "text/plain": (".txt", ".md"),
    "application/pdf": (".pdf",),
    "application/zip": (".zip",),
    "application/vnd.ms-excel": (".xls",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "application/vnd.oasis.opendocument.spreadsheet": (".ods",),
    "application/vnd.oasis.opendocument.text": (".odt",),
}
"""By media type, the endings that a name may have; the first is given to a name that has none of them."""
_OF_BYTES = (".bin", ".zip", ".gz", ".geojson", ".json", ".gpkg", ".shp", ".csv")


def download(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """The bytes that we wrote, as a file to keep."""
    response = as_download(HttpResponse(content), name=name, media_type=media_type)
    if response["Content-Type"] == "text/csv":
        response["Content-Type"] = "text/csv; charset=utf-8"
    return response


def as_download(response: Response, *, name: str, media_type: str) -> Response:
    """The response, as a file to keep: never shown in the page, and named for what it is, whatever it was called.

    A media type that is not one of ours is that of bytes.
    """
    kind = media_type.partition(";")[0].strip()
    response["Content-Type"] = kind if kind in _ENDINGS else "application/octet-stream"
    response["Content-Disposition"] = disposition(name, endings=_ENDINGS.get(kind, _OF_BYTES))
    response["X-Content-Type-Options"] = "nosniff"
    return response


def is_download(response: HttpResponseBase) -> bool:
    """Whether the response is a file to keep."""
    return "Content-Disposition" in response


def disposition(name: str, *, endings: tuple[str, ...]) -> str:
    """The header. Old browsers read `filename`, the others `filename*` when the name is not plain ASCII."""
    safe = _safe(name, endings)
    plain = _NOT_IN_A_NAME.sub("_", normalize("NFKD", safe).encode("ascii", "ignore").decode("ascii"))
    if plain == safe:
        return f'attachment; filename="{safe}"'
    plain = f"document{plain}" if plain.startswith(".") else plain
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"


def _safe(name: str, endings: tuple[str, ...]) -> str:
    """The name without what a header or a disk could read otherwise, short enough, with the ending of its kind."""
    kept = "".join(char if char.isprintable() else "_" for char in _NOT_IN_A_NAME.sub("_", name))
    given = PurePath(kept).suffix.lower()
    ending = given if given in endings else endings[0]
    stem = kept[: -len(given)] if given == ending else kept
    return f"{stem[: _LONGEST - len(ending)].strip(' .') or 'document'}{ending}"
