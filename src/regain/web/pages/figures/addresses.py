"""Where one brings in what a page lacks, if this instance has the page."""

from django.urls import NoReverseMatch, reverse

IMPORT_PAGE = "observations_drop"


def import_address() -> str:
    """The page that imports figures; blank where the command line alone does."""
    try:
        return reverse(IMPORT_PAGE)
    except NoReverseMatch:
        return ""


def import_label() -> str:
    """The button that leads there, blank without the page."""
    return "Importer un fichier de chiffres" if import_address() else ""
