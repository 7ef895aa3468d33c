"""Population by QPV (INSEE): a row a neighbourhood, a column a year."""

from regain.exchange.reading.observations.figures import MISSING, QPV
from regain.exchange.reading.observations.layouts import Known, Layout
from regain.exchange.reading.observations.tables import COUNT

POPULATION = (
    Layout(
        dataset="population_qpv",
        product="Population des quartiers prioritaires",
        needs=frozenset({"code", "pop_2013", "pop_2018"}),
        place="code",
        place_kind=QPV,
        known=(Known(r"pop_((?:19|20)\d\d)", "population", COUNT, MISSING),),
    ),
)
