"""A paper as ODT, in LibreOffice's own styles: titles, lists and tables that people may go on editing."""

from regain.exchange.writing.odt.writing import write_odt

__all__ = ["write_odt"]
