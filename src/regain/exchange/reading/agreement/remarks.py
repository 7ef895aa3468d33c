"""What the readers of formats noticed, as findings."""

from collections.abc import Iterable

from regain.exchange.draft import Severity, Where
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.blocks import Remark

_REPAIRED = frozenset(
    {
        *("comments_ignored", "notes_moved", "text_boxes_moved", "pictures_ignored", "running_text", "columns_read"),
        *("note_calls_left_out", "diagrams_moved"),
    }
)


def tell_remarks(remarks: Iterable[Remark], ledger: Ledger) -> None:
    """Each remark is a finding: a doubt, unless the format's reader could put it right or nothing was to be read."""
    for remark in remarks:
        severity = Severity.INFO if remark.code in _REPAIRED else Severity.WARNING
        where = Where(remark.line, remark.page) if remark.line or remark.page else None
        ledger.note(remark.code, severity, remark.message, where)
