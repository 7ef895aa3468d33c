from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousFileOperation

from regain.web.assets import OWN, VENDOR, AssetFinder


@pytest.fixture
def modules(settings, tmp_path) -> Path:
    """What npm brings, and much more."""
    for place in (*VENDOR.values(), "bootstrap/dist/css/bootstrap-grid.css"):
        file = tmp_path / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    settings.NODE_MODULES = tmp_path
    return tmp_path


def collected() -> set[str]:
    return {f"{getattr(storage, 'prefix', '')}/{path}".strip("/") for path, storage in AssetFinder().list(None)}


def test_only_what_pages_use_is_collected(modules):
    own = {path.relative_to(OWN).as_posix() for path in OWN.rglob("*.*")}

    assert collected() == {*VENDOR, *own}


def test_what_is_ignored_is_left_out(modules):
    assert not [path for path, _ in AssetFinder().list(["*.css", "vendor/*"]) if path.endswith(("css", "woff2"))]


def test_a_file_is_found_where_it_lies(modules):
    finder = AssetFinder()

    assert finder.find("vendor/bootstrap/bootstrap.min.css") == str(modules / "bootstrap/dist/css/bootstrap.min.css")
    assert finder.find("regain/tokens.css", find_all=True) == [str(OWN / "regain/tokens.css")]


def test_what_is_not_there_is_not_found(modules):
    assert (AssetFinder().find("regain/none.css"), AssetFinder().find("regain/none.css", find_all=True)) == ("", [])


def test_nothing_outside_is_reached(modules):
    with pytest.raises(SuspiciousFileOperation):
        AssetFinder().find("../../config/settings.py")


def test_missing_files_are_a_warning_and_not_collected(settings, tmp_path):
    settings.NODE_MODULES = tmp_path

    assert ([warning.id for warning in AssetFinder().check()], collected() & set(VENDOR)) == (["regain.W001"], set())


def test_with_all_files_nothing_is_reproached(modules):
    assert AssetFinder().check() == []
