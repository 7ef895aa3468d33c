"""Regain: no commitment is lost between the page it was signed on and the life of the people it was made for."""

__version__ = "0.1.0"
