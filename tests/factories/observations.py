"""Small files of figures, and the figures of the tests."""

from regain.core.member import SYSTEM
from regain.domain.indicators.models import Edition
from regain.exchange.applying.observations import apply_reading
from regain.exchange.planning.observations import understood


def filosofi(
    *, poverty: str = "45,0", income: str = "14520.0", code: str = "QP062007", years: tuple[int, ...] = (2020, 2021)
) -> bytes:
    """Filosofi in the layout of the département: two neighbourhoods, these years; Gini blank for everyone."""
    lines = ["code_qp;nom_qp;annee;revenu_median_uc;taux_pauvrete_60;gini;s80s20"]
    for year in years:
        lines.append(f"{code};Regain;{year};{income};{poverty};;3,7")
        lines.append(f"QP062004;Centre Ville;{year};14230.0;;;3.2")
    return ("\r\n".join(lines) + "\r\n").encode()


FILOSOFI = filosofi()


def load(content: bytes, *, name: str = "fichier.csv", year: int | None = None, checksum: str = "") -> Edition | None:
    """Import a file of figures, as the command does."""
    from hashlib import sha256

    reading = understood(content, year=year)
    _, edition = apply_reading(reading, checksum=checksum or sha256(content).hexdigest(), file_name=name, by=SYSTEM)
    return edition
