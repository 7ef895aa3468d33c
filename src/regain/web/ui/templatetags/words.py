"""Filters: French text (regain.core.french does the work)."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from regain.core import french

register = template.Library()

register.filter("number", french.number)
register.filter("percent", french.percent)
register.filter("quoted", french.quoted)
register.filter("listed", french.enumeration)
register.filter("of", french.of)
register.filter("quarter", french.quarter)


@register.filter
def date_fr(day: date | datetime) -> str:
    """`9 juillet 2024`; a moment is told in the time of France."""
    return french.long_date(timezone.localtime(day) if isinstance(day, datetime) else day)


@register.filter
def counted(count: int, nouns: str) -> str:
    """`2 quartiers`; nouns is `singular` or `singular,plural`."""
    return french.counted(count, *_forms(nouns))


@register.filter
def plural(count: int, nouns: str) -> str:
    """The noun alone, in the number it takes: `singular` or `singular,plural`."""
    return french.agreed(count, *_forms(nouns))


def _forms(nouns: str) -> tuple[str, ...]:
    return tuple(noun.strip() for noun in nouns.split(","))
