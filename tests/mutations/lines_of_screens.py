"""Mends of the first minutes, of what cuts sentences, of what assistive tools hear.

Numbers: 401 to 409 are the first minutes in the order they were told; 410 to 412 the looks; 420 and the theme of the
RGAA for the rest.
"""

from tests.mutations.model import Mutation, without

FRESH = "exchange/management/test_fresh.py::test"
DEMO = "web/pages/demonstration/test_demonstration.py::test"
PEOPLE, ALOUD = "web/pages/people/test_people.py::test", "web/ui/test_read_aloud.py::test"
ROADMAP, HOME = "web/pages/home/test_roadmap.py::test", "web/pages/home/test_home.py::test"
ADDING, CONVENTIONS = "web/pages/neighbourhoods/test_adding.py::test", "web/pages/contracts/test_conventions.py::test"
RENEWING, PREPARING = "exchange/applying/demonstration/renewing.py", "exchange/applying/demonstration/preparing.py"

MUTATIONS = (
    without(
        401,
        "an invitation that was accepted ends the demonstration",
        f"{FRESH}_a_demonstration_where_somebody_real_came_in_starts_again_as_it_was_left",
        (PREPARING, "    if demonstration_prepared_at():\n        return\n", ""),
    ),
    without(
        401,
        "a demonstration keeps what was written when it is made new",
        f"{FRESH}_it_is_made_new_again_with_all_that_it_first_had",
        (RENEWING, "        _empty()\n", ""),
    ),
    without(
        401,
        "people of a demonstration do not make it new",
        f"{DEMO}_who_leads_or_administers_makes_it_new_again_after_a_page_that_warns",
        ("domain/accounts/rules.py", "return member.is_one_of(Role.ADMINISTRATOR, Role.PROJECT_LEAD)", "return False"),
    ),
    without(
        401,
        "anybody makes the demonstration new",
        f"{DEMO}_others_do_not",
        (
            "web/access.py",
            "if not (request.session.get(BY_DOOR) and can_renew_demonstration(request.member)):",
            "if False:",
        ),
    ),
    without(
        401,
        "the base of a demonstration takes real work",
        f"{FRESH}_the_base_of_a_demonstration_takes_no_real_work",
        ("config/demonstration.py", "    if not demo and demonstration_prepared_at():\n", "    if False:\n"),
    ),
    without(
        402,
        "a demonstration has no figure",
        f"{FRESH}_what_is_invented_says_so_wherever_it_is_shown",
        (RENEWING, "        invent(contract)\n", ""),
    ),
    without(
        402,
        "no screen says where the letters of a demonstration are",
        f"{DEMO}_a_letter_is_shown_where_it_was_written_with_its_link",
        ("web/telling.py", "    if keeps_letters():\n", "    if False:\n"),
    ),
    without(
        403,
        "what others began waits for everybody",
        f"{HOME}_what_one_began_may_be_resumed_and_is_another_s_for_everybody_else",
        ("web/pages/home/presenters.py", "[one for one in listed if one.started_by_key == member.key]", "listed"),
    ),
    without(
        403,
        "the button of a référent is to import what is imported",
        f"{ROADMAP}_the_button_leads_to_what_is_next_and_not_to_what_is_done",
        ("web/pages/home/presenters.py", "    if roadmap.awaited:\n", "    if True:\n"),
    ),
    without(
        403,
        "the home is the same for every role",
        f"{ROADMAP}_whoever_acts_for_no_commune_is_told_where_to_look_as_who_they_are {ROADMAP}_each_role_has_its_own_page",
        (
            "web/pages/home/presenters.py",
            "own=own_place(member, roadmap.own, standings[0].code) if standings else None,",
            "own=None,",
        ),
    ),
    without(
        403,
        "nothing is new",
        f"{ROADMAP}_what_changed_lately_is_told_but_not_what_one_may_not_see",
        ("web/pages/home/views.py", "news = _news(member, contract) if contract else []", "news = []"),
    ),
    without(
        404,
        "the gallery of developers is in every footer",
        f"{ROADMAP}_the_gallery_of_developers_is_in_the_footer_only_when_asked_for",
        ("web/context.py", '"shows_gallery": settings.GALLERY,', '"shows_gallery": True,'),
    ),
    without(
        404,
        "the menu of an administrator leads to empty pages",
        f"{ROADMAP}_the_menu_of_an_administrator_leads_to_no_empty_page",
        ("web/ui/nav.py", "return OF_AN_ADMINISTRATOR if can_administer(member) else AREAS[:1]", "return AREAS"),
    ),
    without(
        405,
        "an invitation begins with a role",
        f"{PEOPLE}_an_invitation_begins_with_no_role_and_no_place",
        ("web/pages/people/forms.py", '[("", "Choisissez un rôle"), *roles]', "roles"),
    ),
    without(
        405,
        "an invitation begins with a place",
        f"{PEOPLE}_an_invitation_begins_with_no_role_and_no_place",
        ("web/pages/people/forms.py", '            ("", "Choisissez où"),\n', ""),
    ),
    without(
        405,
        "a role in the wrong place does not say where it is held",
        f"{PEOPLE}_a_role_in_the_wrong_place_says_where_it_is_held",
        ("web/pages/people/forms.py", "s’exerce {where}\\u00a0: choisissez", "ne s’exerce pas là\\u00a0: choisissez"),
    ),
    without(
        406,
        "whom to ask has no name",
        "web/test_access.py::test_who_steers_the_contract_is_named_with_an_address",
        (
            "domain/accounts/queries.py",
            'return f"{whom} ({french.enumeration(leads)})" if leads else whom',
            "return whom",
        ),
    ),
    without(
        407,
        "a neighbourhood of community interest is not offered to be added",
        f"{ADDING}_it_is_offered_to_who_keeps_the_contract_and_to_nobody_else",
        ("web/pages/neighbourhoods/templates/neighbourhoods/list.html", '{% url "neighbourhood_add" %}', ""),
    ),
    without(
        407,
        "a neighbourhood that was added is not taken back at once",
        f"{ADDING}_the_neighbourhood_is_added_with_its_entry_and_the_way_back",
        ("web/pages/neighbourhoods/adding.py", "?{ADDED}=1", ""),
    ),
    Mutation(
        408,
        ("tests/test_docs.py::test_the_guide_opens_a_contract_with_the_communes_that_sign",),
        (("docs/operations.md", " --communes 62083", ""),),
        "the guide calls every commune to sign",
    ),
    without(
        409,
        "a command is not in the help",
        "test_docs.py::test_the_help_of_the_launcher_names_every_command_of_regain",
        ("regain", "./regain import_addresses", "./regain import_adresses"),
    ),
    without(
        410,
        "prose is laid out as a grid",
        "web/ui/test_sentences.py::test_no_sentence_is_cut",
        ("web/static/regain/base.css", ".prose { max-width", ".prose { display: grid; max-width"),
    ),
    without(
        411,
        "no tab leads to the agreements",
        f"{CONVENTIONS}_each_page_of_the_contract_leads_to_it_and_it_leads_to_each_agreement",
        ("web/ui/nav.py", '    ("Conventions", "contract_conventions", ""),\n', ""),
    ),
    without(
        411,
        "awaited communes are absent from the list of agreements",
        f"{CONVENTIONS}_every_commune_is_there_with_the_state_of_its_agreement",
        (
            "reports/conventions.py",
            '        for one in alphabetical(contract.communes.order_by("pk"))\n',
            '        for one in alphabetical(contract.communes.order_by("pk"))\n        if one.insee_code in agreements\n',
        ),
    ),
    without(
        412,
        "a long list of boxes is one column",
        f"{ADDING}_many_communes_are_folded_in_columns_and_those_chosen_are_named",
        ("web/ui/templatetags/forms.py", "many=len(drawn) > MANY)", "many=False)"),
    ),
    without(
        412,
        "what is wrong in a folded list is hidden",
        f"{ADDING}_what_is_wrong_in_a_folded_list_is_not_hidden",
        ("web/ui/templates/ui/field_choices.html", "{% if field.errors or not chosen %}open{% endif %}", ""),
    ),
    without(
        425,
        "the signed text has tables without headers",
        "web/test_table_heads.py",
        ("web/table_heads.py", "    if len(table.rows) < TWO or columns < TWO:\n", "    if True:\n"),
    ),
    without(
        427,
        "a message takes no focus",
        f"{ALOUD}_a_message_takes_the_focus_so_that_it_is_read",
        ("web/ui/templates/base.html", '{% if messages %}tabindex="-1" autofocus{% endif %}', ""),
    ),
    without(
        428,
        "two captions that begin alike have one id",
        f"{ALOUD}_two_captions_that_begin_alike_have_two_ids",
        ("web/ui/templatetags/pictures.py", 'id=_id("t", caption)', 'id=f"t-{caption[:40]}"'),
    ),
    without(
        428,
        "the title of a page does not say that something is refused",
        f"{ALOUD}_an_address_refused_on_a_real_page_comes_with_an_example_and_the_title_says_the_error",
        ("web/ui/templatetags/forms.py", 'return "Erreur – " if is_refused else ""', 'return ""'),
    ),
    without(
        428,
        "two amendments of one number have one link in their list",
        "web/pages/amendments/test_life.py::test_two_amendments_of_one_number_have_links_that_say_which_is_which",
        ("web/pages/amendments/templates/amendments/_list.html", "{{ one.status|lower }}", ""),
    ),
    without(
        428,
        "two amendments of one number and title have one link on the page of the agreement",
        "web/pages/amendments/test_life.py::test_two_amendments_of_one_number_have_links_that_say_which_is_which",
        ("web/pages/contracts/templates/contracts/_amendments.html", "{{ state|lower }}", ""),
    ),
    without(
        429,
        "the caption of a figure is before its last child",
        f"{ALOUD}_the_caption_of_a_figure_is_its_last_child",
        ("web/ui/templates/ui/picture.html", "    </figure>\n", "        <p></p>\n    </figure>\n"),
    ),
    without(
        430,
        "a title is cut inside a question",
        f"{ALOUD}_no_line_of_a_title_is_cut_inside_a_question",
        ("web/ui/templatetags/page.py", "if verb and pronoun in PRONOUNS else word", "if False else word"),
    ),
    without(
        431,
        "a form does not say which fields must be filled",
        f"{ALOUD}_a_form_says_which_fields_must_be_filled",
        (
            "web/ui/templatetags/forms.py",
            "asked, saves = _what_is_asked(form.visible_fields()), getattr",
            'asked, saves = "", getattr',
        ),
    ),
    without(
        431,
        "an address is refused without an example",
        f"{ALOUD}_what_cannot_be_read_is_refused_with_an_example",
        (
            "web/ui/refusals.py",
            "Ce n’est pas une adresse e-mail. Exemple\\u00a0: prenom.nom@ville.fr.",
            "Ce n’est pas une adresse e-mail.",
        ),
    ),
    without(
        432,
        "a region is named by all its words",
        f"{ALOUD}_no_region_is_named_by_a_whole_section",
        (
            "web/pages/documents/templates/documents/review.html",
            'aria-labelledby="points-titre"',
            'aria-labelledby="points"',
        ),
    ),
    without(
        432,
        "a form has no name",
        f"{ALOUD}_each_form_has_a_name_or_is_but_its_button",
        ("web/ui/templates/ui/post_button.html", ' role="presentation"', ""),
    ),
    without(
        432,
        "no page leads to the site map",
        "web/pages/home/test_site_map.py::test_every_page_leads_to_it",
        ("web/ui/templates/ui/footer.html", '{% url "site_map" %}', ""),
    ),
    without(
        433,
        "the accessibility statement gives no way to complain",
        f"{HOME}_the_accessibility_statement_says_what_the_law_asks",
        ("web/pages/home/templates/home/_recourse.html", "Libre réponse 71120", ""),
    ),
)
