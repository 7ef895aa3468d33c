"""Forms of a neighbourhood: who it is, its portrait, its figures, the objectives it takes up."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any, ClassVar

from django import forms

from regain.core import french
from regain.core.labels import fold
from regain.domain.contracts.enums import INDICATOR_LABELS, FigureFlag, Unit
from regain.domain.contracts.rules.tree import ContractTree, TreeNode
from regain.domain.indicators.rules.catalogue import known_indicators
from regain.domain.territory.enums import NeighbourhoodKind
from regain.exchange.reading.observations.tables import COUNT, SHARE, SOCIAL_POSITION
from regain.web.pages.amendments.forms.base import ElementForm
from regain.web.pages.amendments.forms.fields import FrenchNumberField, LinesField

Stake = dict[str, Any]
Row = tuple[Stake, str, str]
WITHOUT_VALUE = (FigureFlag.SUPPRESSED, FigureFlag.MISSING)
FLAGS = [(FigureFlag.OK, "Exacte"), (FigureFlag.APPROXIMATE, "Approchée (« environ »)"), *FigureFlag.choices[2:]]
BOUNDS = {Unit.PERCENT: SHARE, Unit.INHABITANTS: COUNT, Unit.HECTARES: COUNT, Unit.INDEX: SOCIAL_POSITION}
"""What a value of each unit may be, as the importer of figures holds it: the one index quoted is the IPS."""
UNITS = {one.code: one.unit for one in known_indicators()}
EMPTY_PORTRAIT: dict[str, Any] = {"source": None, "vintage": None, "perimeter": None, "figures": []}


class NeighbourhoodForm(ElementForm):
    """Who a neighbourhood is."""

    PARTS: ClassVar[tuple[str, ...]] = ("name", "kind", "code", "communes")

    name = forms.CharField(label="Nom du quartier", max_length=150)
    kind = forms.ChoiceField(label="Statut", choices=NeighbourhoodKind.choices)
    code = forms.CharField(
        label="Code", help_text="Par exemple : QN06207M. Laissez vide s’il n’en a pas.", required=False, max_length=12
    )
    communes = LinesField(label="Communes", help_text="Une commune par ligne.", rows=2)

    def value(self, before: Any) -> Any:
        """The neighbourhood; a new one says nothing else yet."""
        lists: dict[str, Any] = {name: [] for name in ("irritants", "opportunities", "priorities", "objectives")}
        code = self.cleaned_data["code"].upper().strip() or None
        new = {} if before else {"portrait": EMPTY_PORTRAIT, **lists}
        return {**new, **super().value(before), "code": code}


class PortraitForm(ElementForm):
    """Where the figures of a portrait come from."""

    PARTS: ClassVar[tuple[str, ...]] = ("source", "vintage", "perimeter")

    source = forms.CharField(label="Source", required=False, max_length=100)
    vintage = forms.IntegerField(label="Millésime", help_text="L’année des données.", required=False, min_value=1900)
    perimeter = forms.ChoiceField(
        label="Périmètre",
        choices=[("", "Non précisé"), ("2015", "Périmètre 2015"), ("2024", "Périmètre 2024")],
        required=False,
    )

    def value(self, before: Any) -> Any:
        """The three, None for what is left blank."""
        return {**(before or {}), **{name: self.cleaned_data[name] or None for name in self.PARTS}}


class FigureForm(ElementForm):
    """One figure of a portrait, as the text quotes it."""

    EMPTY: ClassVar[dict[str, Any]] = {"change": None, "change_since": None}

    indicator = forms.ChoiceField(label="Indicateur", choices=list(INDICATOR_LABELS.items()))
    value_ = FrenchNumberField(label="Valeur dans le quartier", help_text="Par exemple : 18,8.", required=False)
    unit = forms.ChoiceField(label="Unité", choices=Unit.choices)
    flag = forms.ChoiceField(label="Cette valeur est", choices=FLAGS)
    comparison = FrenchNumberField(label="Valeur dans l’agglomération", required=False)

    @classmethod
    def filled_from(cls, value: Any) -> dict[str, Any]:
        """The figure, its value under another name than the method's."""
        return super().filled_from(value) | {"value_": value["value"]}

    def clean(self) -> dict[str, Any] | None:
        """A value goes with what is said of it."""
        typed = super().clean() or {}
        if typed.get("flag") in WITHOUT_VALUE:
            if typed.get("value_") is not None:
                self.add_error("value_", "Laissez vide une valeur absente ou non diffusée.")
        elif typed.get("value_") is None and "value_" not in self.errors:
            self.add_error("value_", "Écrivez la valeur, ou dites qu’elle est absente ou non diffusée.")
        self._hold_to_the_unit(typed)
        return typed

    def _hold_to_the_unit(self, typed: dict[str, Any]) -> None:
        """Refuse another unit than the indicator's, and values that its unit forbids."""
        indicator, unit = typed.get("indicator", ""), typed.get("unit", "")
        wanted = UNITS.get(indicator, unit)
        if unit and wanted != unit:
            label = french.quoted(INDICATOR_LABELS[indicator])
            self.add_error(
                "unit", f"{label} se donne en {french.quoted(Unit(wanted).label)}\u00a0: choisissez cette unité."
            )
        bounds = BOUNDS.get(Unit(wanted)) if wanted else None
        for name in ("value_", "comparison"):
            value = typed.get(name)
            if bounds and value is not None and not bounds.hold(Decimal(str(value))):
                said = french.quoted(french.number(value, 4))
                self.add_error(name, f"{said} sort des valeurs possibles ({bounds.words}).")

    def value(self, before: Any) -> Any:
        """The figure; the words it was read in are those typed."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "value_"}
        number, raw = self.cleaned_data["value_"], self.data.get("value_", "").strip()
        if before and before["value"] == number:
            raw = before["raw"]
        return {**self.EMPTY, **(before or {}), **typed, "value": number, "raw": raw}


class ObjectiveForm(ElementForm):
    """One objective taken up: chosen in the contract's tree, or written anew."""

    known = forms.ChoiceField(
        label="Objectif intercommunal du contrat",
        help_text="Choisissez-le dans l’arbre du contrat, ou écrivez-en un nouveau plus bas.",
        required=False,
    )
    stake_number = forms.IntegerField(label="Numéro de l’enjeu (nouvel objectif)", required=False, min_value=1)
    stake_title = forms.CharField(label="Enjeu (nouvel objectif)", required=False, max_length=300)
    strategic = forms.CharField(label="Objectif stratégique (nouvel objectif)", required=False, max_length=400)
    intercommunal = forms.CharField(label="Objectif intercommunal (nouvel objectif)", required=False, max_length=400)
    operational = LinesField(
        label="Objectifs opérationnels", help_text="Un objectif par ligne.", required=False, rows=6
    )

    def __init__(self, *args: Any, tree: ContractTree, stakes: Mapping[str, Stake], **kwargs: Any) -> None:
        """`stakes`: those of the text, by their folded title; it may number them otherwise than the tree."""
        super().__init__(*args, **kwargs)
        self.stakes = stakes
        self.rows = _rows(tree, stakes)
        self.fields["known"].choices = [("", "Un autre objectif, que j’écris plus bas"), *_grouped(self.rows)]  # type: ignore[attr-defined]
        initial = self.initial
        if initial:
            said = (initial["stake_title"], initial["strategic"], initial["intercommunal"])
            initial["known"] = next((key for key, row in self.rows.items() if _labels(row) == said), "")
            if initial["known"]:
                self.initial = {"known": initial["known"], "operational": initial["operational"]}

    @classmethod
    def filled_from(cls, value: Any) -> dict[str, Any]:
        """The row, the stake in its two parts."""
        return super().filled_from(value) | {
            "stake_number": value["stake"]["number"],
            "stake_title": value["stake"]["title"],
        }

    def clean(self) -> dict[str, Any] | None:
        """Chosen, or written whole."""
        typed = super().clean() or {}
        if not typed.get("known") and "known" not in self.errors:
            for name in ("stake_title", "strategic", "intercommunal"):
                if not typed.get(name):
                    self.add_error(name, "Choisissez un objectif du contrat, ou écrivez celui-ci.")
        return typed

    def value(self, before: Any) -> Any:
        """The row, in the words of the tree or in those typed, its stake numbered as the text numbers it."""
        typed = self.cleaned_data
        if typed["known"]:
            stake, strategic, intercommunal = self.rows[typed["known"]]
        else:
            stake, strategic, intercommunal = self._written, typed["strategic"], typed["intercommunal"]
            if not before or fold(before["stake"]["title"]) != fold(stake["title"]):
                stake = self.stakes.get(fold(stake["title"]), stake)
        return {
            "stake": stake,
            "strategic": strategic,
            "intercommunal": intercommunal,
            "operational": typed["operational"],
        }

    @property
    def _written(self) -> Stake:
        return {"number": self.cleaned_data["stake_number"], "title": self.cleaned_data["stake_title"]}


def _labels(row: Row) -> tuple[str, str, str]:
    return row[0]["title"], row[1], row[2]


def _rows(tree: ContractTree, stakes: Mapping[str, Stake]) -> dict[str, Row]:
    """The intercommunal objectives of the tree by key, with what they stand under."""
    nodes: dict[tuple[str, int], TreeNode] = {(node.level, node.pk): node for node in tree.nodes}
    found = {}
    for node in tree.nodes:
        if node.level == "intercommunal" and node.parent is not None:
            strategic = nodes["strategic", node.parent]
            stake = nodes["stake", strategic.parent or 0]
            named = stakes.get(fold(stake.label), {"number": stake.number, "title": stake.label})
            found[str(node.pk)] = (named, strategic.label, node.label)
    return found


def _grouped(rows: dict[str, Row]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups = groupby(rows.items(), key=lambda item: (item[1][0]["number"] or 0, item[1][0]["title"], item[1][1]))
    return [
        (f"{f'Enjeu {number} – ' if number else ''}{title} › {strategic}", [(key, row[2]) for key, row in group])
        for (number, title, strategic), group in groups
    ]
