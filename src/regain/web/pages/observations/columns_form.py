"""The form that says what each column of an unknown file holds. It is as long as the file is wide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField

from regain.core.french import quoted
from regain.core.labels import fold
from regain.domain.indicators.models import Dataset
from regain.exchange.reading.observations.mapping import ColumnRole, ColumnsSaid, Role, faults_of
from regain.web.pages.observations.forms import FIRST_YEAR, LAST_YEAR
from regain.web.pages.observations.sheet import ShownSheet

ROLES = (
    (Role.IGNORED, "À ignorer"),
    (Role.PLACE, "Code du lieu"),
    (Role.NAME, "Nom du lieu"),
    (Role.YEAR, "Année"),
    (Role.FIGURE, "Chiffre d’un indicateur"),
    (Role.INDICATOR, "Nom de l’indicateur de la ligne"),
    (Role.VALUE, "Valeur de la ligne"),
)
PLACES = (
    ("qpv", "Quartiers prioritaires (QP…, QN…)"),
    ("commune", "Communes (code INSEE)"),
    ("intercommunality", "Agglomérations (SIREN)"),
    ("department", "Départements"),
    ("school", "Établissements scolaires (UAI)"),
)
BETTER = (("", "Ni l’un ni l’autre"), ("more", "Oui, plus c’est mieux"), ("less", "Non, moins c’est mieux"))
SHORT = {
    "role": "Contenu",
    "year": "Année",
    "indicator": "Indicateur",
    "unit": "Unité",
    "better": "Plus, c’est mieux ?",
}
"""The fields of a column, as they are named beside it on a narrow screen."""
NEW = "new"
LIST = "indicateurs-connus"


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column (or a label) on the screen: what it is called, a few of its values, its fields."""

    heading: str
    examples: list[str]
    fields: tuple[tuple[str, BoundField], ...]

    @property
    def errors(self) -> list[str]:
        """What is wrong with it."""
        return [str(error) for _, field in self.fields for error in field.errors]


class ColumnsForm(forms.Form):
    """Roles of columns, indicators by label, and the data set the figures go to."""

    place_kind = forms.ChoiceField(label="De quels lieux parle le tableau\u00a0?", choices=PLACES)
    year = forms.IntegerField(
        label="Année des chiffres",
        help_text="Si aucune colonne ni aucun titre de colonne ne la donne.",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
    )
    dataset = forms.ChoiceField(label="Jeu de données")
    title = forms.CharField(label="Titre du nouveau jeu", max_length=200, required=False)
    producer = forms.CharField(label="Producteur", help_text="Qui publie ces chiffres.", max_length=200, required=False)
    licence = forms.CharField(
        label="Licence", help_text="Par exemple «\u00a0Licence Ouverte 2.0\u00a0».", max_length=100, required=False
    )
    labels_of = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, sheet: ShownSheet, datasets: QuerySet[Dataset]) -> None:
        super().__init__(data, initial={"place_kind": sheet.guess.place_kind, "dataset": NEW})
        self.sheet, self.datasets = sheet, datasets
        self.said = sheet.guess
        chosen = [(one.code, one.title) for one in datasets]
        self.fields["dataset"].choices = [(NEW, "Un nouveau jeu, à décrire ci-dessous"), *chosen]  # type: ignore[attr-defined]
        self._labels_by_code = {code: label for label, code in sheet.codes.items()}
        for at, heading in enumerate(sheet.headings):
            self._add_column(at, heading)
        self.labels_at = self._indicator_column()
        self.initial["labels_of"] = self.labels_at
        self.labels = sheet.labels(self.labels_at) if self.labels_at is not None else []
        for rank, label in enumerate(self.labels):
            guessed = self._labels_by_code.get(sheet.guess.labels.get(label, ""), label)
            self._add_indicator(f"l{rank}", label, guessed)

    @property
    def columns(self) -> list[ColumnLine]:
        """The columns of the file."""
        return [
            ColumnLine(heading or f"Colonne {at + 1}", self.sheet.examples(at), self._bound(f"c{at}", "role", "year"))
            for at, heading in enumerate(self.sheet.headings)
        ]

    @property
    def label_lines(self) -> list[ColumnLine]:
        """The labels of a long table."""
        return [ColumnLine(label, [], self._bound(f"l{rank}")) for rank, label in enumerate(self.labels)]

    def clean(self) -> dict[str, Any]:
        """Check that the table can be read as said, in sentences."""
        told: dict[str, Any] = super().clean() or {}
        if self.errors:
            return told
        self.said = said = self._said(told)
        for fault in faults_of(said):
            self.add_error(None, fault)
        for at, column in enumerate(said.columns):
            if column.role == Role.FIGURE and not column.indicator:
                heading = quoted(self.sheet.headings[at] or f"Colonne {at + 1}")
                self.add_error(f"c{at}-indicator", f"Nommez l’indicateur de la colonne {heading}, ou ignorez-la.")
        if said.at(Role.VALUE) is not None and told.get("labels_of") != self.labels_at:
            self.add_error(None, "Dites maintenant à quel indicateur correspond chaque libellé, puis validez.")
        if told["dataset"] == NEW:
            for name, what in (("title", "un titre"), ("producer", "le producteur"), ("licence", "la licence")):
                if not told[name].strip():
                    self.add_error(name, f"Donnez {what} du nouveau jeu de données.")
        return told

    def _said(self, told: dict[str, Any]) -> ColumnsSaid:
        """What was said, indicators by their label."""
        return ColumnsSaid(
            header=self.sheet.guess.header,
            place_kind=told["place_kind"],
            columns=tuple(
                ColumnRole(Role(told[f"c{at}-role"]), self._label(f"c{at}"), told[f"c{at}-year"])
                for at in range(len(self.sheet.headings))
            ),
            year=told["year"],
            labels={label: self._label(f"l{rank}") for rank, label in enumerate(self.labels)},
        )

    @property
    def own(self) -> dict[str, tuple[str, bool | None]]:
        """The indicators that are new: their unit, and whether more is better."""
        return {
            label: (
                self.cleaned_data[f"{key}-unit"],
                {"more": True, "less": False}.get(self.cleaned_data[f"{key}-better"]),
            )
            for key in self._used()
            if (label := self._label(key)) and label not in self.sheet.codes
        }

    def _used(self) -> Iterator[str]:
        """The keys of the lines that name an indicator which serves."""
        for at in range(len(self.sheet.headings)):
            if self.cleaned_data[f"c{at}-role"] == Role.FIGURE:
                yield f"c{at}"
        if self.said.at(Role.VALUE) is not None:
            yield from (f"l{rank}" for rank in range(len(self.labels)))

    def _label(self, key: str) -> str:
        """The label given, as the known indicator writes it when it is one."""
        typed = " ".join(self.cleaned_data[f"{key}-indicator"].split())
        return next((label for label in self.sheet.codes if fold(label) == fold(typed)), typed)

    def _indicator_column(self) -> int | None:
        """The column that names the indicator of each row, as said, else as guessed."""
        for at in range(len(self.sheet.headings)):
            role = self.data.get(f"c{at}-role") if self.is_bound else self.sheet.guess.columns[at].role
            if role == Role.INDICATOR:
                return at
        return None

    def _add_column(self, at: int, heading: str) -> None:
        guess, key, of = self.sheet.guess.columns[at], f"c{at}", heading or f"Colonne {at + 1}"
        self._add(key, "role", of, forms.ChoiceField(choices=ROLES, initial=guess.role))
        year = forms.IntegerField(required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR, initial=guess.year)
        self._add(key, "year", of, year)
        self._add_indicator(key, of, self._labels_by_code.get(guess.indicator, ""))

    def _add_indicator(self, key: str, of: str, initial: str) -> None:
        named = forms.TextInput(attrs={"list": LIST})
        label = forms.CharField(required=False, max_length=200, initial=initial, widget=named)
        self._add(key, "indicator", of, label)
        self._add(key, "unit", of, forms.CharField(required=False, max_length=40))
        self._add(key, "better", of, forms.ChoiceField(choices=BETTER, required=False))

    def _add(self, key: str, name: str, of: str, field: forms.Field) -> None:
        """A field that stands alone in its cell: screen readers hear what it asks, and of which column."""
        field.label = f"{SHORT[name]}, {quoted(of)}"
        look = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
        field.widget.attrs |= {"class": look, "aria-label": field.label}
        self.fields[f"{key}-{name}"] = field

    def _bound(self, key: str, *first: str) -> tuple[tuple[str, BoundField], ...]:
        return tuple((SHORT[name], self[f"{key}-{name}"]) for name in (*first, "indicator", "unit", "better"))
