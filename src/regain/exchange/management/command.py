"""What every command of Regain is: its help in French, and of its own options only."""

from argparse import Action, _MutuallyExclusiveGroup
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser, DjangoHelpFormatter


class FrenchHelp(DjangoHelpFormatter):
    """The help without the options that all of Django's commands have: they work, and say nothing of this one."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[_MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, self._own(actions), groups, prefix or "emploi\u00a0: ")

    def add_arguments(self, actions: Iterable[Action]) -> None:
        super().add_arguments(self._own(actions))

    def start_section(self, heading: str | None) -> None:
        super().start_section("arguments" if heading == "positional arguments" else heading)

    def _own(self, actions: Iterable[Action]) -> list[Action]:
        return [one for one in actions if not {"--help", *self.show_last} & set(one.option_strings)]


class RegainCommand(BaseCommand):
    """A command whose `--help` is written by FrenchHelp."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """As Django's, with our help, and our words for a command that was given nothing."""
        parser = super().create_parser(prog_name, subcommand, **{"formatter_class": FrenchHelp, **kwargs})
        # argparse calls `nargs="*"` required, until Python 3.13.
        given = [one for one in parser._actions if not one.option_strings]  # noqa: SLF001
        wanted = [one.metavar for one in given if one.required and one.nargs not in {"*", "?"}]
        if wanted:
            parser.missing_args_message = f"Il manque\u00a0: {', '.join(map(str, wanted))}."
        return parser
