"""What several formats notice alike, said in French."""

import re
from collections.abc import Iterable, Iterator, Sequence

from regain.core.french import shortened
from regain.core.labels import fold
from regain.exchange.reading.blocks import Remark

TRACKED_CHANGES = "tracked_changes"
COMMENTS_IGNORED = "comments_ignored"
HIDDEN_TEXT_IGNORED = "hidden_text_ignored"
NOTES_MOVED = "notes_moved"
TEXT_BOXES_MOVED = "text_boxes_moved"
PICTURES_IGNORED = "pictures_ignored"
PAGE_WITHOUT_TEXT = "page_without_text"
UNKNOWN_GLYPHS = "unknown_glyphs"
RUNNING_TEXT = "running_text"
DRAFT_MARKED = "draft_marked"
RECOGNISED_TEXT = "recognised_text"
FORM_VALUES = "form_values"
FILES_ATTACHED = "files_attached"
DYNAMIC_FORM = "dynamic_form"
COLUMNS_READ = "columns_read"
SIDE_BY_SIDE = "side_by_side"
NOTE_CALLS_LEFT_OUT = "note_calls_left_out"
DIAGRAMS_MOVED = "diagrams_moved"
EQUATIONS_FLATTENED = "equations_flattened"
CHARTS_IGNORED = "charts_ignored"
OBJECTS_IGNORED = "objects_ignored"
PARTS_IGNORED = "parts_ignored"
TABLE_LOST = "table_lost"
STRUCK_OUT = "struck_out"
STRUCK_IN_PDF = "struck_in_pdf"

MESSAGES = {
    TRACKED_CHANGES: (
        "Le document contient des modifications non acceptées : nous avons lu le texte comme si elles l’étaient."
    ),
    COMMENTS_IGNORED: "Le document contient des commentaires : ils n’ont pas été lus.",
    HIDDEN_TEXT_IGNORED: "Le document contient du texte masqué : il n’a pas été lu.",
    NOTES_MOVED: "Le document contient des notes : elles sont lues à la suite du texte.",
    TEXT_BOXES_MOVED: (
        "Le document contient des zones de texte : chacune est lue à la suite du paragraphe auquel elle est ancrée, "
        "ou de la partie que son titre couperait."
    ),
    PICTURES_IGNORED: "Le document contient des images : le texte qu’elles montrent n’a pas été lu.",
    RECOGNISED_TEXT: (
        "Ce PDF est une numérisation : son texte vient d’une reconnaissance de caractères, qui change et mêle des mots. "
        "Relisez tout, ou déposez le fichier d’origine."
    ),
    NOTE_CALLS_LEFT_OUT: "Des appels de note sont tapés à la main, en exposant : ils ont été laissés hors du texte.",
    DIAGRAMS_MOVED: (
        "Le document contient des schémas : leurs mots sont lus à la suite du paragraphe auquel ils sont ancrés."
    ),
    EQUATIONS_FLATTENED: (
        "Le document contient des formules mathématiques : elles ont été mises sur une ligne, vérifiez-les."
    ),
    DYNAMIC_FORM: (
        "Ce PDF est un formulaire XFA, que seuls les logiciels d’Adobe affichent en entier : "
        "vérifiez que rien de ce qu’il montre ne manque ici."
    ),
    CHARTS_IGNORED: "Le document contient des graphiques : les chiffres qu’ils montrent n’ont pas été lus.",
    OBJECTS_IGNORED: (
        "Le document contient des objets d’un autre logiciel (tableur, formule, formulaire) : ce qu’ils montrent n’a pas été lu."
    ),
    PARTS_IGNORED: (
        "Le document fait appel à un autre document, qui n’a pas été lu : déposez un document qui contient tout le texte."
    ),
    TABLE_LOST: (
        "Un tableau a été perdu quand ce texte a été enregistré : déposez le document d’origine (.docx ou .odt)."
    ),
}

_LONGEST_QUOTE = 120
_MOST_NAMES = 5

ENCLOSED = (
    "Ces pages ne sont pas une convention : la convention est en pièce jointe. "
    "Ouvrez ce PDF dans un lecteur de PDF, enregistrez la pièce jointe, puis déposez-la."
)
"""What to do with a PDF whose pages are no agreement, but that has files attached."""

DRAWN_BY_ADOBE = (
    "Ce PDF est un formulaire XFA, que seuls les logiciels d’Adobe affichent : il ne contient pas de pages à lire. "
    "Ouvrez-le dans Adobe Acrobat Reader, choisissez « Imprimer », puis une imprimante PDF, et déposez le PDF obtenu."
)
"""What to do with a form that only Adobe's programs draw, whose pages are no agreement."""

NOT_READ: frozenset[str] = frozenset(
    {
        *(PICTURES_IGNORED, PAGE_WITHOUT_TEXT, UNKNOWN_GLYPHS, RECOGNISED_TEXT, FORM_VALUES, FILES_ATTACHED),
        *(DYNAMIC_FORM, STRUCK_OUT, STRUCK_IN_PDF),
        *(SIDE_BY_SIDE, CHARTS_IGNORED, OBJECTS_IGNORED, PARTS_IGNORED, TABLE_LOST),
    }
)
"""Codes of what a reader of the paper sees and Regain did not read: the whole text is then never said to be placed."""


def remark(code: str) -> Remark:
    """The remark of this code, about the whole document."""
    return Remark(code, MESSAGES[code])


def about_attached(names: Sequence[str]) -> Remark:
    """The remark about files attached to a document whose pages are read."""
    message = f"Des fichiers sont joints à ce PDF ({_named(names)}) : ils n’ont pas été lus."
    return Remark(FILES_ATTACHED, message)


def _named(names: Sequence[str]) -> str:
    quoted = [f"« {name[:_LONGEST_QUOTE]} »" for name in names[:_MOST_NAMES] if name]
    return ", ".join(quoted + ["…"] * (len(names) > _MOST_NAMES)) or "sans nom"


_PAPER = r"accord|annexe|avenant|charte|contrat|convention|deliberation|document|protocole|rapport|redaction|texte"
_OF_SOMETHING_ELSE = (
    r" (?:alimentaire|associatif|commun|culturel|educatif|global|local|partenarial|pedagogique|quartier|social|sportif|territorial|urbain|ville)\b"
    rf"| (?:des|du|de la|de l|de|d) (?!(?:la|l) |{_PAPER}|\d)"
)
# "Projet urbain", "chef de projet" and "version signée" say nothing of a draft. The words are folded.
_DRAFT = re.compile(
    r"\b(?:brouillon|draft|provisoire|document (?:de travail|martyr)|ne pas diffuser)\b"
    r"|\b(?:non|pas encore) (?:sign|defini|valid|approuv|adopt|vot)"
    r"|\b(?:a|avant|en attente de|en cours de|pour) (?:relecture|relire|redaction|signature|signer|valid\w+)"
    rf"|(?<!\b(?:de|du|le|un|au|en) )\bprojet\b(?!{_OF_SOMETHING_ELSE})"
    r"|\bversion\b(?! (?:sign|defini|final|consolid|approuv|adopt|vot))|\bv ?\d"
)
_PAGE_NUMBER = re.compile(r"\W*(?:p(?:age|\.)? ?)?\W*\d*(?: ?(?:/|sur|de) ?\d+)?\W*")
_FIGURES = re.compile(r"\d+")


def running_remarks(lines: Iterable[str]) -> Iterator[Remark]:
    """What the running headers and footers say, each once: they are left out of the text. Page numbers are no words.

    A line that calls the document a draft is a warning, since what is read here counts as signed.
    """
    told: set[str] = set()
    for line in lines:
        words = " ".join(line.split())
        folded = fold(words)
        key = _FIGURES.sub("#", folded)
        if _PAGE_NUMBER.fullmatch(folded) or key in told:
            continue
        told.add(key)
        left_out = f"En-tête ou pied de page, laissé hors du texte : « {shortened(words, _LONGEST_QUOTE)} »."
        yield from drafts([words]) if _DRAFT.search(folded) else [Remark(RUNNING_TEXT, left_out)]


def drafts(lines: Iterable[str], where: str = "L’en-tête ou le pied de page") -> Iterator[Remark]:
    """The remark about the first of these lines that calls the document a draft; `where` they stand."""
    found = next((words for words in lines if _DRAFT.search(fold(words))), None)
    if found is not None:
        message = (
            f"{where} dit « {shortened(found, _LONGEST_QUOTE)} » : vérifiez que ce document est bien la version signée."
        )
        yield Remark(DRAFT_MARKED, message)
