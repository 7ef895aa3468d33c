"""The table of communes: a row a commune, the years in the headings, the population apart."""

from regain.exchange.reading.observations.figures import COMMUNE, MISSING
from regain.exchange.reading.observations.layouts import Known, Layout
from regain.exchange.reading.observations.tables import COUNT, SHARE, SOCIAL_POSITION

_YEAR = r"((?:19|20)\d\d)"
COMMUNES = (
    Layout(
        dataset="communes_insee",
        product="Tableau des communes",
        needs=frozenset({"code_insee", "population_municipale", "filosofi2021_revenu_median_uc"}),
        place="code_insee",
        place_kind=COMMUNE,
        known=(
            Known("population_municipale", "population", COUNT, MISSING),
            Known(f"filosofi{_YEAR}_revenu_median_uc", "median_income", COUNT),
            Known(f"filosofi{_YEAR}_part_minima_sociaux_pct", "minimum_benefits_share", SHARE),
            Known(f"logement_social_taux_sru_{_YEAR}_pct", "sru_rate", SHARE),
            Known(f"rp{_YEAR}_logements", "dwellings", COUNT),
            Known(f"rp{_YEAR}_residences_principales", "main_residences", COUNT),
            Known(f"rp{_YEAR}_logements_vacants", "vacant_dwellings", COUNT),
            Known(f"rp{_YEAR}_taux_vacance_pct", "vacancy_rate", SHARE),
            Known(f"ips{_YEAR}_nb_ecoles", "schools_with_index", COUNT, MISSING),
            Known(f"ips{_YEAR}_min", "social_position_index_lowest", SOCIAL_POSITION, MISSING),
            Known(f"ips{_YEAR}_mediane", "social_position_index_median", SOCIAL_POSITION, MISSING),
            Known(f"ips{_YEAR}_max", "social_position_index_highest", SOCIAL_POSITION, MISSING),
            Known(f"bpe{_YEAR}_medecins_generalistes", "general_practitioners", COUNT, MISSING),
            Known(f"bpe{_YEAR}_pharmacies", "pharmacies", COUNT, MISSING),
            Known(f"bpe{_YEAR}_ecoles_primaires", "primary_schools", COUNT, MISSING),
            Known(f"bpe{_YEAR}_colleges", "middle_schools", COUNT, MISSING),
            Known(f"bpe{_YEAR}_creches", "day_nurseries", COUNT, MISSING),
            Known(f"bpe{_YEAR}_postes", "post_offices", COUNT, MISSING),
        ),
        name="nom",
    ),
)
