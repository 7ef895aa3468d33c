"""A paper as DOCX, in Word's own styles: titles, lists and tables that people may go on editing."""

from regain.exchange.writing.docx.writing import write_docx

__all__ = ["write_docx"]
