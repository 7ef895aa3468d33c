"""A paper as PDF: accessible (PDF/UA-1), kept for ever (PDF/A-3a), set by Typst."""

from regain.exchange.writing.pdf.writing import write_pdf

__all__ = ["write_pdf"]
