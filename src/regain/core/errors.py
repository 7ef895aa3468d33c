"""Refusals: every one has a name, and a French sentence that says what to do."""


class BusinessError(Exception):
    """A use case or a reader refuses. `str(error)` is one French sentence, fit to be shown as it is."""


class ChangedMeanwhile(BusinessError):
    """Somebody else wrote to the object since it was loaded: nothing was written, both versions are to be shown."""

    def __init__(
        self, sentence: str = "Quelqu’un d’autre a modifié cette fiche entre-temps\u00a0: comparez, puis choisissez."
    ) -> None:
        super().__init__(sentence)
