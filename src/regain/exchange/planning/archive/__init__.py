"""A whole contract: its rows as plain data, and what bringing such rows into this instance would do."""

from regain.exchange.planning.archive.plan import ArchivePlan, plan_archive
from regain.exchange.planning.archive.selecting import Contents, contents_of, files_of
from regain.exchange.planning.archive.tables import LEFT_OUT, archived_tables, label_of
from regain.exchange.planning.archive.understanding import understood
from regain.exchange.planning.archive.wording import (
    archive_plan_as_lines,
    archive_summary,
    said_origin,
    written_on,
)

__all__ = [
    "LEFT_OUT",
    "ArchivePlan",
    "Contents",
    "archive_plan_as_lines",
    "archive_summary",
    "archived_tables",
    "contents_of",
    "files_of",
    "label_of",
    "plan_archive",
    "said_origin",
    "understood",
    "written_on",
]
