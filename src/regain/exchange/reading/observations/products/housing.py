"""RPLS by QPV (SDES): a row a neighbourhood, 36 columns; the file does not say its year."""

from decimal import Decimal

from regain.exchange.reading.observations.figures import QPV
from regain.exchange.reading.observations.layouts import Known, Layout
from regain.exchange.reading.observations.tables import COUNT, SHARE, Bounds

_RENT = Bounds(Decimal(0), Decimal(100))
_SHARES = {
    "txvac": "social_vacancy_rate",
    "txvac3m": "social_vacancy_rate_3_months",
    "txrot": "social_mobility_rate",
    "txlscol": "social_flats_share",
    "txlsind": "social_houses_share",
    "txls1p": "social_1_rooms_share",
    "txls2p": "social_2_rooms_share",
    "txls3p": "social_3_rooms_share",
    "txls4p": "social_4_rooms_share",
    "txls5pp": "social_5_plus_rooms_share",
    "txlsm30": "social_under_30_m2_share",
    "txls30a40": "social_30_40_m2_share",
    "txls40a60": "social_40_60_m2_share",
    "txls60a80": "social_60_80_m2_share",
    "txls80a100": "social_80_100_m2_share",
    "txls100a120": "social_100_120_m2_share",
    "txls120p": "social_over_120_m2_share",
    "txlsav49": "social_built_before_1949_share",
    "txls49a75": "social_built_1949_1975_share",
    "txls76a88": "social_built_1976_1988_share",
    "txls89a00": "social_built_1989_2000_share",
    "txls01a13": "social_built_2001_2013_share",
    "txlsap13": "social_built_after_2013_share",
    "txlsplai": "social_loan_plai_share",
    "txlsplusav77": "social_loan_plus_before_1977_share",
    "txlsplusap77": "social_loan_plus_after_1977_share",
    "txlspls": "social_loan_pls_share",
    "txlspli": "social_loan_pli_share",
}
_RENTS = {
    "moyloy": "social_rent_mean",
    "q1loy": "social_rent_q1",
    "medloy": "social_rent_median",
    "q3loy": "social_rent_q3",
}
HOUSING = (
    Layout(
        dataset="rpls_qpv",
        product="Logements sociaux des quartiers prioritaires (RPLS)",
        needs=frozenset({"codgeo", "nblspls", "txvac", "medloy"}),
        place="codgeo",
        place_kind=QPV,
        known=(
            Known("nblspls", "social_dwellings", COUNT),
            Known("nblsmes", "social_dwellings_put_in_service", COUNT),
            *(Known(heading, indicator, SHARE) for heading, indicator in _SHARES.items()),
            *(Known(heading, indicator, _RENT) for heading, indicator in _RENTS.items()),
        ),
    ),
)
