"""Who was most like whom at the start: a robust standardised distance. Pure numpy."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
TO_SIGMA = 1.4826
"""What makes the median absolute deviation of a normal law equal to its standard deviation (Rousseeuw & Croux, 1993)."""


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Neighbourhoods (rows) and what was known of each at the start (columns); NaN where it is not known.

    `outcome_start` and `outcome_latest` are the indicator followed, at the start and at the latest vintage.
    """

    codes: tuple[str, ...]
    features: tuple[str, ...]
    known: Floats
    outcome_start: Floats
    outcome_latest: Floats

    def row_of(self, code: str) -> int | None:
        """The row of a neighbourhood, None when nothing is known of it."""
        return self.codes.index(code) if code in self.codes else None


def standardised(known: Floats) -> Floats:
    """Each column centred on its median and divided by 1.4826 MAD; a column that does not vary is left at zero.

    The median and the MAD, not the mean and the standard deviation: a few extreme quarters must not decide how far
    all the others stand from each other.
    """
    centred = known - np.nanmedian(known, axis=0)
    spread = TO_SIGMA * np.nanmedian(np.abs(centred), axis=0)
    return np.divide(centred, spread, out=np.where(np.isnan(known), np.nan, 0.0), where=spread > 0)


def distances(known: Floats, row: int, *, scaled: Floats | None = None) -> Floats:
    """How far each row lies from one of them: root mean square of the standardised differences.

    Only what is known of that row counts; a row of which some of it is not known lies at NaN.
    `scaled`: the table already standardised, when several rows are asked about.
    """
    scaled = standardised(known) if scaled is None else scaled
    told = ~np.isnan(scaled[row])
    apart: Floats = np.sqrt(np.mean((scaled[:, told] - scaled[row, told]) ** 2, axis=1))
    return apart


def nearest(codes: Sequence[str], apart: Floats, eligible: NDArray[np.bool_], count: int) -> list[int]:
    """The rows that lie nearest among those eligible, the nearest first; ties by code, so that no order of rows matters."""
    rows = np.flatnonzero(eligible & ~np.isnan(apart))
    order = np.lexsort((np.array(codes)[rows], np.round(apart[rows], 12)))
    return [int(row) for row in rows[order][:count]]
