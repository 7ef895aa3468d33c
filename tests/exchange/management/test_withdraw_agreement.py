"""./regain withdraw_agreement: what was imported by mistake goes away, and says so first."""

import pytest

from regain.domain.contracts.models import AgreementVersion, Irritant

pytestmark = pytest.mark.usefixtures("reader", "contract")


def test_the_withdrawal_is_shown_then_done_once(run, paper):
    run("import_agreement", paper(), "--apply")

    status, said, _ = run("withdraw_agreement", "BARLIN")
    assert (status, "− version de la convention : Version 1" in said) == (0, True)
    assert Irritant.objects.count() == 2

    status, said, _ = run("withdraw_agreement", "barlin", "--apply")
    assert (status, "Retirée : 33 retraits." in said, Irritant.objects.count()) == (0, True, 0)
    assert AgreementVersion.objects.get().status == "withdrawn"

    status, said, _ = run("withdraw_agreement", "Barlin", "--apply")
    assert (status, "Rien à changer : aucune version n’est en vigueur." in said) == (0, True)


@pytest.mark.parametrize(
    ("commune", "sentence"),
    [
        (
            "Nulle part",
            "Aucune commune connue ici ne s’appelle « Nulle part » : écrivez son nom entier, tel que dans la liste des communes.",
        ),
        ("Barlin", "Aucune convention de Barlin n’est enregistrée dans le contrat CN06201M."),
    ],
)
def test_what_is_not_there_cannot_be_withdrawn(run, commune, sentence):
    status, _, complaint = run("withdraw_agreement", commune, "--apply")

    assert (status, complaint.strip()) == (1, sentence)
