"""The places of these tests."""

from tests.places import barlin, contract, hersin

__all__ = ["barlin", "contract", "hersin"]
