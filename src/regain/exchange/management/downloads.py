"""One file from the public web to a folder: resumed, checked, put in place whole. Public addresses in https only."""

import hashlib
import json
import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from regain.core.calling.addresses import PUBLIC, AddressRefused, Reach, address_within
from regain.core.calling.calls import Caller, CallFailed, CallTooHeavy, Stream
from regain.core.calling.calls import Limits as CallLimits
from regain.core.calling.places import CallsAtOnce
from regain.core.errors import BusinessError
from regain.core.failures import reason_of
from regain.core.french import quoted

_OK, _NOT_MODIFIED, _PARTIAL, _UNSATISFIABLE, _TOO_MANY, _SERVER = 200, 304, 206, 416, 429, 500
_REDIRECTIONS = 5
_RANGE = re.compile(r"bytes ([0-9]{1,15})-[0-9]{1,15}/([0-9]{1,15}|\*)")


class DownloadFailed(BusinessError):
    """The file could not be brought whole: what came of it is kept, and the next try goes on from there."""


class _TryAgain(Exception):
    """The connection failed in a way that another try may mend."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a download may go: bytes, tries, seconds without a byte and in all, seconds before the next try."""

    size: int = 200 * 1024 * 1024
    tries: int = 4
    patience: float = 30.0
    seconds: float = 3600.0
    pause: float = 2.0


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file in its place. `is_new` is false when the source has not changed since it was there."""

    path: Path
    sha256: str
    size: int
    is_new: bool


def download(
    url: str,
    *,
    folder: Path,
    limits: Limits = Limits(),
    told: Callable[[int, int], None] = lambda _done, _total: None,
    reach: Reach = PUBLIC,
) -> Downloaded:
    """Bring the file of an address into a folder, under the name its address ends with. Raises DownloadFailed.

    An interrupted download goes on from where it stopped, if the source still has the same file (ETag or date);
    a file already there is asked for only if it changed.
    """
    try:
        address_within(url, reach)
    except AddressRefused as refusal:
        raise DownloadFailed(f"{refusal} Rien n’est téléchargé.") from refusal
    folder.mkdir(parents=True, exist_ok=True)
    transfer = _Transfer(url, folder / name_in(url), limits, told, reach)
    failure = ""
    for attempt in range(limits.tries):
        if attempt:
            time.sleep(limits.pause * attempt)
        try:
            return transfer.attempt()
        except _TryAgain as error:
            failure = str(error)
        except OSError as error:
            raise DownloadFailed(
                f"Le fichier ne peut pas être écrit dans {folder}\u00a0: {reason_of(error)}."
            ) from error
    raise DownloadFailed(
        f"{quoted(url)} n’a pas pu être téléchargé en entier ({failure}). Relancez\u00a0: le téléchargement reprendra où il s’est arrêté."
    )


def name_in(url: str) -> str:
    """The last part of the address, safe as a file name."""
    last = unquote(PurePosixPath(urlsplit(url).path).name)
    return re.sub(r"[^\w.\-]+", "_", last).lstrip(".")[-150:] or "fichier"


@dataclass(frozen=True, slots=True)
class _Transfer:
    """One file on its way: from an address, through a part beside its place."""

    url: str
    target: Path
    limits: Limits
    told: Callable[[int, int], None]
    reach: Reach

    @property
    def part(self) -> Path:
        return self.target.with_name(f"{self.target.name}.part")

    def attempt(self) -> Downloaded:
        """Ask for the file, or for what is missing of it. Raises _TryAgain or DownloadFailed."""
        begun = _notes(self.part) if self.part.exists() else {}
        start = self.part.stat().st_size if begun.get("validator") else 0
        headers = _headers(start, begun, _notes(self.target) if self.target.exists() and not start else {})
        limits = CallLimits(self.limits.seconds, self.limits.size, _REDIRECTIONS, self.limits.patience)
        try:
            with Caller(limits, CallsAtOnce(1)).opened("GET", self.url, reach=self.reach, headers=headers) as answer:
                if answer.status not in {_OK, _PARTIAL}:
                    return self._after_refusal(answer.status)
                return self._receive(answer, start)
        except CallTooHeavy as error:
            raise self._too_large() from error
        except CallFailed as error:
            raise _TryAgain("la connexion a échoué ou s’est interrompue") from error
        except AddressRefused as error:
            raise DownloadFailed(f"{error} Rien n’est téléchargé.") from error

    def _after_refusal(self, status: int) -> Downloaded:
        kept = _notes(self.target).get("sha256") if self.target.exists() else None
        if status == _NOT_MODIFIED and kept:
            return Downloaded(self.target, kept, self.target.stat().st_size, is_new=False)
        if status == _UNSATISFIABLE:
            self.part.unlink(missing_ok=True)  # what came is longer than the file is now: begin again
            raise _TryAgain("le fichier a changé à la source")
        if status == _TOO_MANY or status >= _SERVER:
            raise _TryAgain(f"le serveur répond {status}")
        raise DownloadFailed(f"{quoted(self.url)} répond {status}\u00a0: vérifiez l’adresse sur la page du producteur.")

    def _receive(self, answer: Stream, start: int) -> Downloaded:
        if answer.headers.get("Content-Encoding", "identity") != "identity":
            raise DownloadFailed(
                "Le serveur envoie le fichier comprimé sans qu’on l’ait demandé\u00a0: téléchargez-le à la main."
            )
        start, total = _span(answer, start)
        self._refuse_beyond(total)
        validator = _validator(answer)
        _note(self.part, {"validator": validator})
        done = start
        with self.part.open("ab" if start else "wb") as file:
            while chunk := answer.read():
                done += len(chunk)
                self._refuse_beyond(done)
                file.write(chunk)
                self.told(done, total or done)
            file.flush()
            os.fsync(file.fileno())
        if total and done != total:
            raise _TryAgain(f"{done} octets reçus sur {total}")
        return _put_in_place(self.target, self.part, validator)

    def _refuse_beyond(self, size: int) -> None:
        if size > self.limits.size:
            raise self._too_large()

    def _too_large(self) -> DownloadFailed:
        self.part.unlink(missing_ok=True)
        _notes_of(self.part).unlink(missing_ok=True)
        return DownloadFailed(f"Ce fichier dépasse {self.limits.size // 1024**2} Mo\u00a0: il n’est pas téléchargé.")


def _headers(start: int, begun: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, str]:
    if start:
        return {"Range": f"bytes={start}-", "If-Range": begun["validator"]}
    validator = str(kept.get("validator", ""))
    return {"If-None-Match": validator} if validator.startswith('"') else {}


def _span(answer: Stream, start: int) -> tuple[int, int]:
    """Where what comes begins, and how long the whole file is (0 when the server does not say)."""
    said = answer.headers.get("Content-Length", "")
    length = int(said) if re.fullmatch(r"[0-9]{1,15}", said) else 0
    if answer.status != _PARTIAL:
        return 0, length
    found = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    if not found or int(found[1]) != start:
        raise _TryAgain("le serveur n’a pas repris où on le lui demandait")
    return start, start + length if found[2] == "*" else int(found[2])


def _validator(answer: Stream) -> str:
    """What tells a version of the file from another: a strong ETag, else its date; blank when there is neither."""
    etag: str = answer.headers.get("ETag", "")
    return etag if etag.startswith('"') else str(answer.headers.get("Last-Modified", ""))


def _put_in_place(target: Path, part: Path, validator: str) -> Downloaded:
    checksum = hashlib.sha256(part.read_bytes()).hexdigest()
    before = _notes(target).get("sha256") if target.exists() else None
    part.replace(target)
    _note(target, {"validator": validator, "sha256": checksum})
    _notes_of(part).unlink(missing_ok=True)
    return Downloaded(target, checksum, target.stat().st_size, is_new=before != checksum)


def _notes_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.json")


def _notes(path: Path) -> dict[str, Any]:
    """What is remembered of a file: nothing when it was never downloaded, or when the notes are damaged."""
    try:
        found = json.loads(_notes_of(path).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _note(path: Path, told: Mapping[str, Any]) -> None:
    draft = path.with_name(f".{path.name}.json.part")
    draft.write_text(json.dumps(told), encoding="utf-8")
    draft.replace(_notes_of(path))
