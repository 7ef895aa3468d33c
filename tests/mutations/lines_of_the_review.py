"""Mends of the faults that readers of the change found at the end, each with its own number from 501."""

from tests.mutations.lines_of_reading import BLANKS, LOOKS, OF_FORMATS, OF_RULES, OVERLAYS, PDF, READING, RULES
from tests.mutations.model import without

UNDATED, PAST = "web/pages/amendments/test_undated.py::test", "web/pages/amendments/test_contract_past.py::test"
ANCHORS, FRESH = "domain/journal/test_forgetting_anchors.py::test", "exchange/management/test_fresh.py::test"
SEEN, IMPORTS = "web/pages/documents/test_points_seen.py::test", "exchange/applying/test_imports.py::test"
DATING, ANCHORING = "exchange/applying/dating.py", "domain/journal/usecases/anchoring.py"
BOXES, OTHERS = f"{OF_RULES}_boxes.py::test", f"{OF_RULES}_other_papers.py::test"
PAIRS = "web/pages/perimeters/test_pairs.py::test"

MUTATIONS = (
    without(
        501,
        "a signed text is dated again",
        f"{UNDATED}_the_date_of_a_signed_text_is_not_given_again {UNDATED}_the_refusal_to_date_a_signed_text_is_said",
        (DATING, "    if not is_undated(version):\n", "    if False:\n"),
    ),
    without(
        501,
        "a text is dated on a day to come",
        f"{UNDATED}_a_day_that_has_not_come_is_refused_and_today_is_not",
        (DATING, "    if signed_on > timezone.localdate():\n", "    if False:\n"),
    ),
    without(
        501,
        "a text is not dated today",
        f"{UNDATED}_a_day_that_has_not_come_is_refused_and_today_is_not",
        (DATING, "if signed_on > timezone.localdate():", "if signed_on >= timezone.localdate():"),
    ),
    without(
        501,
        "an amendment is opened on an undated text",
        f"{UNDATED}_no_amendment_is_opened_before_the_date",
        ("domain/contracts/usecases/amending.py", "    if is_undated(base):\n", "    if False:\n"),
    ),
    without(
        501,
        "the title of the page of the date says no error",
        f"{UNDATED}_the_title_of_the_page_shown_again_says_that_something_is_wrong",
        ("web/ui/templatetags/forms.py", '"sign_form", "dating")', '"sign_form")'),
    ),
    without(
        502,
        "anchors are not brought back when what followed fails",
        f"{ANCHORS}_what_fails_brings_the_lines_back_and_keeps_what_others_added_meanwhile",
        (ANCHORING, "        if others != before:\n            with", "        if False:\n            with"),
    ),
    without(
        502,
        "what others anchored meanwhile is lost",
        f"{ANCHORS}_what_fails_brings_the_lines_back_and_keeps_what_others_added_meanwhile",
        (ANCHORING, "before + _content(handle).removeprefix(others)", "before"),
    ),
    without(
        502,
        "a line is written to a file that was replaced",
        f"{ANCHORS}_a_line_that_waits_while_the_file_is_replaced_is_not_lost",
        (ANCHORING, "is_held = _is_at(place, handle)", "is_held = True"),
    ),
    without(
        502,
        "anchors are taken without a lock",
        f"{ANCHORS}_lines_are_taken_under_the_lock_of_those_who_add_some",
        (ANCHORING, "            fcntl.flock(handle, fcntl.LOCK_EX)\n", ""),
    ),
    without(
        502,
        "anchors of other databases are taken",
        f"{FRESH}_what_other_databases_wrote_among_the_anchors_stays",
        (ANCHORING, "for line in lines if not line.rstrip().endswith", "for line in () if not line.rstrip().endswith"),
    ),
    without(
        502,
        "a commit that fails leaves the anchors gone",
        f"{FRESH}_a_commit_that_fails_leaves_the_anchors_as_they_were",
        (
            "exchange/applying/demonstration/renewing.py",
            "with anchors_kept_on_failure() as forget, transaction.atomic():",
            "with transaction.atomic(), anchors_kept_on_failure() as forget:",
        ),
    ),
    without(
        503,
        "the register does not say who sees the address of the chef de projet",
        "reports/privacy/test_register.py",
        ("reports/privacy/processings.py", " ; du chef de projet, aussi l’adresse e-mail, pour le joindre", ""),
    ),
    without(
        504,
        "a point that was seen is journalled as an answer",
        f"{SEEN}_a_point_marked_as_seen_keeps_its_place_and_is_journalled",
        (
            "domain/documents/usecases/imports.py",
            "event = Event.IMPORT_POINT_SEEN if is_seen else Event.IMPORT_POINT_REOPENED",
            "event = Event.IMPORT_ANSWERED",
        ),
    ),
    without(
        504,
        "the points of a reading fill the history that all may read",
        f"{SEEN}_the_points_of_a_reading_are_left_out_of_what_everybody_reads_of_the_contract",
        ("reports/changes.py", "        entries = entries.exclude(event__in=OF_A_REVIEW)\n", "        pass\n"),
    ),
    without(
        504,
        "a point that is gone loses the choices typed with it",
        f"{SEEN}_a_point_that_is_gone_is_said_and_the_choices_made_stay_on_the_page",
        (
            "web/pages/documents/seeing.py",
            "return show(request, begun, typed=form.choices, status=409)",
            "return show(request, begun, status=409)",
        ),
    ),
    without(
        504,
        "choices are kept though the mark sent with them is refused",
        f"{IMPORTS}_a_point_that_cannot_be_marked_leaves_the_choices_made_with_it_unkept",
        (
            "exchange/applying/imports.py",
            "    with transaction.atomic():\n        _answer(",
            "    if True:\n        _answer(",
        ),
    ),
    without(
        504,
        "two people on one review write over each other",
        f"{SEEN}_two_people_on_one_review_do_not_write_over_each_other",
        (
            "web/pages/documents/seeing.py",
            "mark_point(begun, point, expected_version=expected,",
            "mark_point(begun, point, expected_version=begun.version,",
        ),
    ),
    without(
        505,
        "people of elsewhere are of another « instance »",
        "exchange/archives/test_archive_complete.py exchange/archives/test_archive_people.py",
        (
            "exchange/planning/archive/keys.py",
            '_MARK, _FORMER_MARK = " (autre installation)"',
            '_MARK, _FORMER_MARK = " (autre instance)"',
        ),
    ),
    without(
        505,
        "the former mark of people of elsewhere is doubled",
        "exchange/archives/test_archive_complete.py::test_the_former_mark_of_people_of_elsewhere_means_the_same_as_the_present_one",
        ("exchange/planning/archive/keys.py", ".removesuffix(_FORMER_MARK)", ""),
    ),
    without(
        506,
        "edits that undo one another may be proposed",
        "web/pages/amendments/test_turns.py::test_edits_that_undo_one_another_are_nothing_to_propose",
        ("domain/contracts/usecases/circuit.py", "if not changes_its_text(held):", "if not held.edits:"),
    ),
    without(
        506,
        "edits that undo one another are offered to be proposed",
        "web/pages/amendments/test_turns.py::test_edits_that_undo_one_another_are_nothing_to_propose",
        ("web/pages/amendments/presenters/heads.py", "changes_its_text(amendment),", "bool(amendment.edits),"),
    ),
    without(
        506,
        "a neighbourhood with two guesses is counted twice",
        f"{PAIRS}_a_neighbourhood_with_two_guesses_is_counted_once",
        (
            "reports/correspondences.py",
            "len({one.perimeter_pk for one in self.to_confirm})",
            "len(self.to_confirm)",
        ),
    ),
    without(
        507,
        "a référent reads the mandates of other communes",
        f"{PAST}_a_referent_reads_the_mandates_of_their_own_commune_alone",
        (
            "reports/changes.py",
            "sees_all = seen_by is None or can_see_all_people(seen_by, contract.code)",
            "sees_all = True",
        ),
    ),
    without(
        507,
        "the home names people whom the history does not",
        f"{PAST}_the_home_names_nobody_to_those_to_whom_the_history_names_nobody",
        ("web/pages/home/views.py", "by_title=not can_see_people(member, contract.code))", "by_title=False)"),
    ),
    without(
        507,
        "who wrote under no mandate is named",
        f"{PAST}_who_wrote_is_told_without_a_name_whatever_is_known_of_them",
        ("reports/histories.py", "entry.mandate_label or UNKNOWN_MANDATE", "entry.mandate_label or who"),
    ),
    without(
        507,
        "who keeps the contract of the reader is whom to ask of another's figures",
        "domain/indicators/test_whose.py::test_who_keeps_the_contract_of_the_figures_is_whom_to_ask",
        (
            "domain/indicators/usecases/keeping.py",
            'whom_to_ask(dataset.contract.code if dataset.contract else "",',
            "whom_to_ask(by.contract,",
        ),
    ),
    without(
        508,
        "letters stay when a demonstration is made new",
        "web/pages/demonstration/test_demonstration.py::test_who_leads_or_administers_makes_it_new_again_after_a_page_that_warns",
        ("exchange/applying/demonstration/renewing.py", "    forget_letters()\n", ""),
    ),
    without(
        508,
        "an unmarked base is marked and emptied in one run",
        f"{FRESH}_a_base_without_the_mark_is_not_marked_and_emptied_in_one_run",
        ("exchange/management/commands/demo.py", "        refuse_unmarked()\n", "        begin_demonstration()\n"),
    ),
    without(
        508,
        "people of the same domain are those of the demonstration",
        f"{FRESH}_a_true_instance_whose_people_have_addresses_of_the_same_domain_is_refused",
        (
            "exchange/applying/demonstration/preparing.py",
            "if person.email not in made_up]",
            'if not person.email.endswith("@regain.example")]',
        ),
    ),
    without(
        509,
        "the plan of the site has not the areas of the menu",
        "web/pages/home/test_site_map.py::test_the_plan_has_the_areas_of_the_menu",
        (
            "web/pages/home/site_map.py",
            "_of_a_contract(member, standing) if member.contract else _of_the_menu(member, standing)",
            "_of_a_contract(member, standing)",
        ),
    ),
    without(
        510,
        "squares are empty boxes everywhere",
        f"{BOXES}_boxes_that_are_bullets_are_still_bullets {BOXES}_a_ticked_box_elsewhere_makes_no_boxes_of_bullets",
        (
            f"{RULES}/boxes.py",
            "any(isinstance(one, Line) and _TICKED.search(one.folded) for one in run) else _BOX",
            "True else _BOX",
        ),
    ),
    without(
        510,
        "an unticked line is a statement",
        f"{BOXES}_an_unticked_line_is_no_statement",
        (
            f"{RULES}/boxes.py",
            'return [line for mark, line in boxed if mark["ticked"] and line.words]',
            "return [line for mark, line in boxed if line.words]",
        ),
    ),
    without(
        510,
        "what is not ticked is left out in silence",
        f"{BOXES}_an_unticked_line_is_no_statement",
        (
            f"{RULES}/boxes.py",
            '            self._ledger.unsure.append(passage)\n            self._ledger.warn(\n                "not_ticked"',
            '            self._ledger.warn(\n                "not_ticked"',
        ),
    ),
    without(
        510,
        "answers that head columns are statements",
        f"{BOXES}_answers_that_head_columns_are_no_statements_and_a_no_is_told",
        (
            f"{RULES}/boxes.py",
            'answers = has_boxes and "oui" in heads and any(map(_NO.fullmatch, heads))',
            "answers = False",
        ),
    ),
    without(
        510,
        "boxes in several columns are read in silence",
        f"{BOXES}_boxes_in_several_columns_are_told_and_not_surely_placed",
        (f"{RULES}/boxes.py", "            self._tell_columns(bare)\n", "            pass\n"),
    ),
    without(
        510,
        "a short word under a wide box of a form is its mark",
        f"{OVERLAYS}_only_the_mark_of_a_box_gives_way_to_its_sign",
        (f"{PDF}/pages.py", "word.words in _MARKS or box.x1 - box.x0 <= _WIDEST_FOR_MARK * word.size", "True"),
    ),
    without(
        511,
        "a number with an exponent, or with letters for figures, is read in part",
        f"{OF_RULES}_figures.py",
        (f"{RULES}/quantities.py", "        if is_unclear(folded):\n", "        if False:\n"),
    ),
    without(
        511,
        "an exponent is a figure of its number",
        f"{OF_RULES}_figures.py::test_number_with_an_exponent_is_told_and_not_read",
        (f"{RULES}/folding.py", '_RAISED_FIGURES.sub(lambda found: "^" * len(found[0]), words)', "words"),
    ),
    without(
        511,
        "the exponent of a power of ten calls a note",
        f"{LOOKS}_power_of_ten_keeps_its_exponent",
        (
            f"{READING}/runs.py",
            "if group[0].raised and _EXPONENT.fullmatch(words) and _is_power(before, after):",
            "if False:",
        ),
    ),
    without(
        511,
        "raised words that are the value of their label call a note",
        f"{LOOKS}_raised_figure_that_is_all_the_value_of_a_label_stays",
        (
            f"{READING}/runs.py",
            'return bare.isascii() and bare.isdigit() and before.endswith(":") and',
            "return False and",
        ),
    ),
    without(
        512,
        "the hour of signature loses the day and the place",
        f"{OF_RULES}_signed.py::test_the_hour_of_signature_loses_neither_the_day_nor_the_place",
        (f"{RULES}/signature.py", "(_AT_AN_HOUR.search(folded) and not signs)", "_AT_AN_HOUR.search(folded)"),
    ),
    without(
        512,
        "a place and a day after a sentence are not read",
        f"{OF_RULES}_signed.py::test_a_place_and_a_day_after_a_sentence_are_read",
        (f"{RULES}/labels.py", "    if signing := _SIGNING_AFTER.search(folded):\n", "    if signing := None:\n"),
    ),
    without(
        513,
        "one line of a cover refuses an agreement",
        f"{OTHERS}_a_cover_line_alone_refuses_no_agreement {OTHERS}_a_cover_line_refuses_no_thin_agreement_that_names_its_town",
        (f"{RULES}/other_papers.py", "(titled and told and (not built or told >= _SURELY))", "(titled and told)"),
    ),
    without(
        513,
        "a field of the cover that says there is no amendment makes one",
        f"{OTHERS}_a_cover_that_says_there_is_no_amendment_is_read",
        (f"{RULES}/other_papers.py", " or _NO_AMENDMENT.search(words):", ":"),
    ),
    without(
        513,
        "a numbered objective heads a lost column",
        f"{OF_FORMATS}_text_tables.py",
        (f"{READING}/text_tables.py", "    if _NUMBERED.match(folded):\n", "    if False:\n"),
    ),
    without(
        514,
        "an XLS whose marks cannot be read is read without them",
        "exchange/reading/observations/test_seen_of_xls.py::test_an_xls_whose_marks_cannot_be_read_is_refused",
        (
            "exchange/reading/observations/xls_marks.py",
            "        raise UnreadableFile(_UNREAD) from error\n",
            "        return {}\n",
        ),
    ),
    without(
        515,
        "an instruction of a form is the value of its label",
        f"{BLANKS}_dots_and_words_for_nothing_are_no_value {BOXES}_an_instruction_is_no_referent",
        (
            f"{RULES}/blanks.py",
            "|(?:cliquez|appuyez|touchez)(?: ou (?:cliquez|appuyez|touchez))? ici pour [^.;]{4,60}",
            "",
        ),
    ),
)
