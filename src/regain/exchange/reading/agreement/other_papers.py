"""Papers that are no communal agreement: what each kind calls itself, and the words it is built with.

All patterns are written for folded words. A kind is told by its own title at the head of the paper and by the
structure below it; an agreement that only cites such a paper has neither.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regain.exchange.draft import Draft
from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.frameworks import COMMUNAL, CONTRACT, TITLE_STARTS, is_framework, town_of
from regain.exchange.reading.agreement.lines import Grid, Line
from regain.exchange.reading.agreement.outline import Outline
from regain.exchange.reading.agreement.passages import Passage
from regain.exchange.reading.agreement.stakes import stake_of
from regain.exchange.reading.agreement.titles import topic_of
from regain.exchange.reading.agreement.vocabulary import Topic
from regain.exchange.reading.refusals import AnotherPaper, NotAnAgreement

_RECITAL = re.compile(r"\W*(?:objet|vu|entre|considerant)\b")
_MOST_OF_A_HEAD, _LONGEST_TITLE, _SENTENCE = 16, 30, 9

_AMENDMENT = re.compile(
    rf"{TITLE_STARTS}(?:projet d'|(?:premier|second|\w{{2,9}}ieme|\d{{1,2}} ?(?:er|nd|e|eme)) )?avenant\b"
)
# A field of the cover that says there is none, or that is left blank.
_NO_AMENDMENT = re.compile(
    r"\bavenant\b(?: n ?[°o])? ?(?:: ?)?(?:neant|sans objet|aucun|non)\b|\bavenant\b(?: n ?[°o])? ?:[ ._-]*$"
)
_OF_CONTRACT = re.compile(r"\bavenant au contrat de ville\b")
_SUPPOSING = re.compile(r"\W*(?:en cas d|si |lorsqu|tout avenant)")
_CONSOLIDATED = re.compile(
    r"consolid|integr|modifiee? par|compris|inclus|a jour|apres|suite a|issue?s? de|tient compte|version|^annexe"
)
_CALLS_ITSELF_SO = re.compile(r"\bpresent avenant\b|\bobjet de l'avenant\b")
_AMENDING = (
    _CALLS_ITSELF_SO,
    re.compile(
        r"\barticles?\b(?:(?! (?:de la loi|du decret|du code|du cgct|de l'ordonnance)\b).){0,80}\b(?:est|sont) (?:ainsi )?(?:modifie|remplace|complete|supprime|abroge|redige|annule)"
    ),
    re.compile(r"\bil est (?:ajoute|insere|supprime|remplace|substitue)"),
    re.compile(
        r"\b(?:mots?|phrases?|alineas?|paragraphes?|termes?)\b.{0,120}\b(?:est|sont) (?:ainsi )?"
        r"(?:remplace|supprime|ajoute|modifie|complete|insere)"
    ),
    re.compile(
        r"\b(?:autres|toutes les) (?:articles|dispositions|clauses|stipulations|termes)\b.{0,90}\b(?:inchange|reste|demeure)"
    ),
)
_AMENDING_WITHOUT_TITLE = 3

_TWO = 2
_BUILT = 3
# An agreement may speak of its council and its calls for projects, but not with all the words of one.
_SURELY = 4
_SIGNS_WITHOUT_TITLE = 3


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of paper: its name, the title it bears, and words that only such a paper is built with."""

    name: str
    title: re.Pattern[str]
    words: tuple[re.Pattern[str], ...]


_KINDS = (
    _Kind(
        "une délibération ou un procès-verbal de conseil",
        re.compile(
            r"^\W*(?:extrait du )?(?:registre des |projet de )?deliberations?\b|^\W*proces[- ]verba|^\W*compte[- ]rendu\b"
            r"|^\W*(?:conseil (?:municipal|communautaire)|seance) du \d"
        ),
        (
            re.compile(r"\bapres en avoir (?:valablement )?delibere\b|\bdeliberation n ?[°o]"),
            re.compile(
                r"\betaient (?:presents?|absents?|excuses?)\b|\bpresents? :|\bprocurations?\b|\bsecretaire de seance\b"
            ),
            re.compile(r"\ba l'unanimite\b|\bvoix (?:pour|contre)\b|\babstentions?\b|\bmembres en exercice\b"),
            re.compile(
                r"\bseance du\b|\bordre du jour\b|\ble conseil (?:municipal|communautaire)\b.{0,60}\b(?:decide|approuve|autorise)"
            ),
        ),
    ),
    _Kind(
        "un appel à projets",
        re.compile(r"^\W*(?:l')?appels? a (?:projets?|manifestation|candidature|initiative)"),
        (
            re.compile(r"\bdate limite\b|\bdepot des (?:dossiers|projets|candidatures)\b"),
            re.compile(r"\b(?:dossiers?|formulaires?) de (?:candidature|demande)\b|\bdemandes? de subvention\b"),
            re.compile(
                r"\b(?:criteres|modalites|conditions) (?:de selection|d'eligibilite|de financement|de depot)\b|\beligibles?\b"
            ),
            re.compile(r"\bporteurs? de projets?\b.{0,80}\b(?:doi|peu|devr|pourr)"),
        ),
    ),
    _Kind(
        "un rapport ou un bilan d’activité",
        re.compile(
            r"^\W*(?:projet de )?(?:rapport|bilan)s? (?:annuel |politique de la ville|d'activites?|d'execution|d'evaluation|de la|du|20\d\d|moral)"
        ),
        (
            re.compile(r"\bau cours de l'annee\b|\ben 20\d\d, (?:le|la|les|l')"),
            re.compile(r"\b(?:a|ont) (?:ete|permis|reuni|participe|beneficie|finance)\b"),
            re.compile(r"\bannee ecoulee\b|\bexercice 20\d\d\b|\bactions? (?:financees|realisees|menees) en\b"),
        ),
    ),
    _Kind(
        "un communiqué ou un article de presse",
        re.compile(
            r"^\W*communique(?: de presse)?\b|^\W*dossier de presse\b|^\W*(?:actualites?|a la une|revue de presse)\b"
            r"|^\W*(?:signature|lancement|inauguration|presentation) (?:officielle )?(?:du|d'un|de la) (?:nouveau )?(?:contrat|convention)"
            r"(?!.{0,80} le (?:1er|\d{1,2}) \w+ 20\d\d)"
        ),
        (
            re.compile(
                r"\bcontact(?:s)? presse\b|\bservice (?:presse|communication)\b|\bjournalistes?\b|\bpublie le\b|\blire aussi\b"
            ),
            re.compile(r"\b(?:a|ont) signe\b|\bse sont engages\b|\ba ete signe\b"),
            re.compile(r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b(?! \d{1,2} \w+ 20\d\d)"),
        ),
    ),
    _Kind(
        "un répertoire de quartiers",
        re.compile(
            r"^\W*(?:liste|repertoire|annuaire|atlas|tableau|recensement|inventaire)s? (?:des |de |nationa\w+ des )"
            r"(?=[^:]{0,80}\b(?:quartiers?|qpv)\b)(?![^:]{0,80}\bconcernes? ?:)"
        ),
        (re.compile(r"\bqpv\b|\bquartiers?\b"),),
    ),
)


def refuse_other_papers(outline: Outline, texts: Sequence[Passage]) -> None:
    """Raise `AnotherPaper`, saying what the paper is and what to do with it, for one that is no communal agreement."""
    folded = [text.folded for text in texts]
    head = _head(texts)
    if told := _amendment(head, folded):
        raise AnotherPaper(
            f"Ce document est un avenant {told} : il modifie une convention et n’en est pas une. Rien n’a été écrit. "
            "Pour l’enregistrer, ouvrez la page de la convention qu’il modifie, choisissez « Modifier par avenant » et "
            "reprenez-y ce qu’il change."
        )
    if is_framework(head, outline, folded):
        raise AnotherPaper(
            "Ce document est la convention-cadre du contrat de ville, commune à plusieurs communes : Regain ne la lit pas encore, "
            "et rien n’a été écrit. Déposez la convention d’application de chaque commune."
        )
    if kind := _other_kind(head, outline, folded):
        raise AnotherPaper(
            f"Ce document ressemble à {kind}, et non à une convention d’application communale. Rien n’a été écrit. "
            "Si la convention y est jointe, déposez-la seule."
        )


def refuse_what_says_nothing(draft: Draft, texts: Sequence[Passage]) -> None:
    """Raise `NotAnAgreement` for a paper that does not call itself an agreement, and promises and wants nothing."""
    wanted = any(
        (one.objectives, one.irritants, one.opportunities, one.priorities) != ((), (), (), ())
        for one in draft.neighbourhoods
    )
    head = [line.folded for line in _head(texts)]
    named = any(map(COMMUNAL.search, head)) or (any(map(CONTRACT.match, head)) and any(map(town_of, head)))
    if wanted or draft.governance.commitments or named:
        return
    raise NotAnAgreement(
        "Ce document parle de quartiers ou de contrat de ville, mais ne fixe ni objectif, ni priorité, ni engagement : ce n’est "
        "pas une convention d’application communale. Rien n’a été écrit. Vérifiez le fichier."
    )


def _head(texts: Iterable[Passage]) -> list[Passage]:
    """The title lines: the short lines that come before the first sentence or the first known title, recitals aside."""
    head: list[Passage] = []
    for text in texts:
        count = len(text.words.split())
        if count > _LONGEST_TITLE or (count >= _SENTENCE and text.words[-1:] in {".", ";"}):
            break
        if topic_of(text.folded) not in {None, Topic.SIGNATURE} or len(head) == _MOST_OF_A_HEAD:
            break
        if text and not _RECITAL.match(text.folded):
            head.append(text)
    return head


def _amendment(head: Sequence[Passage], folded: Sequence[str]) -> str | None:
    """What says that the paper is an amendment: its title, or its articles alone; None for anything else.

    The title of a communal agreement asks for more: agreements say too how their own articles change.
    """
    signing = next((rank for rank, words in enumerate(folded) if labels.SIGNING.match(words)), len(folded))
    body = [words for words in folded[:signing] if not _SUPPOSING.match(words)]
    told = sum(any(sign.search(words) for words in body) for sign in _AMENDING)
    itself = any(_CALLS_ITSELF_SO.search(words) for words in body)
    for line in head:
        words = line.folded
        found = _AMENDMENT.search(words)
        if not found or _CONSOLIDATED.search(words) or _NO_AMENDMENT.search(words):
            continue
        amends_contract = COMMUNAL.search(words, 0, found.start()) and _OF_CONTRACT.search(words)
        if not found.start() or (itself if amends_contract else told):
            return f"(« {line.words} »)"
    communal = any(COMMUNAL.search(line.folded) for line in head)
    least = len(_AMENDING) - 1 if communal and not itself else _AMENDING_WITHOUT_TITLE
    return "d’après ses articles" if told >= least else None


def _other_kind(head: Sequence[Passage], outline: Outline, folded: Sequence[str]) -> str | None:
    """The name of the kind, for a paper that calls itself so or speaks as one, and promises nothing as an agreement does."""
    others = [line for line in head if not any(kind.title.match(line.folded) for kind in _KINDS)]
    if any(COMMUNAL.search(line.folded) for line in others):
        return None
    bones, wants = _bones(outline), _wants(outline)
    names_itself = any(CONTRACT.match(line.folded) for line in others) and len(_towns(others)) == 1
    built = bones >= _BUILT or (bones >= _TWO and wants and names_itself)
    for kind in _KINDS:
        titled = any(kind.title.match(line.folded) for line in head)
        told = sum(any(sign.search(words) for words in folded) for sign in kind.words)
        if (titled and told and (not built or told >= _SURELY)) or (told >= _SIGNS_WITHOUT_TITLE and bones < _TWO):
            return kind.name
    return None


def _towns(head: Iterable[Passage]) -> set[str]:
    return {town for line in head if (town := town_of(line.folded))}


def _wants(outline: Outline) -> bool:
    """Whether the paper has objectives or a list of what is wanted: a report of one town has neither."""
    filled = [part for part in outline.parts if part.blocks]
    return any(
        part.topic.is_a_list or (part.topic is Topic.OBJECTIVES and _holds_objectives(part.blocks)) for part in filled
    )


def _bones(outline: Outline) -> int:
    """How many of the parts that make an agreement are there: projects, objectives, lists, steering, a signature."""
    filled = [part for part in outline.parts if part.blocks]
    return sum(
        (
            any(quarter.name for quarter in outline.quarters),
            any(part.topic is Topic.OBJECTIVES and _holds_objectives(part.blocks) for part in filled),
            any(part.topic.is_a_list for part in filled),
            any(part.topic.is_of_steering for part in filled),
            any(labels.SIGNING.match(line.folded) for part in filled for line in part.lines),
        )
    )


def _holds_objectives(blocks: Iterable[Line | Grid]) -> bool:
    return any(
        isinstance(block, Grid) or stake_of(block.passage) or labels.is_labelled(block.folded, labels.OBJECTIVES)
        for block in blocks
    )
