"""Whoever reads a row, its total and this very rule still cannot tell a small number of people."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regain.core.masking import Hidden, MaskedRow, masked

SMALL, SECRET = Hidden(5), Hidden()
numbers = st.lists(st.none() | st.integers(0, 40), max_size=8)


@pytest.mark.parametrize(
    ("values", "total", "told"),
    [
        ([12, 8, 0], 20, MaskedRow((12, 8, 0), 20)),
        ([12, 3, None], None, MaskedRow((12, SMALL, None))),
        ([12, 3, 30], 45, MaskedRow((SECRET, SECRET, 30), 45)),
        ([1, 5], 6, MaskedRow((SECRET, SECRET), 6)),
        ([4, 4, 0], 8, MaskedRow((SMALL, SMALL, 0), SECRET)),
        ([0, 3], 3, MaskedRow((0, SMALL), SECRET)),
        ([0, 0], 0, MaskedRow((0, 0), 0)),
        ([], 4, MaskedRow((), SMALL)),
    ],
)
def test_small_numbers_are_hidden_with_what_would_tell_them(values, total, told):
    assert masked(values, total, below=5) == told


def test_what_is_hidden_says_so_in_french():
    assert [str(SMALL), str(SECRET)] == ["moins de 5", "secret statistique"]


def test_a_row_is_told_whole_without_a_threshold():
    assert masked([1, 2, 3], 6, below=0) == MaskedRow((1, 2, 3), 6)


@pytest.mark.parametrize(("values", "below"), [([-1], 5), ([1], 2)])
def test_what_makes_no_sense_is_refused(values, below):
    with pytest.raises(ValueError, match=r"never negative|hides nothing"):
        masked(values, below=below)


@pytest.mark.parametrize(("size", "most", "below"), [(1, 9, 5), (2, 11, 5), (3, 8, 4), (4, 6, 3), (5, 4, 3)])
def test_nobody_works_a_hidden_number_out_even_knowing_the_rule(size, most, below):
    told: dict[MaskedRow, list[tuple[int, ...]]] = defaultdict(list)
    for values in product(range(most + 1), repeat=size):
        told[masked(values, sum(values), below=below)].append(values)

    worked_out = [
        row
        for row, possible in told.items()
        for at, value in enumerate(row.values)
        if isinstance(value, Hidden) and len({values[at] for values in possible}) == 1
    ]

    assert worked_out == []


@given(numbers, st.integers(3, 12))
def test_no_small_number_is_ever_told_and_nothing_told_is_false(values, below):
    row = masked(values, sum(value or 0 for value in values), below=below)

    assert [value for value in (*row.values, row.total) if isinstance(value, int) and 0 < value < below] == []
    assert all(isinstance(told, Hidden) or told == value for told, value in zip(row.values, values, strict=True))


@given(numbers.filter(any), st.integers(3, 12))
def test_subtracting_from_the_total_always_leaves_two_numbers_or_more(values, below):
    row = masked(values, sum(value or 0 for value in values), below=below)
    hidden = [value for value in row.values if isinstance(value, Hidden)]

    assert isinstance(row.total, Hidden) or len(hidden) != 1
