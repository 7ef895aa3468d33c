"""Tables of a plain text: those that can be rebuilt are read, the others are told."""

import pytest

from regain.exchange.reading.opening import read_document
from tests.exchange.reading.formats.making import codes, shape


def read(words: str):
    return read_document(words.encode(), name="convention.txt")


PIPES = """Avant
| Objectifs | Actions |
|---|:---:|
| Se soigner | Ouvrir un centre |
| Bouger | |
Après"""
GRID = """+-----------+------------------+
| Objectifs | Actions          |
+===========+==================+
| Se        | - Ouvrir         |
| soigner   |   un centre      |
|           | - Former         |
+-----------+------------------+
| Bouger    |                  |
+-----------+------------------+"""
QUERY = """+-----------+---------------------+
| Objectifs | Actions             |
+-----------+---------------------+
| Soigner   | Ouvrir un centre de |
|           | santé               |
| Bouger    | Former              |
+-----------+---------------------+"""
BOX = """┌──────────┬─────────┐
│ Soigner  │ Ouvrir  │
├──────────┼─────────┤
│ Bouger   │ Former  │
└──────────┴─────────┘"""
SPACES = """   Objectifs       Actions              Pilote
   Se soigner      Ouvrir un centre     CCAS
   Bouger          Former               Ville"""
UNDERLINED = """Objectifs    Actions
---------    ----------------
Se soigner   Ouvrir un centre
Bouger       Former"""


@pytest.mark.parametrize(
    ("words", "blocks"),
    [
        (
            PIPES,
            [
                "Avant",
                [[["Objectifs"], ["Actions"]], [["Se soigner"], ["Ouvrir un centre"]], [["Bouger"], []]],
                "Après",
            ],
        ),
        (
            GRID,
            [[[["Objectifs"], ["Actions"]], [["Se soigner"], ["- Ouvrir un centre", "- Former"]], [["Bouger"], []]]],
        ),
        (
            QUERY,
            [[[["Objectifs"], ["Actions"]], [["Soigner"], ["Ouvrir un centre de santé"]], [["Bouger"], ["Former"]]]],
        ),
        (BOX, [[[["Soigner"], ["Ouvrir"]], [["Bouger"], ["Former"]]]]),
        ("Soigner | Ouvrir\nBouger | Former", [[[["Soigner"], ["Ouvrir"]], [["Bouger"], ["Former"]]]]),
        (
            SPACES,
            [
                [
                    [["Objectifs"], ["Actions"], ["Pilote"]],
                    [["Se soigner"], ["Ouvrir un centre"], ["CCAS"]],
                    [["Bouger"], ["Former"], ["Ville"]],
                ]
            ],
        ),
        (
            UNDERLINED,
            [[[["Objectifs"], ["Actions"]], [["Se soigner"], ["Ouvrir un centre"]], [["Bouger"], ["Former"]]]],
        ),
        (
            "Voici ce qui est fait dans le quartier :\nSoigner    Ouvrir\nBouger     Former\nHabiter    Rénover\nLa suite.",
            [
                "Voici ce qui est fait dans le quartier :",
                [[["Soigner"], ["Ouvrir"]], [["Bouger"], ["Former"]], [["Habiter"], ["Rénover"]]],
                "La suite.",
            ],
        ),
    ],
    ids=["pipes", "grid", "query", "box", "bare pipes", "spaces", "underlined", "amid text"],
)
def test_table_that_rules_or_spaces_draw_is_rebuilt(words, blocks):
    document = read(words)

    assert (shape(document), codes(document)) == (blocks, [])


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Texte\nAction\nPilote\nÉchéance\nFormer\nCCAS\n2026", 2),
        ("Objectifs stratégiques\n\nObjectifs opérationnels\n\nSe soigner\n\nOuvrir un centre", 1),
        ("Indicateur\nQuartier\nAgglomération\nTaux de pauvreté\n41 %\n18 %", 1),
        ("Objectifs       Actions\nSe soigner      Ouvrir\n                un centre\nBouger          Former", 1),
        ("| a | b |\n|---|---|\n| Santé |\n| c | d |", 1),
        ("-------   --------\nObjectif  Action\n-------   --------", 2),
    ],
    ids=["heads", "objectives", "figures", "wrapped cells", "uneven rows", "nothing under heads"],
)
def test_table_that_cannot_be_rebuilt_is_told(words, line):
    document = read(words)

    assert ("table_lost", line) in [(remark.code, remark.line) for remark in document.remarks]


@pytest.mark.parametrize(
    ("words", "blocks"),
    [
        ("Objectifs poursuivis\nENJEU 1 : SE SOIGNER\n• Objectifs\n• Actions\n• Pilote", 5),
        ("1.  Se soigner\n2.  Bouger\n10. Habiter", 3),
        ("Préambule        3\nEnjeux           4\nSignataires     12", 3),
        ("Mairie de Brévillers          Le 3 mai\n12 rue Haute", 2),
        ("Habiter\n──────\nBouger", 2),
        ("Page 3 | Ville de Brévillers", 1),
        ("Quartiers\nCommunes\nTexte", 3),
        ("La commune  s’engage à ouvrir\nun local  avec ses partenaires\ndans le quartier  cette année", 3),
    ],
)
def test_plain_lines_are_no_table(words, blocks):
    document = read(words)

    assert (len(document.blocks), codes(document)) == (blocks, [])


@pytest.mark.parametrize(
    "words",
    [
        # A head covers two columns that the rows below part.
        "  Ce que nous visons tous ensemble       Actions\n  Se soigner          Près de chez soi   Ouvrir un centre",
        # Both cells go on over a second line.
        "Orientation            Action\nRendre le centre       Ouvrir un local\nplus sûr la nuit       partagé",
        # No blank goes down through all the lines.
        "Se soigner près de chez soi    Ouvrir un centre\nBouger         Tenir un gymnase ouvert le soir",
        # Emptied column by column, with heads of two lines.
        "Objectif stratégique\ndu contrat\nObjectif opérationnel\npour la commune\nBouger\nOuvrir un gymnase",
    ],
)
def test_table_whose_cells_are_wrapped_is_told_lost(words):
    assert "table_lost" in codes(read(f"Avant\n\n{words}\n\nAprès"))


@pytest.mark.parametrize(
    "words",
    [
        "Objectif stratégique 1 : Bouger\net lire\nObjectif opérationnel : Ouvrir un gymnase",
        "Objectif stratégique 1 - Cadre de vie\nObjectif opérationnel 1.1 - Rénover la place",
        "Objectif stratégique n° 2 – Bouger\n\nObjectif opérationnel n° 2 – Ouvrir un gymnase",
        "Fait à Vaubourg,   le 3 mai 2024\nPour la commune, le maire",
        "Nom            Rôle\nMme Roy        maire\nM. Teyssier    directeur",
    ],
)
def test_labels_signatures_and_plain_tables_are_not_told_lost(words):
    assert "table_lost" not in codes(read(f"Avant\n\n{words}\n\nAprès"))
