"""No line of a page is cut where French does not cut, whoever wrote the words; what is typed or run is left as it is."""

import re

import pytest
from django.urls import reverse

from regain.web.typography import typeset_page

NB = "\u00a0"


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("<p>Que faire ? Ceci : rien.</p>", f"<p>Que faire{NB}? Ceci{NB}: rien.</p>"),
        ("<p>« tenu »</p>", f"<p>«{NB}tenu{NB}»</p>"),
        ("<p>« <strong>tenu</strong> »</p>", f"<p>«{NB}<strong>tenu</strong>{NB}»</p>"),
        ('<a href="/">Ici</a>\n            : là', f'<a href="/">Ici</a>{NB}: là'),
        ("<p>(pourquoi ?)</p>", f"<p>(pourquoi{NB}?)</p>"),
        ("<p>12 % de 3</p>", f"<p>12{NB}% de 3</p>"),
        (f"<p>déjà{NB}: fait</p>", f"<p>déjà{NB}: fait</p>"),
        ("<p>12:30, a :b</p>", "<p>12:30, a :b</p>"),
    ],
)
def test_the_spaces_of_french_do_not_break(written, set_):
    assert typeset_page(written) == set_
    assert typeset_page(set_) == set_


@pytest.mark.parametrize(
    "html",
    [
        '<input value="Quoi ?" title="A : b">',
        "<textarea name=x>\nQuoi ?\n</textarea>",
        "<pre>a : b</pre>",
        "<code>{{ a ? }}</code>",
        '<script type="application/json">{"a" : "b ?"}</script>',
    ],
)
def test_what_is_typed_copied_or_run_is_left_as_it_is(html):
    assert typeset_page(html) == html


def test_what_follows_a_field_is_set_too():
    assert typeset_page("<textarea>Quoi ?</textarea><p>Oui !</p>") == f"<textarea>Quoi ?</textarea><p>Oui{NB}!</p>"


def test_pages_and_refusals_are_set(amina, contract):
    page, refusal = amina.get("/"), amina.get(reverse("contract", args=["CN05901N"]))
    answers = [one.content.decode() for one in (page, refusal)]

    assert (f"Par où commencer{NB}?" in answers[0], refusal.status_code) == (True, 404)
    assert [re.findall(r">[^<]* [:;?!»][^<]*<", html) for html in answers] == [[], []]
