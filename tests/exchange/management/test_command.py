"""What any command writes of words that are another's."""

from io import StringIO

import pytest
from django.core.management import call_command

from regain.exchange.management.command import RegainCommand

pytestmark = pytest.mark.django_db
WORDS = "nom\x1b]0;titre\x07\x9b2J\ud800"


class Talker(RegainCommand):
    def handle(self, **_options) -> None:
        self.stdout.write(WORDS)
        self.stderr.write(WORDS)


def test_a_command_shows_no_control(capsys):
    call_command(Talker())

    said = capsys.readouterr()
    assert (said.out, said.err) == ("nom]0;titre2J?\n", "nom]0;titre2J?\n")


def test_nor_when_another_program_reads_it():
    out, err = StringIO(), StringIO()

    call_command(Talker(), stdout=out, stderr=err)

    assert (out.getvalue(), err.getvalue()) == ("nom]0;titre2J?\n", "nom]0;titre2J?\n")
