"""Which static files there are: our own, and the few of npm's that pages use. Nothing else is collected."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import get_files, matches_patterns
from django.core.checks import CheckMessage, Warning  # noqa: A004 - Django's own name for it
from django.core.files.storage import FileSystemStorage
from django.utils._os import safe_join

OWN = Path(__file__).parent / "static"
VENDOR = {
    "vendor/bootstrap/bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "vendor/bootstrap/bootstrap.min.css.map": "bootstrap/dist/css/bootstrap.min.css.map",
    "vendor/htmx/htmx.min.js": "htmx.org/dist/htmx.min.js",
    "vendor/leaflet/leaflet.js": "leaflet/dist/leaflet.js",
    "vendor/leaflet/leaflet.js.map": "leaflet/dist/leaflet.js.map",
    "vendor/leaflet/leaflet.css": "leaflet/dist/leaflet.css",
    **{
        f"vendor/leaflet/images/{name}.png": f"leaflet/dist/images/{name}.png"
        for name in ("layers", "layers-2x", "marker-icon")  # those that its styles name
    },
    **{
        f"vendor/source-sans-3/source-sans-3-latin-{weight}-normal.woff2": (
            f"@fontsource/source-sans-3/files/source-sans-3-latin-{weight}-normal.woff2"
        )
        for weight in (400, 600)
    },
}
"""Where each is served, and where npm puts it."""


class PlacedFiles(FileSystemStorage):
    """Files of one folder, collected under `prefix`."""

    prefix = ""


class AssetFinder(BaseFinder):
    """Finds the files named above. In settings: `STATICFILES_FINDERS = ["regain.web.assets.AssetFinder"]`."""

    def check(self, **_kwargs: object) -> list[CheckMessage]:
        """Warns when npm has not brought its files: pages would come without their dress."""
        missing = [name for name in VENDOR if not self._vendor(name).is_file()]
        if not missing:
            return []
        return [Warning("Web assets are missing.", hint=f"Run npm ci: {', '.join(missing)}", id="regain.W001")]

    def find(self, path: str, find_all: bool = False, **_kwargs: object) -> str | list[str]:  # type: ignore[override]  # noqa: FBT001, FBT002 - Django's signature, without its overloads
        """The file served at that path, or nothing."""
        place = self._vendor(path) if path in VENDOR else Path(safe_join(OWN, path))
        found = [str(place)] if place.is_file() else []
        return found if find_all else "".join(found)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, PlacedFiles]]:
        """Every file, with the storage it is read from."""
        ignored = [*ignore_patterns] if ignore_patterns else []
        own = PlacedFiles(location=OWN)
        for path in get_files(own, ignored):
            yield path, own
        for name in VENDOR:
            place = self._vendor(name)
            if place.is_file() and not matches_patterns(name, ignored):
                storage = PlacedFiles(location=place.parent)
                storage.prefix = name.rpartition("/")[0]
                yield place.name, storage

    @staticmethod
    def _vendor(name: str) -> Path:
        return Path(settings.NODE_MODULES) / VENDOR[name]
