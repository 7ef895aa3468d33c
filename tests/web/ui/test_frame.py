"""The frame around every page."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from regain.core.member import NOBODY
from regain.web.context import page
from regain.web.ui import nav


def test_a_page_says_its_language_and_lets_one_skip_to_its_content(amina):
    html = amina.get(reverse("gallery")).content.decode()

    assert ('<html lang="fr">' in html, 'href="#contenu"' in html, 'id="contenu"' in html) == (True, True, True)


def test_the_title_names_the_page_then_the_product(amina):
    html = " ".join(amina.get(reverse("gallery")).content.decode().split())

    assert "<title> Composants – Regain </title>" in html


def test_who_acts_is_said_and_may_sign_out(amina):
    html = amina.get(reverse("gallery")).content.decode()

    assert ("Amina, référente politique de la ville" in html, f'action="{reverse("sign_out")}"' in html) == (True, True)


def test_the_current_area_is_marked(rf):
    items = {item.label: item.current for item in nav.nav_items(rf.get(reverse("neighbourhoods")))}

    assert items == {"Ma feuille de route": "", "Contrat": "", "Quartiers": "page", "Documents": ""}


def test_a_page_below_an_area_marks_the_area(rf):
    items = {item.label: item.current for item in nav.nav_items(rf.get(f"{reverse('neighbourhoods')}12/"))}

    assert items["Quartiers"] == "true"


def test_the_demonstration_says_that_it_is_one(client, db, settings):
    settings.DEMO = True

    assert "Rien de ce que vous écrivez ici n’engage personne" in client.get(reverse("sign_in")).content.decode()


def test_what_every_page_knows_stands_without_a_member(rf):
    assert page(rf.get("/"))["member"] == NOBODY


def test_a_page_that_does_not_exist_says_what_to_do(amina):
    response = amina.get("/nulle-part/")

    assert (response.status_code, "Revenir à l’accueil" in response.content.decode()) == (404, True)


def test_a_refusal_says_why(rf):
    html = render_to_string(
        "403.html", {"exception": str(PermissionDenied("Seule la commune peut le faire."))}, rf.get("/")
    )

    assert "Seule la commune peut le faire." in html


def test_a_form_without_token_is_told_what_to_do(db):
    response = Client(enforce_csrf_checks=True).post(reverse("sign_in"), {"login": "a", "password": "b"})

    assert (response.status_code, "restée ouverte trop longtemps" in response.content.decode()) == (403, True)


@pytest.mark.parametrize("name", ["400.html", "500.html", "503.html"])
def test_the_pages_of_last_resort_need_nothing(name):
    source = render_to_string(name)

    assert ("{%" in source, "<h1>" in source, 'lang="fr"' in source) == (False, True, True)


def test_components_need_no_load():
    assert Template('{% chip text="QPV" %}').render(Context()).strip() == '<span class="chip">QPV</span>'
