"""A neighbourhood in figures: official ones beside what it is compared with, and beside what agreements quote."""

from regain.reports.figures.building import build_figures
from regain.reports.figures.model import Figures, IndicatorFigures, Reference

__all__ = ["Figures", "IndicatorFigures", "Reference", "build_figures"]
