"""Mends of lines 17 to 25: mandates, files, histories, other machines, restores, letters, names of files."""

from tests.mutations.model import without

CHANGES, TOLD = "reports/changes.py", "web/test_telling.py::test"
WIRE, CALLS, ADDRESSES = "core/calling/wire.py", "core/calling/calls.py", "core/calling/addresses.py"
CALLING = "core/calling/test_calls.py::test"
INVITATIONS, ONESELF = "domain/accounts/usecases/invitations.py", "domain/accounts/test_oneself.py::test"
LIMITS, HISTORIES = "domain/documents/usecases/limits.py", "web/test_histories.py::test"
CACHE, CACHED = "web/signing/shared_cache.py", "web/signing/test_shared_cache.py::test"
LOCKING, LOCKED = "exchange/management/locking.py", "exchange/management/test_locking.py::test"
REPLACING = "exchange/applying/backup/databases.py"
GEOCODING, GEOCODER = "exchange/applying/geocoding.py", "exchange/applying/test_geocoding.py"
HEAVY, GATE = "web/heavy.py", "web/gate.py"
LOADING, BACKUPS = "exchange/applying/backup/loading.py", "exchange/backups/test_backup_sealed.py::test"
LETTERS = "domain/accounts/usecases/letters.py"
RENEWED = "domain/accounts/test_letters_of_invitations.py::test"
DOWNLOADS = "web/downloads.py"

MUTATIONS = (
    without(
        17,
        "support is in no journal of a contract",
        f"{TOLD}_support_is_seen_by_all_in_the_history_and_the_journal",
        (CHANGES, ', "assistance": (Event.SUPPORT_OPENED,)', ""),
    ),
    without(
        17,
        "mandates and invitations are in no journal of a contract",
        f"{TOLD}_a_mandate_taken_away_and_an_invitation_purged_stay_in_the_journal",
        (CHANGES, '"personnes": (Event.MANDATE_GIVEN, Event.INVITATION_SENT), ', ""),
    ),
    without(
        17,
        "no letter says that support was opened",
        f"{TOLD}_support_is_told_to_every_lead_and_to_nobody_else",
        ("web/pages/mandates/views.py", "            tell_support(request, opened)\n", ""),
    ),
    without(
        17,
        "no letter says that an administrator invited",
        f"{TOLD}_an_administrator_who_invites_is_told_of_at_each_step",
        ("web/pages/people/views.py", "            tell_invitation(request, invitation)\n", ""),
    ),
    without(
        17,
        "no letter says that what an administrator proposed was accepted",
        f"{TOLD}_an_administrator_who_invites_is_told_of_at_each_step",
        ("web/pages/accounts/views/invitation.py", "            tell_acceptance(request, found, person)\n", ""),
    ),
    without(
        17,
        "no letter says that an administrator has a mandate in the contract",
        f"{TOLD}_an_administrator_who_receives_is_told_of",
        ("web/pages/accounts/views/invitation.py", "            tell_acceptance(request, found, request.user)\n", ""),
    ),
    without(
        17,
        "no letter says that an administrator ended a mandate",
        f"{TOLD}_an_administrator_who_ends_a_mandate_is_told_of_to_who_held_it_too",
        ("web/pages/mandates/views.py", "            tell_end(request, mandate, said)\n", ""),
    ),
    without(
        17,
        "one invites oneself",
        f"{ONESELF}_one_invites_oneself_under_no_spelling",
        (INVITATIONS, "    _refuse_own_address(invitation, by)\n", ""),
    ),
    without(
        17,
        "one accepts the invitation that one sent",
        f"{ONESELF}_an_invitation_sent_again_by_another_is_still_that_of_its_first_author",
        (INVITATIONS, "    _refuse_authors(held, taker=person)\n", ""),
    ),
    without(
        17,
        "a new account accepts the invitation that its mailbox sent",
        f"{ONESELF}_a_new_account_of_one_s_own_mailbox_is_oneself_too",
        (INVITATIONS, "    _refuse_authors(held)\n", ""),
    ),
    without(
        17,
        "one sends again the invitation that one received",
        f"{ONESELF}_one_does_not_send_again_the_invitation_one_received",
        (INVITATIONS, "    _refuse_own_address(held, by)\n", ""),
    ),
    without(
        17,
        "one gives oneself a mandate",
        f"{ONESELF}_one_gives_oneself_nothing_directly",
        (
            "domain/accounts/usecases/mandates.py",
            "if by.key == str(person.pk):\n        raise MandateToOneself",
            "if False:\n        pass",
        ),
    ),
    without(
        18,
        "the same bytes in two contracts are one file",
        "domain/documents/test_files.py",
        (
            "domain/documents/queries.py",
            "StoredFile.objects.filter(sha256=sha256, contract_code=contract_code)",
            "StoredFile.objects.filter(sha256=sha256)",
        ),
    ),
    without(
        18,
        "the same bytes of two people are one file",
        "domain/documents/test_files.py",
        (
            "domain/documents/queries.py",
            "    if not contract_code:\n        files = files.filter(pk__in=files_given_by(by)",
            "    if False:\n        files = files.filter(pk__in=files_given_by(by)",
        ),
    ),
    without(
        19,
        "a past has one page",
        f"{HISTORIES}_the_whole_past_is_reached_page_after_page",
        ("web/histories.py", "PER_PAGE = 50", "PER_PAGE = 10**9"),
    ),
    without(
        19,
        "a person leaves any number of files",
        "domain/documents/test_limits.py::test_a_fourth_file_is_refused_and_says_what_to_do",
        (LIMITS, 'held["number"] < most and ', ""),
    ),
    without(
        19,
        "a person leaves files of any weight",
        "domain/documents/test_limits.py::test_the_bytes_of_what_is_refused_are_not_kept",
        (LIMITS, ' and held["size"] + size <= megabytes * _MEGABYTE', ""),
    ),
    without(
        19,
        "a contract has any number of files waiting",
        "domain/documents/test_limits.py::test_a_contract_holds_no_more_than_its_share_whoever_gives",
        (LIMITS, "imports__contract_code=contract_code)\n", 'imports__contract_code="")\n'),
    ),
    without(
        19,
        "a day at the edge of time is a 500",
        f"{HISTORIES}_no_day_at_the_edge_of_time_breaks_the_journal",
        ("web/ui/dates.py", "        validators=WITHIN_REACH,\n", ""),
    ),
    without(
        19,
        "an act on an invitation answered meanwhile is a 500",
        f"{TOLD}_acting_on_an_invitation_answered_meanwhile_is_a_sentence",
        (
            INVITATIONS,
            'raise InvitationOver(\n            "Cette invitation vient d’être',
            'raise LookupError(\n            "Cette invitation vient d’être',
        ),
    ),
    without(
        20,
        "a redirection leads anywhere",
        f"{CALLING}_a_redirection_is_checked_as_an_address_is",
        (CALLS, "found = address_within(following, reach)", "found = read_address(following)"),
        (CALLS, "AddressRefused, Reach, address_within", "AddressRefused, Reach, address_within, read_address"),
        (WIRE, "if not all(map(reach.allows, places)):", "if False:"),
    ),
    without(
        20,
        "a name leads to this machine",
        f"exchange/management/test_fetch_open_data.py {CALLING}_a_name_that_leads_elsewhere_the_second_time_is_refused",
        (WIRE, "if not all(map(reach.allows, places)):", "if False:"),
    ),
    without(
        20,
        "one public place among several is enough",
        f"{CALLING}_one_place_out_of_reach_among_several_is_enough_to_refuse",
        (WIRE, "if not all(map(reach.allows, places)):", "if not any(map(reach.allows, places)):"),
    ),
    without(
        20,
        "the address of a data set may be of a private network",
        "domain/indicators/test_importing.py::test_the_address_of_a_file_is_public",
        ("domain/indicators/usecases/own.py", "            refuse_private(address)\n", "            pass\n"),
    ),
    without(
        20,
        "an address may hold a name and a password",
        "core/calling/test_addresses.py",
        (ADDRESSES, 'if "@" in parts.netloc:', "if False:"),
    ),
    without(
        20,
        "every place is public",
        "core/calling/test_addresses.py",
        (
            ADDRESSES,
            "return not any(place.version == one.version and place in one for one in _NOT_PUBLIC)",
            "return True",
        ),
    ),
    without(
        21,
        "a lock of the future holds",
        f"{CACHED}_an_account_locked_while_the_clock_was_ahead_opens_when_it_is_right",
        (CACHE, "return kept[0] > _now() + CLOCKS_MAY_DIFFER", "return False"),
    ),
    without(
        22,
        "two commands replace the data at once",
        f"{LOCKED}_a_second_command_is_refused_in_a_sentence_that_names_the_first",
        (LOCKING, "fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)", "pass"),
    ),
    without(
        22,
        "a command writes while another replaces the data",
        f"{LOCKED}_what_would_be_lost_with_the_former_state_is_not_written",
        ("exchange/management/command.py", "                    refuse_while_held()\n", "                    pass\n"),
    ),
    without(
        22,
        "what comes takes the place of the data before it is checked",
        f"{BACKUPS}_a_journal_with_faults_is_refused_then_restored_as_it_is_when_asked",
        (
            REPLACING,
            "with _connected_to(draft):\n            fill()",
            "is_replaced = True\n        place.unlink()\n        with _connected_to(place):\n            fill()",
        ),
        (
            REPLACING,
            "        _fold(draft)\n        _reach_the_disk(draft)\n        _keep(place, former)\n        draft.replace(place)\n",
            "",
        ),
    ),
    without(
        22,
        "the former data are not kept until all is done",
        f"{BACKUPS}_what_was_there_comes_back_when_the_end_of_a_restore_fails",
        (REPLACING, "if former.exists():\n            former.replace(place)", "former.unlink(missing_ok=True)"),
    ),
    without(
        23,
        "any number of readers waits for the geocoder, as long as it likes",
        f"{GEOCODER}::test_the_geocoder_holds_one_thread_for_a_few_seconds",
        (
            GEOCODING,
            "Limits(seconds=3, size=200_000, redirections=2), CallsAtOnce(1, within=OUT)",
            "Limits(seconds=60, size=1 << 30, redirections=2), CallsAtOnce(50)",
        ),
    ),
    without(
        23,
        "any number of threads waits for other machines in all",
        f"{GEOCODER}::test_letters_the_geocoder_and_the_provider_hold_three_threads_in_all",
        ("core/calling/places.py", "OUT = CallsAtOnce(3)", "OUT = CallsAtOnce(50)"),
    ),
    without(
        23,
        "what the geocoder answers is asked each time",
        f"{GEOCODER}::test_an_answer_is_kept_for_the_next_who_asks",
        (GEOCODING, "ANSWERS.get(address, lambda: _asked(address)[:limit])", "_asked(address)[:limit]"),
    ),
    without(
        23,
        "a document that was made is made again for each who asks",
        "web/test_heavy.py::test_twelve_identical_exports_cost_one",
        (HEAVY, "        if made is not None:\n            return made\n", ""),
        (HEAVY, "if made is not None or not is_given:", "if not is_given:"),
    ),
    without(
        23,
        "any number of documents is made at once",
        "web/test_heavy.py::test_without_a_place_each_of_them_asks_to_come_back_and_no_file_is_received",
        (HEAVY, "is_given = MAKING.take(request.member.key)", "is_given = True"),
    ),
    without(
        23,
        "an export is made without a place",
        "web/test_heavy.py::test_every_document_made_on_demand_is_heavy",
        ("web/pages/figures/exports.py", "@heavy\n", ""),
    ),
    without(
        23,
        "the page of health waits for its turn",
        "web/test_gate.py::test_an_instance_that_is_asked_too_much_says_so_and_stays_in_service",
        (GATE, "if request.path_info == self._always_open:", "if False:"),
    ),
    without(
        23,
        "requests hold all the threads",
        "web/test_gate.py",
        ("config/settings.py", "THREADS = sum(PLACES.values()) + 4", "THREADS = sum(PLACES.values())"),
    ),
    without(
        24,
        "a table too many is restored",
        f"{BACKUPS}_what_the_seal_does_not_see_is_seen_when_it_is_loaded",
        (LOADING, "if set(tables) != set(read.tables):", "if not set(tables) <= set(read.tables):"),
        (LOADING, "_fill(tables[label], label, read)", "label in tables and _fill(tables[label], label, read)"),
    ),
    without(
        24,
        "a backup without its list of files is restored",
        f"{BACKUPS}_what_the_seal_does_not_see_is_seen_when_it_is_loaded",
        ("exchange/applying/backup/checking.py", "    if lost:", "    if False:"),
    ),
    without(
        24,
        "a line that is none ends in a traceback",
        f"{BACKUPS}_a_line_that_is_none_is_named",
        (
            "exchange/reading/backup.py",
            '        except WRONG_SHAPES as error:\n            raise UnreadableFile(f"{_DAMAGED} ({part.place}, ligne',
            '        except ZeroDivisionError as error:\n            raise UnreadableFile(f"{_DAMAGED} ({part.place}, ligne',
        ),
    ),
    without(
        24,
        "a row that its table cannot hold ends in a traceback",
        f"{BACKUPS}_a_value_that_its_column_or_its_pages_cannot_bear_is_refused_in_one_sentence",
        (LOADING, "except (WrongValue, *_WRONG_ROWS) as error:", "except ZeroDivisionError as error:"),
    ),
    without(
        25,
        "a passkey counts back",
        "web/pages/accounts/test_passkey_counter.py",
        ("domain/accounts/usecases/passkeys.py", "if (counter or before) and counter <= before:", "if False:"),
    ),
    without(
        25,
        "an invitation leaves again at once",
        f"{RENEWED}_sixty_renewals_in_a_row_make_no_letter",
        (LETTERS, "if not all(one.accepted_at or is_to_be_sent_again(one, at=at) for one in same):", "if False:"),
    ),
    without(
        25,
        "an invitation leaves each hour",
        f"{RENEWED}_renewals_one_an_hour_make_five_letters_in_all",
        (LETTERS, "if sum(one.letters for one in same) >= OF_A_MANDATE:", "if False:"),
    ),
    without(
        25,
        "a quotation mark ends the name of a file",
        "web/test_downloads.py::test_no_name_says_another_kind_nor_another_header",
        (DOWNLOADS, """re.compile(r'["\\\\/:*?<>|;%\\x00-\\x1f\\x7f]')""", """re.compile(r'[/\\x00]')"""),
    ),
    without(
        25,
        "a file has the ending that it was given",
        "web/test_downloads.py::test_no_name_says_another_kind_nor_another_header",
        (DOWNLOADS, "ending = given if given in endings else endings[0]", "ending = given or endings[0]"),
    ),
)
