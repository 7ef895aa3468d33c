"""The common template of communal agreements: the titles it uses, and those that others use in their place.

All patterns are written for folded words (folding.fold) and match a whole title, numbering and quotes removed.
"""

import re
from enum import Enum, auto


class Topic(Enum):
    """What a part of an agreement speaks of."""

    COVER = auto()
    CONTENTS = auto()
    PROSE = auto()
    PROJECT = auto()
    MAP = auto()
    PORTRAIT = auto()
    IRRITANTS = auto()
    OPPORTUNITIES = auto()
    PRIORITIES = auto()
    OBJECTIVES = auto()
    STEERING = auto()
    PARTNERSHIP = auto()
    CITIZENS = auto()
    SIGNATURE = auto()

    @property
    def is_of_a_neighbourhood(self) -> bool:
        """Whether such a part belongs to one neighbourhood."""
        return Topic.PROJECT.value <= self.value <= Topic.OBJECTIVES.value

    @property
    def is_of_steering(self) -> bool:
        """Whether such a part says who steers, and how."""
        return Topic.STEERING.value <= self.value <= Topic.CITIZENS.value

    @property
    def is_a_list(self) -> bool:
        """Whether such a part is a list of short statements."""
        return self in LIST_TOPICS


LIST_TOPICS = (Topic.IRRITANTS, Topic.OPPORTUNITIES, Topic.PRIORITIES)

_THE = r"(?:(?:les?|la|nos|notre|liste des|rappel des|presentation des?) |l')?"
_QUARTER = (
    r"(?:du|des|de la|de l'|sur le|sur les|dans le|pour le|pour les|par) ?(?:quartier|territoire|commune|ville)s?"
)
_REST = (
    r"(?:(?: ?[:/(,-]| (?:et|ou|du|des|de la|sur|pour|a|identifie\w*|rencontre\w*|repere\w*|principal\w*)\b).{0,100})?"
)


def _titles(*patterns: str) -> re.Pattern[str]:
    return re.compile(_THE + f"(?:{'|'.join(patterns)})")


TITLES: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    (Topic.CONTENTS, _titles(r"sommaire", r"table des matieres")),
    (
        Topic.PROSE,
        _titles(
            r"preambule",
            r"edito(?:rial)?(?: d[eu].{0,40})?",
            r"mot du maire.{0,30}",
            r"avant[- ]propos",
            r"introduction",
            r"contexte(?: .{0,60})?",
            r"objet(?: d.{0,50})?",
            r"duree(?: d.{0,50})?",
            r"annexes?(?: .{0,60})?",
            r"cadre(?: (?:juridique|reglementaire|legal|general|national|de reference|d'intervention|du contrat|de la convention)\b.{0,50})?",
            r"(?:presentation|rappel)(?: (?:generale?|du (?:contrat|dispositif|document)|de la (?:convention|demarche))\b.{0,50})?",
            r"historique(?: (?:du|de la) .{0,40})?",
        ),
    ),
    (
        Topic.SIGNATURE,
        _titles(
            r"signataires(?: (?:de|du) .{0,40})?",
            r"signatures?(?: (?:de|du|des) \D{0,40})?",  # not "Signature du contrat le 9 juillet 2024" of a cover
            r"(?:partenaires|parties) (?:signataires(?: (?:de|du) .{0,30})?|engage\w*)",
            r"engagements? des? (?:signataires|parties|partenaires)(?: (?:de|du) .{0,40})?",
            r"engagements?(?: reciproques| mutuels)?",
        ),
    ),
    (
        Topic.IRRITANTS,
        _titles(
            rf"(?:principaux |points faibles.{{0,5}})?\"? ?irritants? ?\"?{_REST}",
            rf"(?:principales |grandes )?(?:problematiques|difficultes|faiblesses|fragilites|dysfonctionnements){_REST}",
            rf"points (?:faibles|noirs|de vigilance|a ameliorer){_REST}",
            rf"(?:principales )?menaces{_REST}",
            r"(?:risques|freins|contraintes)(?: (?:et|ou|/) ?(?:menaces|risques|freins|contraintes|difficultes))?",
            r"(?:ce|choses) qui (?:ne va pas|ne vont pas|irritent?|pose(?:nt)? probleme).{0,60}",
            r"ce qui (?:nous |vous |les habitants )?(?:preoccupe|inquiete|gene|derange|manque|fache|complique)\b.{0,60}",
        ),
    ),
    (
        Topic.OPPORTUNITIES,
        _titles(
            rf"(?:principales )?\"? ?opportunites? ?\"?{_REST}",
            rf"(?:principaux )?(?:atouts|leviers|forces|ressources){_REST}",
            rf"points (?:forts|d'appui|positifs){_REST}",
            r"(?:ce|choses) qui (?:va|vont|marche|marchent|fonctionne|fonctionnent)(?: bien)?(?: .{0,60})?",
            r"ce (?:qui (?:nous |vous )(?:rend fiers?|rassure|plait|aide|reussit)|sur quoi (?:nous|on) \w+ (?:s')?appuyer)\b.{0,60}",
        ),
    ),
    (
        Topic.PRIORITIES,
        _titles(
            r"(?:enjeux|axes|sujets|themes) prioritaires(?: .{0,80})?",
            r"priorites(?: .{0,80})?",
            r"ce que (?:nous|les habitants) (?:voul|veul|souhait|attend)\w+(?: (?:en|d'ici|pour|sur|dans) .{0,60})?",
            rf"(?:principaux |grands )?enjeux(?: {_QUARTER})?",
        ),
    ),
    (
        Topic.OBJECTIVES,
        _titles(
            r"objectifs?(?: 20\d\d ?[-/] ?20\d\d)?(?: (?:poursuivis|retenus|partages|vises|operationnels|strategiques|specifiques|communs|locaux"
            r"|du|des|pour|sur|et|fixes)(?: .{0,90})?)?",
            r"(?:declinaison|tableaux?|strategie|cadre) (?:operationnelle?|des objectifs|strategique|d'action).{0,60}",
            r"(?:programme|plan) d'actions?(?: .{0,50})?",
            r"engagements? (?:operationnels|pour le|sur le|pour les|sur les).{0,60}",
        ),
    ),
    (
        Topic.MAP,
        _titles(
            rf"(?:cartographie|cartes?|plans?|localisation|situation|perimetres?)(?: {_QUARTER})?",
            r"perimetres? (?:d'intervention|reglementaire|retenu|prioritaire).{0,40}",
        ),
    ),
    (
        Topic.PORTRAIT,
        _titles(
            r"portraits?(?: (?:statistique|social|du|des|de la|de l'|en)\b.{0,60})?",
            r"(?:donnees|indicateurs|statistiques|chiffres)(?: (?:cles?|statistiques?|chiffrees?|sociales|du|des|sur)\b.{0,60})?",
            r"quartiers? en (?:quelques )?chiffres",
            r"diagnostic(?: .{0,50})?",
            r"etat des lieux(?: .{0,50})?",
            r"profil (?:statistique|social|du quartier|socio).{0,50}",
            r"quelques chiffres.{0,30}",
        ),
    ),
    (
        Topic.CITIZENS,
        _titles(
            r"(?:modalites d[e'] ?)?(?:l'|la )?(?:animation|participation|implication|association|mobilisation|parole"
            r"|concertation|demarche|gouvernance) (?:citoyennes?|des? (?:l'|la )?(?:habitant|citoyen|population)).{0,60}",
            r"place (?:des |de l'|du )(?:habitant|citoyen)s?.{0,40}",
            r"instances? (?:citoyennes?|participatives?|d'habitants)",
            r"conseils? citoyens?",
            r"participation",
            r"concertation",
        ),
    ),
    (
        Topic.PARTNERSHIP,
        _titles(
            r"(?:modalites d[e'] ?)?(?:l'|la )?(?:animation|mobilisation|dynamique|travail) "
            r"(?:du |des |en |de )?(?:partenari\w+|partenaires|reseau|acteurs|locale).{0,40}",
            r"partenariats?(?: (?:local|locaux|avec|et)\b.{0,30})?",
            r"instances? (?:partenariales?|techniques?)",
            r"groupes? de travail(?: (?:thematiques?|partenari\w+))?",
        ),
    ),
    (
        Topic.STEERING,
        _titles(
            r"(?:modalites d[e'] ?|organisation d[eu] )?(?:l'|la |le |l'organisation et le )?(?:pilotage|gouvernance)"
            r"(?: (?:et|du|de|des|communal|local|locale|municipal|technique|politique)\b.{0,60})?",
            r"organisation (?:et|du|de la|locale|communale)\b.{0,60}",
            r"instances?(?: (?:de|locales) .{0,30})?",
            r"comites? (?:de pilotage|techniques?|de suivi)(?: (?:communal|local|partenarial|elargi|annuel))?",
            r"(?:mise en ouvre|suivi) et (?:pilotage|suivi|evaluation).{0,40}",
            r"moyens? humains?(?: .{0,30})?",
            r"referents?",
            r"comment (?:nous nous |on s'|s')(?:organis|gouvern|pilot)\w+",
            r"modalites de (?:suivi|mise en ouvre).{0,40}",
        ),
    ),
)


AGREEMENT_WORDS = re.compile(
    r"contrat de ville|convention (?:d'application|communale)|politique de la ville|quartiers? prioritaires?|engagements quartiers"
    r"|quartiers? d'interet communautaire|\bqpv\b"
)
"""Words without which a document is hardly an agreement of the *politique de la ville*."""

COVER_WORDS = re.compile(
    r"contrat|convention|commune|\bvilles?\b|agglo|communaute|metropole|engagements?\b|20\d\d|annexe|projet|quartiers?\b|signe|avenant"
)
"""Words of a cover's title lines, which need no field of their own."""
