"""A row as plain JSON data, and back: dates in ISO, decimals as text, bytes in base 64, links as lists of keys."""

import base64
import binascii
import math
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from regain.exchange.planning.archive.shapes import fits
from regain.exchange.planning.archive.tables import Column
from regain.exchange.planning.archive.texts import YEARS, is_clean, is_one_line

_INTEGERS = (models.IntegerField, models.ForeignKey)  # the keys of every table are integers
_TEXTS = (models.CharField, models.TextField, models.FileField)
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

    `name`: the column as `table.column`, when its values come from an archive: each is then held against what the
    instance can show and move, JSON against its shape.
    """
    if isinstance(column, models.ManyToManyField):
        if not (isinstance(raw, list) and all(_is_integer(key) for key in raw) and len(set(raw)) == len(raw)):
            raise WrongValue
        return raw
    if raw is None:
        if not column.null:
            raise WrongValue
        return None
    value = typed(column, raw)
    if name and not _is_sound(column, value, name):
        raise WrongValue
    choices = {choice for choice, _ in column.flatchoices}
    if choices and value not in choices:
        raise WrongValue
    try:
        column.run_validators(value)
    except ValidationError as error:
        raise WrongValue from error
    return value


def typed(column: Column, raw: Any) -> Any:
    """The value in the type of its column, whatever its validators say. Raises WrongValue."""
    if isinstance(column, models.JSONField):
        return raw
    if isinstance(column, models.BooleanField):
        return _expected(raw, isinstance(raw, bool))
    if isinstance(column, _INTEGERS):
        return _expected(raw, _is_integer(raw))
    if isinstance(column, models.FloatField):
        is_number = isinstance(raw, float) or _is_integer(raw)
        return _expected(float(raw) if is_number else raw, is_number and math.isfinite(raw))
    if not isinstance(raw, str):
        raise WrongValue
    try:
        return _from_text(column, raw)
    except (ValueError, OverflowError, InvalidOperation, binascii.Error) as error:
        raise WrongValue from error


def _is_sound(column: Column, value: Any, name: str) -> bool:
    """Whether a value of its column's type can be kept by both databases, shown, and moved to another time zone."""
    if isinstance(column, models.JSONField):
        return fits(name, value)
    if isinstance(value, date):
        return value.year in YEARS
    if isinstance(value, float):
        return abs(value) < _LARGEST
    if isinstance(value, str):
        is_sound = is_clean(value) if isinstance(column, models.TextField) else is_one_line(value)
        return is_sound and len(value) <= _LONGEST_TEXT
    return value in _KEYS if column.primary_key or isinstance(column, models.ForeignKey) else True


def _from_text(column: Column, raw: str) -> Any:
    if isinstance(column, models.DateTimeField):
        moment = datetime.fromisoformat(raw)
        return _expected(moment.astimezone(UTC), moment.tzinfo is not None)
    if isinstance(column, models.DateField):
        return date.fromisoformat(raw)
    if isinstance(column, models.DecimalField):
        number = Decimal(raw)
        kept = number.quantize(Decimal(1).scaleb(-column.decimal_places))  # refuses NaN and infinities
        return _expected(kept, kept == number)
    if isinstance(column, models.BinaryField):
        return base64.b64decode(raw, validate=True)
    return _expected(raw, isinstance(column, _TEXTS))


def _is_integer(raw: Any) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool)


def _expected(value: Any, is_so: bool) -> Any:  # noqa: FBT001
    if not is_so:
        raise WrongValue
    return value
