"""Of all that the journal may be about, what belongs to a contract is in the contract's journal."""

import pytest
from django.apps import apps

from regain.domain.contracts.models import Contract
from regain.reports.changes import KINDS, _objects

PEOPLE = {"accounts.mandate", "accounts.invitation"}
"""Found by what began their past."""
NAMED = {"indicators.edition"}
"""Found by what the entry says: one that was taken back is a row no more."""
OF_THE_INSTANCE = {
    *("accounts.person", "accounts.organisation", "documents.purge", "journal.head"),
    *("territory.commune", "territory.perimeter"),
}
"""Of nobody's contract: accounts, purges, the journal itself, the reference lists of the country."""
PARTS = {
    *("accounts.opensession", "accounts.keptform", "documents.rememberedchoice"),
    *("contracts.agreementversion", "contracts.signatory", "contracts.namedbody", "contracts.commitment"),
    *("contracts.neighbourhoodproject", "contracts.irritant", "contracts.opportunity", "contracts.priority"),
    *("contracts.quotedfigure", "contracts.retainedobjective", "contracts.operationalobjective"),
    *("indicators.observedplace", "indicators.observation", "journal.entry", "journal.personalvalue"),
    *("territory.address", "territory.correspondencetrace", "territory.outline"),
}
"""Written with something else, whose entry says so: no entry is about one of them."""


@pytest.mark.django_db
def test_every_kind_of_row_is_in_the_journal_of_its_contract_or_is_said_not_to_be(contract: Contract):
    told = {one.model._meta.label_lower for objects in _objects(contract).values() for one in objects}
    rows = {
        model._meta.label_lower
        for model in apps.get_models()
        if model.__module__.startswith("regain.domain.") and not model._meta.proxy
    }

    assert "indicators.target" in told
    assert rows - told - PEOPLE - NAMED == OF_THE_INSTANCE | PARTS
    assert set(_objects(contract)) | {"personnes", "assistance"} == set(KINDS)
