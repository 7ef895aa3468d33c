import hashlib
import os
import tempfile
from pathlib import Path, PurePath

from django.db import transaction

from regain.core.member import Member
from regain.domain.documents.models import StoredFile
from regain.domain.documents.queries import file_held, was_stored_by
from regain.domain.documents.rules import place_of
from regain.domain.documents.usecases.limits import refuse_more_from
from regain.domain.journal.enums import Event
from regain.domain.journal.rules import OBJECT
from regain.domain.journal.usecases import hold_journal, record


@transaction.atomic
def store_file(content: bytes, *, name: str, media_type: str, contract_code: str = "", by: Member) -> StoredFile:
    """Keep a file as it was received, for a contract, or (without a code) for the person who gives it.

    The same bytes given again to the same contract, or by the same person, keep the name they first came with;
    elsewhere they are another file. The bytes reach the disk before the row: a stop in between leaves a file nobody
    looks at, never a row without its file. A file lost from the store is written again. The journal says of each
    person that they gave it: that is how one sees one's own files. Raises TooManyFilesWaiting.
    """
    refuse_more_from(by, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
    sha256 = keep_bytes(content)
    hold_journal()  # two deposits of the same bytes at once are one row
    values = {"name": _bare(name), "media_type": media_type, "size": len(content), "content": place_of(sha256)}
    held = file_held(sha256, contract_code=contract_code, by=by)
    file = held or StoredFile.objects.create(sha256=sha256, contract_code=contract_code, **values)
    if held is None or not was_stored_by(by, file):
        # A file often bears the name of a person, and at least what its giver called it.
        given = {OBJECT: (by.key, _bare(name))}
        record(Event.FILE_STORED, on=file, by=by, after={"sha256": sha256, "size": len(content)}, of_people=given)
    return file


def keep_bytes(content: bytes) -> str:
    """Put bytes in the store, once, before any row speaks of them; their SHA-256 (hexadecimal)."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = Path(StoredFile(content=place_of(sha256)).content.path)
    if not path.exists():
        _write_whole(content, path)
    return sha256


def _bare(name: str) -> str:
    """The name without its folders and invisible characters, short enough, its ending kept."""
    last = "".join(char for char in PurePath(name.replace("\\", "/")).name if char.isprintable()) or "document"
    stem, ending = PurePath(last).stem, PurePath(last).suffix[:20]
    return f"{stem[: 250 - len(ending)]}{ending}"


def _write_whole(content: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
