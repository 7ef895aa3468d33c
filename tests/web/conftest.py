"""The cast and the places of these tests."""

from tests.cast import amina, bruno, claire, stranger
from tests.places import barlin, contract, hersin

__all__ = ["amina", "barlin", "bruno", "claire", "contract", "hersin", "stranger"]
