"""Barlin's agreement, adopted and withdrawn in one line."""

from dataclasses import replace
from datetime import date

import pytest

from regain.core.labels import fold
from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement, AgreementVersion, Contract
from regain.domain.contracts.queries import agreement_of, content_of, tree_of
from regain.domain.contracts.rules.content import AgreementContent, NodeRef, ObjectivePath
from regain.domain.contracts.rules.states import state_of
from regain.domain.contracts.rules.tree import ContractTree
from regain.domain.contracts.usecases import adopt_agreement, withdraw_version
from regain.domain.territory.models import Commune
from tests.factories.documents import StoredFileFactory
from tests.factories.territory import NeighbourhoodFactory


class Registry:
    """The agreements of one contract; a commune is Barlin unless told."""

    def __init__(self, contract: Contract, barlin: Commune) -> None:
        self.contract, self.barlin = contract, barlin

    def agreement(self, commune: Commune | None = None) -> Agreement | None:
        return agreement_of(self.contract, commune or self.barlin)

    def living(self, commune: Commune | None = None) -> AgreementContent:
        return content_of(self.agreement(commune))

    def tree(self) -> ContractTree:
        return tree_of(self.contract)

    def labels(self, level: str) -> list[str]:
        return [node.label for node in self.tree().nodes if node.level == level]

    def state(self, commune: Commune | None = None) -> str:
        return state_of(self.living(commune), self.tree())

    def adopt(self, content, *, commune=None, snapshot=None, **values) -> AgreementVersion | None:
        given = {
            "commune": commune or self.barlin,
            "content": self.on_tree(content),
            "source": StoredFileFactory(),
            "snapshot": snapshot or {"text": str(content)},
            "choices": {},
            "stands_from": date(2024, 11, 14),
            "counted": {"add": 12},
            "expected": self.state(commune),
            "by": SYSTEM,
        }
        return adopt_agreement(self.contract, **{**given, **values})

    def withdraw(self, content: AgreementContent | None = None, *, by=SYSTEM) -> None:
        target = self.on_tree(content) if content else AgreementContent()
        withdraw_version(self.agreement(), content=target, counted={}, expected=self.state(), by=by)

    def on_tree(self, content: AgreementContent) -> AgreementContent:
        """The content with the nodes the tree has under the very same labels (planning does better)."""
        return replace(
            content,
            projects=tuple(
                replace(
                    project,
                    retained_objectives=tuple(
                        replace(line, path=self._path(line.path)) for line in project.retained_objectives
                    ),
                )
                for project in content.projects
            ),
        )

    def _path(self, path: ObjectivePath) -> ObjectivePath:
        tree, parent, refs = self.tree(), None, []
        for level, ref in zip(
            ("stake", "strategic", "intercommunal"), (path.stake, path.strategic, path.intercommunal), strict=True
        ):
            known = [node for node in tree.nodes if (node.level, node.parent) == (level, parent)]
            parent = next((node.pk for node in known if fold(node.label) == fold(ref.label)), 0)
            refs.append(NodeRef(ref.label, parent or None, ref.number))
        return ObjectivePath(*refs)


@pytest.fixture
def registry(contract, barlin) -> Registry:
    return Registry(contract, barlin)


@pytest.fixture
def regain(barlin, hersin):
    return NeighbourhoodFactory(name="Regain", code="QP062007", communes=[barlin, hersin])
