"""Kinds and states of imports."""

from django.db.models import TextChoices


class ImportKind(TextChoices):
    """What kind of document is imported."""

    AGREEMENT = "agreement", "Convention communale"


class ImportStatus(TextChoices):
    """Where an import stands."""

    READ = "read", "À relire"
    APPLIED = "applied", "Appliqué"
    ABANDONED = "abandoned", "Abandonné"


IMPORT_TRANSITIONS = {
    ImportStatus.READ: {ImportStatus.APPLIED, ImportStatus.ABANDONED},
    ImportStatus.APPLIED: set(),
    ImportStatus.ABANDONED: {ImportStatus.READ},
}
