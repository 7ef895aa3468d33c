"""Two things timed in turn, in one run: the ratio holds when the machine's speed drifts."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """Medians in milliseconds, and the median of the ratios pair by pair, with the goal it is held against, if any."""

    name: str
    ours_ms: float
    base_ms: float
    ratio: float
    goal: float | None

    def __str__(self) -> str:
        goal = f"(but ≤ {self.goal:g}) {'ok' if self.is_met else 'AU-DESSUS'}" if self.goal else "(pour mémoire)"
        return f"{self.name:<58} {self.ours_ms:8.1f} ms  {self.base_ms:8.1f} ms  × {self.ratio:5.2f}  {goal}"

    @property
    def is_met(self) -> bool:
        """Whether the ratio holds its goal, if it has one."""
        return self.goal is None or self.ratio <= self.goal


def milliseconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def compare(
    name: str, ours: Callable[[], object], base: Callable[[], object], *, goal: float | None, runs: int = 15
) -> Ratio:
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
