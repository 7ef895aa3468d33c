"""How parts of an equation are written on one line."""

JOINER = "\u2060"
"""Stands, invisible, before an exponent: a figure raised after it never calls a note."""

_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SIGNS = frozenset("+-*/=<>±×÷· ")


def raised(words: str) -> str:
    """Words as an exponent, after a joiner: figures are raised, letters stay."""
    return JOINER + words.translate(_SUPERSCRIPTS)


def bracketed(words: str) -> str:
    """The words, within brackets when they hold more than one term."""
    bare = words.strip()
    return f"({bare})" if _SIGNS & set(bare) else bare
