"""What whoever listens to a page is told: names, mandatory fields, examples, messages, headers."""

import pytest
from django import forms
from django.contrib import messages
from django.template import RequestContext, Template
from django.urls import reverse
from lxml import html

from regain.web.ui.charts.picture import Picture
from regain.web.ui.gallery import GAPS, MAP, LabelForm
from regain.web.ui.refusals import _EXPECTED as EXAMPLES
from tests.test_house_style import TEMPLATES, template_name
from tests.web.ui.test_components import drawn


class Mixed(forms.Form):
    place = forms.CharField(label="Lieu")
    note = forms.CharField(label="Note", required=False)
    agreed = forms.BooleanField(label="Relu", required=False)


class Full(forms.Form):
    place = forms.CharField(label="Lieu")
    day = forms.DateField(label="Jour")


class Free(forms.Form):
    place = forms.CharField(label="Lieu", required=False)
    note = forms.CharField(label="Note", required=False)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (Mixed, "Tous les champs sont obligatoires, sauf mention contraire."),
        (Full, "Tous les champs sont obligatoires."),
        (Free, ""),
        (LabelForm, ""),
    ],
)
def test_a_form_says_which_fields_must_be_filled(form, said):
    text = html.fromstring(f"<div>{drawn('{% form_errors form=form %}', form=form())}</div>").text_content().strip()

    assert text == said


def test_each_field_that_may_stay_empty_says_so():
    form = Mixed()

    assert ["(facultatif)" in drawn("{% field bound=bound %}", bound=bound) for bound in form] == [False, True, True]


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
def test_what_cannot_be_read_is_refused_with_an_example(kind):
    class One(forms.Form):
        field = kind(label="Valeur")

    (error,) = One({"field": "n’importe quoi"}).errors["field"]

    assert "Exemple" in error


def test_an_address_refused_on_a_real_page_comes_with_an_example_and_the_title_says_the_error(client, db):
    response = client.post(reverse("account_reset_password"), {"email": "amina"})
    page = html.fromstring(response.content)

    assert "Exemple\u00a0: prenom.nom@ville.fr." in page.text_content()
    assert page.findtext(".//title").split()[:3] == ["Erreur", "–", "Mot"]


def test_a_message_takes_the_focus_so_that_it_is_read(rf):
    request = rf.get("/")
    request.session = {}
    request._messages = messages.storage.default_storage(request)
    source = Template('{% extends "base.html" %}')
    silent = html.fromstring(source.render(RequestContext(request, {"messages": []})))
    messages.success(request, "Enregistré.")
    said = html.fromstring(source.render(RequestContext(request)))

    assert [page.xpath("//*[@autofocus]/@class") for page in (silent, said)] == [[], ["messages"]]
    assert said.xpath("//*[@autofocus]/@tabindex") == ["-1"]


def test_no_line_of_a_title_is_cut_inside_a_question():
    title = "Cette adresse est-elle à <Barlin> ou à Hersin-Coupigny, qu’en dites-vous ?"

    drawn_title = drawn("{% page_head title=title %}{% endpage_head %}", title=title)

    assert html.fromstring(drawn_title).xpath("//*[@class='whole']/text()") == ["est-elle", "dites-vous"]
    assert " ".join(html.fromstring(drawn_title).text_content().split()) == title


def test_two_captions_that_begin_alike_have_two_ids():
    beginning = "Part des habitants de quinze à soixante-quatre ans "
    tables = [
        drawn("{% data_table caption=caption %}<tbody></tbody>{% enddata_table %}", caption=f"{beginning}{end}")
        for end in ("en emploi", "au chômage")
    ]

    assert len({html.fromstring(one).xpath("//caption/@id")[0] for one in tables}) == 2


@pytest.mark.parametrize(
    ("source", "facts"),
    [
        ("{% gap_chart chart=chart %}", {"chart": GAPS}),
        ("{% area_map map=map %}", {"map": MAP}),
        (
            "{% picture picture=picture %}",
            {"picture": Picture("Loyers", "", "", ("An",), (("2020",),), caption="INSEE")},
        ),
    ],
)
def test_the_caption_of_a_figure_is_its_last_child(source, facts):
    (figure,) = html.fromstring(f"<div>{drawn(source, **facts)}</div>").xpath("//figure")

    assert [child.tag for child in figure].index("figcaption") == len(figure) - 1


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_each_form_has_a_name_or_is_but_its_button(path):
    source = path.read_text(encoding="utf-8")
    opened = [piece.partition(">")[0] for piece in source.split("<form")[1:]]

    assert [one for one in opened if "aria-label" not in one and 'role="presentation"' not in one] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_no_region_is_named_by_a_whole_section(path):
    """A card of that id is named by its title, `…-titre`: by the card itself, all its words would be the name."""
    source = path.read_text(encoding="utf-8")
    tags = [card.split("%}")[0] for card in source.split("{% card ")[1:]]
    cards = {piece.split('"')[0] for tag in tags for piece in tag.split(' id="')[1:2]}

    assert [one for one in cards if f'aria-labelledby="{one}"' in source] == []
