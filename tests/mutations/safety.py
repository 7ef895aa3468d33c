"""Each mend of a fault that let a person stop, exhaust or mislead an instance, taken away; numbers are lines of the faults."""

from tests.mutations import lines_1_to_11, lines_12_to_16, lines_17_to_25

MUTATIONS = (*lines_1_to_11.MUTATIONS, *lines_12_to_16.MUTATIONS, *lines_17_to_25.MUTATIONS)
