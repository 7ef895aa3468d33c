"""A target as pages show it (the contract’s objectives, a neighbourhood’s figures)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from regain.reports.figures import target_words
from regain.reports.figures.targets import TargetLine


@dataclass(frozen=True, slots=True)
class TargetShown:
    """A target: what is aimed at, where it stands, and the addresses of its acts."""

    title: str
    aim: str
    progress: str
    state: str
    word: str
    objective: str
    objective_href: str
    edit_href: str
    restore_href: str
    place: str
    place_href: str
    source: str


def target_shown(line: TargetLine) -> TargetShown:
    """The target in words."""
    args = [line.contract_code, line.pk]
    status = line.progress.status
    return TargetShown(
        title=f"{line.definition.label}, {line.place}",
        aim=target_words.aim_sentence(line),
        progress=target_words.progress_sentence(line),
        state=target_words.STATES[status],
        word=target_words.WORDS[status],
        objective=line.operational or line.objective,
        objective_href=f"{reverse('contract_objectives', args=[line.contract_code])}#objectif-{line.objective_pk}",
        edit_href=reverse("target_edit", args=args),
        restore_href=reverse("target_restore", args=args),
        place=line.place,
        place_href=reverse("neighbourhood_figures", args=[line.neighbourhood_pk]) if line.neighbourhood_pk else "",
        source=line.source,
    )


def undone_target(lines: Sequence[TargetLine], pk: str | None) -> TargetShown | None:
    """The target that was just put aside (its key as the address gives it), to offer to bring it back."""
    return next((target_shown(line) for line in lines if line.is_archived and str(line.pk) == pk), None)
