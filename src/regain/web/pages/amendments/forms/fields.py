"""Fields that people fill in as they would on paper: one line an item, a decimal comma."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from regain.core import french
from regain.web.ui.dates import WITHIN_REACH

LONGEST = 100_000
"""Characters of a chapter or of a list: thirty pages."""
LONGEST_NUMBER = 50
NOT_A_NUMBER = "Écrivez un nombre, par exemple 18,8."


class DayField(forms.DateField):
    """A day, typed or chosen in the browser's calendar."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(**{"widget": widget, "validators": WITHIN_REACH, **kwargs})


class LinesField(forms.CharField):
    """Several items, one a line."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": rows}), "max_length": LONGEST, **kwargs})

    def clean(self, value: Any) -> Any:
        """The items, blank lines left aside."""
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        """The items as they are typed."""
        return "\n".join(value) if isinstance(value, Sequence) and not isinstance(value, str) else value


class FrenchNumberField(forms.CharField):
    """A number with a decimal comma and spaces between thousands."""

    def to_python(self, value: Any) -> Any:
        """The number; None when nothing is typed."""
        typed = super().to_python(value) or ""
        plain = "".join(typed.split()).replace(",", ".").replace(french.MINUS, "-")
        if not plain:
            return None
        if len(typed) > LONGEST_NUMBER:
            raise forms.ValidationError(NOT_A_NUMBER)
        try:
            number = float(plain)
        except ValueError as error:
            raise forms.ValidationError(NOT_A_NUMBER) from error
        if not Decimal(str(number)).is_finite():
            raise forms.ValidationError(NOT_A_NUMBER)
        return number

    def prepare_value(self, value: Any) -> Any:
        """The number as it is typed."""
        return french.number(value, 4) if isinstance(value, int | float) else value
