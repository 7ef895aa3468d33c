"""Why personal data is kept: the processings of the register (RGPD, article 30)."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """The code of a processing."""

    ACCOUNTS = "comptes"
    SIGN_IN = "connexion"
    JOURNAL = "journal"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Processing:
    """A processing: its title, purpose and legal basis, whose data, and who sees it."""

    title: str
    purpose: str
    basis: str
    concerned: str
    recipients: str


_MISSION = "mission d’intérêt public (article 6.1.e) : loi n° 2014-173 du 21 février 2014, articles 5 et 6"

PROCESSINGS = {
    Why.ACCOUNTS: Processing(
        title="Comptes et mandats",
        purpose="Savoir qui travaille au contrat de ville, pour qui, et ce que chacun peut voir et faire.",
        basis=_MISSION,
        concerned="agents, élus et partenaires qui ont un compte, ou y sont invités",
        recipients=(
            "les personnes du même contrat (nom, fonction ; du chef de projet, aussi l’adresse e-mail, pour le joindre) ; "
            "qui y donne des mandats (organisme, adresse des personnes invitées) ; les personnes connectées (nom des "
            "administrateurs) ; qui exploite Regain (adresse e-mail)"
        ),
    ),
    Why.SIGN_IN: Processing(
        title="Connexion et sécurité",
        purpose="Reconnaître la personne, protéger son compte, lui montrer ses sessions ouvertes.",
        basis="obligation légale de sécurité (article 6.1.c, article 32 ; référentiel général de sécurité)",
        concerned="agents, élus et partenaires qui ont un compte",
        recipients="la personne elle-même",
    ),
    Why.JOURNAL: Processing(
        title="Journal des écritures",
        purpose="Dire qui a écrit quoi, quand et à quel titre ; prouver qu’une écriture n’a pas été modifiée.",
        basis=_MISSION,
        concerned="agents, élus et partenaires qui ont un compte",
        recipients="les personnes du même contrat, sur la page de l’objet modifié ; qui tient le contrat, son journal entier, et par lettre ce qu’un administrateur y fait",
    ),
    Why.DOCUMENTS: Processing(
        title="Conventions, avenants et modèles",
        purpose="Garder les textes signés, en suivre les engagements, les amender.",
        basis=_MISSION,
        concerned="élus et agents que nomment des documents administratifs communicables (CRPA, article L. 311-1)",
        recipients="les personnes du même contrat",
    ),
}
