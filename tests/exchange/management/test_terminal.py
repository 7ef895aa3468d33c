"""A command that is cut short says one sentence, or nothing."""

import subprocess
import sys

import pytest
from django.core.management.base import BaseCommand

from regain.exchange.management import terminal
from regain.exchange.management.terminal import refusals_told
from tests.conftest import ROOT


def test_ctrl_c_is_no_traceback(capsys):
    with pytest.raises(SystemExit) as end, refusals_told(BaseCommand()):
        raise KeyboardInterrupt

    assert (end.value.code, capsys.readouterr().err) == (130, "Interrompu.\n")


def test_a_reader_who_had_enough_is_no_traceback():
    talker = (
        "from django.core.management.base import BaseCommand\n"
        "from regain.exchange.management.terminal import refusals_told\n"
        "command = BaseCommand()\n"
        "with refusals_told(command):\n"
        "    for line in range(100_000):\n"
        "        print('plan', flush=True)\n"
    )
    django = "import django; django.setup()\n"

    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} - | head -1"],
        input=django + talker,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={"PYTHONPATH": "src", "DJANGO_SETTINGS_MODULE": "regain.config.settings", "PATH": "/usr/bin:/bin"},
    )

    assert (done.stdout, done.stderr) == ("plan\n", "")


def test_what_is_left_to_flush_goes_nowhere(monkeypatch):
    moved = []
    monkeypatch.setattr(terminal.os, "dup2", lambda _nowhere, target: moved.append(target))
    monkeypatch.setattr(terminal.sys, "stdout", sys.__stdout__)

    with pytest.raises(SystemExit), refusals_told(BaseCommand()):
        raise BrokenPipeError

    assert moved == [sys.__stdout__.fileno()]
