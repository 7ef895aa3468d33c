"""Which neighbourhood of an earlier text each one of a text continues, whatever it is now called."""

from collections.abc import Callable, Hashable, Sequence

from regain.core.labels import fold

Named = tuple[str, str | None]
"""The name and the code of a neighbourhood."""


def continued(before: Sequence[Named], after: Sequence[Named]) -> tuple[int | None, ...]:
    """For each neighbourhood of `after`, the place in `before` of the one it continues, None for a new one.

    The same name, else the same code, else the same place when both texts have as many; each is continued once.
    """
    found: dict[int, int] = {}
    _match(found, before, after, lambda _, one: fold(one[0]))
    _match(found, before, after, lambda _, one: one[1])
    if len(before) == len(after):
        _match(found, before, after, lambda at, _: f"place {at}")
    return tuple(found.get(at) for at in range(len(after)))


def _match(
    found: dict[int, int],
    before: Sequence[Named],
    after: Sequence[Named],
    key: Callable[[int, Named], Hashable],
) -> None:
    """Match those that are left by what the key says of their place, their name and their code."""
    taken = set(found.values())
    left = {key(at, one): at for at, one in reversed(list(enumerate(before))) if at not in taken}
    for at, one in enumerate(after):
        if at not in found and key(at, one) and key(at, one) in left:
            found[at] = left.pop(key(at, one))
