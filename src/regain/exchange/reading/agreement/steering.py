"""Parts under an unusual title that speak of steering all the same."""

import re

from regain.exchange.reading.agreement import labels
from regain.exchange.reading.agreement.outline import Outline, Part
from regain.exchange.reading.agreement.vocabulary import Topic

_COMMITTEE = re.compile(r"\bcomites? (?:de pilotage|technique)|\bcopil\b|\bgroupes? de travail\b")


def recognise_steering(outline: Outline) -> None:
    """Give the topic of steering to a part without known title that holds referents or founds a committee."""
    for part in outline.parts:
        if part.topic is Topic.PROSE and not part.is_known and _speaks_of_steering(part):
            part.topic, part.quarter = Topic.STEERING, None


def _speaks_of_steering(part: Part) -> bool:
    return any(
        labels.is_labelled(line.folded, labels.REFERENTS) or _COMMITTEE.search(line.folded) for line in part.lines
    )
