"""Stakes and objectives of a text, laid on the contract's tree: the same, new, or to be asked."""

from regain.exchange.planning.alignment.branches import Settled
from regain.exchange.planning.alignment.rows import Row, labels_settled, labels_written, read_rows
from regain.exchange.planning.alignment.tree import GrowingTree

__all__ = ["GrowingTree", "Row", "Settled", "labels_settled", "labels_written", "read_rows"]
