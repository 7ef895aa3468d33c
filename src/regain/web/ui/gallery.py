"""The gallery: every component in every state. A component that no room shows fails a test."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django import forms
from django.core.paginator import Paginator
from django.template import Engine
from shapely import box

from regain.core.geography import MapShape, draw_map
from regain.web.ui.charts.gap import GapChart, GapRow
from regain.web.ui.charts.map import AreaMap, MapEntry
from regain.web.ui.charts.matrix import Matrix, MatrixCell, MatrixColumn, MatrixGroup, MatrixRow
from regain.web.ui.charts.thread import Strand, Thread
from regain.web.ui.gallery_pictures import PICTURES
from regain.web.ui.parts import Chip, Clash, Happening, Knot


@dataclass(frozen=True, slots=True)
class Room:
    """A sample template `gallery/<name>.html`, its title, and the tags and filters it shows."""

    name: str
    title: str
    shows: tuple[str, ...]

    @property
    def template(self) -> str:
        """The sample, drawn by the gallery and shown as code under it."""
        return f"gallery/{self.name}.html"

    @property
    def source(self) -> str:
        """The sample as one writes it."""
        return str(Engine.get_default().get_template(self.template).source)


HEAD = Room("page_head", "Tête de page", ("page_head",))
ROOMS = (
    Room("colours", "Couleurs", ()),
    Room("main_nav", "Navigation principale", ("main_nav",)),
    Room("crumbs", "Fil d’Ariane", ("crumbs", "crumb")),
    Room("tabs", "Sous-navigation", ("tabs", "tab", "contract_pages")),
    Room("stepper", "Étapes", ("stepper",)),
    Room("buttons", "Boutons", ("button", "link_button", "post_button")),
    Room("chips", "Étiquettes, états et lieux", ("chip", "state", "change", "place")),
    Room("callout", "Messages", ("callout",)),
    Room("empty_state", "Page vide", ("empty_state",)),
    Room("card", "Cartes", ("card",)),
    Room("facts", "Faits", ("facts", "fact")),
    Room("forms", "Formulaires", ("field", "form_errors", "error_mark")),
    Room("editing", "Modifier sur place", ("in_place", "edit_form", "kept", "keeper")),
    Room("conflict", "Deux personnes ont écrit", ("conflict",)),
    Room("history", "Ce qui s’est passé", ("history",)),
    Room("finding", "Constats d’une lecture", ("finding",)),
    Room("progress", "Avancement", ("progress",)),
    Room("data_table", "Tableau", ("data_table",)),
    Room("pagination", "Pages d’une liste", ("pagination",)),
    Room("gap_chart", "Écarts", ("gap_chart",)),
    Room("area_map", "Carte", ("area_map",)),
    Room("picture", "Graphiques", ("picture",)),
    Room("coverage_matrix", "Matrice de couverture", ("coverage_matrix",)),
    Room("golden_thread", "Fil rouge", ("golden_thread",)),
    Room("words", "Textes", ("number", "percent", "date_fr", "counted", "plural", "listed", "quoted", "of", "quarter")),
)

COLOURS = (
    ("Brique : agir, le quartier", "#a03b22"),
    ("Gris-bleu : l’agglomération", "#6f7a90"),
    ("Tenu", "#2c6a4c"),
    ("À risque", "#815400"),
    ("Rompu", "#a51d2d"),
    ("Non vérifiable", "#566072"),
    ("Encre", "#1f2430"),
    ("Encre douce", "#565c6c"),
    ("Papier", "#faf8f4"),
)


class GalleryForm(forms.Form):
    """One field of each sort."""

    email = forms.EmailField(label="Adresse e-mail", help_text="Celle de votre travail.")
    commune = forms.ChoiceField(label="Commune", choices=[("barlin", "Barlin"), ("bruay", "Bruay-la-Buissière")])
    words = forms.CharField(label="Ce que dit l’habitant", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    name = forms.ChoiceField(
        label="Le même nom est écrit de deux façons. Lequel est juste ?",
        choices=[("a", "première graphie"), ("b", "seconde graphie")],
        widget=forms.RadioSelect,
        help_text="Votre réponse est gardée pour la prochaine lecture.",
    )
    agreed = forms.BooleanField(label="J’ai relu les points douteux", required=False)
    file = forms.FileField(
        label="La convention signée", help_text="Word, LibreOffice, PDF ou texte, 50 Mo au plus.", required=False
    )


class LabelForm(forms.Form):
    """What one edits in place."""

    label = forms.CharField(label="Libellé")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


HAPPENINGS = (
    Happening(
        "Le 24 novembre 2026 à 10\u00a0h\u00a012",
        "Bruno",
        "Libellé modifié",
        (("Libellé", "Parler de santé mentale", "Parler sans honte"),),
    ),
    Happening("Le 3 mars 2026 à 09\u00a0h\u00a000", "Amina", "Ajouté"),
)
GAPS = GapChart(
    title="Écarts entre le quartier et l’agglomération",
    subject="Le Regain",
    caption="Convention de 2024, données de 2022, périmètre de 2015 : ne les comparez pas à celles de 2024.",
    rows=(
        GapRow("Taux de pauvreté", Decimal(33), Decimal("18.8")),
        GapRow("Taux d’emploi des 15-64 ans", Decimal("40.1"), Decimal("58.8")),
        GapRow("Part des logements sociaux", Decimal(100), Decimal("0.4")),
        GapRow("Valeurs presque égales", Decimal("23.6"), Decimal("23.5")),
        GapRow("Position sociale des écoles (IPS)", Decimal(83), Decimal(104), unit="index"),
        GapRow("16-25 ans sans école ni emploi", None, Decimal("23.5"), flag="suppressed"),
        GapRow("Population", Decimal(2000), unit="inhabitants", flag="approximate", note="Estimation de la commune."),
        GapRow("Surface", None, unit="ha", flag="missing"),
    ),
)
_COMMUNES = ("Annezin", "Auchel", "Barlin", "Béthune", "Beuvry", "Bruay-la-Buissière", "Calonne-Ricouart")
_OBJECTIVES = (
    ("Enjeu 1 · Attentifs aux plus fragiles", "Démarches administratives et numériques", (7, 2, 3, 5, 0, 12, None)),
    ("Enjeu 1 · Attentifs aux plus fragiles", "Santé mentale et conduites addictives", (5, 1, 7, 2, 0, 2, None)),
    ("Enjeu 2 · Émancipation pour tous", "Réussite éducative", (2, 1, 2, 3, 2, 0, None)),
)


def _rows(group: str) -> tuple[MatrixRow, ...]:
    return tuple(
        MatrixRow(label, tuple(MatrixCell(count, "" if count is None else "#matrice") for count in counts), "#matrice")
        for stake, label, counts in _OBJECTIVES
        if stake == group
    )


MATRIX = Matrix(
    caption="Objectifs opérationnels par objectif et par commune",
    columns=tuple(MatrixColumn(name, "#matrice") for name in _COMMUNES),
    groups=tuple(MatrixGroup(group, _rows(group)) for group in dict.fromkeys(stake for stake, _, _ in _OBJECTIVES)),
    noun="objectif opérationnel",
    plural="objectifs opérationnels",
)
_REGAIN, _RIMBERT = box(2.60, 50.45, 2.612, 50.456), box(2.62, 50.448, 2.626, 50.453)
MAP = AreaMap(
    title="Deux quartiers",
    svg=draw_map(
        [MapShape("Quartier du Regain", _REGAIN, "1"), MapShape("Quartier Rimbert", _RIMBERT, "2")],
        title="Carte de deux quartiers inventés",
        background=[MapShape("Barlin", box(2.58, 50.43, 2.65, 50.47))],
    ),
    entries=(
        MapEntry("1", "1", "Quartier du Regain", "#area_map", "QN06207M, 61,8\u00a0ha"),
        MapEntry("2", "2", "Quartier Rimbert", "#area_map", "QN06206M, 30,4\u00a0ha"),
    ),
    caption="Contours inventés.",
)
THREAD = Thread(
    label="Fils rouges du Regain",
    strands=(
        Strand(
            (
                Knot("Dépôts sauvages", "12 paroles d’habitants"),
                Knot("Éco-gestes avec les bailleurs", "enjeu 3 · quartier"),
                Knot("Brigade verte", "18 400 € accordés sur 22 000 €"),
                Knot("41 dépôts retirés", "sur 60 prévus, à mi-année", "risk"),
            )
        ),
        Strand(
            (
                Knot("Rien pour les adolescents", "21 paroles d’habitants"),
                Knot("Aucun objectif n’en parle", "proposer un avenant", "broken", "#fil"),
                Knot("Aucune action", "chercher dans l’agglomération", "broken"),
                Knot("Rien à mesurer", "", "mute"),
            )
        ),
    ),
)


def rooms() -> tuple[Room, ...]:
    """Every room, in the order one visits them."""
    return ROOMS


def facts(form: forms.Form) -> dict[str, object]:
    """What the samples show: invented, and true to the shapes of real data."""
    return {
        "form": form,
        "head": HEAD,
        "chips": (Chip("Quartier prioritaire", "brick"), Chip("QN06207M (2024)"), Chip("environ 2\u202f000 habitants")),
        "colours": COLOURS,
        "gaps": GAPS,
        "map": MAP,
        "matrix": MATRIX,
        "pictures": PICTURES,
        "thread": THREAD,
        "label": LabelForm({"label": "Parler sans honte", "version": 2}),
        "conflict": LabelForm({"label": "Parler sans honte", "version": 2}, auto_id="conflit_%s"),
        "clashes": (Clash("label", "Parler sans honte", "Parler de santé mentale", "Bruno", "24 novembre 2026"),),
        "happenings": HAPPENINGS,
        "page_of_imports": Paginator(range(60), 20).page(2),
        "communes": _COMMUNES[:3],
        "day": date(2024, 7, 9),
    }
