"""What several formats notice alike, said in French."""

from regain.exchange.reading.blocks import Remark

TRACKED_CHANGES = "tracked_changes"
COMMENTS_IGNORED = "comments_ignored"
HIDDEN_TEXT_IGNORED = "hidden_text_ignored"
NOTES_MOVED = "notes_moved"
TEXT_BOXES_MOVED = "text_boxes_moved"
PICTURES_IGNORED = "pictures_ignored"

MESSAGES = {
    TRACKED_CHANGES: (
        "Le document contient des modifications non acceptées : nous avons lu le texte comme si elles l’étaient."
    ),
    COMMENTS_IGNORED: "Le document contient des commentaires : ils n’ont pas été lus.",
    HIDDEN_TEXT_IGNORED: "Le document contient du texte masqué : il n’a pas été lu.",
    NOTES_MOVED: "Le document contient des notes : elles sont lues à la suite du texte.",
    TEXT_BOXES_MOVED: (
        "Le document contient des zones de texte : chacune est lue à la suite du paragraphe auquel elle est ancrée."
    ),
    PICTURES_IGNORED: "Le document contient des images : le texte qu’elles montrent n’a pas été lu.",
}

NOT_READ: frozenset[str] = frozenset({PICTURES_IGNORED})
"""Codes of what a reader of the paper sees and Regain did not read: the whole text is then never said to be placed."""


def remark(code: str) -> Remark:
    """The remark of this code, about the whole document."""
    return Remark(code, MESSAGES[code])
