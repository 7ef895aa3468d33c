"""What a person takes away of their data: one zip with a workbook to read and JSON to reuse."""

import io
import json
import zipfile
from datetime import datetime

from regain.exchange.writing.xlsx import Sheet, SheetColumn, write_workbook
from regain.reports.privacy.export import PersonalData, Section, Value


def write_personal_data(data: PersonalData) -> bytes:
    """The zip: `donnees.xlsx`, `donnees.json`."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("donnees.xlsx", write_workbook([_sheet(one) for one in data.sections], title=data.person))
        archive.writestr("donnees.json", json.dumps(_plain(data), ensure_ascii=False, indent=2))
    return written.getvalue()


def _sheet(section: Section) -> Sheet:
    columns = tuple(SheetColumn(heading, 30) for heading in section.headings)
    rows = tuple(tuple(_told(value) for value in row) for row in section.rows)
    return Sheet(section.title, columns, rows)


def _plain(data: PersonalData) -> dict[str, list[dict[str, str | int | None]]]:
    return {
        section.title: [
            {name: _exact(value) for name, value in zip(section.headings, row, strict=True)} for row in section.rows
        ]
        for section in data.sections
    }


def _exact(value: Value) -> str | int | None:
    return value.isoformat() if isinstance(value, datetime) else value


def _told(value: Value) -> str | int | None:
    return f"{value:%d/%m/%Y %H:%M}" if isinstance(value, datetime) else value
