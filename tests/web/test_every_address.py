"""Every address of the product, by GET and by POST: as nobody, as a stranger to the contract, as a reader of it.

An address without an expectation fails: a new page cannot be forgotten.
"""

import re
from datetime import timedelta

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from regain.domain.accounts.models import OpenSession
from tests.web.world import build_world

OPEN = {
    *(
        "sign_in",
        "account_login",
        "account_signup",
        "accessibility",
        "site_map",
        "security_txt",
        "robots_txt",
        "in_service",
    ),
    *("account_reset_password", "account_reset_password_done"),
}
"""Addresses that anybody may open."""
DEMO_ONLY = {"sign_in_as": [1], "demonstration_letters": [], "demonstration_renew": []}
"""Addresses that do not exist outside the demonstration, and what goes in them (tests/web/pages/demonstration)."""
DATA = {"contract_map_outlines", "contract_map_land", "neighbourhood_map_outlines", "neighbourhood_map_land"}
"""What a script asks for: it is not sent to a page."""

# name: what a reader is answered by GET, then by POST. 405: that is not the way in.
OWN = {
    "home": (200, 200),
    "gallery": (200, 200),
    "contracts": (302, 302),
    "neighbourhoods": (200, 200),
    "neighbourhood_add": (403, 403),
    "imports": (200, 200),
    "templates": (302, 302),
    "mandates": (200, 200),
    "act_under": (405, 302),
    "locate": (200, 200),
    "twins_method": (200, 200),
    "locate_list": (200, 200),
    "correspondences": (200, 200),
    "correspondences_same": (405, 403),
    "perimeters_import": (403, 403),
    "datasets": (200, 200),
    "dataset": (200, 403),
    "dataset_figures": (200, 200),
    "edition": (200, 200),
    "edition_withdraw": (405, 403),
    "observations_drop": (403, 403),
    "import_agreement": (403, 403),
    "support": (403, 403),
    "sign_out": (200, 302),
    "my_data": (200, 200),
    "my_data_take": (405, 200),
    "my_data_erase": (200, 422),
}
"""Addresses that name no object of a contract: everybody who signed in has their own answer."""
SEEN = {
    "contract": (200, 200),
    "contract_conventions": (200, 200),
    "contract_objectives": (200, 200),
    "contract_commitments": (200, 200),
    "contract_history": (200, 200),
    "contract_map": (200, 200),
    "contract_map_outlines": (200, 200),
    "contract_map_land": (200, 200),
    "neighbourhood_map_outlines": (200, 200),
    "neighbourhood_map_land": (200, 200),
    "correspondence": (200, 200),
    "neighbourhood_figures": (200, 200),
    "neighbourhood_twins": (200, 200),
    "neighbourhood_portrait": (200, 200),
    "target_history": (200, 200),
    "contract_on_day": (302, 302),
    "contract_on": (200, 200),
    "contract_compared": (200, 405),
    "contract_paper": (200, 200),
    "contract_workbook": (200, 200),
    "contract_matrix_csv": (200, 200),
    "agreement": (200, 200),
    "agreement_history": (200, 200),
    "amendment_history": (200, 405),
    "template_history": (200, 405),
    "agreement_on_day": (302, 302),
    "agreement_on": (200, 200),
    "agreement_version": (302, 302),
    "agreement_paper": (200, 200),
    "amendment": (200, 200),
    "amendment_changes": (200, 200),
    "amendment_circuit": (200, 200),
    "amendment_paper": (200, 200),
    "amended_text_paper": (200, 200),
    "neighbourhood": (200, 200),
    "neighbourhood_history": (200, 200),
    "contract_templates": (200, 200),
    "template_fields": (200, 200),
    "template_sample": (200, 200),
    "template_preview": (200, 200),
    "template_document": (404, 404),
    "objective_history": (200, 200),
}
"""Addresses of what a reader may look at."""
REFUSED = {
    "contract_edit": (403, 403),
    "contract_journal": (403, 405),
    "contract_journal_xlsx": (403, 405),
    "contract_journal_csv": (403, 405),
    "change_undo": (405, 403),
    "stake_add": (403, 403),
    "objective_edit": (403, 403),
    "objective_add": (403, 403),
    "objective_archive": (405, 403),
    "objective_restore": (405, 403),
    "agreement_withdrawal": (403, 403),
    "amend_agreement": (403, 403),
    "date_signature": (405, 403),
    "amendment_edit": (403, 403),
    "amendment_act": (405, 403),
    "amendment_undo": (405, 403),
    "amendment_retitle": (403, 403),
    "amendment_step": (405, 403),
    "amendment_sign": (405, 403),
    "amendment_answers": (405, 403),
    "neighbourhood_edit": (403, 403),
    "neighbourhood_archive": (405, 403),
    "neighbourhood_restore": (405, 403),
    "correspondence_confirm": (405, 403),
    "correspondence_refuse": (405, 403),
    "correspondence_undo": (405, 403),
    "counterpart_choose": (403, 403),
    "outline_draw": (403, 403),
    "outline_remove": (405, 403),
    "target_add": (403, 403),
    "target_edit": (403, 403),
    "target_archive": (405, 403),
    "target_restore": (405, 403),
    "template_add": (403, 403),
    "template_archive": (405, 403),
    "template_restore": (405, 403),
}
"""Addresses of what a reader sees and may not change."""
HIDDEN = {
    "import_review": (404, 404),
    "import_history": (404, 405),
    "import_plan": (404, 404),
    "import_abandon": (405, 404),
    "import_resume": (405, 404),
    "stored_file": (404, 404),
    "perimeters_plan": (404, 404),
    "observations_plan": (404, 404),
    "observations_columns": (404, 404),
    "mandate_end": (404, 404),
}
"""Addresses of what a reader does not see: a paper being read, somebody else's mandate."""
ACCOUNT = {
    "account": (200, 200),
    "account_change_password": (302, 302),
    "account_close": (200, 422),
    "account_email": (200, 302),
    "account_reauthenticate": (200, 200),
    "account_set_password": (200, 200),
    "mfa_activate_totp": (302, 302),
    "mfa_add_webauthn": (302, 302),
    "mfa_deactivate_totp": (404, 404),
    "mfa_generate_recovery_codes": (200, 200),
    "mfa_index": (200, 200),
    "mfa_list_webauthn": (200, 200),
    "mfa_reauthenticate": (200, 200),
    "mfa_reauthenticate_webauthn": (200, 200),
    "mfa_view_recovery_codes": (404, 405),
    "passkey_remove": (404, 404),
    "second_factor": (200, 200),
    "session_close": (405, 404),
    "sessions": (200, 200),
    "sessions_close": (405, 302),
}
"""One's own account: it names nobody else's object. The reader has no password, to type again (403) or to change (302)."""
PEOPLE = {
    "people": (403, 403),
    "invite_administrator": (403, 403),
    "contract_people": (403, 403),
    "contract_invite": (403, 403),
    "invitation_renew": (405, 404),
    "invitation_withdraw": (405, 404),
}
"""Who acts where: a reader is told whom to ask, and finds no mandate or invitation of somebody else."""
ENTRANCE = {
    "account_inactive": (403, 403),
    "account_email_verification_sent": (200, 405),
    "account_confirm_email": (200, 404),
    "account_reset_password_from_key": (200, 200),
    "invitation": (410, 410),
    "mfa_authenticate": (302, 302),
    "mfa_login_webauthn": (302, 302),
    "openid_start": (404, 404),
    "openid_return": (404, 405),
}
"""Steps of a sign-in: what somebody who takes none is answered (tests/web/pages/accounts, tests/openid)."""
EXPECTED = {**OWN, **ACCOUNT, **PEOPLE, **SEEN, **REFUSED, **HIDDEN}
OBJECTS = {**SEEN, **REFUSED, **HIDDEN}


def patterns(resolver: URLResolver) -> list[URLPattern]:
    found: list[URLPattern] = []
    for one in resolver.url_patterns:
        found += patterns(one) if isinstance(one, URLResolver) else [one]
    return found


ALL = {pattern.name: pattern for pattern in patterns(get_resolver())}


@pytest.fixture
def address(contract):
    """The address of that name, about something that is there."""
    world = build_world(contract)
    return lambda name: reverse(name, kwargs=world.arguments(name, set(ALL[name].pattern.converters)))


def test_every_address_has_a_name_and_an_expectation():
    assert None not in ALL
    assert ALL.keys() == EXPECTED.keys() | OPEN | DEMO_ONLY.keys() | ENTRANCE.keys()


def answers(client, address, name) -> tuple[int, int]:
    """By GET, then by POST. A refusal says whom to ask, or how to come in."""
    got, posted = client.get(address(name)), client.post(address(name))
    for response in (got, posted):
        assert response.status_code != 403 or re.search("[Dd]emandez|connectez-vous", response.content.decode()), name
        for close in response._resource_closers:  # response.close() would close PostgreSQL's connection too
            close()
    return got.status_code, posted.status_code


def test_nobody_is_sent_from_a_page_or_a_file_to_sign_in_and_refused_anything_else(address, stranger):
    for name in EXPECTED:
        if name == "sign_out":
            continue
        got, posted = stranger.get(address(name)), stranger.post(address(name))

        assert posted.status_code == 403, name
        if name in DATA:
            assert got.status_code == 403, name
        else:
            assert (got.status_code, got.url.startswith(reverse("sign_in"))) == (302, True), name
            assert address(name)[-1] == "/" or got.url == f"{reverse('sign_in')}?next={address(name)}", name


def test_a_stranger_to_the_contract_finds_nothing_of_it(address, outsider):
    found = {name: answers(outsider, address, name) for name in OBJECTS}

    assert {name for name, both in found.items() if not {404} <= {*both} <= {404, 405}} == set()


def test_somebody_without_a_mandate_finds_nothing_either(address, nobody_s_member):
    for name in OBJECTS:
        assert set(answers(nobody_s_member, address, name)) <= {404, 405}, name


def test_a_reader_looks_and_changes_nothing(address, rachid):
    names = [name for name in EXPECTED if name != "sign_out"]
    # Some acts want a session younger than five minutes: it stays so, however slow the walk.
    OpenSession.objects.update(opened_at=timezone.now() + timedelta(days=1))

    assert {name: answers(rachid, address, name) for name in names} == {name: EXPECTED[name] for name in names}


def test_those_who_keep_the_contract_are_never_answered_by_an_error(address, claire):
    for name in OBJECTS:
        for status in answers(claire, address, name):
            assert status in {200, 302, 404, 405, 409, 422}, name


def test_a_step_of_a_sign_in_that_nobody_takes_leads_nowhere(address, stranger):
    assert {name: answers(stranger, address, name) for name in ENTRANCE} == ENTRANCE


def test_signing_out_is_an_act_not_a_page(db, stranger):
    assert [stranger.get(reverse("sign_out")).url, stranger.post(reverse("sign_out")).url] == [reverse("sign_in")] * 2


@pytest.mark.parametrize("name", sorted(OPEN))
def test_public_pages_are_open(db, stranger, name):
    assert stranger.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", sorted(DEMO_ONLY))
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_doors_of_the_demonstration_do_not_exist_elsewhere(db, stranger, name, method):
    assert getattr(stranger, method)(reverse(name, args=DEMO_ONLY[name])).status_code in {404, 405}
