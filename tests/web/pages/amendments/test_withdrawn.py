"""A version withdrawn, or put under another text: every page says the same of the amendments that made it."""

from datetime import date

import pytest
from django.urls import reverse

from regain.core.member import SYSTEM
from regain.domain.contracts.models import Agreement
from regain.domain.contracts.usecases import NothingInForce, drop_amendment, propose_amendment, reopen_amendment
from regain.exchange.applying import apply_withdrawal
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.planning.withdrawal import plan_withdrawal
from regain.reports.imports import fates_of
from tests.amending import opened, signed
from tests.exchange.applying.test_removals import applied
from tests.factories.drafts import draft
from tests.web.pages.amendments.acting import Desk, html_of

CODE, INSEE = "CN06201M", "62083"
ELECTED = "/governance/elected_referent"


def withdraw(agreement: Agreement) -> None:
    apply_withdrawal(agreement, answers={}, expected=plan_withdrawal(agreement).fingerprint, by=SYSTEM)


def page(client, name: str, *more) -> str:
    return html_of(client.get(reverse(name, args=[CODE, INSEE, *more])))


def imported_over(agreement) -> None:
    """Another text takes the place of what the amendment made."""
    another = draft(file="autre.docx", signed_at="Béthune")
    [question] = plan_agreement(another, contract=agreement.contract).pending
    applied(agreement.contract, another, **{question.key: "oui"})


@pytest.mark.parametrize(("undo", "words"), [(withdraw, "retiré"), (imported_over, "remplacé")])
def test_an_amendment_undone_is_said_so_everywhere(claire, agreement, undo, words):
    amendment = signed(agreement, date(2026, 1, 15), (ELECTED, "le maire"))
    undo(agreement)
    state = f"Signé, puis {words}"

    assert state in page(claire, "agreement")
    assert state in page(claire, "amend_agreement")
    circuit = html_of(Desk(claire, amendment).open("amendment_circuit"))
    assert (state in circuit, reverse("amend_agreement", args=[CODE, INSEE]) in circuit) == (True, True)
    assert "avenant signé" not in html_of(claire.get(reverse("contract_conventions", args=[CODE])))
    then = page(claire, "agreement_on", "2026-06-01")
    assert "Des avenants signés que ce texte ne contient pas" in then
    assert "Aucun avenant n’était signé" not in then


def test_the_file_is_in_force_again_when_its_amended_version_is_withdrawn(agreement):
    signed(agreement, date(2026, 1, 15), (ELECTED, "le maire"))
    withdraw(agreement)
    file = agreement.versions.get(number=1).source

    class Begun:
        file_id = file.pk

    assert fates_of([Begun]) == {file.pk: "in_force"}


def test_without_any_version_one_is_led_to_import_again(claire, agreement):
    withdraw(agreement)

    html = page(claire, "agreement")

    assert "La date de signature n’est pas connue" not in html
    assert "Aucune version de cette convention n’est en vigueur." in html
    assert "importez de nouveau la convention signée" in html


def test_nothing_goes_on_without_a_text_in_force(claire, agreement):
    desk = Desk(claire, opened(agreement, (ELECTED, "le maire")))
    withdraw(agreement)

    html = html_of(desk.open("amendment_circuit"))
    assert ("Importez de nouveau la convention signée" in html, "Proposer cet avenant" in html) == (True, False)
    desk.amendment.refresh_from_db()
    at = {"on": date(2026, 3, 1), "at": "Barlin", "by": SYSTEM}
    with pytest.raises(NothingInForce, match="Importez d’abord de nouveau"):
        propose_amendment(desk.amendment, expected=desk.amendment.version, **at)
    drop_amendment(desk.amendment, expected=desk.amendment.version, by=SYSTEM)
    desk.amendment.refresh_from_db()
    assert "Le rouvrir" not in html_of(desk.open("amendment_circuit"))
    with pytest.raises(NothingInForce, match="Importez d’abord de nouveau"):
        reopen_amendment(desk.amendment, expected=desk.amendment.version, by=SYSTEM)


def test_each_version_opens_its_own_text(claire, agreement):
    signed(agreement, date(2024, 7, 9), (ELECTED, "le maire"))

    first, second = (claire.get(reverse("agreement_version", args=[CODE, INSEE, at])) for at in (1, 2))

    assert all(reverse("agreement_version", args=[CODE, INSEE, at]) in page(claire, "agreement") for at in (1, 2))
    assert "<p>l’adjointe à la politique de la ville</p>" in html_of(first)
    assert "un autre texte l’a remplacée le 9 juillet 2024 même" in html_of(first)
    assert second.url == reverse("agreement_on", args=[CODE, INSEE, "2024-07-09"])
    assert claire.get(reverse("agreement_version", args=[CODE, INSEE, 3])).status_code == 404


def test_a_withdrawn_version_is_read_as_such(claire, agreement):
    signed(agreement, date(2026, 1, 15), (ELECTED, "le maire"))
    withdraw(agreement)

    html = page(claire, "agreement_version", 2)

    assert ("<p>le maire</p>" in html, "elle a été retirée" in html) == (True, True)
