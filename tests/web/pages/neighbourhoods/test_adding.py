"""A neighbourhood of community interest, which no national file tells of, added by hand."""

import re

import pytest
from django.urls import reverse

from regain.domain.journal.enums import Event
from regain.domain.journal.models import Entry
from regain.domain.territory.models import Neighbourhood
from tests.factories.territory import CommuneFactory, NeighbourhoodFactory

pytestmark = pytest.mark.django_db
ADD = "/quartiers/ajouter/"


def typed(barlin, **others):
    return {"name": "La Croisette", "own_code": "QIC 3", "communes": [barlin.pk], **others}


def test_it_is_offered_to_who_keeps_the_contract_and_to_nobody_else(claire, rachid, contract):
    page = reverse("neighbourhoods")

    assert (ADD in claire.get(page).content.decode(), ADD in rachid.get(page).content.decode()) == (True, False)


def test_the_neighbourhood_is_added_with_its_entry_and_the_way_back(claire, contract, barlin):
    response = claire.post(ADD, typed(barlin))

    added = Neighbourhood.objects.get()
    assert (added.name, added.kind, added.own_code, list(added.communes.all())) == (
        "La Croisette",
        "QIC",
        "QIC 3",
        [barlin],
    )
    assert [entry.author_key for entry in Entry.objects.filter(event=Event.NEIGHBOURHOOD_ADDED)] == [
        str(claire.person.pk)
    ]
    html = claire.get(response.url).content.decode()
    [undo] = re.findall(r'action="(/quartiers/\d+/archiver/)"', html)
    undone = claire.post(undo, follow=True).content.decode()
    assert "«\u00a0La Croisette\u00a0» est archivé" in undone
    added.refresh_from_db()
    assert added.archived_at is not None


def test_the_way_back_is_for_who_may_take_it(claire, rachid, contract, barlin):
    href = claire.post(ADD, typed(barlin)).url

    assert "Annuler l’ajout" not in rachid.get(href).content.decode()


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"name": "quartier du REGAIN"}, "«\u00a0Le Regain\u00a0» existe déjà."),
        ({"name": "Les Tilleuls"}, "existe déjà, mais il est archivé"),
        ({"own_code": "QN06207M"}, "C’est le code d’un quartier prioritaire"),
        ({"own_code": "ANCIEN"}, "est déjà celui du quartier"),
        ({"communes": []}, "obligatoire"),
        ({"communes": ["elsewhere"]}, "choix"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(claire, contract, barlin, others, said):
    NeighbourhoodFactory(name="Le Regain", kind="QIC", own_code="ANCIEN")
    NeighbourhoodFactory(name="Les Tilleuls", kind="QIC", archived_at="2026-01-01T00:00Z")
    if others.get("communes"):
        others = {"communes": [CommuneFactory(insee_code="59350", intercommunality=None).pk]}

    response = claire.post(ADD, typed(barlin, **others))

    assert (response.status_code, said in response.content.decode()) == (422, True)
    assert not Neighbourhood.objects.filter(name="La Croisette").exists()


def test_many_communes_are_folded_in_columns_and_those_chosen_are_named(claire, contract, barlin):
    for rank in range(30):
        CommuneFactory(insee_code=f"62{900 + rank}", name=f"Autre {rank}")

    html = claire.get(reverse("contract_edit", args=[contract.code])).content.decode()

    assert re.search(
        r">Barlin et Hersin-Coupigny</p>\s*<details[^>]*>\s*<summary>2 cases cochées sur 33</summary>", html
    )
    assert ('class="choices-many"' in html, html.count('name="communes"')) == (True, 33)
    assert not re.search(r"choices-folded\" *open", html)


def test_a_few_choices_stay_as_they_are(claire, contract, barlin):
    assert "choices-many" not in claire.get(ADD).content.decode()


def test_what_is_wrong_in_a_folded_list_is_not_hidden(claire, contract, barlin):
    for rank in range(10, 40):
        CommuneFactory(insee_code=f"629{rank}", name=f"Autre {rank}")

    html = claire.post(ADD, {"name": "La Croisette", "communes": []}).content.decode()

    assert re.search(r"choices-folded\" *open", html)


def test_communes_are_in_alphabetical_order_accents_aside(claire, contract, barlin):
    for rank, name in enumerate(("Burbure", "Béthune", "Beuvry")):
        CommuneFactory(insee_code=f"6290{rank}", name=name)

    html = claire.get(ADD).content.decode()

    assert sorted(("Béthune", "Beuvry", "Burbure"), key=html.index) == ["Béthune", "Beuvry", "Burbure"]
