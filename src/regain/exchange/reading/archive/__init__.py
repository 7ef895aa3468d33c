"""Reads the zip of a whole contract (docs/archive.md) without trusting it: limits, names, sizes, checksums."""

from regain.exchange.reading.archive.reading import FORMAT, ArchiveRead, Progress, read_archive, read_opened

__all__ = ["FORMAT", "ArchiveRead", "Progress", "read_archive", "read_opened"]
