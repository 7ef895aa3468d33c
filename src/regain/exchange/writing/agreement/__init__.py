"""An agreement as a paper: the same draft comes back when the paper is read again."""

from regain.exchange.writing.agreement.composing import compose_agreement
from regain.exchange.writing.agreement.signing import AmendedBy, each_once, signers_of

__all__ = ["AmendedBy", "compose_agreement", "each_once", "signers_of"]
