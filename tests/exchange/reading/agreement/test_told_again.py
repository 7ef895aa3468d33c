"""Words that say again what a field already holds, or only lead to it: they are no prose of their own."""

from tests.exchange.reading.agreement.papers import read, read_below_cover


def sections(reading):
    return [(section.title, section.text) for section in reading.draft.sections]


def test_and_between_two_communes_is_no_prose():
    reading = read_below_cover("Communes concernées : Vaubourg et Sornay\n# Préambule\nNous y tenons.")

    assert sections(reading) == [("Préambule", "Nous y tenons.")]


def test_label_before_the_name_of_a_neighbourhood_is_no_prose():
    words = "Contrat de ville\nCommune de Vaubourg\n# LE QUARTIER DES ORMES\nNom du quartier : Les Ormes\nStatut : QPV\n# Les signataires\n"

    reading = read(words)

    assert [one.name for one in reading.draft.neighbourhoods] == ["Les Ormes"]
    assert sections(reading) == []


def test_words_that_lead_to_the_list_of_signatories_are_no_prose():
    reading = read_below_cover("# Les signataires\nSont signataires :\n- Commune de Vaubourg\n- Les Amis du quartier")

    assert reading.draft.signatories == ("Commune de Vaubourg", "Les Amis du quartier")
    assert sections(reading) == []


def test_the_frame_in_which_one_signs_says_again_who_does():
    reading = read_below_cover(
        "# Les signataires\n- Commune de Vaubourg\n- Les Amis du quartier\nSignée à Vaubourg, le 9 juillet 2024\n"
        "| Commune de Vaubourg | Pour les Amis du quartier |"
    )

    assert reading.draft.signatories == ("Commune de Vaubourg", "Les Amis du quartier")


def test_the_legend_of_a_chart_is_no_prose():
    reading = read_below_cover("# Portrait statistique\nQuartier Agglomération\n- Taux de pauvreté : 33 %")

    assert sections(reading) == []
    assert [one.value for one in reading.draft.neighbourhoods[0].portrait.figures] == [33]
