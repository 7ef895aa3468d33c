"""The fonts that papers are set in: those installed with npm, else those that Typst carries."""

from functools import cache
from pathlib import Path

FAMILIES = ("Source Sans 3", "Libertinus Serif", "DejaVu Sans Mono")
_SHIPPED = Path(__file__).parents[5] / "node_modules" / "@expo-google-fonts" / "source-sans-3"
_STYLES = ("400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic")


@cache
def font_paths() -> tuple[Path, ...]:
    """The folders of the fonts that are there."""
    return tuple(folder for style in _STYLES if (folder := _SHIPPED / style).is_dir())


def families() -> tuple[str, ...]:
    """The families, best first; one whose files are not there is not asked for."""
    return FAMILIES if font_paths() else FAMILIES[1:]
