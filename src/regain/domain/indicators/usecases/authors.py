from django.db import transaction

from regain.core.member import Author
from regain.domain.accounts.enums import ERASED_NAME
from regain.domain.accounts.queries import rows_by
from regain.domain.indicators.models import ColumnMapping, Edition
from regain.domain.journal.enums import Event


@transaction.atomic
def forget_author_of_figures(author: Author) -> None:
    """Name nobody where the author's name stood. Part of an erasure, which the journal tells once for all of it."""
    rows_by(author, Edition, "imported_by", Event.OBSERVATIONS_IMPORTED).update(imported_by=ERASED_NAME)
    rows_by(author, ColumnMapping, "remembered_by", Event.COLUMNS_REMEMBERED).update(remembered_by=ERASED_NAME)
