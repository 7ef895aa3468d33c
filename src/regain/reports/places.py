"""Where a value was read: from a pointer into a signed version to words a person can find on the paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from regain.core import french
from regain.domain.documents.models import DocumentImport


@dataclass(frozen=True, slots=True)
class ReadAt:
    """A place on the paper: line and page from 1, None when the format has none; the words as they were read."""

    line: int | None
    page: int | None
    quote: str

    @property
    def label(self) -> str:
        """The place in words: "page 4, ligne 112", "ligne 112", or empty when the paper has no lines."""
        return french.place(self.page, self.line)


def readings_of(files: Iterable[int]) -> dict[int, int]:
    """Each stored file's key to the key of the latest import that read it: where its text can be seen."""
    imports = DocumentImport.objects.filter(file__in=set(files)).order_by("pk")
    return dict(imports.values_list("file_id", "pk"))


def read_at(snapshot: Mapping[str, Any], pointer: str) -> ReadAt | None:
    """The place of the value at `pointer` (JSON pointer) in a snapshot, None when it has none."""
    place = snapshot.get("places", {}).get(pointer) if pointer else None
    return ReadAt(place.get("line"), place.get("page"), place.get("quote") or "") if place else None
