"""Small files of figures, and the figures of the tests."""

from decimal import Decimal

from regain.core.member import SYSTEM, Member
from regain.domain.contracts.models import Contract
from regain.domain.indicators.models import Edition
from regain.domain.indicators.rules.entries import FigureEntry, ImportCounts
from regain.domain.indicators.usecases import add_dataset, add_indicator, import_edition
from regain.exchange.applying.observations import apply_reading
from regain.exchange.planning.observations import understood
from regain.exchange.reading.observations.writings import Said


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


def load(
    content: bytes, *, name: str = "fichier.csv", year: int | None = None, checksum: str = "", by: Member = SYSTEM
) -> Edition | None:
    """Import a file of figures, as the command does."""
    from hashlib import sha256

    reading = understood(content, by=by, said=Said(year=year))
    _, edition = apply_reading(reading, checksum=checksum or sha256(content).hexdigest(), file_name=name, by=by)
    return edition


def confidential(
    contract: Contract, *, places: tuple[str, ...] = ("QP062007",), title: str = "Confidentiel", year: int = 2023
) -> Edition:
    """A data set of the contract's own with an indicator of its own, both in the series of an official indicator too."""
    dataset = add_dataset(title=title, producer="CCAS", licence="Interne", contract=contract, by=SYSTEM)
    indicator = add_indicator(label=f"{title} suivi", unit="ménages", more_is_better=None, contract=contract, by=SYSTEM)
    figures = [
        FigureEntry(code, "qpv", place, 2015, year, "77,7", Decimal("77.7"), "ok")
        for place in places
        for code in (indicator.code, "poverty_rate")
    ]
    return import_edition(
        dataset,
        vintage=str(year),
        file_name="confidentiel.csv",
        sha256="c" * 64,
        counts=ImportCounts(len(figures), len(figures), 0, 0, 0),
        figures=figures,
        replaced=(),
        by=SYSTEM,
    )
