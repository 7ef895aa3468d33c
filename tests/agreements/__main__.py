"""Prints the share of facts read right, by agreement and format, then by kind, then what was missed.

Run from the root of the project: `.venv/bin/python -m tests.agreements [slug ...] [--misses]`.
"""

import argparse
import sys
from functools import reduce
from operator import add
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from regain.exchange.reading.agreement_file import read_agreement_file
from tests.agreements.layout import FORMATS, make_file
from tests.agreements.model import Agreement, agreements
from tests.agreements.scoring import Score, score

Scores = dict[tuple[str, str], Score]


def main() -> None:
    """Read the agreements asked for, all by default, in every format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slugs", nargs="*")
    parser.add_argument("--misses", action="store_true", help="list what was missed, and what nothing says")
    asked = parser.parse_args()
    chosen = [each for each in agreements() if not asked.slugs or each.slug in asked.slugs]
    scores = {(each.slug, form): _score(each, form) for each in chosen for form in FORMATS}
    _print_by_agreement([each.slug for each in chosen], scores)
    _print_by_kind(reduce(add, scores.values()))
    if asked.misses:
        _print_misses(scores)


def _score(agreement: Agreement, form: str) -> Score:
    _, reading = read_agreement_file(make_file(agreement.layout, form), name=f"{agreement.slug}.{form}")
    return score(reading.draft, agreement.truth, agreement.findings)


def _print_by_agreement(slugs: list[str], scores: Scores) -> None:
    print(f"{'recall / precision':20}", *(f"{form:>15}" for form in FORMATS), f"{'facts':>7}")
    for slug in slugs:
        row = [scores[slug, form] for form in FORMATS]
        print(f"{slug:20}", *map(_cell, row), f"{row[0].expected.total():7}")
    totals = [reduce(add, (scores[slug, form] for slug in slugs)) for form in FORMATS]
    print(f"{'all':20}", *map(_cell, totals), f"{totals[0].expected.total():7}\n")


def _print_by_kind(total: Score) -> None:
    print(f"{'kind':20} {'right/expected':>15} {'read':>6} {'recall':>8} {'precision':>10}")
    for kind in [*total.kinds, "all"]:
        part = total if kind == "all" else total.of_kind(kind)
        counts = f"{part.right}/{part.expected.total()}"
        print(f"{kind:20} {counts:>15} {part.read.total():6} {part.recall:8.1%} {part.precision:10.1%}")


def _print_misses(scores: Scores) -> None:
    for (slug, form), each in scores.items():
        for sign, facts in (("-", each.misses), ("+", each.extras)):
            for fact in facts:
                print(sign, f"{slug}.{form}", *fact, sep=" | ")


def _cell(score: Score) -> str:
    return f"{score.recall:7.1%}/{score.precision:7.1%}"


if __name__ == "__main__":
    main()
