"""The power cut at twenty points of the write-ahead log, the anchors kept: said as it is, and no later entry is blamed."""

import random
import shutil

import pytest
from django.conf import settings as ours
from django.db import connection, transaction

from regain.core.member import SYSTEM
from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry, Head
from regain.domain.journal.queries import read_anchors, verify
from regain.domain.journal.usecases import record
from tests.exchange.backups.conftest import connected_to, instance, made
from tests.factories.territory import CommuneFactory

__all__ = ["instance", "made"]
pytestmark = pytest.mark.slow
CUTS, WRITES = 20, 40


def write(count: int) -> list[Entry]:
    written = []
    for _ in range(count):
        with transaction.atomic():
            written.append(record(Event.COMMUNES_IMPORTED, on=CommuneFactory(), by=SYSTEM))
    return written


def test_twenty_power_cuts_are_told_as_they_are(instance, tmp_path, settings):
    write(WRITES)
    log = instance / "instance.sqlite3-wal"
    size, chance, lost_some = log.stat().st_size, random.Random(4), 0  # noqa: S311
    anchored = max(read_anchors(ours.JOURNAL_ANCHORS).by_number)
    for cut in range(CUTS):
        folder = tmp_path / f"after-{cut}"
        folder.mkdir()
        for name in ("instance.sqlite3", "instance.sqlite3-wal", "journal-anchors"):
            shutil.copy(instance / name, folder / name)
        with (folder / log.name).open("r+b") as file:
            file.truncate(chance.randint(0, size))
        settings.JOURNAL_ANCHORS = folder / "journal-anchors"
        with connected_to(folder / "instance.sqlite3"):
            last = Head.objects.get().number
            is_lost = last < anchored
            lost_some += is_lost
            assert (verify().faults, len(verify().remarks)) == ((), is_lost)

            later = write(3)
            found = verify()
            connection.close()

        assert (found.faults, len(found.remarks), found.unanchored) == ((), is_lost, 0)
        assert [one.number for one in later] == list(range(later[0].number, later[0].number + 3))
        if is_lost:
            told = (
                f"n° {last + 1} a été perdue" if last + 1 == anchored else f"n° {last + 1} à {anchored} ont été perdues"
            )
            assert told in found.remarks[0].replace("\u00a0", " ")
            assert later[0].number == anchored + 2
    assert lost_some > CUTS / 2
