"""Contrasts of tokens.css, computed as WCAG 2.1 says: 4.5 for text, 3 for what one must see to understand or to act."""

import re
from pathlib import Path

import pytest

from regain.web.assets import OWN

CSS = (OWN / "regain" / "tokens.css").read_text(encoding="utf-8")
TEXTS = ("ink", "ink-soft", "brick", "brick-deep", "kept", "risk", "broken", "mute")
GROUNDS = ("paper", "card")
PAIRS = [
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    *((state, f"{state}-soft") for state in ("brick", "kept", "risk", "broken", "mute")),
    *(("ink", f"{state}-soft") for state in ("brick", "kept", "risk", "broken", "mute", "ground")),
    *(("ink", step) for step in ("m1", "m2", "m3", "paper-deep")),
    ("brick-deep", "brick-soft"),
    ("ink-soft", "paper-deep"),
    ("card", "m4"),
    ("card", "brick"),
    ("card", "brick-deep"),
    ("card", "broken"),
]
SHAPES = [(shape, ground) for shape in ("ground", "edge", "brick") for ground in GROUNDS]


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


PLAIN, _, MORE = CSS.partition("@media (prefers-contrast: more)")
THEMES = {"plain": tokens(PLAIN), "more": tokens(PLAIN) | tokens(MORE)}


def test_contrast_is_computed_as_the_standard_does():
    assert (round(contrast("#000000", "#ffffff"), 1), round(contrast("#777777", "#ffffff"), 2)) == (21.0, 4.48)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_legible(theme, text, ground):
    assert contrast(THEMES[theme][text], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_are_seen(theme, shape, ground):
    assert contrast(THEMES[theme][shape], THEMES[theme][ground]) >= 3


def test_more_contrast_is_more():
    assert all(
        contrast(THEMES["more"][text], "#ffffff") >= contrast(THEMES["plain"][text], "#ffffff") for text in TEXTS
    )


def test_colours_in_drawings_are_tokens():
    drawn = {
        colour
        for template in (Path(OWN).parent / "ui" / "templates").rglob("*.html")
        for colour in re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', template.read_text(encoding="utf-8"))
    }

    assert drawn - set(THEMES["plain"].values()) == set()
