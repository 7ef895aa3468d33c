"""Two things timed in turn, in one run: the ratio holds when the machine's speed drifts."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """Medians in milliseconds, and the median of the ratios pair by pair, with the goal it is held against."""

    name: str
    ours_ms: float
    base_ms: float
    ratio: float
    goal: float

    def __str__(self) -> str:
        verdict = "ok" if self.ratio <= self.goal else "AU-DESSUS"
        return (
            f"{self.name:<58} {self.ours_ms:8.1f} ms  {self.base_ms:8.1f} ms  "
            f"× {self.ratio:4.2f}  (but ≤ {self.goal:g}) {verdict}"
        )


def milliseconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def compare(name: str, ours: Callable[[], object], base: Callable[[], object], *, goal: float, runs: int = 15) -> Ratio:
    """Time both in turn, `runs` times after one warm-up."""
    ours()
    base()
    gc.collect()
    pairs = [(milliseconds(ours), milliseconds(base)) for _ in range(runs)]
    return Ratio(
        name=name,
        ours_ms=statistics.median(one for one, _ in pairs),
        base_ms=statistics.median(other for _, other in pairs),
        ratio=statistics.median(one / other for one, other in pairs),
        goal=goal,
    )
