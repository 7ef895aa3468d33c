"""Each mend of what Regain read, showed or wrote wrong, taken away; numbers are lines of the faults."""

from tests.mutations import (
    lines_of_amendments,
    lines_of_figures,
    lines_of_papers,
    lines_of_reading,
    lines_of_screens,
    lines_of_the_review,
)

MUTATIONS = (
    *lines_of_reading.MUTATIONS,
    *lines_of_papers.MUTATIONS,
    *lines_of_figures.MUTATIONS,
    *lines_of_amendments.MUTATIONS,
    *lines_of_screens.MUTATIONS,
    *lines_of_the_review.MUTATIONS,
)
