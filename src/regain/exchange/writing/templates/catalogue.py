"""The named fields of a template: their names, what they say, what they hold. docs/templates.md shows this list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A named field. With `is_list` it is walked by a loop; with `fields`, it (or each of its items) holds others."""

    name: str
    says: str
    is_list: bool = False
    fields: tuple["Field", ...] = ()

    @property
    def item(self) -> "Field":
        """What one turn of a loop over this list holds."""
        return Field(self.name, self.says, fields=self.fields)

    @property
    def nature(self) -> str:
        """What it is, in French."""
        if not self.is_list:
            return "fiche" if self.fields else "texte"
        return "liste de fiches" if self.fields else "liste de textes"


def _texts(name: str, says: str) -> Field:
    return Field(name, says, is_list=True)


def _records(name: str, says: str, *fields: Field) -> Field:
    return Field(name, says, is_list=True, fields=fields)


_OPERATIONAL = _texts("objectifs_operationnels", "Les objectifs opérationnels de la commune.")

_FIGURES = _records(
    "chiffres",
    "Les chiffres du portrait.",
    Field("indicateur", "Le nom de l’indicateur."),
    Field("valeur", "La valeur du quartier, avec son unité ; « non diffusée » ou « absente » sinon."),
    Field("comparaison", "La valeur de l’agglomération, si la convention la cite."),
    Field("evolution", "Ce dont la valeur a changé, si la convention le dit."),
    Field("evolution_depuis", "L’année depuis laquelle."),
)

_STAKES = _records(
    "enjeux",
    "Les enjeux du contrat que le quartier reprend, et leur arbre d’objectifs.",
    Field("numero", "Le numéro de l’enjeu."),
    Field("titre", "L’intitulé de l’enjeu."),
    _records(
        "objectifs_strategiques",
        "Les objectifs stratégiques de l’enjeu.",
        Field("titre", "L’intitulé de l’objectif stratégique."),
        _records(
            "objectifs",
            "Ses objectifs intercommunaux.",
            Field("titre", "L’intitulé de l’objectif intercommunal."),
            _OPERATIONAL,
        ),
    ),
)

_ROWS = _records(
    "objectifs",
    "Les mêmes objectifs, à plat : une fiche par objectif intercommunal, pour les tableaux.",
    Field("numero_enjeu", "Le numéro de l’enjeu."),
    Field("enjeu", "L’intitulé de l’enjeu."),
    Field("objectif_strategique", "L’objectif stratégique."),
    Field("objectif_intercommunal", "L’objectif intercommunal."),
    _OPERATIONAL,
)

_NEIGHBOURHOODS = _records(
    "quartiers",
    "Les projets de quartier, dans l’ordre de la convention.",
    Field("nom", "Le nom du quartier."),
    Field("statut", "QPV ou QIC."),
    Field("code", "Le code national du quartier prioritaire, vide sinon."),
    _texts("communes", "Les communes sur lesquelles il s’étend."),
    Field("portrait_source", "La source du portrait."),
    Field("portrait_annee", "Le millésime du portrait."),
    Field("portrait_perimetre", "Le périmètre du portrait."),
    _FIGURES,
    _texts("irritants", "Les irritants."),
    _texts("opportunites", "Les opportunités (les atouts)."),
    _texts("enjeux_prioritaires", "Les enjeux prioritaires du quartier."),
    _STAKES,
    _ROWS,
)

CATALOGUE: tuple[Field, ...] = (
    Field("contrat", "Le nom du contrat de ville."),
    Field("contrat_fin", "Le dernier jour du contrat."),
    Field("commune", "La commune qui signe."),
    Field("signee_le", "Le jour de la signature."),
    Field("signee_a", "Le lieu de la signature."),
    Field("referent_elu", "Le référent élu."),
    Field("referent_technicien", "Le référent technicien."),
    _records(
        "sections",
        "Les textes de la convention qui n’ont pas de champ à eux (préambule, cadre…).",
        Field("titre", "Le titre de la section."),
        _texts("paragraphes", "Ses paragraphes."),
    ),
    _NEIGHBOURHOODS,
    _records(
        "instances",
        "Les instances de pilotage.",
        Field("nature", "Comité de pilotage, groupe de travail…"),
        Field("nom", "Le nom de l’instance, sa nature quand elle n’en a pas."),
        Field("frequence", "Combien de fois par an elle se réunit."),
        _texts("themes", "Les thèmes qu’elle suit."),
    ),
    _records(
        "engagements",
        "Ce que la convention promet.",
        Field("nature", "La nature de l’engagement."),
        Field("qui", "L’instance qui doit se réunir, ou « Les signataires »."),
        Field("texte", "Les mots de la convention."),
        Field("frequence", "Combien de fois par an, si elle le dit."),
        Field("echeance", "Le jour pour lequel, si elle le dit."),
    ),
    _texts("signataires", "Ceux qui signent."),
)

LOOP = Field(
    "loop",
    "Le tour de la boucle.",
    fields=(
        Field("index", "Le rang du tour, à partir de 1."),
        Field("first", "Vrai au premier tour."),
        Field("last", "Vrai au dernier tour."),
        Field("length", "Le nombre de tours."),
    ),
)
"""What every loop offers about itself."""
