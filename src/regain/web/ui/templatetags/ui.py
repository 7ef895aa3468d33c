"""The declared components, loaded in every template without `{% load %}`.

Each is a function whose signature is closed: arguments are given by name, an unknown argument is a
TemplateSyntaxError, an unknown value a ValueError. /composants/ shows each one drawn, with its code.
What goes in a presenter (dataclasses) stands in regain.web.ui.parts and regain.web.ui.charts.

The page                                                         (see regain.web.ui.templates/base.html for the blocks)
  {% crumbs %}{% crumb label="Documents" href=imports_url %}{% crumb label="Barlin" %}{% endcrumbs %}
      the last crumb has no href: it is the page itself. Goes in {% block breadcrumbs %}.
  {% page_head title="Le Regain" answer=sentence chips=chips %}buttons (two at most){% endpage_head %}
      the only <h1>. answer: text, or format_html for <strong>; chips: sequence of parts.Chip.
  {% card title="Le périmètre" aside="2024-2030" level=2 id="perimetre" %}…{% endcard %}       only title is required
  {% callout level="warning" title="Programmation close" %}<p>…</p>{% endcallout %}    info, success, warning, error
  {% empty_state title="…" action="Importer une convention" href=url %}<p>Why it matters.</p>{% endempty_state %}
  {% tabs label="Le contrat" %}{% tab label="Objectifs" href=url current=True count=18 %}{% endtabs %}
  {% contract_pages code=contract.code may=may as pages %}                 regain.web.ui.nav.NavItem: those that may be opened
  {% stepper steps="Déposer|Relire|Confirmer" current=2 %}
  {% facts %}{% fact term="Code" %}QN06207M{% endfact %}{% endfacts %}
  {% progress value=3 maximum=5 label="Engagements vérifiables" %}
  {% pagination page=page label="Imports" %}                    page: a django.core.paginator.Page; nothing for one page

Words with a shape
  {% chip text="Quartier prioritaire" kind="brick" %}                                  plain, brick, kept, risk, broken
  {% state kind="risk" word="à risque" %}            kept, risk, broken, mute; without word: tenu, à risque, rompu,
                                                     non vérifiable
  {% finding severity="warning" title="…" place="ligne 160, page 4" href="#l160" id="f3" %}<p>…</p>{% endfinding %}
      error, warning, info. Wrap them in <div class="findings">. Content: message, then a choice ({% button %}s) if any.

  {% place label="page 4, ligne 112" line=112 text=text_url %}      where a value was read; a link when text is given

Acts
  {% link_button label="Importer" href=url kind="primary" %}                                primary, quiet, danger, plain
  {% button label="Enregistrer" kind="primary" name="choice" value="a" %}           a submit button of the form around
  {% post_button label="Se déconnecter" action=url kind="plain" note="" name="" value="" %} a whole form: POST with its token

Forms
  <form method="post" class="form">{% csrf_token %}{% form_errors form=form %}{% field bound=form.email %}…</form>
      {% error_mark %} (in base.html) begins the title of a page whose form was refused.
      field draws label, hint (help_text), error, control; it does radio lists, check boxes and files too.
      A form that sends a file: enctype="multipart/form-data". data-once on a <form> refuses the second click, data-busy="Lecture en cours…" says so (once.js).

Editing in place                                                     (regain.web.editing draws them; its docstring says how)
  {% in_place id="enjeu-1" href=edit_url label="Modifier" of="l’enjeu 1" %}…{% endin_place %}  a line and the link to its form
  {% edit_form form=form action=url back=url id="enjeu-1" label="Enregistrer" in_place=False %}    form: a VersionedForm
  {% conflict clashes=clashes form=form action=url back=url id="enjeu-1" in_place=False %}        clashes: parts.Clash
  <form method="post" {% kept name="avenant-3" part="signature" %}>{% csrf_token %}{% keeper %}…</form>   a form of one's own
      keeps what is typed in it as well; the message that says it is saved: extra_tags=kept.keep_key(member, "avenant-3")
  {% history happenings=happenings %}                             parts.Happening, made by regain.web.histories.told

Tables and pictures
  {% data_table caption="Engagements" hide_caption=True %}<thead>…</thead><tbody>…</tbody>{% enddata_table %}
      <th scope="col">, <th scope="row">; class="n" on cells of numbers. Scrolls by itself on a narrow screen;
      with stacked=True its rows become cards there, and each <td> gives its heading as data-label="…".
  {% gap_chart chart=chart %}                                       regain.web.ui.charts.gap.GapChart, with its table
  {% area_map map=map %}                                           regain.web.ui.charts.map.AreaMap; the page loads ui/map_head.html
  {% picture picture=picture %}                      regain.web.ui.charts.picture.Picture: series, gaps by year, twins
  {% coverage_matrix matrix=matrix %}                               regain.web.ui.charts.matrix.Matrix, with its legend
  {% golden_thread thread=thread %}                                 regain.web.ui.charts.thread.Thread

Words (filters)
  {{ 1234.5|number }} 1 234,5    {{ 33.0|percent }} 33 %    {{ day|date_fr }} 9 juillet 2024
  {{ n|counted:"quartier" }} 0 quartier, 1 quartier, 2 quartiers    {{ n|counted:"enjeu prioritaire,enjeux prioritaires" }}
  {{ n|plural:"est,sont" }} the word alone    {{ names|listed }} Barlin, Béthune et Bruay
  {{ name|quoted }} « Le Regain »    {{ name|quarter }} Quartier Regain

Arrangement is by class: stack, stack-large (column), cluster (row), cols, cols-narrow-wide, cols-wide-narrow, cols-three
(cards side by side above 56rem), soft, small, num, prose, fold (on <details>), bare (list without bullets).
"""

from django import template

from regain.web.ui.templatetags import acts, editing, forms, page, pictures, states, words

register = template.Library()

for _library in (
    *(page.register, states.register, acts.register, forms.register),
    *(editing.register, pictures.register, words.register),
):
    register.tags.update(_library.tags)
    register.filters.update(_library.filters)
