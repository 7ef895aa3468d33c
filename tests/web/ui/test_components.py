"""Each component draws what it knows and refuses the rest."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template, TemplateSyntaxError

from regain.core.member import Member
from regain.web.ui.gallery import GalleryForm, LabelForm
from regain.web.ui.parts import Chip, Clash, Happening
from regain.web.ui.templatetags.ui import register


def drawn(source: str, **context: object) -> str:
    return " ".join(Template(source).render(Context(context)).split())


CALLS = {
    "main_nav": '{% main_nav label="Menu" %}',
    "crumbs": "{% crumbs %}x{% endcrumbs %}",
    "crumb": '{% crumb label="Barlin" %}',
    "page_head": '{% page_head title="Le Regain" %}{% endpage_head %}',
    "card": '{% card title="Le périmètre" %}x{% endcard %}',
    "callout": "{% callout %}x{% endcallout %}",
    "empty_state": '{% empty_state title="Rien" %}x{% endempty_state %}',
    "tabs": '{% tabs label="Le contrat" %}x{% endtabs %}',
    "tab": '{% tab label="Objectifs" href="/o/" %}',
    "contract_pages": '{% contract_pages code="CN06201M" may=may %}',
    "stepper": '{% stepper steps="Déposer|Relire" current=1 %}',
    "facts": "{% facts %}x{% endfacts %}",
    "fact": '{% fact term="Code" %}x{% endfact %}',
    "progress": '{% progress value=1 maximum=2 label="Engagements" %}',
    "pagination": '{% pagination page=page label="imports" %}',
    "chip": '{% chip text="QPV" %}',
    "state": '{% state kind="kept" %}',
    "change": '{% change kind="move" %}',
    "place": '{% place label="ligne 4" %}',
    "finding": '{% finding severity="info" title="Réparé" %}x{% endfinding %}',
    "button": '{% button label="Enregistrer" %}',
    "link_button": '{% link_button label="Importer" href="/i/" %}',
    "post_button": '{% post_button label="Sortir" action="/s/" %}',
    "field": "{% field bound=form.email %}",
    "error_mark": "{% error_mark %}",
    "form_errors": "{% form_errors form=form %}",
    "in_place": '{% in_place id="a" href="/a/" of="l’enjeu" %}x{% endin_place %}',
    "edit_form": '{% edit_form form=form action="/a/" back="/b/" id="a" %}',
    "conflict": '{% conflict clashes=clashes form=form action="/a/" back="/b/" id="a" %}',
    "kept": '<form {% kept name="a" %}>',
    "keeper": "{% keeper %}",
    "history": "{% history happenings=happenings %}",
    "data_table": '{% data_table caption="Engagements" %}<tbody></tbody>{% enddata_table %}',
    "gap_chart": "{% gap_chart chart=chart %}",
    "area_map": "{% area_map map=map %}",
    "picture": "{% picture picture=picture %}",
    "coverage_matrix": "{% coverage_matrix matrix=matrix %}",
    "golden_thread": "{% golden_thread thread=thread %}",
}


def test_every_component_is_called_here():
    assert set(CALLS) == set(register.tags)


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_an_unknown_argument_is_refused(call):
    first, closing, rest = call.partition(" %}")

    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'colour'"):
        Template(f'{first} colour="red"{closing}{rest}')


@pytest.mark.parametrize(
    "call",
    [
        '{% callout level="warnning" %}{% endcallout %}',
        '{% card title="Le périmètre" level=1 %}{% endcard %}',
        '{% chip text="QPV" kind="pink" %}',
        '{% state kind="late" %}',
        '{% finding severity="fatal" title="x" %}{% endfinding %}',
        '{% button label="x" kind="big" %}',
        '{% link_button label="x" href="/" kind="big" %}',
        '{% stepper steps="Déposer|Relire" current=4 %}',
        '{% empty_state title="Rien" href="/" %}{% endempty_state %}',
    ],
)
def test_an_unknown_value_is_refused(call):
    with pytest.raises(ValueError, match=r"none of|heading of level|step 4 of 2|a button needs its words"):
        drawn(call)


def test_a_crumb_without_address_is_the_page_itself():
    assert drawn('{% crumb label="Barlin" %}') == '<li class="breadcrumb-item active" aria-current="page"> Barlin </li>'


def test_a_page_head_escapes_what_people_wrote():
    html = drawn("{% page_head title=title chips=chips %}{% endpage_head %}", title="<Le Regain>", chips=[Chip("A&B")])

    assert ('<h1 id="titre-page">&lt;Le Regain&gt;</h1>' in html, "A&amp;B" in html) == (True, True)


def test_what_a_block_holds_is_drawn_as_it_is():
    html = drawn('{% page_head title="T" %}{% link_button label="Importer" href="/i/" %}{% endpage_head %}')

    assert '<a class="btn btn-primary" href="/i/">Importer</a>' in html


@pytest.mark.parametrize(
    ("kind", "word"), [("kept", "tenu"), ("risk", "à risque"), ("broken", "rompu"), ("mute", "non vérifiable")]
)
def test_a_state_is_a_shape_a_colour_and_a_word(kind, word):
    html = drawn("{% state kind=kind %}", kind=kind)

    assert (f"state {kind}" in html, "<svg" in html, word in html) == (True, True, True)


def test_a_callout_says_its_level_to_who_does_not_see_colours():
    assert '<span class="visually-hidden">Attention : </span>Programmation close' in drawn(
        '{% callout level="warning" title="Programmation close" %}{% endcallout %}'
    )


def test_a_tab_shows_even_a_count_of_zero():
    assert '<span class="chip num">0</span>' in drawn('{% tab label="Objectifs" href="/o/" count=0 %}')


def test_steps_done_current_and_to_come():
    html = drawn('{% stepper steps="Déposer|Relire|Confirmer" current=2 %}')

    assert (html.count("step-done"), html.count('aria-current="step"'), html.count("<li")) == (1, 1, 3)
    assert drawn('{% stepper steps="Déposer|Relire" current=3 %}').count("step-done") == 2


def test_numbers_of_a_progress_bar_are_those_of_html_not_of_french():
    assert '<progress value="1200" max="4000"' in drawn('{% progress value=1200 maximum=4000 label="x" %}')


def test_a_single_page_has_no_pagination(rf):
    page = Paginator(range(3), 20).page(1)
    context = RequestContext(rf.get("/"), {"page": page})

    assert Template('{% pagination page=page label="x" %}').render(context) == ""


def test_pagination_keeps_the_rest_of_the_address(rf):
    context = RequestContext(rf.get("/?q=Barlin&page=2"), {"page": Paginator(range(60), 20).page(2)})
    html = Template('{% pagination page=page label="x" %}').render(context)

    assert ("?q=Barlin&amp;page=1" in html, "?q=Barlin&amp;page=3" in html) == (True, True)


def test_a_post_button_carries_its_token(rf):
    request = rf.get("/")
    html = Template('{% post_button label="Sortir" action="/s/" %}').render(RequestContext(request))

    assert 'name="csrfmiddlewaretoken"' in html


def test_a_field_ties_label_hint_error_and_control():
    html = drawn("{% field bound=form.email %}", form=GalleryForm({"email": "amina"}))

    assert [part in html for part in ('for="id_email"', 'id="id_email_helptext"', 'id="id_email_error"')] == [True] * 3
    assert ('aria-describedby="id_email_helptext id_email_error"' in html, 'aria-invalid="true"' in html) == (
        True,
        True,
    )


def test_an_optional_field_says_so():
    assert "(facultatif)" in drawn("{% field bound=form.words %}", form=GalleryForm())


def test_choices_are_a_group_with_a_legend():
    html = drawn("{% field bound=form.name %}", form=GalleryForm())

    assert ("<fieldset" in html, "<legend" in html, html.count('type="radio"')) == (True, True, 2)


def test_a_line_edited_in_place_leads_to_its_form_with_and_without_script():
    html = drawn('{% in_place id="enjeu-1" href="/e/" of="l’enjeu 1" %}<h2>Enjeu 1</h2>{% endin_place %}')

    assert ('href="/e/"' in html, 'data-hx-get="/e/"' in html, "Modifier<span" in html) == (True, True, True)


def test_a_form_in_place_is_kept_under_the_name_of_who_types(rf, db):
    request = rf.get("/")
    request.member = Member("12", "Amina")
    call = '{% edit_form form=form action="/e/" back="/b/" id="enjeu-1" in_place=True archive="/a/" %}'
    html = Template(call).render(RequestContext(request, {"form": LabelForm()}))

    assert [sign in html for sign in ('data-keep="12-enjeu-1"', 'name="keeper" value="12:', "Archiver")] == [True] * 3
    assert ('data-hx-post="/e/"' in html, "data-once" in html.partition("</form>")[0]) == (True, False)


def test_a_conflict_says_who_wrote_what_and_lets_one_choose(rf):
    clash = Clash("label", "à moi", "à Bruno", "Bruno, référent", "24 novembre 2026")
    form = LabelForm({"label": "à moi", "version": 3})
    call = '{% conflict clashes=clashes form=form action="/e/" back="/b/" id="enjeu-1" %}'
    html = " ".join(Template(call).render(RequestContext(rf.get("/"), {"clashes": [clash], "form": form})).split())

    assert "Ce que Bruno, référent, a enregistré le 24 novembre 2026" in html
    assert (html.count('name="pick-label"'), 'value="à moi"' in html, ">à Bruno<" in html) == (2, True, True)
    assert ('name="version" value="3"' in html, "checked" in html) == (True, False)


def test_the_past_says_before_and_after():
    html = drawn(
        "{% history happenings=happenings %}",
        happenings=[Happening("Le 3 mars", "Amina", "Libellé modifié", (("libellé", "avant", "après"),))],
    )

    assert "avant</del>" in html
    assert "après</ins>" in html


def test_the_error_summary_leads_to_each_field_and_takes_the_focus():
    html = drawn("{% form_errors form=form %}", form=GalleryForm({"email": "amina", "commune": "barlin", "name": "a"}))

    assert ('href="#id_email"' in html, "autofocus" in html) == (True, True)


def test_a_form_without_fault_has_no_summary():
    assert "error-summary" not in drawn("{% form_errors form=form %}", form=GalleryForm())


def test_a_table_scrolls_in_a_region_one_can_reach():
    html = drawn('{% data_table caption="Les engagements" %}<tbody></tbody>{% enddata_table %}')

    assert 'role="region" tabindex="0" aria-labelledby="t-les-engagements-' in html


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ 1234.5|number }}", "1\u202f234,5"),
        ("{{ 33.0|percent }}", "33\u00a0%"),
        ('{{ 2|counted:"enjeu,enjeux" }}', "2 enjeux"),
        ('{{ 1|plural:"est suivi, sont suivis" }}', "est suivi"),
        ("{{ names|listed }}", "Barlin et Bruay"),
        ("{{ names.0|quoted }}", "«\u00a0Barlin\u00a0»"),
    ],
)
def test_filters_speak_french(source, said):
    assert Template(source).render(Context({"names": ["Barlin", "Bruay"]})) == said


def test_a_place_leads_to_its_line_when_the_text_is_known():
    known = drawn("{% place label='ligne 4' line=4 text='/documents/imports/1/' %}")
    unknown = drawn("{% place label='page 2' text='/documents/imports/1/' %}")

    assert known == '<a class="place" href="/documents/imports/1/#ligne-4">ligne 4</a>'
    assert unknown == '<span class="place">page 2</span>'
