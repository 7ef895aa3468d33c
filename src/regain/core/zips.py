"""Reading zips that come from outside."""

import lzma
import zipfile
import zlib

BROKEN_ZIP = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, KeyError),
    *(NotImplementedError, RuntimeError),
)
"""All that zipfile raises for a damaged, encrypted or foreign zip, whichever way its members are packed."""
