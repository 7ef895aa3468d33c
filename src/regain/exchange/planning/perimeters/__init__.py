"""What a file of perimeters would change here: additions, new editions, and what becomes of those of our communes."""

from regain.exchange.planning.perimeters.comparing import plan_perimeters
from regain.exchange.planning.perimeters.plan import FileRead, PerimeterPlan, PlannedPerimeter, Verb
from regain.exchange.planning.perimeters.wording import perimeter_plan_as_lines, perimeter_summary, tie_in_words

__all__ = [
    "FileRead",
    "PerimeterPlan",
    "PlannedPerimeter",
    "Verb",
    "perimeter_plan_as_lines",
    "perimeter_summary",
    "plan_perimeters",
    "tie_in_words",
]
