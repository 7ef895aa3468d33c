"""./regain verify_journal: says whether anybody changed the journal by hand, and which entry."""

from typing import Any

from regain.core.french import counted
from regain.domain.journal.queries import verify
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.progress import Progress
from regain.exchange.management.terminal import REFUSED, refusals_told, stop

_SHOWN = 50


class Command(RegainCommand):
    help = (
        "Vérifie le journal entrée par entrée, et nomme celles qui ont été modifiées, retirées ou ajoutées à la main."
    )
    requires_system_checks = []

    def handle(self, **_options: Any) -> None:
        with refusals_told(self):
            verified = verify(told=Progress(self, "Entrées vérifiées"))
            if not verified.faults:
                self.stdout.write(
                    f"Le journal est intact\u00a0: {counted(verified.entries, 'entrée')}, sans trou, jusqu’au n° {verified.last}."
                )
                return
            lines = [one.sentence for one in verified.faults[:_SHOWN]]
            more = len(verified.faults) - _SHOWN
            if more > 0:
                lines.append(f"… et {counted(more, 'autre anomalie', 'autres anomalies')}.")
            count = counted(len(verified.faults), "anomalie")
            stop(self, "\n".join([f"Le journal n’est plus celui que Regain a écrit\u00a0: {count}.", *lines]), REFUSED)
