"""Compound words of French, by their parts: what tells a compound's own hyphen from that of a line break.

All patterns are written for folded words.
"""

import re

_PREFIXES = (
    "agro anti auto avant bio centre chef co contre cyber demi eco entre ex extra franco garde haut hyper infra inter "
    "intra maxi medico mi micro mini multi non peri physico pluri politico porte post pre pro psycho quasi sans semi "
    "socio sous super sur tele tiers trans ultra vice culturo arriere apres outre passe pseudo trop neo cardio radio "
    "rendez laissez moins sauf sus"
)
_NUMBERS = "deux trois quatre cinq six sept huit neuf dix vingt trente quarante cinquante soixante cent"
_SMALL_WORDS = (
    "au bien ce ceci cela celui celle celles ceux chez ci elle elles en est eux hors la lui mal meme mieux moi nous nord "
    "ouest par peu peut plus quelques rez sud soi tel toi tout toute tous toutes vis vous vous-y jusque puis quant"
)
_VERBS = (
    "abat accroche aide allume amuse appuie attrape bouche brise brule cache casse chasse chauffe chausse compte coupe "
    "couvre cure essuie fait fume gratte laisse laisser lance lave leve mange monte ouvre pare perce pese pince pique "
    "pousse presse prie protege ramasse remonte remue repose reveille rince savoir seche serre sert souffre taille tire "
    "tourne traine trouble trouve vide faire mise remise prete"
)
_NOUNS = (
    "aide aller amour arc assistante auteur bande bateau bebe bloc bouche bric cafe carte cerf chambre chef chien chou "
    "cine cle co-voiturage coin coup court croix directeur eau employe entree expert fer gens guide homme jardin jeux "
    "lieu lit logement machine maison maitre maitresse mot mur nid oiseau papier pause photo pied place plate pomme "
    "pont portrait poste pot quart reine rond rouge salle salon soutien station stop tableau taxi terre tete timbre "
    "etat foyer sang sapeur ayant poids trait trompe vacances ville village voiture wagon adulte parent enfant medecin infirmiere conseiller main mi-temps"
)
_ADJECTIVES = (
    "aigre bas basse beau belle blanc bon bonne clair court dernier double faux fausse fort franc grand grande gros "
    "grosse haute jeune libre long longue mort nouveau nouvelle petit petite plein premier premiere pur rouge sage saint "
    "sainte sourd vert vieux vieille vif simple"
)
_LAST = (
    "abri abris appui arriere avant bas boue bus chaussee chef chose cles cle clos coeur corps cote coupe cours cuisine "
    "dechets dejeuner dejeuners dela dessous dessus dieu dire document eau eaux echange ecole enfant enfants etre face "
    "faire famille femme femmes feu feux fille filles fils fin foot forme foyer frontiere garderie gratuit haut heure "
    "homme hommes il ils elle elles on je tu y en moi toi lui leur leurs les journee journees jour jours jardin la ci "
    "lavoir lieu lieux linge lit main mains maison maternelle mere meres mesure meme memes midi mobile monde monnaie mots "
    "nageur neige ne nee nees nes nous ordures papa papiers parent parents parler parole paroles passe petits pere peres "
    "pieds pluie plafond poing point portants pot projet quart relais rendu rendus repas retour rien route rue salle "
    "savoir service sol soir soleil stop support temps terre tete tiers train travail velo vent venir vent ventre verre "
    "vie ville villes vivre voir volant voitures vous zone"
)

_PLURALS = f"{_NOUNS} {_ADJECTIVES}"
FIRST_PARTS = re.compile(
    rf"(?:{'|'.join((*_PREFIXES.split(), *_NUMBERS.split(), *_SMALL_WORDS.split(), *_VERBS.split()))})"
    rf"|(?:{'|'.join(_PLURALS.split())})[sx]?"
)
"""A first part that no line break leaves but in a compound: "porte-", "petit-", "socio-"."""

JOINED_PARTS = re.compile("hyper|infra|inter|intra|multi|pluri|pro|super|tele|trans")
"""A first part that French writes joined: before the end of a word, the hyphen is that of a line break."""

LAST_PARTS = re.compile("|".join(_LAST.split()))
"""A last part that is a word: "-femme", "-eau", "-parole"."""

FRAGMENTS = re.compile(
    r"[a-z]{0,12}?(?:ments?|[ts]ions?|als?|[cdnt]i?aires?|eurs?|eux|trices?|tifs?|tives?|ites?|[bp]les?|elles?|els?"
    r"|iques?|ismes?|istes?|[ae]nces?|ages?|[ltn]iers?|ieres?|euses?|oires?|tures?|ales?|aux|ants?|antes?|ents?|entes?"
    r"|iens?|iennes?|graphies?|logies?|ries?|[a-z]{2}er|aient|eront|erent|issent|ees?)|[a-z]{1,3}|(?:gn|ll|mm|nn|nt|nd|pp|rr|rt|ss|tt)[a-z]+"
)
"""The end of a word that a line break cut: a suffix, a few letters, or letters that begin no word."""
