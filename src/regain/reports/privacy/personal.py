"""The columns that hold personal data, table by table. Any other column is declared in impersonal.py."""

from dataclasses import dataclass
from enum import StrEnum

from regain.reports.privacy.processings import Why


class Kept(StrEnum):
    """How long. A value that is also a key of settings.RETENTION is a number of days, held by `./regain purge`."""

    ACCOUNT = "accounts"
    SESSION = "sessions"
    INVITATION = "invitations"
    READING = "readings"
    FILE = "files"
    CONTRACT = "contract"
    JOURNAL = "journal"


class Left(StrEnum):
    """What becomes of the column when the person asks to be erased."""

    ERASED = "effacé"
    REPLACED = "remplacé par « Personne effacée »"
    KEPT = "conservé : document administratif signé, ou clé sans nom"
    ENDED = "fermé"


@dataclass(frozen=True, slots=True)
class Column:
    """A personal column: what it says of somebody, why, how long, and what erasing the person makes of it."""

    what: str
    why: Why
    kept: Kept
    left: Left
    is_exported: bool = True


def _columns(why: Why, kept: Kept, left: Left, **whats: str) -> dict[str, Column]:
    return {name: Column(what, why, kept, left) for name, what in whats.items()}


def _withheld(why: Why, kept: Kept, left: Left, **whats: str) -> dict[str, Column]:
    """Secrets are not given away, and what is not about the person who asks is not theirs."""
    return {name: Column(what, why, kept, left, is_exported=False) for name, what in whats.items()}


PERSONAL: dict[str, dict[str, Column]] = {
    "accounts.person": {
        **_columns(
            Why.ACCOUNTS,
            Kept.ACCOUNT,
            Left.REPLACED,
            name="nom",
            email="adresse e-mail professionnelle",
        ),
        **_columns(
            Why.ACCOUNTS,
            Kept.ACCOUNT,
            Left.ERASED,
            title="fonction",
            organisation="organisme",
            is_active="état du compte",
        ),
        **_columns(Why.SIGN_IN, Kept.ACCOUNT, Left.ERASED, last_login="dernière connexion"),
        "password": Column(
            "empreinte du mot de passe (argon2)", Why.SIGN_IN, Kept.ACCOUNT, Left.ERASED, is_exported=False
        ),
    },
    "accounts.mandate": {
        **_columns(
            Why.ACCOUNTS,
            Kept.ACCOUNT,
            Left.KEPT,
            person="clé de la personne qui tient le mandat",
            role="rôle tenu",
            scope_label="où",
            starts_on="premier jour du mandat",
            ends_on="dernier jour du mandat",
        ),
        **_columns(Why.ACCOUNTS, Kept.ACCOUNT, Left.REPLACED, reason="motif d’un accès d’assistance"),
    },
    "sessions.session": _withheld(
        Why.SIGN_IN,
        Kept.SESSION,
        Left.ERASED,
        session_key="clé de la session",
        session_data="qui est connecté, formulaire en attente de reconnexion",
        expire_date="fin de la session",
    ),
    "documents.storedfile": {
        **_withheld(
            Why.DOCUMENTS,
            Kept.FILE,
            Left.KEPT,
            name="nom du fichier reçu",
            content="document reçu, qui nomme élus et agents",
        )
    },
    "documents.documentimport": {
        **_columns(Why.DOCUMENTS, Kept.READING, Left.REPLACED, started_by="qui a commencé l’import"),
        **_withheld(Why.DOCUMENTS, Kept.READING, Left.KEPT, started_by_key="clé de la personne, sans son nom"),
        **_withheld(
            Why.DOCUMENTS,
            Kept.READING,
            Left.KEPT,
            subject="objet de l’import, tiré du document",
            reading="texte lu, qui nomme élus et agents",
            choices="réponses aux doutes de lecture",
            outcome="ce que l’import a écrit",
        ),
    },
    "documents.rememberedchoice": _withheld(
        Why.DOCUMENTS, Kept.CONTRACT, Left.KEPT, value="réponse retenue, qui peut nommer un référent"
    ),
    "documents.documenttemplate": _columns(
        Why.DOCUMENTS, Kept.CONTRACT, Left.REPLACED, added_by="qui a ajouté le modèle"
    ),
    "contracts.agreement": _withheld(
        Why.DOCUMENTS,
        Kept.CONTRACT,
        Left.KEPT,
        elected_referent="référent élu nommé par la convention",
        technical_referent="référent technicien nommé par la convention",
    ),
    "contracts.agreementversion": {
        **_columns(Why.DOCUMENTS, Kept.CONTRACT, Left.REPLACED, adopted_by="qui a enregistré la version"),
        **_withheld(
            Why.DOCUMENTS,
            Kept.CONTRACT,
            Left.KEPT,
            snapshot="texte signé, qui nomme élus et agents",
            choices="réponses aux doutes de lecture",
        ),
    },
    "contracts.signatory": _withheld(
        Why.DOCUMENTS, Kept.CONTRACT, Left.KEPT, name="signataire, tel que le texte le nomme"
    ),
    "contracts.amendment": {
        **_columns(
            Why.DOCUMENTS,
            Kept.CONTRACT,
            Left.REPLACED,
            opened_by="qui a ouvert l’avenant",
            edits="qui a fait chaque modification ; mots du texte amendé",
        ),
        **_withheld(Why.DOCUMENTS, Kept.CONTRACT, Left.KEPT, choices="réponses aux questions de l’avenant"),
    },
    "journal.entry": {
        **_columns(
            Why.JOURNAL,
            Kept.JOURNAL,
            Left.KEPT,
            author_key="clé de la personne, sans son nom",
        ),
        **_columns(
            Why.JOURNAL,
            Kept.JOURNAL,
            Left.REPLACED,
            author_label="qui a écrit",
            object_label="nom de l’objet, qui peut être une personne",
            before="ce qui était",
            after="ce qui est devenu",
        ),
    },
}
