"""A row as plain JSON data, and back: dates in ISO, decimals as text, bytes in base 64, links as lists of keys."""

import base64
import binascii
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from regain.exchange.planning.archive.shapes import fits
from regain.exchange.planning.archive.tables import Column
from regain.exchange.planning.archive.texts import YEARS, is_clean, is_one_line

_INTEGERS = (models.IntegerField, models.ForeignKey)  # the keys of every table are integers
_TEXTS = (models.CharField, models.TextField)
_LONGEST_TEXT = 1_000_000
_LARGEST = 10.0**15
_KEYS = range(1, 2**53)
"""Keys that leave room for those to come: a sequence brought to its end would write nothing more."""


class WrongValue(Exception):
    """A value that its column cannot hold."""


def encoded(value: Any) -> Any:
    """A value of a column as JSON knows it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    return format(value, "f") if isinstance(value, Decimal) else value


def decoded(column: Column, raw: Any, *, name: str = "") -> Any:
    """The value that `encoded` was given. Raises WrongValue for anything the column cannot hold.

    `name`: the column as `table.column`, when its values come from an archive: JSON is then held against its shape.
    """
    if isinstance(column, models.ManyToManyField):
        if not (isinstance(raw, list) and all(_is_integer(key) for key in raw) and len(set(raw)) == len(raw)):
            raise WrongValue
        return raw
    if raw is None:
        if not column.null:
            raise WrongValue
        return None
    value = _typed(column, raw)
    if name and isinstance(column, models.JSONField) and not fits(name, value):
        raise WrongValue
    choices = {choice for choice, _ in column.flatchoices}
    if choices and value not in choices:
        raise WrongValue
    try:
        column.run_validators(value)
    except ValidationError as error:
        raise WrongValue from error
    return value


def _typed(column: Column, raw: Any) -> Any:
    if isinstance(column, models.JSONField):
        return raw
    if isinstance(column, models.BooleanField):
        return _expected(raw, isinstance(raw, bool))
    if isinstance(column, _INTEGERS):
        is_key = column.primary_key or isinstance(column, models.ForeignKey)
        return _expected(raw, _is_integer(raw) and (not is_key or raw in _KEYS))
    if isinstance(column, models.FloatField):
        is_number = isinstance(raw, float) or _is_integer(raw)
        return float(_expected(raw, is_number and abs(raw) < _LARGEST))
    if not isinstance(raw, str):
        raise WrongValue
    try:
        return _from_text(column, raw)
    except (ValueError, OverflowError, InvalidOperation, binascii.Error) as error:
        raise WrongValue from error


def _from_text(column: Column, raw: str) -> Any:
    if isinstance(column, models.DateTimeField):
        moment = datetime.fromisoformat(raw)
        return _expected(moment.astimezone(UTC), moment.tzinfo is not None and moment.year in YEARS)
    if isinstance(column, models.DateField):
        day = date.fromisoformat(raw)
        return _expected(day, day.year in YEARS)
    if isinstance(column, models.DecimalField):
        number = Decimal(raw)
        kept = number.quantize(Decimal(1).scaleb(-column.decimal_places))  # refuses NaN and infinities
        return _expected(kept, kept == number)
    if isinstance(column, models.BinaryField):
        return base64.b64decode(raw, validate=True)
    is_sound = is_clean(raw) if isinstance(column, models.TextField) else is_one_line(raw)
    return _expected(raw, isinstance(column, _TEXTS) and is_sound and len(raw) <= _LONGEST_TEXT)


def _is_integer(raw: Any) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool)


def _expected(value: Any, is_so: bool) -> Any:  # noqa: FBT001
    if not is_so:
        raise WrongValue
    return value
