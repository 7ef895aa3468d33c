"""Withdrawing: what was replaced comes back; what was signed stays."""

import pytest

from regain.domain.contracts.enums import VersionStatus
from regain.domain.contracts.models import IntercommunalObjective, Stake
from regain.domain.contracts.queries import agreement_of, version_in_force, version_to_return_to, versions_of
from regain.domain.contracts.rules.content import AgreementContent
from regain.domain.contracts.rules.differences import differences
from regain.domain.contracts.usecases import NothingInForce
from regain.domain.journal.queries import history_of
from tests.factories.contracts import content, lines, project, retained


@pytest.fixture
def first(adopt, regain, living):
    """The state of Barlin after its first version."""
    adopt(content(project(regain, irritants=lines("Bruit"), retained_objectives=(retained("Aider", "Un guichet"),))))
    return living()


def test_the_version_replaced_comes_back_word_for_word(adopt, withdraw, regain, living, first, contract, barlin):
    adopt(content(project(regain, irritants=lines("Bruit", "Rats"))))

    withdraw(first)

    agreement = agreement_of(contract, barlin)
    statuses = {one.number: one.status for one in versions_of(agreement)}
    assert statuses == {1: VersionStatus.IN_FORCE, 2: VersionStatus.WITHDRAWN}
    assert [line.text for line in living().projects[0].irritants] == ["Bruit"]
    assert [line.wording for line in living().projects[0].retained_objectives] == ["Aider"]
    last = list(history_of(agreement))[-1]
    assert (last.event, last.before, last.after["version"]) == ("agreement_withdrawn", {"version": 2}, 1)


def test_the_only_version_withdrawn_leaves_an_empty_agreement_and_its_history(
    withdraw, living, first, contract, barlin
):
    withdraw()

    agreement = agreement_of(contract, barlin)
    assert differences(living(), AgreementContent()) == ()
    assert version_in_force(agreement) is None
    assert [one.status for one in versions_of(agreement)] == [VersionStatus.WITHDRAWN]
    assert (Stake.objects.count(), IntercommunalObjective.objects.count()) == (0, 0)


def test_what_was_withdrawn_never_comes_back_by_itself(adopt, withdraw, regain, first, contract, barlin):
    adopt(content(project(regain, irritants=lines("Rats"))))
    withdraw(first)

    assert version_to_return_to(agreement_of(contract, barlin)) is None
    withdraw()
    with pytest.raises(NothingInForce, match="rien à retirer"):
        withdraw()


def test_after_a_withdrawal_the_same_text_is_a_new_version(adopt, withdraw, living, first, contract, barlin, regain):
    withdraw()

    version = adopt(content(project(regain, irritants=lines("Bruit"))))

    assert (version.number, version_in_force(agreement_of(contract, barlin))) == (2, version)
