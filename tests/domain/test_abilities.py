"""Every cell of docs/permissions.md, as it was decided: written here by hand, apart from the rules."""

import pytest

from regain.core.mandates import Role
from regain.core.member import NOBODY, SYSTEM
from regain.domain.contracts.rules.abilities import abilities
from tests import permissions

KEEPERS = {"project_lead", "support"}
COMMUNE = {"technical_referent", "elected_referent"}
INSIDE = {role.value for role in Role} - {"administrator"}
NOT_ONE: set[str] = set()

DECIDED = {
    "The contract": {
        "see": INSIDE,
        "edit": KEEPERS,
        "import_agreement": KEEPERS | {"technical_referent"},
        "give_templates": KEEPERS,
        "see_journal": KEEPERS,
        "see_people": KEEPERS | {"technical_referent", "administrator"},
        "give_mandates": {"project_lead", "technical_referent", "administrator"},
    },
    "Another contract": {
        "see": NOT_ONE,
        "edit": NOT_ONE,
        "import_agreement": NOT_ONE,
        "give_templates": NOT_ONE,
        "see_journal": NOT_ONE,
        "see_people": {"administrator"},
        "give_mandates": {"administrator"},
    },
    "The agreement of Barlin": {
        "see": INSIDE,
        "record": KEEPERS | {"technical_referent"},
        "amend": KEEPERS | {"technical_referent"},
        "withdraw": KEEPERS,
    },
    "The agreement of another commune": {"see": INSIDE, "record": KEEPERS, "amend": KEEPERS, "withdraw": KEEPERS},
    "An amendment of Barlin, a draft": {
        "see": KEEPERS | COMMUNE,
        "edit": KEEPERS | {"technical_referent"},
        "propose": KEEPERS | COMMUNE,
        "review": KEEPERS,
    },
    "An amendment of another commune, a draft": {
        "see": KEEPERS,
        "edit": KEEPERS,
        "propose": KEEPERS,
        "review": KEEPERS,
    },
    "An amendment of another commune, proposed": {
        "see": KEEPERS | {"state"},
        "edit": KEEPERS,
        "propose": KEEPERS,
        "review": KEEPERS,
    },
    "An amendment of another commune, signed": {
        "see": INSIDE,
        "edit": KEEPERS,
        "propose": KEEPERS,
        "review": KEEPERS,
    },
    "A neighbourhood of the agglomeration": {"see": INSIDE, "edit": KEEPERS},
    "A neighbourhood of elsewhere": {"see": NOT_ONE, "edit": NOT_ONE},
    "An official data set": {
        "see": INSIDE | {"administrator"},
        "write": {"administrator"},
        "write_while_alone": KEEPERS | {"administrator"},
    },
    "A data set of the contract's own": {"see": INSIDE, "write": KEEPERS, "write_while_alone": KEEPERS},
    "A data set of another contract's own": {"see": NOT_ONE, "write": NOT_ONE, "write_while_alone": NOT_ONE},
    "An import of Barlin, begun": {"see": KEEPERS | COMMUNE, "work_on": KEEPERS | {"technical_referent"}},
    "An import of another commune, begun": {"see": KEEPERS, "work_on": KEEPERS},
    "An import of another commune, applied": {"see": INSIDE, "work_on": KEEPERS | {"technical_referent"}},
    "A document template": {"see": INSIDE, "archive": KEEPERS},
    "A template of another contract": {"see": NOT_ONE, "archive": NOT_ONE},
    "A référent's mandate for Barlin": {
        "see": KEEPERS | {"technical_referent", "administrator"},
        "end": {"project_lead", "technical_referent"},
    },
    "A référent's mandate for another commune": {"see": KEEPERS | {"administrator"}, "end": {"project_lead"}},
    "A funder's mandate": {"see": KEEPERS | {"administrator"}, "end": {"project_lead"}},
    "A chef de projet's mandate": {"see": KEEPERS | {"administrator"}, "end": {"project_lead", "administrator"}},
    "Support in the contract": {"see": KEEPERS | {"administrator"}, "end": {"project_lead"}},
}


def test_the_decisions_speak_of_every_object():
    assert DECIDED.keys() == permissions.objects().keys()


@pytest.mark.parametrize("name", DECIDED)
@pytest.mark.parametrize("who", [*Role.values, permissions.NO_MANDATE])
def test_each_role_may_do_what_was_decided_and_nothing_else(name, who):
    answered = abilities(permissions.objects()[name], permissions.members()[who])

    assert answered == type(answered)(**{ability: who in may for ability, may in DECIDED[name].items()})


@pytest.mark.parametrize("name", DECIDED)
def test_the_instance_may_do_everything_and_nobody_nothing(name):
    obj = permissions.objects()[name]
    system, nobody = abilities(obj, SYSTEM), abilities(obj, NOBODY)

    assert nobody == type(nobody)(**dict.fromkeys(DECIDED[name], False))
    expected = dict.fromkeys(DECIDED[name], True)
    if name == "Support in the contract":  # support is opened by an administrator, in their own name
        expected["end"] = True
    assert system == type(system)(**expected)


def test_no_rule_speaks_of_something_else():
    with pytest.raises(TypeError, match="No rule speaks of str"):
        abilities("un mot", SYSTEM)
