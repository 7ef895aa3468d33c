"""./regain verify_journal: says whether anybody changed the journal by hand, and which entry."""

from typing import Any

from regain.core.french import counted
from regain.domain.journal.queries import Verified, verify
from regain.exchange.applying.backup import consistent_reading
from regain.exchange.management.command import RegainCommand
from regain.exchange.management.progress import Progress
from regain.exchange.management.terminal import REFUSED, REMARKED, refusals_told, stop

_SHOWN = 50


class Command(RegainCommand):
    help = (
        "Vérifie le journal entrée par entrée, et nomme celles qui ont été modifiées, retirées ou ajoutées à la main."
    )
    requires_system_checks = []
    only_reads = True

    def handle(self, **_options: Any) -> None:
        with refusals_told(self):
            with consistent_reading():
                verified = verify(told=Progress(self, "Entrées vérifiées"))
            if not verified.faults:
                self.stdout.write(_intact(verified))
                if verified.unanchored:
                    self.stdout.write(_unanchored(verified.unanchored))
                if verified.is_to_look_at:
                    stop(self, "\n".join(verified.remarks), REMARKED)
                for remark in verified.remarks:
                    self.stdout.write(remark)
                return
            lines = [one.sentence for one in verified.faults[:_SHOWN]]
            more = len(verified.faults) - _SHOWN
            if more > 0:
                lines.append(f"… et {counted(more, 'autre anomalie', 'autres anomalies')}.")
            count = counted(len(verified.faults), "anomalie")
            head = f"Le journal n’est plus celui que Regain a écrit\u00a0: {count}."
            stop(self, "\n".join([head, *lines, *verified.remarks]), REFUSED)


def _intact(verified: Verified) -> str:
    whole = "n’a pas été touché" if verified.remarks else "est intact"
    hole = "" if verified.remarks else "sans trou, "
    return f"Le journal {whole}\u00a0: {counted(verified.entries, 'entrée')}, {hole}jusqu’au n° {verified.last}."


def _unanchored(count: int) -> str:
    """What is said of entries after the last anchor: the chain holds, but nothing outside the database vouches for them."""
    said = "La dernière entrée n’a pas d’ancre" if count == 1 else f"Les {count} dernières entrées n’ont pas d’ancre"
    return (
        f"{said}\u00a0: la machine s’est arrêtée juste après l’écriture, ou un ancien fichier d’ancres a été remis. "
        "Comparez-le à la copie que vous en gardez."
    )
