"""Organisations that sign: what names one, and when two names are of the same one."""

import re

from regain.exchange.reading.agreement.folding import bare

_THE = r"(?:la |le |l'|les |l’)?"
FOR = re.compile(rf"\W*pour {_THE}")
LEAD = re.compile(rf"^\W*(?:pour )?{_THE}")
ORGANISATION = re.compile(
    rf"{_THE}(?:commune|ville|mairie|etat\b|prefecture|prefete? (?:du|de)\b|sous-prefe|communaute|agglomeration|metropole|departement|region\b"
    r"|conseil (?:departemental|regional)|caisse|caf\b|cpam\b|ars\b|agence|office|bailleur|opac\b|oph\b|opdhlm|association|ccas\b"
    r"|cias\b|centre (?:social|communal|hospitalier|intercommunal)|education nationale|rectorat|academie|direction|france travail"
    r"|pole emploi|mission locale|banque|chambre|cabbalr|epci|syndicat|etablissement|societe|action logement|msa\b|sa d|sa hlm"
    r"|conseil citoyen|union|federation|fondation|procureur|parquet|groupement|entreprise|habitat\b|maisons? )"
)
LIST = re.compile(
    rf"\W*(?:{_THE}(?:liste des )?(?:signataires|partenaires|parties)(?: (?:signataires|sont|de la convention))*|sont signataires|ont signe|signe(?:nt)? par)\W*"
)
_COMMUNE = re.compile(r"(?:commune|ville|mairie)(?P<name>(?: d(?:e|u|es)?)? .+)?")
_STATE = re.compile(r"(?:etat|prefecture|republique francaise)\b.*")
STATE, COMMUNE = "État", "Commune"


def named_alone(folded: str) -> str:
    """A name without the words and the article that lead to it."""
    return bare(LEAD.sub("", folded, count=1))


def are_one(name: str, other: str) -> bool:
    """Whether two names (as `named_alone` gives them) are of one organisation: "ville d'Ambre", "commune d'Ambre", "commune"."""
    if name == other:
        return True
    ours, theirs = _COMMUNE.fullmatch(name), _COMMUNE.fullmatch(other)
    if ours and theirs:
        return not ours["name"] or not theirs["name"] or ours["name"] == theirs["name"]
    if _STATE.fullmatch(name) and _STATE.fullmatch(other):
        return name == "etat" or other == "etat"
    return f"{other} ".startswith(f"{name} ") or f"{name} ".startswith(f"{other} ")


def are_two(name: str, body: str) -> bool:
    """Whether a name is surely not that of the body that a function tells: a mayor signs for no State."""
    is_commune, is_state = _COMMUNE.fullmatch(name) is not None, _STATE.fullmatch(name) is not None
    return (is_commune and body == STATE) or (is_state and body.startswith(COMMUNE))
