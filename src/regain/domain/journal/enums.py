"""The closed vocabulary of what can happen."""

from django.db.models import TextChoices


class Event(TextChoices):
    """What happened. Codes never change; labels are what people read."""

    INTERCOMMUNALITY_ADDED = "intercommunality_added", "Agglomération ajoutée"
    COMMUNES_IMPORTED = "communes_imported", "Liste des communes importée"
    NEIGHBOURHOOD_ADDED = "neighbourhood_added", "Quartier ajouté"
    NEIGHBOURHOOD_CHANGED = "neighbourhood_changed", "Quartier modifié"
    PERSON_ADDED = "person_added", "Personne ajoutée"
    ORGANISATION_ADDED = "organisation_added", "Organisation ajoutée"
    FILE_STORED = "file_stored", "Fichier conservé"
    IMPORT_STARTED = "import_started", "Import commencé"
    IMPORT_ANSWERED = "import_answered", "Choix d’import enregistrés"
    IMPORT_RESUMED = "import_resumed", "Import repris"
    IMPORT_APPLIED = "import_applied", "Import appliqué"
    IMPORT_ABANDONED = "import_abandoned", "Import abandonné"
    CHOICES_REMEMBERED = "choices_remembered", "Choix retenus"
    CONTRACT_OPENED = "contract_opened", "Contrat de ville ouvert"
    AGREEMENT_ADOPTED = "agreement_adopted", "Convention enregistrée"
    AGREEMENT_WITHDRAWN = "agreement_withdrawn", "Version de convention retirée"
