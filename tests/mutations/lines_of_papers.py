"""Mends of documents misread in silence, the rest: hyphens, notes, other papers, signers, tables of a text.

Numbers are 100 and the rank of the file of inputs; 130 is what was seen without a file.
"""

from tests.mutations.lines_of_reading import (
    COLUMNS,
    LOOKS,
    OF_FORMATS,
    OF_RULES,
    OVERLAYS,
    PDF,
    READING,
    REPAIRS,
    RULES,
    SHEETS,
    UNPLACED,
)
from tests.mutations.model import without

OTHERS = f"{OF_RULES}_other_papers.py::test"
SIGNERS = f"{OF_RULES}_signers.py"
TABLES = f"{OF_FORMATS}_text_tables.py::test"
STEERING = f"{OF_RULES}_promises_of_steering.py::test"
REMOVALS = "exchange/applying/test_removals.py::test"

MUTATIONS = (
    without(
        115,
        "the hyphen of a compound goes at the end of a line",
        f"{REPAIRS}_a_compound_never_seen_whole_keeps_its_hyphen",
        (f"{RULES}/repairs.py", "if not is_whole and (first or last):", "if False:"),
    ),
    without(
        115,
        "a compound that may be a word cut is kept in silence",
        f"{REPAIRS}_a_compound_that_may_be_a_word_cut_is_told {REPAIRS}_a_last_part_makes_no_compound_of_a_fragment_in_silence",
        (f"{RULES}/repairs.py", "if not (first or before in self._words if last else not is_end):", "if False:"),
    ),
    without(
        115,
        "a first part that French writes joined keeps a hyphen",
        f"{REPAIRS}_a_first_part_that_is_written_joined_leaves_no_hyphen_and_is_told",
        (f"{RULES}/repairs.py", "and JOINED_PARTS.fullmatch(before) is not None)", "and False)"),
    ),
    without(
        115,
        "a link of a longer chain is cut in a PDF",
        f"{OF_FORMATS}_pdf.py {OF_FORMATS}_pdf_hyphens.py",
        (f"{PDF}/hyphens.py", "if _CHAINED.search(before) or _CHAIN.match(after):", "if False:"),
    ),
    without(
        115,
        "the hyphen that a tagged PDF says to be the typesetter's stays",
        f"{OF_FORMATS}_pdf_hyphens.py::test_a_word_that_a_tagged_pdf_cuts_is_made_whole",
        (f"{PDF}/hyphens.py", "if before.endswith(SOFT_HYPHEN):", "if False:"),
    ),
    without(
        115,
        "a hyphen marked as the word's own is the typesetter's",
        f"{OF_FORMATS}_pdf_hyphens.py::test_a_hyphen_marked_without_its_text_may_be_the_words_own",
        (f"{PDF}/marks.py", 'return any(_name(mark) == "Span" for mark in marks) and', "return"),
    ),
    without(
        116,
        "the call of a note is part of its word in a PDF",
        f"{OF_FORMATS}_pdf_notes.py::test_call_leaves_the_number_it_stands_beside",
        (f"{PDF}/glyphs.py", "if base and glyph.character.isdigit() and _is_call(base, current, glyph):", "if False:"),
    ),
    without(
        116,
        "a note at the foot of a page parts what goes on over the page",
        f"{OF_FORMATS}_pdf_notes.py::test_note_does_not_part_what_goes_on_over_the_page",
        (f"{PDF}/notes.py", "            return rank\n", "            return len(lines)\n"),
    ),
    without(
        116,
        "the call of a note is part of its word in Word and OpenDocument",
        f"{LOOKS}_raised_figure_that_calls_a_note_is_set_apart_from_the_words",
        (f"{READING}/runs.py", "elif not group[0].raised or not _CALL.fullmatch(words) or", "elif True or"),
    ),
    without(
        119,
        "a framework agreement is read as communal",
        f"{OTHERS}_a_framework_agreement_is_called_so {OTHERS}_a_paper_that_two_mayors_sign_is_a_framework",
        (f"{RULES}/other_papers.py", "if is_framework(head, outline, folded):", "if False:"),
    ),
    without(
        119,
        "axes and a committee make a framework of the agreement of one town",
        f"{OTHERS}_an_agreement_of_one_town_is_read_whatever_its_axes_and_committee "
        f"{OTHERS}_a_paper_that_one_town_signs_is_the_agreement_of_one",
        (f"{RULES}/frameworks.py", "    if len(signing) == 1 or not (signing or apart):\n        return False\n", ""),
    ),
    without(
        119,
        "a framework without title is known by nothing",
        f"{OTHERS}_a_framework_agreement_is_called_so",
        (
            f"{RULES}/frameworks.py",
            "    return signs >= _SIGNS_WITHOUT_TITLE\n\n\ndef _signatures",
            "    return False\n\n\ndef _signatures",
        ),
    ),
    without(
        121,
        "« menaces » heads no list",
        f"{OF_RULES}_swot.py::test_four_lists_are_read_and_where_each_goes_is_told",
        (f"{RULES}/vocabulary.py", '            rf"(?:principales )?menaces{_REST}",\n', ""),
    ),
    without(
        121,
        "lists are gathered in silence",
        f"{OF_RULES}_swot.py::test_four_lists_are_read_and_where_each_goes_is_told",
        (f"{RULES}/neighbourhood.py", "    if len(titles) > 1:\n", "    if False:\n"),
    ),
    without(
        122,
        "the function of who signs is lost",
        f"{SIGNERS}::test_functions_and_names_are_kept_with_their_organisation",
        (f"{RULES}/signers.py", "        signer.function = part\n", "        pass\n"),
    ),
    without(
        122,
        "a function says nothing of its organisation",
        f"{SIGNERS}::test_a_signatory_told_by_a_function_alone_is_one "
        f"{SIGNERS}::test_who_signs_for_an_organisation_already_named_adds_none",
        (
            f"{RULES}/signers.py",
            "return Passage(), f\"{COMMUNE} {commune['of']}\" if commune else COMMUNE",
            'return Passage(), ""',
        ),
    ),
    without(
        122,
        "signers side by side are one",
        f"{OF_RULES}_signers.py",
        (f"{RULES}/signers.py", "        if len(starts) > 1 and starts[0] == 0:\n", "        if False:\n"),
    ),
    without(
        122,
        "the stamp of an electronic signature is no signature",
        f"{SIGNERS}::test_an_electronic_signature_gives_its_signer_and_leaves_the_date_of_the_text",
        (f"{RULES}/signatories.py", "        if is_stamp(line):\n", "        if False:\n"),
    ),
    without(
        122,
        "a role within the name of an organisation ends it",
        f"{OF_RULES}_signed.py::test_a_role_within_the_name_of_an_organisation_is_of_the_name",
        (f"{RULES}/signatories.py", "(?<! de)\\s++(?i:le |la |l['’]|son |sa )(?i:{ROLE}).*\"", '\\s++(?i:{ROLE}).*"'),
    ),
    without(
        126,
        "an amendment on paper is read as an agreement",
        f"{OTHERS}_an_amendment_is_called_so_and_sent_to_its_page",
        (f"{RULES}/other_papers.py", "if told := _amendment(head, folded):", "if told := None:"),
    ),
    without(
        126,
        "an amendment told by its articles alone is read as an agreement",
        f"{OTHERS}_an_amendment_is_called_so_and_sent_to_its_page {OTHERS}_an_amendment_told_by_its_articles_is_given_no_title",
        (f"{RULES}/other_papers.py", 'return "d’après ses articles" if told >= least else None', "return None"),
    ),
    without(
        126,
        "an agreement that says how it changes is refused",
        f"{OTHERS}_an_agreement_that_says_how_it_changes_is_read {OTHERS}_an_agreement_that_gives_each_of_its_own_changes_is_read",
        (
            f"{RULES}/other_papers.py",
            "least = len(_AMENDING) - 1 if communal and not itself else _AMENDING_WITHOUT_TITLE",
            "least = 1",
        ),
    ),
    without(
        126,
        "a letter with the agreement attached does not say where it is",
        f"{OVERLAYS}_picture_with_the_agreement_attached_says_where_it_is",
        (f"{PDF}/reading.py", "enclosed = ENCLOSED if printed.attached else _SCANNED", "enclosed = _SCANNED"),
    ),
    without(
        126,
        "attached documents are passed over in silence",
        f"{OVERLAYS}_attached_documents_are_told_and_data_are_not",
        (f"{PDF}/reading.py", "    if printed.attached:\n        yield", "    if False:\n        yield"),
    ),
    without(
        127,
        "the table that rules draw in a text is lost",
        f"{TABLES}_table_that_rules_or_spaces_draw_is_rebuilt",
        (f"{READING}/text_tables.py", "    return Table(tuple(map(_row, rows)))\n", "    return None\n"),
    ),
    without(
        127,
        "the table of a text is lost in silence",
        f"{TABLES}_table_that_cannot_be_rebuilt_is_told {TABLES}_table_whose_cells_are_wrapped_is_told_lost",
        (f"{READING}/text_tables.py", "            yield heads[0][0]\n", "            yield from ()\n"),
    ),
    without(
        127,
        "wrapped cells of a text are rows",
        f"{TABLES}_table_whose_cells_are_wrapped_is_told_lost",
        (
            f"{READING}/text_tables.py",
            "    return goes_on or any(_WIDE.search(cell) for row in rows for cell in row)\n",
            "    return False\n",
        ),
    ),
    without(
        129,
        "a press page, a report or a call for projects is read as an agreement",
        f"{OTHERS}_other_papers_about_neighbourhoods_are_refused",
        (f"{RULES}/other_papers.py", "if kind := _other_kind(head, outline, folded):", "if kind := None:"),
    ),
    without(
        129,
        "a paper that promises and wants nothing is read",
        f"{OTHERS}_other_papers_about_neighbourhoods_are_refused",
        (f"{RULES}/reading.py", "    refuse_what_says_nothing(draft, texts)\n", ""),
    ),
    without(
        130,
        "a group of partners promises nothing",
        f"{STEERING}_groups_of_partners_are_promises",
        (f"{RULES}/committees.py", "(?:de (?:travail|suivi|pilotage|projets?|concertation)|", "(?:de (?:travail)|"),
    ),
    without(
        130,
        "« Fait au » and « Fait aux » name no place",
        f"{STEERING}_the_place_of_signature_whatever_its_article",
        (f"{RULES}/signature.py", "{_COPIES},? (?P<link>a|aux?) ", "{_COPIES},? (?P<link>a) "),
    ),
    without(
        130,
        "a label in the plural governs one line",
        f"{STEERING}_a_label_in_the_plural_governs_its_whole_list",
        (f"{RULES}/objective_titles.py", " or _PLURAL.match(line.folded) is not None", ""),
    ),
    without(
        130,
        "one table for several neighbourhoods feeds the one it is under",
        f"{SHEETS}_one_table_for_several_neighbourhoods_feeds_them_all",
        (f"{RULES}/neighbourhood.py", ", *_grids_naming(outline, rank, name)]", "]"),
    ),
    without(
        130,
        "cells filled with colour make no table",
        f"{COLUMNS}_cells_filled_with_colour_make_a_table",
        (f"{PDF}/boxes.py", "if not 3 < len(page.boxes) <= _MOST_BOXES or", "if True or"),
    ),
    without(
        130,
        "colour laid on words makes a table",
        f"{COLUMNS}_colour_laid_on_large_words_makes_no_table",
        (f"{PDF}/boxes.py", "    return min(word.x0 for word in inside) - box.x0 > _HUG and", "    return True or"),
    ),
    without(
        130,
        "a promise that goes on about the same thing is cut",
        f"{STEERING}_a_promise_that_goes_on_about_the_same_thing_is_one_sentence",
        (f"{RULES}/promises.py", "        if not again:\n", "        if True:\n"),
    ),
    without(
        130,
        "a code beside the map is not read",
        f"{STEERING}_a_code_beside_the_map_is_taken_or_asked_about",
        (f"{RULES}/identity.py", "        at = on_map\n", "        at = Passage()\n"),
    ),
    without(
        130,
        "a code beside the map that is another one is left in silence",
        f"{STEERING}_a_code_beside_the_map_is_taken_or_asked_about",
        (f"{RULES}/identity.py", "if at and on_map and code_of(on_map).code != code_of(at).code and", "if False and"),
    ),
    without(
        130,
        "« Quartier Quartier » is a name",
        f"{SHEETS}_a_doubled_word_is_no_part_of_the_name",
        (
            f"{RULES}/quarters.py",
            'return _without_lead(name) if re.match(r"(?:le )?quartier \\S", name.folded) else name',
            "return name",
        ),
    ),
    without(
        130,
        "« Quartier » is said of a name that says it already",
        "core/test_french.py::test_a_name_that_says_quartier_is_not_said_twice",
        (
            "core/french.py",
            'return name if name.startswith(_QUARTER) else f"Quartier {name}"',
            'return f"Quartier {name}"',
        ),
    ),
    without(
        130,
        "the recognised words of a scan are those of the paper",
        f"{OVERLAYS}_recognised_words_of_a_scan_are_told {OVERLAYS}_words_under_the_picture_of_the_page_are_told",
        (f"{PDF}/reading.py", "    if any(page.is_recognised for page in printed.pages):\n", "    if False:\n"),
    ),
    without(
        130,
        "what was seen and not read leaves the whole text placed",
        f"{UNPLACED}_what_was_seen_and_not_read_keeps_the_whole_from_being_placed",
        (f"{RULES}/assembly.py", "coverage=min(coverage.share, most)", "coverage=coverage.share"),
    ),
    without(
        130,
        "prose that no field takes has its place",
        f"{UNPLACED}_prose_that_no_field_and_no_known_title_takes_is_told",
        (f"{RULES}/prose.py", "        if not _is_placed(part):\n", "        if False:\n"),
    ),
    without(
        130,
        "what has no sure place counts as placed",
        f"{OF_RULES}_unplaced.py {OF_RULES}_boxes.py",
        (f"{RULES}/assembly.py", "    coverage.give_back(ledger.unsure)\n", ""),
    ),
    without(
        130,
        "a document ends much of an agreement without a question",
        f"{REMOVALS}_a_document_that_ends_much_waits_for_a_yes",
        ("exchange/planning/removals.py", "if not held or len(ended) <= held * MOST_ENDED:", "if True:"),
    ),
    without(
        130,
        "a yes to ending some things ends others",
        f"{REMOVALS}_yes_once_said_ends_what_it_was_said_of_and_nothing_else",
        (
            "exchange/planning/removals.py",
            'question_key(_KEY, *(f"{one.path}{one.noun}{one.before}" for one in ended))',
            "question_key(_KEY)",
        ),
    ),
)
