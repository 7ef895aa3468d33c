"""What a plan adds, moves or removes is not shown with the signs of promises kept, at risk or broken."""

from dataclasses import replace

from django.urls import reverse

from regain.core.member import SYSTEM
from regain.exchange.applying import begin_import
from regain.exchange.writing.agreement import compose_agreement
from regain.exchange.writing.files import write_file
from tests.factories.drafts import draft, neighbourhood
from tests.filling import apply_draft


def test_the_plan_has_signs_of_its_own_and_says_where_a_line_goes(claire, contract):
    known = neighbourhood(irritants=("Peu de lieux", "Des dépôts au pied des immeubles", "Du bruit"))
    apply_draft(draft(neighbourhoods=(known,)), contract)
    after = replace(known, irritants=("Du bruit", "Peu de lieux"), priorities=(*known.priorities, "Dormir"))
    file = write_file(compose_agreement(draft(neighbourhoods=(after,))), "docx")
    begun = begin_import(file, name="a.docx", contract=contract, by=SYSTEM)

    html = claire.get(reverse("import_plan", args=[begun.pk])).content.decode()

    assert all(f"change-{verb}" in html for verb in ("add", "move", "remove"))
    assert all(f'class="state {state}"' not in html for state in ("kept", "risk", "broken", "mute"))
    assert "Du bruit : du 3e au 1er rang, en tête" in html.replace("\u00a0", " ")
