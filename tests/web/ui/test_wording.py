"""Two wordings side by side: the words that differ are marked."""

import pytest

from regain.web.ui.wording import differing


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Peu de lieux ouverts", "Peu de salles ouvertes", None),
        ("", "Du <b>bruit</b>", ("", "<ins>Du &lt;b&gt;bruit&lt;/b&gt;</ins>")),
        ("Du bruit", "", ("<del>Du bruit</del>", "")),
        ("deux fois par an", "trois fois par an", ("<del>deux</del> fois par an", "<ins>trois</ins> fois par an")),
        ("Barlin", "Auchel & Houchin", ("<del>Barlin</del>", "<ins>Auchel &amp; Houchin</ins>")),
        (
            "un comité se réunit",
            "un comité se réunit souvent",
            ("un comité se réunit", "un comité se réunit <ins>souvent</ins>"),
        ),
    ],
)
def test_words_that_differ_are_marked(before, after, marked):
    expected = marked or ("Peu de <del>lieux</del> <del>ouverts</del>", "Peu de <ins>salles</ins> <ins>ouvertes</ins>")

    assert tuple(map(str, differing(before, after))) == expected
