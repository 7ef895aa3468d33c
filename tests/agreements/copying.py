"""Whether a text that we wrote holds a sentence of the real agreement, which the project must not copy."""

import re

SHARED_RUN = 8
"""So many words in a row, alike in both texts, are a sentence copied."""

TEMPLATE_LABELS = (
    "Les « irritants » : principales problématiques à traiter sur le quartier",
    "Les « opportunités » : atouts et ressources sur lesquelles on pourra s'appuyer",
    "Les enjeux prioritaires pour la commune sur le quartier",
    "Objectifs poursuivis sur le quartier",
    "Objectifs de la stratégie intercommunale du Contrat de ville Objectifs opérationnels pour le quartier",
    "Statut : Quartier prioritaire de la politique de la ville",
    "Organisation et pilotage local",
    "Modalités de pilotage communal",
    "Modalités d'animation du partenariat",
    "Modalités d'animation citoyenne",
    "Les signataires",
    "Portrait statistique",
    "Part des - de 25 ans :",
    "Indice de positionnement social (IPS) des établissements scolaires où sont scolarisés les enfants du",
    "Taux d'emploi des 15-64 ans :",
    "Part des 16-25 ans non scolarisés et sans emploi :",
    "Part du parc social :",
    "Population: environ 2 000 habitants (+100 par rapport à 2015).",
    "Taux de pauvreté :",
    "Béthune-Bruay Artois Lys Romane",
)
"""Titles, headings, indicator labels and plain figures of the common template, and a name: these may be quoted."""


def sentences_shared(text: str, real: str) -> set[tuple[str, ...]]:
    """The runs of `SHARED_RUN` words that both texts hold, template labels set aside."""
    return _runs(text) & _runs(real)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _runs(text: str) -> set[tuple[str, ...]]:
    """The runs of words within each paragraph, the template's labels set aside."""
    lines = [_without_labels(line).split() for line in text.splitlines()]
    return {tuple(words[at : at + SHARED_RUN]) for words in lines for at in range(len(words) - SHARED_RUN + 1)}


def _without_labels(line: str) -> str:
    folded = " ".join(_words(line))
    for label in TEMPLATE_LABELS:
        folded = folded.replace(" ".join(_words(label)), "|")
    return folded
