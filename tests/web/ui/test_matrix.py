import pytest
from hypothesis import given
from hypothesis import strategies as st

from regain.web.ui.charts.matrix import Matrix, MatrixCell, MatrixColumn, MatrixGroup, MatrixRow, level


def matrix(*counts: int | None) -> Matrix:
    cells = tuple(MatrixCell(count, "/objectif/") for count in counts)
    columns = tuple(MatrixColumn(name) for name in ("Barlin", "Bruay", "Auchel")[: len(counts)])
    return Matrix("Objectifs", columns, (MatrixGroup("Enjeu 1", (MatrixRow("Parentalité", cells),)),))


@given(st.integers(min_value=0, max_value=1000), st.integers(min_value=0, max_value=1000))
def test_more_is_never_paler(one, other):
    assert (level(min(one, other)) <= level(max(one, other))) is True


def test_zero_has_its_own_look_and_so_has_what_is_not_known():
    assert [MatrixCell(count).level for count in (0, 1, 3, 6, 7, None)] == ["m0", "m1", "m2", "m3", "m4", "m-none"]


def test_each_cell_is_said_in_full():
    ((_, ((_, cells),)),) = matrix(3, 0, None).lines()

    assert [cell.sentence for cell in cells] == [
        "3 objectifs, Barlin, Parentalité",
        "0 objectif, Bruay, Parentalité",
        "convention non lue, Auchel, Parentalité",
    ]


def test_the_legend_explains_the_unknown_only_where_there_is_some():
    assert (matrix(1, None).has_unknown, matrix(1, 0).has_unknown) == (True, False)


def test_a_row_has_one_cell_per_column():
    row = MatrixRow("Parentalité", (MatrixCell(1),))

    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        Matrix("Objectifs", (MatrixColumn("Barlin"), MatrixColumn("Bruay")), (MatrixGroup("Enjeu 1", (row,)),))
