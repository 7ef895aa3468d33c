"""What every command of Regain is: its help in French, and of its own options only."""

import re
import sys
from argparse import Action, _MutuallyExclusiveGroup
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser, DjangoHelpFormatter, OutputWrapper

from regain.core.french import enumeration
from regain.core.terminal import showable
from regain.exchange.confining import as_command
from regain.exchange.management.kinds import refuse_base_of_a_demonstration
from regain.exchange.management.locking import refuse_while_held
from regain.exchange.management.terminal import refusals_told

_CHOICE = r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)"
_IN_FRENCH = {
    r"unrecognized arguments: (.+)": "Regain ne connaît pas, ou n’attend pas\u00a0: {}.",
    r"the following arguments are required: (.+)": "Il manque\u00a0: {}.",
    r"argument (.+): expected (?:one|at least one) argument": "Il manque ce qui suit {}.",
    r"argument (.+): invalid \w+ value: '(.*)'": "{} ne peut pas valoir «\u00a0{}\u00a0».",
    _CHOICE: "{} ne peut pas valoir «\u00a0{}\u00a0»\u00a0: choisissez {}.",
    r"argument (.+): not allowed with argument (.+)": "{} et {} ne vont pas ensemble.",
    r"ambiguous option: (\S+) could match (.+)": "{} peut être l’une de ces options\u00a0: {}.",
}
"""What argparse says of a command mistyped, and how we say it."""


class FrenchHelp(DjangoHelpFormatter):
    """The help without the options that all of Django's commands have: they work, and say nothing of this one."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[_MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, self._own(actions), groups, prefix or "utilisation\u00a0: ")

    def add_arguments(self, actions: Iterable[Action]) -> None:
        super().add_arguments(self._own(actions))

    def start_section(self, heading: str | None) -> None:
        named = "arguments" if heading == "positional arguments" else heading
        super().start_section(f"{named}\u00a0" if named else named)  # argparse puts the colon

    def _own(self, actions: Iterable[Action]) -> list[Action]:
        return [one for one in actions if not {"--help", *self.show_last} & set(one.option_strings)]


class FrenchParser(CommandParser):
    """Django's, which says in French what was mistyped."""

    def error(self, message: str) -> NoReturn:
        """Exit status 2 from a shell; CommandError from another program."""
        said = _said_in_french(message)
        if not self.called_from_command_line:
            super().error(said)
        self.print_usage(sys.stderr)
        self.exit(2, f"{said}\n")


def _said_in_french(message: str) -> str:
    for words, sentence in _IN_FRENCH.items():
        found = re.fullmatch(words, message, re.DOTALL)
        if found:
            said = list(found.groups())
            if words == _CHOICE:
                said[-1] = enumeration([one.strip(" '") for one in said[-1].split(",")], last="ou")
            return sentence.format(*said)
    return message


class Shown(OutputWrapper):
    """Django's way out of a command, for words that may be another's: see `showable`. Colours are put on after."""

    def write(  # type: ignore[override]  # Django's own is not that of its base either
        self, msg: str = "", style_func: Callable[[str], str] | None = None, ending: str | None = None
    ) -> None:
        super().write(showable(str(msg)), style_func, ending)


class RegainCommand(BaseCommand):
    """A command whose `--help` is written by FrenchHelp, and whose refusals by FrenchParser.

    `is_quiet`: asked by `-v0` to say nothing of how far it is. `only_reads`: it may run while another command replaces
    the data; those that show a plan without `--apply` may too. `replaces_all`: it may begin on a demonstration.
    """

    is_quiet = False
    only_reads = False
    replaces_all = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for out in (self.stdout, self.stderr):
            out.__class__ = Shown

    def execute(self, *args: Any, **options: Any) -> str | None:
        """As Django's, once it is known how much is to be said. `stdout`, `stderr`: where to, for other programs."""
        self.is_quiet = options["verbosity"] == 0
        for name in ("stdout", "stderr"):
            if options.get(name):
                setattr(self, name, Shown(options.pop(name)))
        with as_command():
            if not self.only_reads and options.get("apply", True):
                with refusals_told(self):
                    refuse_while_held()
                    if not self.replaces_all:
                        refuse_base_of_a_demonstration()
            return super().execute(*args, **options)

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """As Django's, with our help, and our words for a command that was given nothing."""
        parser = super().create_parser(prog_name, subcommand, **{"formatter_class": FrenchHelp, **kwargs})
        parser.__class__ = FrenchParser  # Django makes its own, and leaves no choice
        # argparse calls `nargs="*"` required, until Python 3.13.
        given = [one for one in parser._actions if not one.option_strings]  # noqa: SLF001
        wanted = [one.metavar for one in given if one.required and one.nargs not in {"*", "?"}]
        if wanted:
            parser.missing_args_message = f"Il manque\u00a0: {', '.join(map(str, wanted))}."
        return parser
