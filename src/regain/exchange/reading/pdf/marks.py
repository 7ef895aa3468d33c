"""What the marks of a tagged PDF say of a hyphen: the word's own, or the typesetter's at the end of a line."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_HYPHENS = frozenset("-\x02\u00ad\u2010")
_OWN = frozenset("-\u2010\u2011")
_ACTUAL = b"ActualText"
_ROOM = 8


def is_soft_hyphen(textpage: Any, drawn: Any) -> bool:
    """Whether a hyphen was put by the typesetter: drawn alone in a span, and not said to be the word's own.

    Only a span proves it: browsers draw a word's own hyphen too alone at the end of a line, in another mark.
    """
    if not drawn or not _is_alone(textpage, drawn):
        return False
    marks = [pdfium.FPDFPageObj_GetMark(drawn, rank) for rank in range(max(0, pdfium.FPDFPageObj_CountMarks(drawn)))]
    said = "".join(_actual_text(mark) for mark in marks)
    return any(_name(mark) == "Span" for mark in marks) and not _OWN.intersection(said)


def _is_alone(textpage: Any, drawn: Any) -> bool:
    room = (ctypes.c_ushort * _ROOM)()
    length = pdfium.FPDFTextObj_GetText(drawn, textpage, room, ctypes.sizeof(room))
    if length > ctypes.sizeof(room):
        return False
    words = bytes(room)[:length].decode("utf-16-le", "replace").rstrip("\0").strip()
    return len(words) == 1 and words in _HYPHENS


def _name(mark: Any) -> str:
    room, length = (ctypes.c_ushort * _ROOM)(), ctypes.c_ulong()
    found = pdfium.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), length)
    return _text(room, length) if found else ""


def _actual_text(mark: Any) -> str:
    room, length = (ctypes.c_ushort * _ROOM)(), ctypes.c_ulong()
    found = pdfium.FPDFPageObjMark_GetParamStringValue(mark, _ACTUAL, room, ctypes.sizeof(room), length)
    return _text(room, length) if found else ""


def _text(room: Any, length: Any) -> str:
    return bytes(room)[: length.value].decode("utf-16-le", "replace").rstrip("\0")
