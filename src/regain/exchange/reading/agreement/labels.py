"""The labels of the common template ("Statut :", "Référent élu :", "Objectif stratégique 1 :"...), and their kin.

All patterns are written for folded words. A label's pattern ends before the value.
"""

import re

_COLON = r" ?(?::|-(?= )|\.(?= ?\S)| est\b| sera\b|$) ?"
_NUMBER = r"(?: ?n[°o]?)?(?: ?(?:\d++|[ivx]{1,4})(?:[.-](?:\d++|[a-z]))*(?![\w']))?"
_ENDINGS = r"[\w().·/-]*"
_THE = r"(?:-? ?)(?:(?<![^\W\d_])(?:l'|la |le |les ))?"
# A tab often parts a referent's label from the name: no colon is left then, but the name begins with a title. What
# ends on a full stop is a sentence.
_PERSON = r"(?:mm?\.|mr|mme|mlle|madame|monsieur|dr|docteur)[. ]"
_OF_A_PERSON = rf"(?:{_COLON}| (?={_PERSON})(?!.*\.$))"

STATUS = re.compile(
    rf"(?:statut|type|categorie|nature|classement)(?: (?:du|de) (?:quartier|territoire|zonage))?{_COLON}"
)
CODE = re.compile(
    rf"(?:n° |numero )?code(?: (?:du |de )?(?:quartier|qpv|insee|officiel|national|qp|qn|qic))*(?: ?\([^()]*\))?{_COLON}"
)
COMMUNES = re.compile(
    rf"(?:communes?|villes?)(?:\(s\))?(?: (?:concernee?s?|d'implantation|couvertes?|de rattachement))?(?:\(s\))*{_COLON}"
)
NAME = re.compile(
    r"(?:nom|denomination|intitule|nom usuel)(?: du| de)?(?: quartier| territoire)?(?: ?: ?| ?$)|quartier ?(?:: ?|$)"
)
IDENTITY = (STATUS, CODE, COMMUNES, NAME)

ELECTED = re.compile(
    rf"{_THE}(?:referent{_ENDINGS} (?:communal{_ENDINGS} )?(?:elu{_ENDINGS}|politique)"
    rf"|(?:elu{_ENDINGS}|adjoint{_ENDINGS}) (?:\(?e?\)? ?)?(?:referent{_ENDINGS}|en charge de la politique de la ville"
    rf"|a la politique de la ville)){_OF_A_PERSON}"
)
TECHNICAL = re.compile(
    rf"{_THE}(?:(?:referent{_ENDINGS}|interlocuteur{_ENDINGS}|contact|agent{_ENDINGS}|correspondant{_ENDINGS}) "
    rf"(?:communal{_ENDINGS} )?(?:techni{_ENDINGS}|administrati{_ENDINGS}|referent{_ENDINGS})"
    rf"|techni\w+ referent{_ENDINGS}){_OF_A_PERSON}|{_THE}chef{_ENDINGS} de projet[^:]{{0,40}}{_COLON}"
)
REFERENTS = (ELECTED, TECHNICAL)

STRATEGIC = re.compile(
    rf"(?:(?:objectifs?|orientations?|ambitions?) strategiques?(?: (?:de l'agglomeration|intercommuna\w++))?|os(?= ?n?[°\d]))"
    rf"{_NUMBER}(?: ?[:.)]| -(?= )|$) ?"
)
INTERCOMMUNAL = re.compile(
    rf"(?:objectifs? (?:intercommuna\w++|specifiques?|generaux|general|de l'agglomeration|de la strategie intercommunale)"
    rf"(?: du contrat de ville)?|oi(?= ?n?[°\d])){_NUMBER}(?: ?[:.)]| -(?= )|$) ?"
)
OPERATIONAL = re.compile(
    rf"(?:(?:objectifs?|engagements?) (?:operationne\w++|communa\w++|locaux|local|du quartier|pour le quartier)"
    rf"(?: (?:pour|sur|dans|du|de) (?:le |la |les )?(?:quartiers?|communes?))?"
    rf"|actions?(?= ?:)|oo(?= ?n?[°\d])|declinaison (?:operationnelle|locale|communale|sur le quartier|dans le quartier))"
    rf"{_NUMBER}(?: ?[:.)]| -(?= )|$) ?"
)
OBJECTIVES = (STRATEGIC, INTERCOMMUNAL, OPERATIONAL)

SIGNING = re.compile(
    r"(?:fait|signe|fait et signe)e?(?:,? en .{1,40}exemplaires?.{0,20}?)?,? (?:a|aux?|le)\b|fait,? en .{1,30}exemplaire"
)


def is_labelled(folded: str, patterns: tuple[re.Pattern[str], ...]) -> bool:
    """Whether the words begin with one of the labels."""
    return any(pattern.match(folded) for pattern in patterns)


_LONGEST = 1_000
_SIGNING_AFTER = re.compile(
    r"(?<=[.!?;])\s(?=(?:fait|signee?|fait et signe)(?:,? en [^.]{1,40}exemplaires?[^.]{0,20}?)?,? (?:a|aux?) [^.,]{1,60},? le \W*\w)"
)
_BEFORE_A_LABEL = frozenset(" -,;/|)")
_BEFORE_A_PERSON = re.compile(rf"[\w)-] {_PERSON}")
# "Politique de la ville :" and "Référent technique – ville :" are labels of the person, not of the place.
_NO_VALUE_YET = re.compile(r"^\W*$|\b(?:de|la)\W*$")


def labels_within(folded: str) -> list[int]:
    """Where other labels begin in a line that opens with one: each ends the value before it.

    The place and day of signature may follow any sentence, as the last line of a printed paragraph.
    Only a label with its colon, or before a person's title, counts: "chef de projet" after a name is a function.
    """
    if len(folded) > _LONGEST:
        return []
    if signing := _SIGNING_AFTER.search(folded):
        return [signing.end()]
    first = next((match for pattern in (*IDENTITY, *REFERENTS) if (match := pattern.match(folded))), None)
    if first is None:
        return []
    found = set()
    for pattern in (STATUS, CODE, COMMUNES, *REFERENTS):
        for match in pattern.finditer(folded, first.end() - 1):
            label = match[0].lstrip(" -")
            start = match.end() - len(label)
            opens = label.rstrip().endswith(":") or bool(_BEFORE_A_PERSON.match(folded, match.end() - 2))
            is_of_label = pattern is COMMUNES and _NO_VALUE_YET.search(folded[first.end() : start])
            if folded[start - 1] in _BEFORE_A_LABEL and opens and not label.startswith("chef") and not is_of_label:
                found.add(start)
    return sorted(found)
