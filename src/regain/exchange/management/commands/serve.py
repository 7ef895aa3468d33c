"""./regain serve: serves the instance to the proxy in front of it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from regain.exchange.management.command import RegainCommand
from regain.exchange.management.kinds import refuse_base_of_a_demonstration
from regain.exchange.management.serving import HOST, collect_static_files, refuse_busy_port, refuse_old_database, serve
from regain.exchange.management.terminal import Refused, refusals_told


class Command(RegainCommand):
    help = (
        "Sert Regain sur 127.0.0.1, au serveur qui tient HTTPS devant lui (docs/operations.md). "
        "Refuse de commencer sur une base qui n’est pas à jour."
    )
    requires_system_checks = []
    only_reads = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, metavar="PORT", help="par défaut, 8000")

    def handle(self, **options: Any) -> None:
        with refusals_told(self):
            if settings.DEMO:
                raise Refused("La démonstration se sert par ./regain demo\u00a0: enlevez REGAIN_DEMO.")
            refuse_busy_port(options["port"])
            refuse_old_database()
            refuse_base_of_a_demonstration()
            collect_static_files()
        self.stdout.write(f"Regain démarre, et servira dans quelques secondes sur http://{HOST}:{options['port']}")
        self.stdout.flush()
        serve(options["port"])
