"""What every form of an element of the text knows: how to be filled from a value, and to give one back."""

import json
from typing import Any, ClassVar

from django import forms


class ElementForm(forms.Form):
    """The form of one element. `PARTS`: the names it changes one by one, for an element that holds other elements."""

    PARTS: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def filled_from(cls, value: Any) -> dict[str, Any]:
        """The initial data for an element that says `value`."""
        return {name: value[name] for name in cls.base_fields if name in value}

    def value(self, before: Any) -> Any:
        """The element as typed; `before` is what it was, None when it is added."""
        return {**(before or {}), **self.cleaned_data}


class PlaceForm(forms.Form):
    """Where the element stands, what stood there when the page was drawn, and under which neighbourhood."""

    pointer = forms.CharField(max_length=200)
    before = forms.CharField(required=False, strip=False, max_length=1_000_000)
    under = forms.CharField(required=False, strip=False, max_length=1000)

    def clean_before(self) -> Any:
        """The value; None when there was none, or when it can no longer be read: it will then fit nothing."""
        try:
            return json.loads(self.cleaned_data["before"] or "null")
        except (ValueError, RecursionError):
            return None
