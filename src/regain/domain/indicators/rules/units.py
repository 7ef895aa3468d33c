"""How figures and their sources are written."""

from decimal import Decimal

from regain.core.french import NO_BREAK, number
from regain.domain.indicators.enums import UNITS, Flag


def unit_label(unit: str) -> str:
    """What is written after a number: `habitants` for the code `inhabitants`; own words are written as they are."""
    return UNITS.get(unit, unit)


def figure(value: Decimal | None, *, flag: str, unit: str, decimals: int) -> str:
    """`14 520 €`, `45 %`, `environ 2 000 habitants`; the label of the flag where there is no number."""
    if value is None:
        return str(Flag(flag).label)
    words = NO_BREAK.join(part for part in (number(value, decimals), unit_label(unit)) if part)
    return f"environ {words}" if flag == Flag.APPROXIMATE else words


def source_words(producer: str, short_title: str, years: str, licence: str) -> str:
    """`INSEE, Filosofi 2021, Licence Ouverte 2.0`: what stands under every figure, picture and export."""
    return ", ".join(part for part in (producer, f"{short_title} {years}".strip(), licence) if part)
