"""A sentence that binds two bodies is shown once, with both bodies and what each must do."""

from dataclasses import replace

from django.urls import reverse

from regain.exchange.draft import CommitmentRead
from tests.factories.drafts import GOVERNANCE, draft
from tests.filling import apply_draft
from tests.mandates import CODE

LONG = (
    "Le comité de pilotage et le comité technique "
    + "suivent ensemble la convention, commune et partenaires réunis, " * 8
)


def test_one_sentence_for_two_bodies_is_written_once_with_a_row_for_each(rachid, contract):
    shared = (
        CommitmentRead("steering_committee", times_per_year=2, text=LONG),
        CommitmentRead("technical_committee", times_per_year=6, text=LONG.replace(", ", " , ")),
        CommitmentRead("signatory", text="Réaliser les actions."),
    )
    apply_draft(draft(governance=replace(GOVERNANCE, commitments=shared)), contract)

    for page in (reverse("contract_commitments", args=[CODE]), reverse("agreement", args=[CODE, "62083"])):
        response = rachid.get(page)
        html = " ".join(response.content.decode().split())

        assert html.count("suivent ensemble la convention") == 8
        assert [len(line.bodies) for line in response.context["promises"]] == [2, 1]
        assert all(words in html for words in ("2 fois par an", "6 fois par an", "Comité technique"))
        assert "3 engagements" in html.replace("\u00a0", " ")
        table = html[html.index("<caption") : html.index("</table>")]
        assert (table.count("<tr"), table.count('rowspan="2"') > 0) == (1 + 3, True)
        assert (table.count("Peut-on vérifier"), table.count('data-label="Vérification"')) == (0, 3)
