import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from regain.core.redaction import LONGEST, redacted


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Not Found: /gens/amina@ville.example/", "Not Found: /gens/[…]/"),
        ("Not Found: /gens/amina.x%2By%40ville.example", "Not Found: /gens/[…]"),
        ("GET /recherche/?q=Amina&page=2 HTTP/1.1", "GET /recherche/?[…] HTTP/1.1"),
        ("<amina+rv@ville.example>, 'bruno@a-b.example'", "<[…]>, '[…]'"),
        ("duplicate key\nDETAIL:  Key (lower(name))=(amina) already exists.", "duplicate key\nDETAIL: […]"),
        ("Why? Because a = b", "Why? Because a = b"),
        ('File "/srv/a.py", line 3, in f', 'File "/srv/a.py", line 3, in f'),
    ],
)
def test_a_log_keeps_what_helps_and_nobody(text, kept):
    assert redacted(text) == kept


def test_what_somebody_typed_is_not_kept():
    assert redacted("KeyError: 'Amina Benali'", ["Amina", "Amina Benali", "a"]) == "KeyError: '[…]'"


@given(st.emails(), st.text(max_size=10), st.text(max_size=10))
def test_no_address_ever_goes_through(address, before, after):
    local = address.rpartition("@")[0]
    assume(not re.search(r"(^|\W)['/=?]|['/=?](\W|$)", local))  # o'brien is somebody, a lone quote ends a word

    assert address not in redacted(f"{before} {address} {after}")


@pytest.mark.parametrize("words", ["amina.benali", "Amina Benali, 3 rue des Lilas", "x" * 3_000])
def test_a_line_is_cut_before_what_somebody_typed(words):
    line = f"{'mot ' * (LONGEST // 4 - 2)}{words} et la suite"

    kept = redacted(line, [words])

    assert kept == f"{'mot ' * (LONGEST // 4 - 2)}[…] (coupé ici, {len(words) + 12} caractères de plus)"


def test_a_line_is_cut_before_an_address():
    kept = redacted(f"{'mot ' * (LONGEST // 4 - 2)}amina.benali@ville.example")

    assert "amina" not in kept
    assert kept.endswith("mot […] (coupé ici, 26 caractères de plus)")


def test_each_line_is_cut_on_its_own():
    assert redacted(f"{'a' * 9_000}\nKeyError: 'b'") == "[…] (coupé ici, 9000 caractères de plus)\nKeyError: 'b'"
