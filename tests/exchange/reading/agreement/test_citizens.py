"""Bodies of citizens, as named."""

import pytest

from tests.exchange.reading.agreement.papers import read_below_cover


def told(words: str, title: str = "Modalités d’animation citoyenne") -> list[tuple[object, ...]]:
    commitments = read_below_cover(f"{title}\n{words}").draft.governance.commitments
    return [(one.name, one.times_per_year) for one in commitments if one.kind == "citizen_body"]


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("Nous nous appuierons sur l’assemblée des aînés et le Conseil Municipal des Enfants : leur avis compte.", [("assemblée des aînés", None), ("Conseil Municipal des Enfants", None)]),
        ("Le conseil citoyen d’Orly-sur-Aure est consulté.", [("conseil citoyen d’Orly-sur-Aure", None)]),
        ("Le conseil citoyen des Ormes et la table de quartier se réunissent 2 fois par an.", [("conseil citoyen des Ormes", 2), ("table de quartier", 2)]),
        ("Le conseil citoyen se réunit chaque mois, le conseil des jeunes chaque trimestre.", [("conseil citoyen", 12), ("conseil des jeunes", 4)]),
        ("Deux conseils citoyens existent : le conseil citoyen des Ormes et le conseil citoyen du Pré.", [("conseil citoyen des Ormes", None), ("conseil citoyen du Pré", None)]),
        ("Les conseils citoyens donnent leur avis.", [("conseils citoyens", None)]),
        ("Le conseil citoyen des Ormes siège. Le conseil citoyen des Ormes vote. Le conseil citoyen propose.", [("conseil citoyen des Ormes", None)]),
        ("- le comité des usagers de la maison de santé\n- le collectif d’habitants « Les Voisins »", [("comité des usagers de la maison de santé", None), ("collectif d’habitants « Les Voisins »", None)]),
        ("La maison du projet accueille, le conseil des habitants du Pré tient registre.", [("maison du projet", None), ("conseil des habitants du Pré", None)]),
        ("Le conseil municipal, le conseil départemental et le comité de pilotage décident.", []),
        ("Nous écouterons chacun.", []),
    ],
)  # fmt: skip
def test_bodies(words, bodies):
    assert told(words) == bodies


def test_without_a_part_on_citizens_those_of_the_steering_count():
    assert told("Le conseil citoyen est invité.", title="Gouvernance") == [("conseil citoyen", None)]


def test_the_text_is_the_paragraph():
    draft = read_below_cover("Animation citoyenne\nLe conseil citoyen siège. On l’écoute.").draft

    assert draft.governance.commitments[0].text == "Le conseil citoyen siège. On l’écoute."
