"""Two wordings side by side: the words that differ are marked."""

import re
import time

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


def test_in_a_long_text_only_the_words_that_changed_are_marked():
    sentences = [f"La phrase {at} dit que le quartier {at * 7} compte {at} lieux." for at in range(1500)]
    before = " ".join(sentences)
    after = before.replace("La phrase 3 dit", "La phrase 3 redit").replace("La phrase 1490 dit", "La phrase 1490 nie")

    left, right = differing(before, after)

    assert re.findall("<del>(.*?)</del>", left) == ["dit", "dit"]
    assert re.findall("<ins>(.*?)</ins>", right) == ["redit", "nie"]


@pytest.mark.parametrize("pieces", [("a b ", "b a "), ("a. b! ", "b! a. "), ("le la\n", "la le\n")])
def test_a_text_that_repeats_itself_costs_no_more_when_it_is_longer(pieces):
    def cost(size: int) -> float:
        started = time.process_time()
        differing("x " + pieces[0] * size + "y", "z " + pieces[1] * size + "t")
        return time.process_time() - started

    assert cost(12_000) < 20 * cost(1_200) + 0.5
