"""What is wrong in a template, said in French, with its place."""

from dataclasses import dataclass

from regain.core.errors import BusinessError
from regain.core.french import counted


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One thing to mend: the sentence, where it stands, the words around it, the name that was perhaps meant."""

    message: str
    place: str = ""
    words: str = ""
    suggestion: str = ""

    def __str__(self) -> str:
        """The whole on one line."""
        return f"{self.place} : {self.message}" if self.place else self.message


class TemplateRefused(BusinessError):
    """The template cannot be filled. `faults` are all those found at once."""

    def __init__(self, *faults: TemplateFault) -> None:
        super().__init__(_sentence(faults))
        self.faults = faults


def refused(sentence: str) -> TemplateRefused:
    """A refusal of the whole template, for a reason that has no place in it."""
    return TemplateRefused(TemplateFault(sentence))


def _sentence(faults: tuple[TemplateFault, ...]) -> str:
    if len(faults) == 1:
        return str(faults[0])
    return f"Ce modèle ne peut pas être rempli\u00a0: {counted(len(faults), 'faute')} à corriger."
