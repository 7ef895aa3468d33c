"""A draft told in a few lines of French, for the terminal."""

from collections.abc import Iterator

from regain.core.french import of, percent, quarter
from regain.exchange.draft import CommitmentRead, Draft, Finding, NeighbourhoodRead, Severity, signer_in_words
from regain.exchange.reading.unplaced import unplaced_in_words

_SEVERITIES = {Severity.ERROR: "À trancher", Severity.WARNING: "À vérifier", Severity.INFO: "Réparé ou constaté"}
_COMMITMENTS = {
    "steering_committee": "comité de pilotage",
    "technical_committee": "comité technique",
    "working_group": "groupe de travail",
    "citizen_body": "instance citoyenne",
    "signatory": "engagement des signataires",
}
_NONE = "non trouvé"


def summary_lines(draft: Draft) -> Iterator[str]:
    """The draft's main facts, then its findings from the most to the least serious."""
    signed = f"{draft.signed_on:%d/%m/%Y}" if draft.signed_on else _NONE
    yield f"Convention {of(draft.commune) if draft.commune else 'de commune inconnue'}"
    yield f"Contrat : {draft.contract.name or _NONE}"
    yield f"Signée le : {signed}, à : {draft.signed_at or _NONE}"
    for neighbourhood in draft.neighbourhoods:
        yield from _neighbourhood(neighbourhood)
    yield from _governance(draft)
    yield f"Signataires : {', '.join(draft.signatories) or 'aucun'}"
    if draft.signers:
        yield f"Qui signe : {' ; '.join(map(signer_in_words, draft.signers))}"
    yield f"Parties gardées telles quelles : {', '.join(section.title for section in draft.sections) or 'aucune'}"
    yield f"Part du texte rangée : {percent(draft.percent_placed)}"
    if left := unplaced_in_words(draft.findings):
        yield f"Sans place sûre : {left}"
    yield from _findings(draft)


def _neighbourhood(read: NeighbourhoodRead) -> Iterator[str]:
    stakes = {row.stake for row in read.objectives}
    strategic = {(row.stake, row.strategic) for row in read.objectives}
    operational = sum(len(row.operational) for row in read.objectives)
    yield ""
    yield f"{quarter(read.name)} ({read.kind or 'QPV ou QIC ?'}, code {read.code or 'sans'})"
    yield f"  Communes : {', '.join(read.communes) or _NONE}"
    yield f"  Chiffres : {len(read.portrait.figures)}"
    yield (
        f"  Irritants : {len(read.irritants)}, opportunités : {len(read.opportunities)}, "
        f"enjeux prioritaires : {len(read.priorities)}"
    )
    yield (
        f"  Enjeux : {len(stakes)}, objectifs stratégiques : {len(strategic)}, "
        f"intercommunaux : {len(read.objectives)}, opérationnels : {operational}"
    )


def _governance(draft: Draft) -> Iterator[str]:
    yield ""
    yield f"Référent élu : {draft.governance.elected_referent or _NONE}"
    yield f"Référent technicien : {draft.governance.technical_referent or _NONE}"
    for commitment in draft.governance.commitments:
        yield f"  {_commitment(commitment)}"


def _commitment(read: CommitmentRead) -> str:
    told = _COMMITMENTS[read.kind]
    if read.name:
        told += f" « {read.name} »"
    if read.themes:
        told += f" ({', '.join(read.themes)})"
    if read.times_per_year:
        told += f", {read.times_per_year} fois par an"
    if read.due_on:
        told += f", avant le {read.due_on:%d/%m/%Y}"
    return f"{told} : {read.text}" if read.kind == "signatory" else told


def _findings(draft: Draft) -> Iterator[str]:
    for severity, title in _SEVERITIES.items():
        findings = [finding for finding in draft.findings if finding.severity == severity]
        if findings:
            yield ""
            yield f"{title} ({len(findings)})"
            yield from (f"  {_finding(finding)}" for finding in findings)


def _finding(finding: Finding) -> str:
    where = finding.where
    place = [f"page {where.page}"] * bool(where.page) + [f"ligne {where.line}"] * bool(where.line) if where else []
    told = f"{', '.join(place)} : {finding.message}" if place else finding.message
    choice = finding.choice
    if choice:
        told += f" [--choose {choice.key}={'|'.join(choice.options) or '…'}]"
    return told
