"""An agreement as a paper: the same draft comes back when the paper is read again."""

from regain.exchange.writing.agreement.composing import compose_agreement
from regain.exchange.writing.agreement.signing import AmendedBy, signers_of

__all__ = ["AmendedBy", "compose_agreement", "signers_of"]
