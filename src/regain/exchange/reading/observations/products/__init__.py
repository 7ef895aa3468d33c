"""The products Regain knows by their content."""

from regain.exchange.reading.observations.layouts import Layout
from regain.exchange.reading.observations.products.communes import COMMUNES
from regain.exchange.reading.observations.products.demography import DEMOGRAPHY
from regain.exchange.reading.observations.products.filosofi import FILOSOFI
from regain.exchange.reading.observations.products.housing import HOUSING
from regain.exchange.reading.observations.products.population import POPULATION
from regain.exchange.reading.observations.products.schools import SCHOOLS

LAYOUTS: tuple[Layout, ...] = (*FILOSOFI, *POPULATION, *HOUSING, *DEMOGRAPHY, *SCHOOLS, *COMMUNES)

__all__ = ["LAYOUTS"]
