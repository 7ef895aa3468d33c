"""Two backups of one name, backups that were killed, and the backup of a journal that is no longer whole."""

import os
import subprocess
import sys

import pytest
from django.db import connections

from regain.domain.journal.usecases import lift_guards
from regain.exchange.applying.backup import BackupNotTaken, take_backup, taking
from tests.exchange.archives.conftest import WRITTEN_AT
from tests.exchange.management.conftest import run

__all__ = ["run"]


def test_a_second_backup_of_the_same_name_leaves_the_first_whole_and_is_refused(instance, tmp_path, monkeypatch):
    to, write, ours = tmp_path / "backups" / "night", taking._write, os.getpid()

    def overtaken(*given):
        manifest = write(*given)
        monkeypatch.setattr(taking, "_write", write)
        monkeypatch.setattr(taking.os, "getpid", os.getppid)
        take_backup(to, written_at=WRITTEN_AT)
        monkeypatch.setattr(taking.os, "getpid", lambda: ours)
        return manifest

    monkeypatch.setattr(taking, "_write", overtaken)
    with pytest.raises(BackupNotTaken, match="Une autre sauvegarde vient de prendre ce nom"):
        take_backup(to, written_at=WRITTEN_AT)

    assert (to / "manifest.json").exists()
    assert [one.name for one in to.parent.iterdir()] == ["night"]


def test_only_the_drafts_of_processes_that_ended_are_cleared(instance, tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for left in (".night.writing", f".night.{ended.pid}.writing", f".night.{os.getppid()}.writing"):
        (tmp_path / left / "tables").mkdir(parents=True)

    take_backup(tmp_path / "night", written_at=WRITTEN_AT)

    assert [one.name for one in tmp_path.glob(".night*")] == [f".night.{os.getppid()}.writing"]


def test_the_backup_of_a_journal_with_a_fault_is_taken_and_says_so(run, instance, tmp_path):
    assert run("backup", tmp_path / "whole")[2] == ""
    lift_guards()
    with connections["default"].cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET object_label = 'Autre' WHERE number = 2")

    status, _, complaint = run("backup", tmp_path / "night")

    assert (status, (tmp_path / "night").is_dir()) == (0, True)
    assert "n’est pas intact : L’entrée n° 2" in complaint
