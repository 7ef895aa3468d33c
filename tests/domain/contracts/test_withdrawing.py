"""Withdrawing: what was replaced comes back; what was signed stays."""

import pytest

from regain.core.member import NOBODY, SYSTEM
from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.models import Agreement, IntercommunalObjective, Stake
from regain.domain.contracts.queries import version_in_force, version_to_return_to, versions_of
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.rules.differences import differences
from regain.domain.contracts.usecases import NothingInForce, withdraw_version
from regain.domain.journal.queries import history_of
from regain.domain.journal.usecases import AuthorRequired
from tests.factories.contracts import content, lines, project, retained


@pytest.fixture
def first(registry, regain):
    """The state of Barlin after its first version."""
    rows = (retained("Aider", "Un guichet"),)
    registry.adopt(content(project(regain, irritants=lines("Bruit"), retained_objectives=rows)))
    return registry.living()


def test_the_version_replaced_comes_back_word_for_word(registry, regain, first):
    registry.adopt(content(project(regain, irritants=lines("Bruit", "Rats"))))

    registry.withdraw(first)

    agreement = registry.agreement()
    assert {one.number: one.status for one in versions_of(agreement)} == {
        1: VersionStatus.IN_FORCE,
        2: VersionStatus.WITHDRAWN,
    }
    assert [line.text for line in registry.living().projects[0].irritants] == ["Bruit"]
    assert [line.wording for line in registry.living().projects[0].retained_objectives] == ["Aider"]
    last = list(history_of(agreement))[-1]
    assert (last.event, last.before, last.after["version"]) == ("agreement_withdrawn", {"version": 2}, 1)


def test_the_only_version_withdrawn_leaves_an_empty_agreement_and_its_history(registry, first):
    assert first.projects

    registry.withdraw()

    assert differences(registry.living(), AgreementContent()) == ()
    assert version_in_force(registry.agreement()) is None
    assert [one.status for one in versions_of(registry.agreement())] == [VersionStatus.WITHDRAWN]
    assert (Stake.objects.count(), IntercommunalObjective.objects.count()) == (0, 0)


def test_what_was_withdrawn_never_comes_back_by_itself(registry, regain, first):
    registry.adopt(content(project(regain, irritants=lines("Rats"))))
    registry.withdraw(first)

    assert version_to_return_to(registry.agreement()) is None
    registry.withdraw()
    with pytest.raises(NothingInForce, match="rien à retirer"):
        registry.withdraw()


def test_after_a_withdrawal_the_same_text_is_a_new_version(registry, first):
    registry.withdraw()

    version = registry.adopt(first)

    assert (version.number, version_in_force(registry.agreement())) == (2, version)
    assert [line.text for line in registry.living().projects[0].irritants] == ["Bruit"]


def test_what_was_read_before_the_contract_was_held_is_read_again(registry, first):
    read_before = registry.agreement()
    Agreement.objects.filter(pk=read_before.pk).update(signed_at="Lens")

    withdraw_version(read_before, content=AgreementContent(), counted={}, expected=registry.state(), by=SYSTEM)

    assert registry.living() == AgreementContent(pk=read_before.pk)


def test_nobody_withdraws_without_signing_in(registry, first):
    with pytest.raises(AuthorRequired):
        registry.withdraw(by=NOBODY)

    assert registry.living() == first
