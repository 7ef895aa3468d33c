"""A paper that Regain wrote, imported again, changes nothing; and no change is told with twice the same words."""

from dataclasses import replace
from datetime import date

import pytest

from regain.core.labels import as_typed_plainly
from regain.exchange.draft import CommitmentRead, Figure, Governance, Portrait, Section
from regain.exchange.planning.agreement import plan_agreement
from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.files import write_file
from tests.exchange.writing.drafts import read_draft
from tests.factories.drafts import GOVERNANCE, draft, neighbourhood, row
from tests.filling import apply_draft

FIGURES = (
    Figure("poverty_rate", 33.0, "%", "ok", 18.8, raw="Pauvreté, 33 p. cent"),
    Figure("population", 1200, "inhabitants", "approximate", None, 12, 2015, raw="Quelque 1200 âmes"),
    Figure("other:menages-sans-voiture", 44, "%", "ok", comparison=18, raw="Ménages sans voiture : 44 %"),
)
GROUP = CommitmentRead(
    "working_group", themes=("Santé", "Emploi"), text='Un groupe "Santé"  et « Emploi » se réunit  plusieurs fois ;'
)
TYPED = draft(
    signed_at=" Barlin ",
    sections=(Section("Préambule", "Ce texte  dit ce que l'on  retient :\n\nIl vaut\u00a0pour tous ; et « bien »."),),
    neighbourhoods=(
        neighbourhood(
            irritants=("Peu de lieux  pour l'enfance ;", 'Des dépôts : "sauvages"', "Un parking ‑ vide.", "Du bruit !"),
            opportunities=("Une médiathèque\ngratuite", "Une  « maison »\u00a0; ouverte"),
            priorities=("Faire réussir les enfants,", "ACCÈS AUX SOINS"),
            objectives=(
                row("Aider  chacun à l'école ;", "Tenir  une permanence ;", "tenir l'accueil."),
                row("Parler de SANTÉ mentale", "Inviter un psychologue , ici"),
            ),
            portrait=Portrait("sigville", 2022, "2015", FIGURES),
        ),
    ),
    governance=replace(
        GOVERNANCE, elected_referent="l'adjointe  aux sports", commitments=(GOVERNANCE.commitments[0], GROUP)
    ),
    signatories=("Commune de Barlin", "L'État", "Maisons  & Cités "),
)
"""Words as hands type them on a screen: spaces, straight quotes, final marks, lines broken."""


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf"])
def test_what_was_written_and_read_again_changes_nothing(contract, ending):
    apply_draft(TYPED, contract)

    plan = plan_agreement(read_draft(write_file(compose_agreement(TYPED), ending), f"a.{ending}"), contract=contract)

    assert (plan.steps, plan.pending) == ((), ())


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_a_measure_that_the_words_leave_out_is_read_again(contract, ending):
    measured = Governance(
        commitments=(
            CommitmentRead("steering_committee", times_per_year=3, text="Un comité de pilotage est créé."),
            CommitmentRead("technical_committee", due_on=date(2027, 3, 1), text="Un comité technique est créé."),
            CommitmentRead("citizen_body", name="conseil citoyen", times_per_year=6, text="Un conseil citoyen siège."),
            CommitmentRead("signatory", times_per_year=1, due_on=date(2029, 12, 31), text="informer les habitants"),
        )
    )
    held = replace(TYPED, governance=measured)
    apply_draft(held, contract)

    read = read_draft(write_file(compose_agreement(held), ending), f"a.{ending}")

    assert read.governance.commitments == measured.commitments
    assert plan_agreement(read, contract=contract).steps == ()


@pytest.mark.parametrize(
    "values", [{"flag": "approximate"}, {"change": 3.0, "change_since": 2019}, {"unit": "index"}, {"value": 34.0}]
)
def test_a_figure_that_changes_is_told_with_what_changed(contract, values):
    apply_draft(TYPED, contract)
    after = replace(FIGURES[0], **values)
    read = replace(TYPED.neighbourhoods[0], portrait=Portrait("sigville", 2022, "2015", (after, *FIGURES[1:])))

    [step] = plan_agreement(replace(TYPED, neighbourhoods=(read,)), contract=contract).steps

    assert step.before != step.after


@pytest.mark.parametrize(
    ("one", "other"),
    [("Du bruit", "du bruit"), ("L’ete", "L’été"), ("Ouvert ?", "Ouvert !"), ("Un parc, deux", "Un parc deux")],
)
def test_case_accents_and_marks_inside_a_sentence_are_more_than_typography(one, other):
    assert as_typed_plainly(one) != as_typed_plainly(other)
