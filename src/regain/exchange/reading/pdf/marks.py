"""What the marks of a tagged PDF say of a hyphen: the word's own, or the typesetter's at the end of a line."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_HYPHENS = frozenset("-\x02\u00ad\u2010")
_ACTUAL = b"ActualText"
_ROOM = 8


def is_soft_hyphen(textpage: Any, drawn: Any) -> bool:
    """Whether a hyphen was put by the typesetter: drawn alone and marked, and not said to be the word's own."""
    if not drawn or not _is_alone(textpage, drawn):
        return False
    marks = [pdfium.FPDFPageObj_GetMark(drawn, rank) for rank in range(max(0, pdfium.FPDFPageObj_CountMarks(drawn)))]
    said = "".join(_actual_text(mark) for mark in marks)
    return bool(marks) and "-" not in said


def _is_alone(textpage: Any, drawn: Any) -> bool:
    room = (ctypes.c_ushort * _ROOM)()
    length = pdfium.FPDFTextObj_GetText(drawn, textpage, room, ctypes.sizeof(room))
    if length > ctypes.sizeof(room):
        return False
    words = bytes(room)[:length].decode("utf-16-le", "replace").rstrip("\0").strip()
    return len(words) == 1 and words in _HYPHENS


def _actual_text(mark: Any) -> str:
    room, length = (ctypes.c_ushort * _ROOM)(), ctypes.c_ulong()
    found = pdfium.FPDFPageObjMark_GetParamStringValue(mark, _ACTUAL, room, ctypes.sizeof(room), length)
    return bytes(room)[: length.value].decode("utf-16-le", "replace").rstrip("\0") if found else ""
