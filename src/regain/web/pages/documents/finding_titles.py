"""What each finding is called, in a few words; its message says the rest."""

TITLES = {
    "cell_joined": "Une case coupée en deux",
    "change_in_another_unit": "Une évolution dans une autre unité",
    "code_unknown": "Un code de quartier inconnu",
    "comments_ignored": "Des commentaires",
    "commitment_cannot_be_checked": "Un engagement que l’on ne pourra pas vérifier",
    "commune_missing": "Quelle commune signe ?",
    "commune_uncertain": "Quelle commune signe ?",
    "date_uncertain": "Quelle est la date de signature ?",
    "date_unreadable": "Une date illisible",
    "deadline_completed": "Une échéance complétée",
    "figure_told_twice": "Un chiffre cité deux fois",
    "frequency_range": "Une fréquence en fourchette",
    "hidden_text_ignored": "Du texte masqué",
    "hyphen_removed": "Un mot coupé en fin de ligne",
    "intercommunal_missing": "Un objectif intercommunal manque",
    "kind_uncertain": "QPV ou QIC ?",
    "label_repeated": "Un libellé répété",
    "list_ends_on_comma": "Une liste finit par une virgule",
    "name_spelled_two_ways": "Le même nom, écrit de deux façons",
    "neighbourhood_name_missing": "Un quartier sans nom",
    "neighbourhood_without_objectives": "Un quartier sans objectif",
    "no_signatories": "Aucun signataire n’est nommé",
    "not_signed": "Aucune date de signature",
    "notes_moved": "Des notes de bas de page",
    "number_not_understood": "Un chiffre que nous ne comprenons pas",
    "objective_without_operational": "Un objectif sans rien d’opérationnel",
    "objectives_shared": "Des objectifs communs à plusieurs quartiers",
    "old_perimeter_code": "Un code de l’ancien périmètre",
    "old_perimeter_figures": "Des chiffres de l’ancien périmètre",
    "pictures_ignored": "Des images",
    "section_empty": "Une partie sans texte",
    "share_above_the_whole": "Une part de plus de 100 %",
    "strategic_missing": "Un objectif stratégique manque",
    "text_boxes_moved": "Des zones de texte",
    "tracked_changes": "Des modifications non acceptées",
    "unclaimed_text": "Un texte sans place",
    "unclosed_quote": "Un guillemet ouvert, jamais fermé",
    "unit_converted": "Une unité convertie",
}


def title_of(code: str) -> str:
    """The finding's name; for a code without one, that there is something to check."""
    return TITLES.get(code, "Un point à vérifier")
