"""Mends of amendments, histories and documents: 300 and the line of the faults."""

from tests.mutations.model import without

CHANGES = "exchange/planning/test_amended_changes.py::test"
COUNTS = "web/pages/amendments/test_counts.py::test"
PAPER, CONSOLIDATED = "exchange/writing/test_amendment.py::test", "exchange/writing/test_consolidated.py::test"
PAST, TURNS = "web/pages/amendments/test_contract_past.py::test", "web/pages/amendments/test_turns.py::test"
SEEN = "web/pages/documents/test_points_seen.py::test"
DIFFERENCES, STATES = "domain/contracts/rules/differences.py", "domain/contracts/rules/states.py"
CIRCUIT = "web/pages/amendments/presenters/circuit.py"
AMENDMENT, COMPOSING = "exchange/writing/amendment.py", "exchange/writing/agreement/composing.py"
SIGNING, REVIEW = "exchange/writing/agreement/signing.py", "web/pages/documents/review_presenter.py"

MUTATIONS = (
    without(
        301,
        "a line that takes the place of another is added, and the other removed",
        f"{CHANGES}_a_move_says_from_which_rank_to_which_and_a_line_that_takes_a_place_replaces_it",
        (DIFFERENCES, "root = _with_replacements(root) if quoting else root", "root = root"),
    ),
    without(
        302,
        "a move has no destination",
        f"{CHANGES}_a_move_says_from_which_rank_to_which_and_a_line_that_takes_a_place_replaces_it",
        (DIFFERENCES, "pair.target.pointer, _destination(pair.move))", 'pair.target.pointer, "")'),
    ),
    without(
        302,
        "a move says from no rank",
        f"{CHANGES}_a_move_says_from_which_rank_to_which_and_a_line_that_takes_a_place_replaces_it",
        (DIFFERENCES, 'ranks = f"du {rank(before)} au {rank(after)} rang" if', 'ranks = "" if'),
    ),
    without(
        302,
        "the comparison says a move twice, without ranks",
        f"{COUNTS}_signs_of_changes_are_their_own",
        ("web/pages/amendments/presenters/changes.py", "    if step.moved:\n", "    if False:\n"),
    ),
    without(
        303,
        "the page of the text counts edits",
        f"{COUNTS}_the_text_the_changes_and_the_circuit_give_one_count",
        (
            "web/pages/amendments/presenters/heads.py",
            'made = told(changes_of(amendment)) or "aucun changement"',
            'made = french.counted(len(amendment.edits), "modification")',
        ),
    ),
    without(
        303,
        "the page of the circuit counts edits",
        f"{COUNTS}_the_text_the_changes_and_the_circuit_give_one_count",
        (CIRCUIT, "made = told(changes_of(amendment))", 'made = french.counted(len(amendment.edits), "modification")'),
    ),
    without(
        303,
        "the history counts edits",
        f"{COUNTS}_the_history_of_the_agreement_repeats_it",
        (
            "exchange/applying/amendments.py",
            "counted=counts(changes_of(amendment)),",
            'counted={"change": len(amendment.edits)},',
        ),
    ),
    without(
        304,
        "typography alone is a change",
        "exchange/planning/test_round_trip.py::test_what_was_written_and_read_again_changes_nothing",
        (
            "core/labels.py",
            '    return _AROUND_MARKS.sub("", " ".join(kept.split())).rstrip(" .;,")\n',
            "    return words\n",
        ),
    ),
    without(
        304,
        "capitals and accents are typography",
        "exchange/planning/test_round_trip.py::test_case_accents_and_marks_inside_a_sentence_are_more_than_typography",
        (
            "core/labels.py",
            '    return _AROUND_MARKS.sub("", " ".join(kept.split())).rstrip(" .;,")\n',
            "    return fold(words)\n",
        ),
    ),
    without(
        305,
        "a frame is alone on its page",
        f"{PAPER}_the_last_words_before_the_frames_go_over_the_page_with_them",
        ("exchange/writing/keeping.py", " or isinstance(following, SignatureRoom))", ")"),
    ),
    without(
        305,
        "rows of frames may be cut off",
        f"{PAPER}_beyond_one_page_of_frames_the_last_row_is_not_alone",
        ("exchange/writing/keeping.py", "(is_on_one_page or at == count - 2)", "is_on_one_page"),
    ),
    without(
        305,
        "no deliberation is cited",
        f"{PAPER}_an_amendment_of_an_amendment_refers_to_both",
        (AMENDMENT, 'yield Paragraph(f"Vu la délibération', 'Paragraph(f"Vu la délibération'),
    ),
    without(
        305,
        "nothing says the function of who signs",
        f"{PAPER}_who_signs_is_named_with_their_function_and_the_others_have_room_to_write_it",
        (AMENDMENT, "_signatories(facts), below=_below(facts)),", "_signatories(facts)),"),
    ),
    without(
        306,
        "the cover of a consolidated text names no amendment",
        f"{CONSOLIDATED}_the_cover_names_the_territory_and_each_amendment_with_its_day",
        (COMPOSING, '    yield from (f"Intègre {one.said}" for one in amended)\n', ""),
    ),
    without(
        306,
        "who joined by an amendment signed on the first day",
        f"{CONSOLIDATED}_who_joined_by_an_amendment_does_not_stand_under_the_first_day",
        (SIGNING, "later = {name for one in amended for name in one.joined}", "later = set[str]()"),
    ),
    without(
        306,
        "the map of a neighbourhood is not drawn",
        f"{CONSOLIDATED}_the_map_stands_under_its_title_and_none_of_its_words_is_taken_for_text",
        (COMPOSING, "sections, maps.get(read.name))", "sections, None)"),
    ),
    without(
        306,
        "the frames of an agreement lose who signs",
        f"{CONSOLIDATED}_each_frame_of_the_agreement_keeps_who_signs_and_their_function",
        (SIGNING, 'below = tuple(signers.get(name, "") for name in names) if signers else ()', "below = ()"),
    ),
    without(
        306,
        "pages are left half empty between two parts",
        f"{CONSOLIDATED}_no_page_is_left_half_empty_between_two_parts",
        (COMPOSING, "Cover, Paper, Picture\n", "Cover, PageBreak, Paper, Picture\n"),
        (COMPOSING, "    yield from steering.steering(", "    yield PageBreak()\n    yield from steering.steering("),
    ),
    without(
        306,
        "a short row of a table may be cut between two pages",
        "exchange/writing/test_keeping.py::test_word_and_libreoffice_are_told_to_keep_a_short_group_and_to_cut_a_tall_row",
        (
            "exchange/writing/odt/tables.py",
            'fo:keep-together="always"/></style:style>\'\n    \'<style:style style:name="Frame"',
            'fo:keep-together="auto"/></style:style>\'\n    \'<style:style style:name="Frame"',
        ),
    ),
    without(
        307,
        "the history of a contract lists no import",
        f"{PAST}_imports_and_confirmed_correspondences_are_listed_without_a_name",
        ("reports/changes.py", '"documents": [applied]}', '"documents": []}'),
    ),
    without(
        307,
        "two dates are not compared",
        f"{PAST}_two_dates_are_compared_line_by_line",
        ("web/pages/amendments/views/past.py", "        context |= compared(*then, today=timezone.localdate())\n", ""),
    ),
    without(
        307,
        "fingerprints and numbers of bytes are told",
        f"{PAST}_fingerprints_and_numbers_of_bytes_are_told_to_nobody",
        ("reports/histories.py", 'FOR_MACHINES = {"sha256", "size", "signature"}', "FOR_MACHINES = set[str]()"),
    ),
    without(
        307,
        "readers have no tab to the history",
        f"{PAST}_who_keeps_the_contract_reads_names_and_readers_have_a_tab",
        (
            "web/ui/nav.py",
            '("Ce qui a changé", "contract_history", "")',
            '("Ce qui a changé", "contract_history", "see_journal")',
        ),
    ),
    without(
        308,
        "whoever has the turn is not told",
        f"{TURNS}_the_turn_is_said_to_all_and_to_whoever_has_it",
        (CIRCUIT, "    if NEXT_STEPS[status](member, amendment):\n", "    if False:\n"),
    ),
    without(
        308,
        "the State finds no amendment at home",
        f"{TURNS}_the_state_who_signs_with_them_finds_the_amendment_at_home",
        ("reports/roadmap.py", "to_sign=tuple(opened) if member.is_one_of(Role.STATE) else (),", "to_sign=(),"),
    ),
    without(
        311,
        "the choice of a review comes after what is graver",
        f"{SEEN}_a_choice_comes_first_whatever_its_severity_and_is_called_one",
        (
            REVIEW,
            "            one.choice is None,\n            ORDER",
            "            ORDER",
        ),
    ),
    without(
        311,
        "a choice looks like information",
        f"{SEEN}_a_choice_comes_first_whatever_its_severity_and_is_called_one",
        (
            REVIEW,
            'severity="choice" if finding.choice and is_open else finding.severity.value,',
            "severity=finding.severity.value,",
        ),
    ),
    without(
        311,
        "a point that was seen is not said to be",
        f"{SEEN}_a_point_marked_as_seen_keeps_its_place_and_is_journalled",
        (REVIEW, "is_seen=finding.choice is None and key_of(finding) in seen,", "is_seen=False,"),
    ),
    without(
        312,
        "the agreement of another commune is refused at the last click",
        "web/pages/documents/test_import_pages.py::test_the_agreement_of_another_commune_is_refused_as_soon_as_it_is_read_and_nothing_is_kept",
        (
            "exchange/applying/imports.py",
            "insee_code = _theirs(read, contract, remedy=NOTHING_KEPT, by=by)",
            'insee_code = insee_code_of(read.reading.draft, contract) or ""',
        ),
    ),
    without(
        313,
        "a sentence that binds two bodies is two rows",
        "web/pages/contracts/test_promises.py::test_one_sentence_for_two_bodies_is_written_once_with_a_row_for_each",
        (
            "web/pages/contracts/promise_lines.py",
            "(one.insee_code, as_typed_plainly(one.text))",
            "(one.insee_code, one.pk)",
        ),
    ),
    without(
        314,
        "changes borrow the signs of kept, at risk, broken",
        f"{COUNTS}_signs_of_changes_are_their_own web/pages/documents/test_plan_signs.py",
        ("web/ui/templatetags/states.py", 'kind=f"change-{kind}"', 'kind="kept"'),
    ),
    without(
        315,
        "what is said today is in the past",
        f"{PAST}_what_is_said_today_is_in_the_present_and_what_was_in_the_past",
        (
            "web/pages/amendments/presenters/past.py",
            'then.day > today else ("a", "ont", "n’a")',
            'then.day > today else ("avait", "avaient", "n’avait")',
        ),
    ),
)
