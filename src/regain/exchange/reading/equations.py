"""How parts of an equation are written on one line."""

_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SIGNS = frozenset("+-*/=<>±×÷· ")


def raised(words: str) -> str:
    """Words as an exponent: figures are raised, letters stay."""
    return words.translate(_SUPERSCRIPTS)


def bracketed(words: str) -> str:
    """The words, within brackets when they hold more than one term."""
    bare = words.strip()
    return f"({bare})" if _SIGNS & set(bare) else bare
