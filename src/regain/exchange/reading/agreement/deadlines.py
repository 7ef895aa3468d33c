"""By when something must be done: "d'ici le 31 décembre 2030", "avant fin 2027", "à l'horizon 2030"."""

import re
from datetime import date

from regain.exchange.reading.agreement.dates import dates_in
from regain.exchange.reading.agreement.ledger import Ledger
from regain.exchange.reading.agreement.passages import Passage

_BY = r"(?:d'ici(?: a)?|avant|au plus tard|jusqu'(?:au|en|a)|pour|echeance|terme|fin|s'acheve\w*|expire\w*)(?: le| la| au| du)*"
_BY_DATE = re.compile(rf"\b{_BY} $")
_BY_YEAR = re.compile(
    r"\b(?:d'ici(?: a)?|avant|au plus tard|jusqu'(?:en|a)|a l'horizon|a echeance|horizon)(?: la| a| en)* ?(?P<end>(?:la )?fin )?(?:de |en )?"
    r"(?:l'annee )?(?P<year>20[2-4]\d)\b(?! ?-)"
)


def deadline_in(words: Passage, ledger: Ledger) -> tuple[date | None, Passage]:
    """The last day that words give, and where; a year alone means its 31 December, which is told."""
    folded = words.folded
    for read in dates_in(folded):
        if read.day and _BY_DATE.search(folded[: read.start].rstrip() + " "):
            return read.day, words.part(read.start, read.end)
    if match := _BY_YEAR.search(folded):
        year = int(match["year"])
        before = match[0].startswith("avant") and not match["end"]
        last = date(year - before, 12, 31)
        ledger.inform(
            "deadline_completed", f"L’échéance « {words.group(match).words} » a été comprise comme le 31 décembre {last.year}.",
            words.group(match),
        )  # fmt: skip
        return last, words.group(match)
    return None, Passage()
