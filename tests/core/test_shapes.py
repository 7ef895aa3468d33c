"""A shape says the same to Python, to SQLite and to PostgreSQL."""

import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from regain.core.shapes import SHA256, SIREN, globs_of
from regain.domain.contracts.enums import CONTRACT_CODE
from regain.domain.territory.enums import INSEE_CODE, NATIONAL_CODES
from regain.domain.territory.models import Commune

SHAPES = [SIREN, SHA256, CONTRACT_CODE, INSEE_CODE, *NATIONAL_CODES.values()]


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=25)
@given(data=some.data())
def test_what_sqlite_accepts_is_what_the_expression_accepts(shape, data):
    near = (
        some.from_regex(shape, fullmatch=True)
        | some.from_regex(shape).map(str.lower)
        | some.text("0129ABQPN", max_size=9)
    )
    text = data.draw(near).replace("\x00", "")
    with closing(sqlite3.connect(":memory:")) as database:
        accepted = any(database.execute("SELECT ? GLOB ?", (text, one)).fetchone()[0] for one in globs_of(shape))

    assert accepted == bool(re.fullmatch(shape, text))


@pytest.mark.parametrize("shape", ["a*", "[0-9]+", "a|b", "(a(b))", r"\d", "a?"])
def test_a_shape_that_glob_cannot_say_is_refused(shape):
    with pytest.raises(ValueError, match=re.escape(shape)):
        globs_of(shape)


def test_the_database_itself_compares(db):
    Commune.objects.create(insee_code="2A004", name="Ajaccio")

    assert [one.name for one in Commune.objects.filter(insee_code__shaped=INSEE_CODE)] == ["Ajaccio"]
    assert not Commune.objects.filter(insee_code__shaped="[0-9]{5}").exists()
