"""Refusals: every one has a name, and a French sentence that says what to do."""


class BusinessError(Exception):
    """A use case or a reader refuses. `str(error)` is one French sentence, fit to be shown as it is."""
