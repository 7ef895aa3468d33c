"""Words as the draft keeps them: white space, hyphens, capitals."""

import pytest

from regain.exchange.reading.agreement.capitals import place_case, sentence_case
from regain.exchange.reading.agreement.folding import (
    calls_for_more,
    fold,
    is_in_capitals,
    is_left_open,
    same,
    slug,
    starts_low,
)
from regain.exchange.reading.agreement.repairs import Repairs


@pytest.mark.parametrize("words", ["Œuvre d’Élan", "1ᵉʳ", "«\u00a0là\u202f»", "İ", "\x00\x1f", "ﬁn", "😀"])
def test_folding_keeps_the_length_so_that_positions_hold(words):
    assert len(fold(words)) == len(words)


def test_folding_takes_off_accents_capitals_and_typography():
    assert fold("L’ÉTÉ – «\u00a0Là\u00a0»") == 'l\'ete - " la "'
    assert same("L’été, là !", "l'ETE la")
    assert slug("Ménages sans voiture (%)") == "menages-sans-voiture"


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("transitions environne- mentales", "transitions environnementales"),
        ("démarche éco- responsable", "démarche éco-responsable"),
        ("compétences psycho- sociales", "compétences psycho-sociales"),
        ("au rendez- vous", "au rendez-vous"),
        ("les habitants eux- mêmes", "les habitants eux-mêmes"),
        ("Vaubourg- Sainte", "Vaubourg-Sainte"),
        ("pré- et post-natal", "pré- et post-natal"),
        ("un porte- drapeau", "un porte-drapeau"),
        ("le bien-être", "le bien-être"),
        ("de 15- 64 ans", "de 15- 64 ans"),
        ("e\ufb03\u00ad cace \u200bet net", "efficace et net"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_a_hyphen_left_by_a_line_break_goes_and_that_of_a_compound_stays(words, whole):
    assert Repairs(()).of(words).words == whole


def test_a_compound_seen_elsewhere_keeps_its_hyphen():
    assert Repairs(["le maître-nageur"]).of("un maître- nageur").words == "un maître-nageur"
    assert Repairs(["arts-plastiques"]).of("un surveil- lant").words == "un surveillant"


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("une sage- femme", "une sage-femme"),
        ("un petit- déjeuner", "un petit-déjeuner"),
        ("des chauffe- eau", "des chauffe-eau"),
        ("un brise- vent", "un brise-vent"),
        ("la plate- forme", "la plate-forme"),
        ("l’auto- école", "l’auto-école"),
        ("un compte- rendu", "un compte-rendu"),
    ],
)
def test_a_compound_never_seen_whole_keeps_its_hyphen(words, whole):
    found = Repairs(()).of(words)

    assert (found.words, found.doubts) == (whole, ())


def test_a_hyphen_of_which_nothing_is_known_is_kept_and_told():
    found = Repairs(()).of("un tric- trac et un moni- teur")

    assert found.words == "un tric-trac et un moniteur"
    assert [code for code, _ in found.doubts] == ["hyphen_kept"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("des contre- indications", "contre-indications"),
        ("à demi- retraite et en sous- location", "sous-location"),
        ("les mé- tiers", "mé-tiers"),
    ],
)
def test_a_compound_that_may_be_a_word_cut_is_told(words, kept):
    """First parts of compounds begin words too, and last parts end some: the hyphen stays, and the reader is asked."""
    found = Repairs(()).of(words)

    assert kept in found.words
    assert any(code == "hyphen_kept" and f"« {kept} »" in message for code, message in found.doubts)


def test_a_first_part_that_is_written_joined_leaves_no_hyphen_and_is_told():
    found = Repairs(()).of("une trans- mission inter- services")

    assert found.words == "une transmission inter-services"
    assert found.hyphens == (("trans- mission", "transmission"),)


def test_a_usual_end_of_a_cut_word_is_made_whole():
    assert Repairs(()).of("les bénéfi- ciaires des prati- ciens").words == "les bénéficiaires des praticiens"


def test_a_word_seen_whole_elsewhere_is_made_whole():
    assert Repairs(["la contredanse du quartier"]).of("une contre- danse").words == "une contredanse"


def test_a_repair_says_what_was_broken():
    assert Repairs(()).of("un quar- tier").hyphens == (("quar- tier", "quartier"),)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("le projet « Demain", "unclosed_quote"),
        ("des ateliers (cuisine, couture,)", "list_ends_on_comma"),
        ("le vélo, la marche,", "list_ends_on_comma"),
    ],
)
def test_a_doubtful_writing_is_told(words, code):
    (found,) = Repairs(()).of(words).doubts
    assert found[0] == code


def test_a_long_value_is_shortened_in_the_doubt():
    ((_, message),) = Repairs(()).of("« " + "mot " * 40).doubts
    assert "…" in message
    assert len(message) < 200


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("DES QUARTIERS OUVERTS À TOUS", "Des quartiers ouverts à tous"),
        ("L’ÉCOLE ET LE PRE DE VAUBOURG", "L’école et le PRE de Vaubourg"),
        ("AVEC L’ETAT EN QPV D'ICI 2030", "Avec l’État en QPV d'ici 2030"),
        ("Vivre à Vaubourg", "Vivre à Vaubourg"),
        ("« BIEN VIVRE »", "« Bien vivre »"),
    ],
)
def test_a_title_in_capitals_is_put_in_sentence_case(words, title):
    assert sentence_case(words, ["Vaubourg"]) == title


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("MARLY Les TERTRES", "Marly Les Tertres"),
        ("VIEUX-MOULIN-SUR-AURE", "Vieux-Moulin-sur-Aure"),
        ("VILLENEUVE D'ASCQ", "Villeneuve d'Ascq"),
        ("L’ÎLE", "L’Île"),
        ("La Roche", "La Roche"),
        ("CITÉ 7", "Cité 7"),
    ],
)
def test_a_place_in_capitals_takes_those_of_a_name(words, place):
    assert place_case(words) == place


def test_shapes_of_words():
    assert is_in_capitals("ENJEU 1 : Vivre") is False
    assert is_in_capitals("ENJEU 1 : VIVRE")
    assert not is_in_capitals("QPV")
    assert starts_low("« et puis »")
    assert not starts_low("— ")
    assert is_left_open("une phrase qui")
    assert not is_left_open("une phrase. »")
    assert not is_left_open("")
    assert all(map(calls_for_more, ("la réussite en", "les actions, et", "des soins,", "l’accès à l’", "(")))
    assert not calls_for_more("la réussite éducative")


@pytest.mark.parametrize(
    ("words", "whole", "codes"),
    [
        ("Des logements vérou- lés", "Des logements véroulés", []),
        ("Un stock de vog- pieds", "Un stock de vog-pieds", ["hyphen_kept"]),
        ("Des prends- les", "Des prends-les", []),
    ],
)
def test_a_last_part_makes_no_compound_of_a_fragment_in_silence(words, whole, codes):
    repaired = Repairs(["Elle prends le bus"]).of(words)

    assert (repaired.words, [code for code, _ in repaired.doubts]) == (whole, codes)
