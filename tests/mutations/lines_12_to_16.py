"""Mends of lines 12 to 16: archives of contracts, the OpenID provider, figures of another contract."""

from tests.mutations.model import without

PROPOSALS, ENTRIES = "exchange/planning/archive/proposals.py", "exchange/planning/archive/entries.py"
NEIGHBOURS = "exchange/archives/test_archive_neighbours.py::test"
SQUATTING = "exchange/archives/test_archive_squatting.py"
PEOPLE = "exchange/archives/test_archive_people.py::test"
SHAPES, BAD_SHAPES = "exchange/planning/archive/shapes.py", "exchange/archives/test_archive_shapes.py"
TEXTS, UNDERSTANDING = "exchange/planning/archive/texts.py", "exchange/planning/archive/understanding.py"
CHANGES = "reports/changes.py"
WIRE, CALLS = "core/calling/wire.py", "core/calling/calls.py"
CALLING = "core/calling/test_calls.py::test"
CLIENT, PROVIDER_SHAPES = "web/signing/openid/client.py", "web/signing/openid/shapes.py"
PROVIDER = "openid/test_hostile_provider.py::test"
OPENID_SHAPES = "web/signing/openid/test_shapes.py"
WHOSE, PAGES = "domain/indicators/test_whose.py::test", "web/pages/observations/test_whose_pages.py::test"

MUTATIONS = (
    without(
        12,
        "what comes may lead to a place of another contract",
        f"{NEIGHBOURS}_a_commune_of_another_contract_is_not_taken_into_this_one",
        (
            PROPOSALS,
            "            if owner:\n                self.found.refusals.append(",
            "            if False:\n                self.found.refusals.append(",
        ),
    ),
    without(
        12,
        "what hangs on a place already here comes unasked",
        f"{NEIGHBOURS}_what_would_change_a_place_already_here_is_shown_with_both_sizes_and_left",
        (PROPOSALS, "is_asked = bool(anchors) or", "is_asked ="),
    ),
    without(
        12,
        "what is another contract's may be taken",
        f"{NEIGHBOURS}_a_free_perimeter_that_may_be_anothers_is_not_adopted_even_when_asked",
        (PROPOSALS, "is_taken = key in self.taken and not owner", "is_taken = key in self.taken"),
        (PROPOSALS, "if one.owner and one.key in self.taken:", "if False:"),
    ),
    without(
        12,
        "a free perimeter is adopted unasked",
        f"{NEIGHBOURS}_a_free_perimeter_here_is_adopted_only_when_taken",
        (PROPOSALS, "if self._propose(Perimeter, row, anchors, key=f\"{ADOPTION}:{row['id']}\"):", "if True:"),
    ),
    without(
        12,
        "a correspondence is confirmed unasked",
        f"{NEIGHBOURS}_a_correspondence_about_anothers_perimeter_stays_out_and_the_contract_comes",
        (PROPOSALS, "is_asked = bool(anchors) or", "is_asked = (bool(anchors) and table is not Correspondence) or"),
    ),
    without(
        12,
        "a neighbourhood of another agglomeration is taken for that of the archive",
        f"{NEIGHBOURS}_a_neighbourhood_under_the_code_of_anothers_is_refused",
        ("exchange/planning/archive/matching.py", "if one.intercommunality_id != agglomeration:", "if False:"),
    ),
    without(
        12,
        "a national code of another territory is taken",
        SQUATTING,
        (PROPOSALS, "    weighing.refuse_what_lies_elsewhere()\n", ""),
    ),
    without(
        12,
        "entries about places already here are written",
        f"{NEIGHBOURS}_nothing_is_told_of_places_already_here",
        ("exchange/planning/archive/plan.py", "if key in new[table] and row", "if row"),
    ),
    without(
        12,
        "entries of elsewhere are sealed as those of here",
        f"{PEOPLE}_no_key_of_theirs_is_a_key_of_ours {PEOPLE}_the_journal_says_that_they_come_from_elsewhere_and_none_of_it_can_be_undone",
        (ENTRIES, "entry = Entry(**values, origin=origin)", "entry = Entry(**values)"),
    ),
    without(
        12,
        "a file that an archive brought is the source of what is imported here",
        "domain/territory/test_sources.py",
        (
            "domain/territory/usecases/sources.py",
            'if known and history_of(known).filter(origin="").exists():',
            "if known:",
        ),
    ),
    without(
        12,
        "the plan shows no proposal",
        f"{NEIGHBOURS}_the_plan_is_shown_line_by_line",
        ("exchange/planning/archive/wording.py", "    lines += _proposed(plan)\n", ""),
    ),
    without(
        13,
        "who wrote there is who bears that key here",
        f"{PEOPLE}_no_key_of_theirs_is_a_key_of_ours",
        (ENTRIES, "{name: key_elsewhere(row[name], origin) for name", "{name: row[name] for name"),
    ),
    without(
        13,
        "whom an entry names there is who bears that key here",
        f"{PEOPLE}_no_key_of_theirs_is_a_key_of_ours",
        (ENTRIES, "return {**row, **sides,", "return {**row,"),
    ),
    without(
        13,
        "personal values of there are of who bears that key here",
        f"{PEOPLE}_no_key_of_theirs_is_a_key_of_ours",
        (ENTRIES, "{place: [key_elsewhere(whose, origin), value] for", "{place: [whose, value] for"),
    ),
    without(
        13,
        "a name of there is taken for that of a person of here",
        f"{PEOPLE}_what_people_of_there_did_is_nothing_of_the_people_of_here",
        ("exchange/planning/archive/keys.py", "moved = {**signed_elsewhere(table, row),", "moved = {**row,"),
    ),
    without(
        13,
        "who began an import there is who bears that key here",
        f"{PEOPLE}_no_key_of_theirs_is_a_key_of_ours",
        ("exchange/planning/archive/tables.py", '"documents.documentimport.started_by_key":', '"documents.none":'),
    ),
    without(
        14,
        "a snapshot of any shape is accepted",
        BAD_SHAPES,
        (SHAPES, '"contracts.agreementversion.snapshot": is_draft', '"contracts.agreementversion.snapshot": is_plain'),
    ),
    without(
        14,
        "edits of any shape are accepted",
        f"{BAD_SHAPES}::test_no_json_column_takes_what_is_not_its_own",
        (SHAPES, '"contracts.amendment.edits": _is_edits', '"contracts.amendment.edits": is_plain'),
    ),
    without(
        14,
        "edits that do not go with their text are accepted",
        f"{BAD_SHAPES}::test_a_value_that_would_break_a_page_is_refused_by_its_place",
        ("exchange/planning/archive/coherence.py", 'if not _edits_fit(row, snapshots[row["base"]]):', "if False:"),
    ),
    without(
        14,
        "a reading of any shape is accepted",
        BAD_SHAPES,
        (SHAPES, '"documents.documentimport.reading": _is_reading', '"documents.documentimport.reading": is_plain'),
    ),
    without(
        14,
        "a day or a moment of any year is accepted",
        f"{BAD_SHAPES}::test_a_value_that_would_break_a_page_is_refused_by_its_place",
        ("exchange/planning/archive/values.py", "return value.year in YEARS", "return True"),
    ),
    without(
        14,
        "a media type of two lines is accepted",
        f"{BAD_SHAPES}::test_a_value_that_would_break_a_page_is_refused_by_its_place",
        (UNDERSTANDING, 'all(_MEDIA_TYPE.fullmatch(row["media_type"])', 'all(row["media_type"]'),
    ),
    without(
        14,
        "a name of two lines is accepted",
        f"{BAD_SHAPES}::test_a_value_that_would_break_a_page_is_refused_by_its_place",
        (TEXTS, 'not in {"Cc", "Cs"}', 'not in {"Cs"}'),
    ),
    without(
        14,
        "half a character is accepted",
        f"{BAD_SHAPES}::test_a_value_that_would_break_a_page_is_refused_by_its_place",
        (TEXTS, 'not in {"Cc", "Cs"}', 'not in {"Cc"}'),
    ),
    without(
        15,
        "an answer may come as slowly as it likes",
        f"{CALLING}_what_drips_is_cut_in_all_and_not_between_bytes",
        (WIRE, "return min(self.in_all(), self.patience)", "return self.patience"),
    ),
    without(
        15,
        "an answer may be of any weight",
        f"{CALLING}_what_never_ends_is_cut_early",
        (WIRE, "if self._left < 0:", "if False:"),
        (CALLS, "if self._left < 0:", "if False:"),
    ),
    without(
        15,
        "the description of the provider is asked each time",
        f"{PROVIDER}_the_description_and_the_keys_are_asked_once_for_all",
        (CLIENT, "DESCRIPTIONS.get(provider.url, self._describe)", "self._describe()"),
    ),
    without(
        15,
        "a stranger's GET makes a call",
        f"{PROVIDER}_nothing_is_asked_before_a_form_is_sent",
        ("web/pages/accounts/views/openid.py", 'if request.method == "GET":', "if False:"),
        ("web/pages/accounts/views/openid.py", 'request.POST.get("next", "")', 'request.GET.get("next", "")'),
    ),
    without(
        15,
        "any number of threads waits for another machine",
        f"{CALLING}_those_beyond_the_places_are_refused_at_once",
        (CALLS, "with self.places.one():", "if True:"),
    ),
    without(
        15,
        "as many threads as come wait for the provider, as long as it likes",
        f"{PROVIDER}_the_provider_holds_few_threads_for_a_few_seconds",
        (
            CLIENT,
            "Limits(seconds=4, size=256 * 1024), CallsAtOnce(2, within=OUT)",
            "Limits(seconds=60, size=1 << 30), CallsAtOnce(50)",
        ),
    ),
    without(
        15,
        "keys of any shape are taken",
        f"{OPENID_SHAPES}::test_keys_are_a_list_of_keys",
        (PROVIDER_SHAPES, "if not isinstance(keys, list) or len(keys) > _MOST_KEYS:", "if False:"),
    ),
    without(
        15,
        "a part of a key is of any type",
        f"{OPENID_SHAPES}::test_keys_are_a_list_of_keys",
        (
            PROVIDER_SHAPES,
            "if any(not isinstance(part, str) or len(part) > _LONGEST_PART for part in parts.values()):",
            "if False:",
        ),
    ),
    without(
        15,
        "a description of any shape is taken",
        f"{OPENID_SHAPES}::test_a_description_has_its_addresses",
        (
            PROVIDER_SHAPES,
            "if not isinstance(given, str) or not given.strip() or len(given) > most or not given.isprintable():",
            "if not given:",
        ),
    ),
    without(
        15,
        "a token out of shape is a 500",
        f"{OPENID_SHAPES}::test_tokens_out_of_shape",
        (
            "web/signing/openid/tokens.py",
            "except (jwt.PyJWTError, *_NOT_OF_ITS_SHAPE) as error:",
            "except jwt.PyJWTError as error:",
        ),
    ),
    without(
        15,
        "a blank subject is an account",
        f"{OPENID_SHAPES}::test_a_token_about_nobody_is_refused",
        ("web/signing/openid/tokens.py", 'if not str(claims["sub"]).strip():', "if False:"),
    ),
    without(
        15,
        "a blank subject names a person",
        f"{OPENID_SHAPES}::test_the_subject_is_somebody_in_particular",
        (PROVIDER_SHAPES, " or not given.strip()", ""),
    ),
    without(
        16,
        "a lead writes the figures of all",
        "domain/indicators/test_whose.py",
        ("domain/indicators/usecases/keeping.py", "if not by.is_known or may_write_dataset(by, dataset):", "if True:"),
    ),
    without(
        16,
        "a lead writes official figures beside another contract",
        f"{WHOSE}_beside_another_contract_official_figures_are_the_administrators",
        ("domain/indicators/rules/access.py", " and set(contracts) <= {member.contract}", ""),
    ),
    without(
        16,
        "a data set of one contract is written from another",
        f"{WHOSE}_ones_own_are_those_who_keep_the_contract",
        (
            "domain/indicators/rules/access.py",
            "return dataset.contract is not None and can_edit_contract(member, dataset.contract)",
            "return True",
        ),
    ),
    without(
        16,
        "a data set of one contract is listed and counted in another",
        f"{PAGES}_those_of_another_contract_read_nothing_of_it",
        (
            "domain/indicators/queries/visible.py",
            'return Q(**{f"{way}is_own": False}) | Q(**{f"{way}contract__in": _of(member)})',
            "return Q()",
        ),
    ),
    without(
        16,
        "a data set of one contract is opened from another",
        "domain/test_visible_lists.py web/pages/observations/test_whose_pages.py",
        (
            "domain/indicators/rules/access.py",
            "return one.contract is not None and can_see_contract(member, one.contract)",
            "return True",
        ),
    ),
    without(
        16,
        "official figures leave no trace in the journal of a contract",
        f"{PAGES}_the_journal_tells_everyone_of_official_figures_and_ours_of_ours",
        (CHANGES, 'if "chiffres" in kinds:', "if False:"),
    ),
)
