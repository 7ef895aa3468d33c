"""Words are cleaned alike whatever the format."""

import pytest

from regain.exchange.reading.blocks import Text
from regain.exchange.reading.wording import clean, texts_of


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("  deux\u00a0 mots\t\u202f! ", "deux mots !"),
        ("environ\u00adnement", "environnement"),
        ("co\u2011construit", "co-construit"),
        ("e\u0301lu ré\ufb01e", "élu réfie"),
        ("\ufeffun\u200bseul\x00 mot", "unseul mot"),
        ("« L’ÉTAT » – l'agglo…", "« L’ÉTAT » – l'agglo…"),
        ("\uf0fe QPV \uf0a8 QIC", "☑ QPV ☐ QIC"),
    ],
)
def test_words_keep_their_typography_but_not_their_drawing(raw, words):
    assert clean(raw) == words


@pytest.mark.parametrize(
    "raw",
    [
        "- Lire",
        "• Lire",
        "– Lire",
        "* Lire",
        "o\tLire",
        "▪Lire",
        "\uf0b7 Lire",
        "\uf0a7Lire",
        "\uf02d\tLire",
        "-Lire",
        "➢ Lire",
        "~ Lire",
    ],
)
def test_bullet_is_taken_off_and_makes_an_item(raw):
    assert list(texts_of(raw, Text("", 7))) == [Text("Lire", 7, item=True)]


@pytest.mark.parametrize(
    "raw", ["-5 points en un an", "~ 340 habitants", "☒ oui", "on lit", "« - »", "2 - Lire", "-ci"]
)
def test_what_only_resembles_a_bullet_stays(raw):
    assert list(texts_of(raw, Text("", 7))) == [Text(raw, 7)]


def test_bullets_typed_in_a_row_are_as_many_items():
    texts = list(texts_of("Deux actions : • Lire ensemble \uf0b7 Écrire", Text("", 3)))

    assert texts == [Text("Deux actions :", 3), Text("Lire ensemble", 3, item=True), Text("Écrire", 3, item=True)]


def test_inclusive_writing_is_no_list():
    assert list(texts_of("Les habitant·e·s", Text("", 1))) == [Text("Les habitant·e·s", 1)]


def test_typed_bold_is_told_when_it_is_whole():
    texts = [*texts_of("**Les enjeux**", Text("", 1)), *texts_of("Un **mot** et **deux**", Text("", 2))]

    assert texts == [Text("Les enjeux", 1, bold=True), Text("Un mot et deux", 2)]


def test_heading_is_never_an_item():
    assert list(texts_of("• Les enjeux", Text("", 1, level=2, item=True))) == [Text("Les enjeux", 1, level=2)]
