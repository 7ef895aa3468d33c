"""Filosofi by QPV (INSEE): a row a neighbourhood and a year, in the two layouts in circulation."""

from decimal import Decimal

from regain.exchange.reading.observations.figures import QPV
from regain.exchange.reading.observations.layouts import Known, Layout
from regain.exchange.reading.observations.tables import SHARE, ZERO_TO_ONE, Bounds

_PRODUCT = "Revenus et pauvreté des quartiers prioritaires (Filosofi)"
_INCOME, _RATIO = Bounds(Decimal(0), Decimal(200_000)), Bounds(Decimal(1), Decimal(100))
_KNOWN = (
    Known("revenu_median(?:_uc)?", "median_income", _INCOME),
    Known("taux_pauvrete(?:_60)?", "poverty_rate", SHARE),
    Known("gini", "gini", ZERO_TO_ONE),
    Known("s80s20", "s80s20_ratio", _RATIO),
)
FILOSOFI = (
    Layout(
        dataset="filosofi_qpv",
        product=_PRODUCT,
        needs=frozenset({"code_qp", "annee", "revenu_median_uc", "taux_pauvrete_60"}),
        place="code_qp",
        place_kind=QPV,
        known=_KNOWN,
        year="annee",
        name="nom_qp",
    ),
    Layout(
        dataset="filosofi_qpv",
        product=_PRODUCT,
        needs=frozenset({"code", "annee", "revenu_median", "taux_pauvrete"}),
        place="code",
        place_kind=QPV,
        known=_KNOWN,
        year="annee",
    ),
)
