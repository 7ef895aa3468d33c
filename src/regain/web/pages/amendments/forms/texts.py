"""Forms of what is said in words: a line, a referent, a signatory, a section, a commitment."""

from typing import Any, ClassVar

from django import forms

from regain.core.french import quoted
from regain.core.promises import contradicted_deadline, contradicted_frequency
from regain.domain.contracts.enums import CommitmentKind
from regain.web.pages.amendments.forms.base import ElementForm
from regain.web.pages.amendments.forms.fields import LONGEST, DayField, LinesField


class LineForm(ElementForm):
    """A line of text."""

    text = forms.CharField(label="Texte", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    @classmethod
    def filled_from(cls, value: Any) -> dict[str, Any]:
        """The line."""
        return {"text": value}

    def value(self, before: Any) -> Any:  # noqa: ARG002  # a line is nothing but its text
        """The line, on one line."""
        return " ".join(self.cleaned_data["text"].split())


class ReferentForm(LineForm):
    """A referent, or nobody."""

    text = forms.CharField(
        label="Qui est-ce ?",
        help_text="Par exemple : l’adjointe à la politique de la ville. Laissez vide si personne n’est désigné.",
        required=False,
        max_length=300,
    )

    def value(self, before: Any) -> Any:
        """The words; None for nobody."""
        return super().value(before) or None


class SignatoryForm(LineForm):
    """Who signs."""

    text = forms.CharField(label="Signataire", help_text="Par exemple : Commune de Barlin.", max_length=300)


class SectionForm(ElementForm):
    """Prose under a title."""

    title = forms.CharField(label="Titre", max_length=300)
    text = forms.CharField(
        label="Texte",
        help_text="Une ligne vide sépare deux paragraphes.",
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=LONGEST,
    )

    def value(self, before: Any) -> Any:
        """The section, its paragraphs separated by one blank line."""
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        paragraphs = [" ".join(one.split()) for one in text.split("\n\n") if one.strip()]
        return super().value(before) | {"text": "\n\n".join(paragraphs)}


class CommitmentForm(ElementForm):
    """A body that meets, or what the signatories promise."""

    EMPTY: ClassVar[dict[str, Any]] = {"name": None, "times_per_year": None, "due_on": None, "themes": [], "text": ""}

    kind = forms.ChoiceField(label="De quoi s’agit-il ?", choices=CommitmentKind.choices)
    name = forms.CharField(label="Nom", help_text="Par exemple : Assemblée des aînés.", required=False, max_length=250)
    text = forms.CharField(label="Ce qui est promis", widget=forms.Textarea(attrs={"rows": 4}), max_length=5000)
    times_per_year = forms.IntegerField(label="Combien de fois par an ?", required=False, min_value=1, max_value=366)
    due_on = DayField(label="Pour quand ?", required=False)
    themes = LinesField(label="Thèmes", help_text="Un thème par ligne.", required=False)

    def clean(self) -> dict[str, Any] | None:
        """A signed text does not contradict itself: its words and its measure say the same."""
        typed = super().clean() or {}
        text, times, due_on = typed.get("text", ""), typed.get("times_per_year"), typed.get("due_on")
        if often := contradicted_frequency(text, times):
            self.add_error(
                "times_per_year",
                f"Le texte dit {quoted(often)}\u00a0: écrivez-y aussi «\u00a0{times} fois par an\u00a0», ou corrigez ce nombre.",
            )
        if day := contradicted_deadline(text, due_on):
            self.add_error("due_on", f"Le texte dit {quoted(day)}\u00a0: corrigez le texte, ou cette date.")
        return typed

    def value(self, before: Any) -> Any:
        """The commitment as data."""
        typed = self.cleaned_data
        due_on = typed["due_on"].isoformat() if typed["due_on"] else None
        text = " ".join(typed["text"].split())
        return {**self.EMPTY, **super().value(before), "name": typed["name"] or None, "due_on": due_on, "text": text}
