"""What a file of open data is, and the command that imports it."""

from pathlib import Path

from regain.core.errors import BusinessError
from regain.core.french import counted
from regain.core.member import SYSTEM
from regain.domain.territory.rules import vintage_of
from regain.exchange.applying.observations import plan_file
from regain.exchange.management.terminal import content_of_file
from regain.exchange.reading.communes import read_communes
from regain.exchange.reading.geo import read_perimeters
from regain.exchange.reading.observations import UnknownLayout
from regain.exchange.reading.refusals import UnreadableFile

_UNKNOWN = (
    "tableau inconnu. Déposez-le à l’écran, page «\u00a0Chiffres\u00a0», pour dire ce que contient chaque colonne."
)


def told_of(path: Path) -> str:
    """One or two French sentences. Writes nothing. Raises Refused when the file cannot be opened."""
    content = content_of_file(path)
    try:
        plan = plan_file(content, by=SYSTEM)
    except UnknownLayout:
        return _of_communes(content, path) or _UNKNOWN
    except BusinessError as refusal:
        return _of_perimeters(content, path) or str(refusal)
    if plan.is_empty:
        return f"{plan.reading.product}, déjà importé."
    return f"{plan.reading.product}. {plan.sentence} Lancez ./regain import_observations {path} --apply."


def _of_perimeters(content: bytes, path: Path) -> str:
    """The same for outlines; blank for a file that holds none."""
    try:
        reads, _ = read_perimeters(content)
    except UnreadableFile:
        return ""
    vintage = vintage_of(reads[0].code)
    return (
        f"Périmètres de {vintage}, {counted(len(reads), 'quartier')}. "
        f"Lancez ./regain import_perimeters {path} --vintage {vintage} --apply."
    )


def _of_communes(content: bytes, path: Path) -> str:
    """The same for a list of communes; blank for another table."""
    try:
        found = read_communes(content)
    except UnreadableFile:
        return ""
    return f"Liste de {counted(len(found), 'commune')}. Lancez ./regain import_communes {path}."
