"""Reading takes some four times as many steps for a paper four times as long, whatever it repeats."""

import sys
from collections import Counter

import pytest

from regain.exchange.draft import Severity, Source
from regain.exchange.reading.agreement import read_agreement
from regain.exchange.reading.agreement.cutting import MOST_QUARTERS
from regain.exchange.reading.agreement.ledger import MOST_OF_A_KIND, Ledger
from regain.exchange.reading.agreement.repairs import Repairs
from regain.exchange.reading.blocks import Cell, Document, Table, Text
from regain.exchange.reading.refusals import NotAnAgreement

HEAD = ("Convention d’application communale du contrat de ville", "Commune de Barlin", "Projet de quartier : Cité 5")


def row(*cells):
    return tuple(Cell((Text(cell, 1),)) for cell in cells)


def lines(title, pattern, count, **look):
    return (title, *(Text(pattern.format(rank), rank, **look) for rank in range(count)))


SHAPES = {
    "short lines": lambda n: lines("Priorités", "ab{}", n),
    "figures told again": lambda n: lines("Portrait", "Taux de pauvreté : {} %", n),
    "titles": lambda n: lines("Préambule", "Titre du chapitre {}", n, level=2),
    "objectives": lambda n: lines("Objectifs", "Objectif opérationnel {0} : agir pour {0}", n),
    "signatories": lambda n: lines("Signatures", "Pour la commune de Ville{}", n),
    "promises": lambda n: lines("Engagements", "La commune s’engage à agir {} avant le 3 mars 2027.", n),
    "broken words": lambda n: lines("Préambule", "Le mot cou- pé{0}, la mi-temps-mi{0}-course dans le quartier.", n),
    "known titles as items": lambda n: (Text("Priorités", 1, level=2), *lines("ab", "gouvernance", n, item=True)[1:]),
    "rows": lambda n: (
        "Objectifs",
        Table(
            (row("Objectif stratégique", "Objectif opérationnel"), *(row(f"agir {one}", "aller") for one in range(n)))
        ),
    ),
    "a cell over all rows": lambda n: (
        "Objectifs",
        Table(
            (
                row("Objectif stratégique", "Objectif intercommunal", "Objectif opérationnel"),
                *(row(f"agir pour {one}", f"aller vers {one}", f"rester à {one}") for one in range(n)),
            )
        ),
    ),
    "a table that is none": lambda n: ("Préambule", Table(tuple(row(f"abc {one}", "def") for one in range(n)))),
}


def document(*blocks):
    made = (block if isinstance(block, Table | Text) else Text(block, rank) for rank, block in enumerate(blocks))
    return Document("text/plain", tuple(made))


def read(*blocks):
    return read_agreement(document(*HEAD, *blocks), source=Source("a.txt", "text/plain", "0" * 64)).draft


def steps(act):
    """How many calls an act makes."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_steps_grow_as_the_paper_does(shape):
    assert steps(lambda: read(*shape(240))) < 5 * steps(lambda: read(*shape(60)))


def test_a_finding_is_not_compared_with_all_those_before_it():
    def note(count):
        ledger = Ledger(Repairs(()))
        for rank in range(count):
            ledger.warn("odd", f"Le doute {rank}.")

    assert steps(lambda: note(800)) < 5 * steps(lambda: note(200))


def test_a_paper_that_names_a_crowd_compares_the_first_ones_only():
    people = [
        f"M. Jean DUPONT{'abcdefghij'[one % 10].upper()}{'klmnopqrst'[one // 10 % 10].upper()}" for one in range(100)
    ]
    crowd = [f"{name}{'ABCDEFGHIJ'[one]}U" for one in range(10) for name in people]

    draft = read("Pilotage", *crowd)

    told = [finding.message for finding in draft.findings if finding.code == "people_not_compared"]
    assert told == ["Ce document nomme 1000 personnes : l’orthographe des 400 premières seulement a été comparée."]


def test_a_paper_with_more_neighbourhoods_than_any_is_refused():
    titles = [Text(f"Projet de quartier : Cité numéro {rank}", rank, level=1) for rank in range(MOST_QUARTERS + 1)]

    with pytest.raises(NotAnAgreement, match="plus de 60 quartiers"):
        read(*titles)


def test_objectives_given_to_far_too_many_neighbourhoods_are_refused():
    titles = [Text(f"Projet de quartier : Cité numéro {rank}", rank, level=1) for rank in range(50)]
    objectives = lines("Objectifs communs aux quartiers", "Objectif intercommunal {0} : agir pour {0}", 500)

    with pytest.raises(NotAnAgreement, match="bien trop d’objectifs"):
        read(*titles, Text(objectives[0], 1, level=1), *objectives[1:])


def test_findings_beyond_the_ceiling_are_counted_once_each():
    ledger = Ledger(Repairs(()))
    for rank in range(MOST_OF_A_KIND + 30):
        ledger.warn("odd", f"Le doute {rank}.")
        ledger.warn("odd", f"Le doute {rank}.")
    ledger.ask("odd", "Lequel garder ?", about="x")
    ledger.inform("other", "Une réparation.")

    told = list(ledger.told)

    assert len(told) == MOST_OF_A_KIND + 2
    assert (told[-2].severity, told[-2].is_pending) == (Severity.ERROR, True)
    assert told[-2].message == "Et 31 autres constats de ce genre, après celui-ci : relisez la suite du document."


def test_the_ceiling_leaves_the_share_read_as_it_is():
    few, many = (read("Portrait", *lines("", "Taux de pauvreté : {} %", count)[1:]) for count in (50, 300))

    assert (few.coverage, many.coverage) == (1.0, 1.0)
    assert max(Counter(finding.code for finding in many.findings).values()) == MOST_OF_A_KIND + 1
