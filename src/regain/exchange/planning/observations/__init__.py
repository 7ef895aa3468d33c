"""A file of figures beside the figures in force: what an import would add, correct, leave, refuse."""

from regain.exchange.planning.observations.plan import Change, ObservationPlan, plan_observations
from regain.exchange.planning.observations.remembered import mapping_said, said_as_json, understood

__all__ = ["Change", "ObservationPlan", "mapping_said", "plan_observations", "said_as_json", "understood"]
