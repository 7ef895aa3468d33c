"""Codes of places as files write them: normalised, and repaired where a spreadsheet ate the leading zeros."""

import re
from typing import NamedTuple

from regain.exchange.reading.observations.figures import COMMUNE, QPV, SCHOOL

OF_2015, OF_2024 = 2015, 2024
DEPARTMENT, REGION, INTERCOMMUNALITY, FRANCE = "department", "region", "intercommunality", "france"
_QPV_2015 = re.compile(r"QP(?:[0-9]{3}|02[AB])[0-9]{3}").fullmatch
_QPV_2024 = re.compile(r"QN(?:[0-9]{3}|02[AB])[0-9]{2}[NMIC]").fullmatch
_SHORT_QPV = re.compile(r"(QP|QN)([0-9]{2}|2[AB])([0-9]{3}|[0-9]{2}[NMIC])").fullmatch
_SHAPES = {
    COMMUNE: re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}").fullmatch,
    SCHOOL: re.compile(r"[0-9][0-9AB][0-9]{5}[A-Z]").fullmatch,
    DEPARTMENT: re.compile(r"[0-9]{2}|2[AB]|97[0-9]").fullmatch,
    REGION: re.compile(r"[0-9]{2}").fullmatch,
    INTERCOMMUNALITY: re.compile(r"[0-9]{9}").fullmatch,
    FRANCE: re.compile(r"FR|FRM").fullmatch,
}
_LENGTHS = {COMMUNE: 5, SCHOOL: 8, DEPARTMENT: 2, REGION: 2}
KINDS_TOLD_BY_CODE = (QPV, SCHOOL, COMMUNE, INTERCOMMUNALITY)
"""Kinds whose codes look like no other, the most particular first."""


class Code(NamedTuple):
    """A code in its national form. `is_repaired` says that zeros were put back."""

    code: str
    perimeter_vintage: int | None = None
    is_repaired: bool = False


def code_of(raw: str, kind: str) -> Code | None:
    """The code that a cell holds for a kind of place; None when it cannot be one."""
    typed = re.sub(r"\s", "", raw).upper().removesuffix(".0")
    if kind == QPV:
        return _qpv(typed)
    shape = _SHAPES.get(kind)
    if shape is None:
        return None
    if shape(typed):
        return Code(typed)
    padded = typed.zfill(_LENGTHS.get(kind, 0))
    return Code(padded, is_repaired=True) if len(padded) == len(typed) + 1 and shape(padded) else None


def _qpv(typed: str) -> Code | None:
    if _QPV_2015(typed):
        return Code(typed, OF_2015)
    if _QPV_2024(typed):
        return Code(typed, OF_2024)
    short = _SHORT_QPV(typed)
    if not short:
        return None
    whole = _qpv(f"{short[1]}0{short[2]}{short[3]}")
    return whole._replace(is_repaired=True) if whole else None


def kind_told_by(samples: list[str]) -> str | None:
    """The kind of place that most of these cells name by their codes, None when they name none."""
    filled = [sample for sample in samples if sample.strip()]
    enough = 0.8 * len(filled)
    for kind in KINDS_TOLD_BY_CODE:
        if filled and sum(code_of(sample, kind) is not None for sample in filled) >= enough:
            return kind
    return None
