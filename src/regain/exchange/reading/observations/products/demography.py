"""Demographic estimates by QPV (INSEE, census): a workbook with a sheet of neighbourhoods and a sheet of regions."""

from regain.exchange.reading.observations.figures import FRANCE_QPV, QPV, REGION_QPV
from regain.exchange.reading.observations.layouts import Known, Layout
from regain.exchange.reading.observations.tables import COUNT, SHARE, cell

_INDICATORS = {
    "ind_jeune": "youth_index",
    "h_ind_jeune": "youth_index_men",
    "f_ind_jeune": "youth_index_women",
    "fr_ind_jeune": "youth_index_french",
    "et_ind_jeune": "youth_index_foreigners",
    "tx_tot_0a14": "share_0_14",
    "tx_tot_15a24": "share_15_24",
    "tx_tot_25a59": "share_25_59",
    "tx_tot_60a74": "share_60_74",
    "tx_tot_75etplus": "share_75_plus",
    "tx_f_0a14": "share_0_14_women",
    "tx_f_15a24": "share_15_24_women",
    "tx_f_25a59": "share_25_59_women",
    "tx_f_60a74": "share_60_74_women",
    "tx_f_75etplus": "share_75_plus_women",
    "tx_et_0a14": "share_0_14_foreigners",
    "tx_et_15a24": "share_15_24_foreigners",
    "tx_et_25a59": "share_25_59_foreigners",
    "tx_et_60a74": "share_60_74_foreigners",
    "tx_et_75etplus": "share_75_plus_foreigners",
    "tx_f": "women_share",
    "tx_f_et": "foreigners_share_women",
    "tx_tot_et": "foreigners_share",
    "tx_tot_empl": "employment_rate",
    "tx_tot_eprec": "precarious_employment_share",
    "tx_f_empl": "employment_rate_women",
    "tx_f_eprec": "precarious_employment_share_women",
    "tx_et_empl": "employment_rate_foreigners",
    "tx_et_eprec": "precarious_employment_share_foreigners",
    "tx_tot_infbac": "below_bac_share",
    "tx_tot_diplbac": "bac_share",
    "tx_tot_diplbac2": "above_bac_share",
    "tx_f_infbac": "below_bac_share_women",
    "tx_f_diplbac": "bac_share_women",
    "tx_f_diplbac2": "above_bac_share_women",
    "tx_et_infbac": "below_bac_share_foreigners",
    "tx_et_diplbac": "bac_share_foreigners",
    "tx_et_diplbac2": "above_bac_share_foreigners",
    "tx_tot_scol": "schooling_rate_16_24",
    "tx_f_scol": "schooling_rate_16_24_women",
    "tx_et_scol": "schooling_rate_16_24_foreigners",
    "tx_tot_men1": "single_person_households_share",
    "tx_tot_men1_60a74": "single_person_households_60_74_share",
    "tx_tot_men1_75etplus": "single_person_households_75_plus_share",
    "tx_tot_fam_mono": "single_parent_families_share",
    "tx_tot_men6": "large_households_share",
    "tx_f_men1": "single_person_households_share_women",
    "tx_f_men1_60a74": "single_person_households_60_74_share_women",
    "tx_f_men1_75etplus": "single_person_households_75_plus_share_women",
    "tx_f_fam_mono": "single_parent_families_share_women",
    "tx_et_men": "foreigner_households_share",
    "tx_et_men1": "single_person_households_share_foreigners",
    "tx_et_men1_60a74": "single_person_households_60_74_share_foreigners",
    "tx_et_men1_75etplus": "single_person_households_75_plus_share_foreigners",
    "tx_et_fam_mono": "single_parent_families_share_foreigners",
    "tx_l_2piec": "small_dwellings_share",
    "tx_l_5piec": "large_dwellings_share",
    "tx_l_vacant": "vacant_dwellings_share",
    "l_nbpers": "persons_per_dwelling",
    "tx_nblog_20l": "dwellings_in_large_buildings_share",
}
_ESTIMATE = SHARE._replace(is_soft=True)  # a few shares of small groups are published above 100 %
_KNOWN = tuple(
    Known(heading, indicator, _ESTIMATE if heading.startswith("tx_") else COUNT)
    for heading, indicator in _INDICATORS.items()
)
_PRODUCT = "Estimations démographiques des quartiers prioritaires (INSEE)"
_CENSUS = r"[Rr]ecensement de la population\s+((?:19|20)\d\d)"
_METROPOLITAN = "FRM"


def _region(cells: list[str], at: int) -> tuple[str, str]:
    """The row of metropolitan France has no code of region."""
    code = cell(cells, at)
    return (REGION_QPV, code) if code else (FRANCE_QPV, _METROPOLITAN)


DEMOGRAPHY = (
    Layout(
        dataset="demographie_qpv",
        product=_PRODUCT,
        needs=frozenset({"qp", "nom_qp", "ind_jeune", "tx_tot_0a14"}),
        place="qp",
        place_kind=QPV,
        known=_KNOWN,
        name="nom_qp",
        under=1,
        year_in=_CENSUS,
    ),
    Layout(
        dataset="demographie_qpv",
        product=_PRODUCT,
        needs=frozenset({"reg", "ind_jeune", "tx_tot_0a14"}),
        place="reg",
        place_kind=REGION_QPV,
        known=_KNOWN,
        under=1,
        year_in=_CENSUS,
        vintage=2015,
        place_of=_region,
    ),
)
