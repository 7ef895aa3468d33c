"""The columns that hold personal data, table by table. Any other column is declared in impersonal.py."""

from regain.reports.privacy.processings import Why
from regain.reports.privacy.signing import SIGN_IN
from regain.reports.privacy.words import Column, Kept, Left, told, withheld

PERSONAL: dict[str, dict[str, Column]] = {
    "accounts.person": {
        **told(
            Why.ACCOUNTS,
            Kept.ACCOUNT,
            Left.REPLACED,
            name="nom",
            email="adresse e-mail professionnelle",
        ),
        **told(
            Why.ACCOUNTS,
            Kept.ACCOUNT,
            Left.ERASED,
            title="fonction",
            organisation="organisme",
            is_active="état du compte",
        ),
        **told(Why.SIGN_IN, Kept.ACCOUNT, Left.ERASED, last_login="dernière connexion"),
        "password": Column(
            "empreinte du mot de passe (argon2)", Why.SIGN_IN, Kept.ACCOUNT, Left.ERASED, is_exported=False
        ),
    },
    "accounts.mandate": {
        **told(
            Why.ACCOUNTS,
            Kept.ACCOUNT,
            Left.KEPT,
            person="numéro de compte de la personne qui tient le mandat",
            role="rôle tenu",
            scope_label="où",
            starts_on="premier jour du mandat",
            ends_on="dernier jour du mandat",
        ),
        **told(Why.ACCOUNTS, Kept.ACCOUNT, Left.REPLACED, reason="motif d’un accès d’assistance"),
    },
    **SIGN_IN,
    "sessions.session": withheld(
        Why.SIGN_IN,
        Kept.SESSION,
        Left.ERASED,
        session_key="clé de la session",
        session_data="qui est connecté",
        expire_date="fin de la session",
    ),
    "documents.storedfile": {
        **withheld(
            Why.DOCUMENTS,
            Kept.FILE,
            Left.KEPT,
            name="nom du fichier reçu",
            content="document reçu, qui nomme élus et agents",
        )
    },
    "documents.documentimport": {
        **told(Why.DOCUMENTS, Kept.READING, Left.REPLACED, started_by="qui a commencé l’import"),
        **withheld(Why.DOCUMENTS, Kept.READING, Left.KEPT, started_by_key="numéro de compte, sans le nom"),
        **withheld(
            Why.DOCUMENTS,
            Kept.READING,
            Left.KEPT,
            subject="objet de l’import, tiré du document",
            reading="texte lu, qui nomme élus et agents",
            choices="réponses aux doutes de lecture",
            outcome="ce que l’import a écrit",
        ),
    },
    "documents.rememberedchoice": withheld(
        Why.DOCUMENTS, Kept.CONTRACT, Left.KEPT, value="réponse retenue, qui peut nommer un référent"
    ),
    "documents.documenttemplate": told(Why.DOCUMENTS, Kept.CONTRACT, Left.REPLACED, added_by="qui a ajouté le modèle"),
    "contracts.agreement": withheld(
        Why.DOCUMENTS,
        Kept.CONTRACT,
        Left.KEPT,
        elected_referent="référent élu nommé par la convention",
        technical_referent="référent technicien nommé par la convention",
    ),
    "contracts.agreementversion": {
        **told(Why.DOCUMENTS, Kept.CONTRACT, Left.REPLACED, adopted_by="qui a enregistré la version"),
        **withheld(
            Why.DOCUMENTS,
            Kept.CONTRACT,
            Left.KEPT,
            snapshot="texte signé, qui nomme élus et agents",
            choices="réponses aux doutes de lecture",
        ),
    },
    "contracts.signatory": withheld(
        Why.DOCUMENTS, Kept.CONTRACT, Left.KEPT, name="signataire, tel que le texte le nomme"
    ),
    "contracts.amendment": {
        **told(
            Why.DOCUMENTS,
            Kept.CONTRACT,
            Left.REPLACED,
            opened_by="qui a ouvert l’avenant",
            edits="qui a fait chaque modification ; mots du texte amendé",
        ),
        **withheld(Why.DOCUMENTS, Kept.CONTRACT, Left.KEPT, choices="réponses aux questions de l’avenant"),
    },
    "indicators.edition": told(Why.DOCUMENTS, Kept.CONTRACT, Left.REPLACED, imported_by="qui a importé ces chiffres"),
    "indicators.columnmapping": told(
        Why.DOCUMENTS, Kept.CONTRACT, Left.REPLACED, remembered_by="qui a dit comment lire ce fichier"
    ),
    "journal.entry": {
        **told(
            Why.JOURNAL,
            Kept.JOURNAL,
            Left.KEPT,
            author_key="numéro de compte, sans le nom",
            mandate_label="mandat sous lequel elle a écrit",
            mandate_key="clé de ce mandat",
            object_label="nom de l’objet ; celui d’une personne, ou d’un fichier qu’elle a donné, est à côté",
            before="ce qui était, sans ce qui décrit une personne",
            after="ce qui est devenu, sans ce qui décrit une personne",
        ),
    },
    "journal.personalvalue": {
        **told(
            Why.JOURNAL,
            Kept.JOURNAL,
            Left.ERASED,
            person_key="numéro de compte de la personne décrite",
            value="nom de qui a écrit, ce qui décrit une personne, ce qu’elle a nommé (fichier, avenant)",
        ),
    },
}
