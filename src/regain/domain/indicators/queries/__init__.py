"""Reading figures: what a member sees of them, the series of places, the data sets and their editions."""

from regain.domain.indicators.queries.figures import (
    SeveralLayouts,
    corrected_by,
    corrections_of,
    figure_key,
    figures_of_dataset,
    indicators_with_codes,
    mapping_with_signature,
    names_of_places,
    series_of_places,
    source_line,
    targets_of,
)
from regain.domain.indicators.queries.visible import (
    datasets_visible_to,
    datasets_writable_by,
    editions_visible_to,
    figures_told,
    indicators_visible_to,
    may_write_dataset,
    observations_visible_to,
    writes_official,
)

__all__ = [
    "SeveralLayouts",
    "corrected_by",
    "corrections_of",
    "datasets_visible_to",
    "datasets_writable_by",
    "editions_visible_to",
    "figure_key",
    "figures_of_dataset",
    "figures_told",
    "indicators_visible_to",
    "indicators_with_codes",
    "mapping_with_signature",
    "may_write_dataset",
    "names_of_places",
    "observations_visible_to",
    "series_of_places",
    "source_line",
    "targets_of",
    "writes_official",
]
