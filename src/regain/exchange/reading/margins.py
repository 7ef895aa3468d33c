"""Lines of headers and footers without the numbers of pages, for the formats that know fields."""

import re

PAGE_NUMBER = "\ue000"
"""What a reader of a format puts in the place of the number of a page, or of their count."""

_PAGE = re.compile(rf"(?:\bp(?:ages?|\.)?\s?)?{PAGE_NUMBER}(?:\s?(?:/|sur|de)\s?{PAGE_NUMBER})?", re.IGNORECASE)
_AROUND = " |–—•·-"


def line_of_margin(words: str) -> str:
    """The words without page numbers, nor what parts them from the rest; empty when nothing is left."""
    return _PAGE.sub(" ", " ".join(words.split())).strip(_AROUND)
