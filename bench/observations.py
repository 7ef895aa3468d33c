"""Files of figures of national size: reading and importing them, against bare reading of the same bytes."""

import csv
import io
import random
from hashlib import sha256

from django.core.management import call_command
from django.db import transaction
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from bench.timing import Ratio, compare
from regain.core.member import SYSTEM
from regain.exchange.applying.observations import apply_reading
from regain.exchange.planning.observations import understood
from regain.exchange.reading.observations import read_observations

HEADER = ("code", "revenu_median", "taux_pauvrete", "gini", "s80s20", "annee")
PLACES, YEARS = 1_296, range(2012, 2022)
RUNS, IMPORTS = 7, 3


def filosofi() -> list[tuple[str, ...]]:
    """As many rows, columns and blanks as the national file of INSEE; the numbers are drawn, always the same."""
    draw = random.Random(62)  # noqa: S311  # nothing secret
    rows = []
    for place in range(PLACES):
        code = f"QP{place // 100 + 1:03d}{place % 100 + 1:03d}"
        for year in YEARS:
            income, poverty = f"{draw.randrange(9_000, 18_000)}.0", f"{draw.uniform(20, 60):.1f}"
            gini, ratio = f"{draw.uniform(0.2, 0.4):.3f}", f"{draw.uniform(2, 6):.1f}"
            figures = ("", "", "", "") if draw.random() < 0.03 else (income, poverty, gini, ratio)  # noqa: PLR2004
            rows.append((code, *figures, str(year)))
    return rows


def as_csv(rows: list[tuple[str, ...]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([HEADER, *rows])
    return written.getvalue().encode()


def as_workbook(rows: list[tuple[str, ...]]) -> bytes:
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True, "strings_to_numbers": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([HEADER, *rows]):
            sheet.write_row(number, 0, row)
    return written.getvalue()


def bare_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def bare_workbook(content: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python()


def brought_in(content: bytes) -> None:
    """Read, compare, write, then undo."""
    with transaction.atomic():
        apply_reading(
            understood(content, by=SYSTEM), checksum=sha256(content).hexdigest(), file_name="filosofi.csv", by=SYSTEM
        )
        transaction.set_rollback(True)


def run() -> list[Ratio]:
    """The ratios of figures."""
    call_command("migrate", verbosity=0)
    rows = filosofi()
    text, book = as_csv(rows), as_workbook(rows)
    return [
        compare(
            "lire 51 840 chiffres (CSV) / csv seul",
            lambda: read_observations(text),
            lambda: bare_csv(text),
            goal=None,
            runs=RUNS,
        ),
        compare(
            "lire 51 840 chiffres (XLSX) / calamine seul",
            lambda: read_observations(book),
            lambda: bare_workbook(book),
            goal=None,
            runs=RUNS,
        ),
        compare(
            "importer 51 840 chiffres (CSV) / csv seul",
            lambda: brought_in(text),
            lambda: bare_csv(text),
            goal=None,
            runs=IMPORTS,
        ),
    ]
