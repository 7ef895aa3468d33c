"""An agreement as a paper: the same draft comes back when the paper is read again."""

from regain.exchange.writing.agreement.composing import compose_agreement

__all__ = ["compose_agreement"]
