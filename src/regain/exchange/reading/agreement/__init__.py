"""The agreement reader: blocks of a document to a draft (see shared/design/reading.md)."""

from regain.exchange.reading.agreement.reading import Reading, read_agreement

__all__ = ["Reading", "read_agreement"]
