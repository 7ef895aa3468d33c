"""Writes docs/permissions.md from what the rules answer: `.venv/bin/python -m tests.permissions`.

The objects are never saved: the rules ask nothing of the database.
"""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from regain.core.mandates import SCOPES, Role
from regain.core.member import Member
from tests.mandates import ASSOCIATION, BARLIN, CODE, CONTRACT, ELSEWHERE, HERSIN, PLACES, SIREN, acting

PAGE = Path(__file__).resolve().parents[1] / "docs" / "permissions.md"
HEAD = """# Who may do what

Generated from the rules by `python -m tests.permissions`; a test checks that it is up to date, and another compares
every cell with what was decided. A person acts under one mandate at a time: a role on a scope, in force that day.
An expired mandate gives nothing, and no one receives a mandate from oneself. Somebody without a
mandate in a contract does not learn that it exists (404).
Here everybody acts in the contract of the objects, for the commune of Barlin where the role is a commune's.
"""
NO_MANDATE = "none"


def members() -> dict[str, Member]:
    """Somebody for each role, and somebody without a mandate."""
    return {**{role.value: acting(role) for role in Role}, NO_MANDATE: Member(key="9", label="Zoé")}


def objects() -> dict[str, Any]:
    """An object of each kind; where it matters, one of the member's commune and one of another."""
    from regain.core.mandates import Scope
    from regain.domain.accounts.models import Mandate
    from regain.domain.contracts.enums import AmendmentStatus
    from regain.domain.contracts.models import Agreement, Amendment, Contract
    from regain.domain.documents.enums import ImportStatus
    from regain.domain.documents.models import DocumentImport, DocumentTemplate
    from regain.domain.indicators.models import Dataset
    from regain.domain.territory.models import Commune, Intercommunality, Neighbourhood

    contract = Contract(code=CODE)
    barlin, hersin = (
        Agreement(contract=contract, commune=Commune(insee_code=code, name=name))
        for code, name in (("62083", "Barlin"), ("62443", "Hersin-Coupigny"))
    )

    def amendment(agreement: Agreement, status: AmendmentStatus) -> Amendment:
        return Amendment(agreement=agreement, status=status)

    def paper(insee_code: str, status: ImportStatus) -> DocumentImport:
        return DocumentImport(contract_code=CODE, insee_code=insee_code, status=status, started_by_key="99")

    def mandate(role: Role, scope: Scope) -> Mandate:
        return Mandate(
            person_id=50,
            role=role,
            scope_kind=scope.kind,
            scope_key=scope.key,
            contract_code=scope.contract,
            agglomeration=scope.agglomeration,
        )

    return {
        "The contract": contract,
        "Another contract": Contract(code=ELSEWHERE.contract),
        "The agreement of Barlin": barlin,
        "The agreement of another commune": hersin,
        "An amendment of Barlin, a draft": amendment(barlin, AmendmentStatus.DRAFT),
        "An amendment of another commune, a draft": amendment(hersin, AmendmentStatus.DRAFT),
        "An amendment of another commune, proposed": amendment(hersin, AmendmentStatus.PROPOSED),
        "An amendment of another commune, signed": amendment(hersin, AmendmentStatus.SIGNED),
        "A neighbourhood of the agglomeration": Neighbourhood(intercommunality=Intercommunality(siren=SIREN)),
        "A neighbourhood of elsewhere": Neighbourhood(intercommunality=Intercommunality(siren=ELSEWHERE.agglomeration)),
        "An official data set": Dataset(),
        "A data set of the contract's own": Dataset(is_own=True, contract=contract),
        "A data set of another contract's own": Dataset(is_own=True, contract=Contract(code=ELSEWHERE.contract)),
        "An import of Barlin, begun": paper("62083", ImportStatus.READ),
        "An import of another commune, begun": paper("62443", ImportStatus.READ),
        "An import of another commune, applied": paper("62443", ImportStatus.APPLIED),
        "A document template": DocumentTemplate(contract_code=CODE),
        "A template of another contract": DocumentTemplate(contract_code=ELSEWHERE.contract),
        "A référent's mandate for Barlin": mandate(Role.ELECTED_REFERENT, BARLIN),
        "A référent's mandate for another commune": mandate(Role.ELECTED_REFERENT, HERSIN),
        "A funder's mandate": mandate(Role.FUNDER, ASSOCIATION),
        "A chef de projet's mandate": mandate(Role.PROJECT_LEAD, CONTRACT),
        "Support in the contract": mandate(Role.SUPPORT, CONTRACT),
    }


def answers() -> dict[str, dict[str, dict[str, bool]]]:
    """Object, then ability, then who: whether they may."""
    from regain.domain.contracts.rules.abilities import abilities
    from regain.domain.indicators.rules.access import DatasetAbilities  # noqa: F401  # teaches `abilities` data sets

    told: dict[str, dict[str, dict[str, bool]]] = {}
    for name, obj in objects().items():
        for who, member in members().items():
            for ability, may in asdict(abilities(obj, member)).items():
                told.setdefault(name, {}).setdefault(ability, {})[who] = may
    return told


def page() -> str:
    """The whole page, from the rules as they are."""
    from regain.domain.accounts.enums import GIVES

    columns = [*Role.values, NO_MANDATE]
    lines = [HEAD, "## Roles\n", "| role | in French | held on | gives |", "|---|---|---|---|"]
    for role in Role:
        gives = ", ".join(sorted(GIVES[role])) or "nothing"
        lines.append(f"| `{role.value}` | {role.label} | {', '.join(sorted(SCOPES[role]))} | {gives} |")
    for name, abilities in answers().items():
        lines += [f"\n## {name}\n", f"| may | {' | '.join(columns)} |", f"|---|{'---|' * len(columns)}"]
        lines += [
            f"| {ability.replace('_', ' ')} | {' | '.join('yes' if who[one] else '·' for one in columns)} |"
            for ability, who in abilities.items()
        ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regain.config.settings")
    django.setup()
    assert set(PLACES) == set(Role)
    PAGE.write_text(page(), encoding="utf-8")
