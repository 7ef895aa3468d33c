"""A promise and its measure: said once, never otherwise than by its own words."""

from datetime import date

import pytest

from regain.core.promises import contradicted_deadline, contradicted_frequency, promised

DAY = date(2029, 12, 31)


@pytest.mark.parametrize(
    ("text", "times", "due_on", "words"),
    [
        ("Un comité technique se réunit.", 6, None, "Un comité technique se réunit (6 fois par an)."),
        ("Ouvrir une maison du projet", None, DAY, "Ouvrir une maison du projet (d’ici le 31 décembre 2029)"),
        ("Informer ;", 1, DAY, "Informer (1 fois par an, d’ici le 31 décembre 2029) ;"),
        ("Le comité se réunit chaque trimestre.", 4, None, "Le comité se réunit chaque trimestre."),
        ("Le comité siège, fin 2029, deux fois par an.", 2, DAY, "Le comité siège, fin 2029, deux fois par an."),
        ("Le bureau siège une fois par mois, le comité 2 fois par an.", 2, None, "Le bureau siège une fois par mois, le comité 2 fois par an."),
        ("Agir", None, None, "Agir"),
    ],
)  # fmt: skip
def test_what_the_words_leave_out_is_said_in_brackets(text, times, due_on, words):
    assert promised(text, times, due_on) == words


def test_words_that_say_otherwise_are_quoted_as_typed():
    assert contradicted_frequency("Il se réunira  Deux fois par an, à la mairie.", 3) == "Deux fois par an"
    assert contradicted_frequency("Il se réunira deux fois par an.", 2) == ""
    assert contradicted_frequency("Il se réunira.", 3) == ""
    assert contradicted_deadline("Livré d’ici à la fin 2027.", DAY) == "d’ici à la fin 2027"
    assert contradicted_deadline("Selon le plan de 2023, livré avant 2029.", DAY) == ""
    assert contradicted_deadline("Livré avant 2027.", None) == ""
