"""Social position index of schools (DEPP): a row a school; écoles, collèges and lycées have a layout each."""

from decimal import Decimal

from regain.exchange.reading.observations.figures import MISSING, SCHOOL
from regain.exchange.reading.observations.layouts import Known, Layout
from regain.exchange.reading.observations.tables import COUNT, SOCIAL_POSITION, Bounds

_SPREAD = Bounds(Decimal(0), Decimal(100))
_ONE = (
    Known("ips", "social_position_index", SOCIAL_POSITION),
    Known("ecart_type_de_l_ips", "social_position_index_deviation", _SPREAD),
    Known("effectifs", "pupils", COUNT, MISSING),
)
_LYCEES = (
    Known("ips_ensemble_gt[_ ]pro", "social_position_index", SOCIAL_POSITION),
    Known("effectifs_ensemble_gt[_ ]pro", "pupils", COUNT, MISSING),
    *(
        known
        for column, indicator in (("gt", "general"), ("pro", "vocational"))
        for known in (
            Known(f"ips_voie_{column}", f"social_position_index_{indicator}", SOCIAL_POSITION, MISSING),
            Known(
                f"ecart_type_de_l_ips_voie_{column}", f"social_position_index_deviation_{indicator}", _SPREAD, MISSING
            ),
            Known(f"effectifs_voie_{column}", f"pupils_{indicator}", COUNT, MISSING),
        )
    ),
)


def _layout(dataset: str, product: str, needs: set[str], known: tuple[Known, ...]) -> Layout:
    return Layout(
        dataset=dataset,
        product=f"Indices de position sociale des {product}",
        needs=frozenset({"uai", "rentree_scolaire", *needs}),
        place="uai",
        place_kind=SCHOOL,
        known=known,
        year="rentree_scolaire",
        name="nom_de_l_etablissment",
        commune="code_insee_de_la_commune",
    )


SCHOOLS = (
    _layout("ips_ecoles", "écoles", {"ips"}, _ONE),
    _layout("ips_colleges", "collèges", {"ips", "ecart_type_de_l_ips"}, _ONE),
    _layout("ips_lycees", "lycées", {"ips_voie_gt", "ips_voie_pro"}, _LYCEES),
)
