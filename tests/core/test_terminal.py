"""Words of others in a terminal."""

import pytest

from regain.core.terminal import showable


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Béthune\n\tBarlin «\u00a0a\u202fb\u00a0» 👩‍👩‍👧", "Béthune\n\tBarlin «\u00a0a\u202fb\u00a0» 👩‍👩‍👧"),
        ("\x1b[2Jtout va bien\r", "[2Jtout va bien"),
        ("\x9b31m\x00\x07\x08\x7f", "31m"),
        ("a\u202eb\u2066c", "abc"),
        ("a\ud800b", "a?b"),
    ],
)
def test_nothing_commands_the_terminal(words, shown):
    assert showable(words) == shown
