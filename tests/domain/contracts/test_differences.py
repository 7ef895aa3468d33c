"""Two states of an agreement, and what it takes to go from one to the other."""

from datetime import date
from decimal import Decimal

import pytest

from regain.domain.contracts.enums import Verb
from regain.domain.contracts.rules.content import (
    AgreementContent,
    FigureLine,
    Line,
    NodeRef,
    ObjectivePath,
    ProjectContent,
    RetainedLine,
    SignatoryLine,
)
from regain.domain.contracts.rules.differences import differences
from regain.domain.contracts.rules.limits import faults
from regain.domain.contracts.rules.pairing import match
from tests.factories.contracts import committee, retained


def agreement(*irritants: str, **values) -> AgreementContent:
    lines = tuple(Line(text=text, pk=at) for at, text in enumerate(irritants, start=1))
    project = ProjectContent(neighbourhood="Regain", neighbourhood_id=1, irritants=lines)
    return AgreementContent(projects=(project,), **values)


def told(current: AgreementContent, target: AgreementContent) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.verb.value, one.noun, one.before, one.after) for one in differences(current, target)]


def test_a_line_added_a_line_changed_a_line_removed():
    current, target = agreement("Trop de bruit", "Des rats"), agreement("Trop de bruits", "Peu de bancs")

    assert told(current, target) == [
        ("change", "irritant", "Trop de bruit", "Trop de bruits"),
        ("add", "irritant", None, "Peu de bancs"),
        ("remove", "irritant", "Des rats", None),
    ]
    assert differences(current, target)[0].path == ("Quartier Regain", "Irritants")


@pytest.mark.parametrize(
    ("after", "moved"),
    [
        ("bacd", ["b"]),
        ("dabc", ["d"]),
        ("bcda", ["a"]),
        ("abcd", []),
        ("xabcd", []),
        ("acd", []),
    ],
)
def test_only_the_lines_that_moved_are_said_to_move(after, moved):
    names = {"a": "Bruit", "b": "Dépôts", "c": "Isolement", "d": "Chômage", "x": "Vitesse"}

    found = differences(agreement(*(names[key] for key in "abcd")), agreement(*(names[key] for key in after)))

    assert sorted(one.after for one in found if one.verb == Verb.MOVE) == sorted(names[key] for key in moved)


def test_typing_changes_are_changes_of_the_same_line():
    assert told(agreement("L'écoute"), agreement("L’ÉCOUTE")) == [("change", "irritant", "L'écoute", "L’ÉCOUTE")]


def test_where_a_value_stands_in_the_text_is_no_difference():
    current = AgreementContent(signatories=(SignatoryLine(name="État", pk=1, pointer="/signatories/0"),))
    target = AgreementContent(signatories=(SignatoryLine(name="État", pointer="/signatories/4"),))

    assert differences(current, target) == ()


def test_the_head_of_an_agreement_is_told_value_by_value():
    current = AgreementContent(signed_on=date(2024, 7, 9), elected_referent="l’adjointe", signed_at="Barlin")
    target = AgreementContent(signed_on=date(2024, 7, 10), technical_referent="la référente", signed_at="Barlin")

    assert told(current, target) == [
        ("change", "date de signature", "9 juillet 2024", "10 juillet 2024"),
        ("remove", "référent élu", "l’adjointe", None),
        ("add", "référent technicien", None, "la référente"),
    ]


def test_a_figure_is_told_in_french_with_its_comparison():
    figure = FigureLine(
        indicator="poverty_rate", value=Decimal("33.5000"), unit="%", flag="ok", comparison=Decimal("18.8")
    )
    hidden = FigureLine(indicator="other:velos", value=None, unit="index", flag="suppressed", raw="Vélos : nd")

    assert figure.said.replace("\u00a0", " ") == "Taux de pauvreté : 33,5 % (agglomération : 18,8 %)"
    assert hidden.said.replace("\u00a0", " ") == "Vélos : non diffusé"


def test_a_commitment_says_whether_it_can_be_checked():
    dated = (
        committee(times_per_year=None)
        .commitments[0]
        .__class__(kind="signatory", text="Réaliser les actions", due_on=date(2030, 12, 31))
    )

    assert dated.said == "Réaliser les actions (d’ici le 31 décembre 2030)"
    assert committee("Se réunir").commitments[0].said == "Se réunir (2 fois par an)"
    assert committee("Se voir", None).commitments[0].said == "Se voir (sans fréquence ni échéance vérifiable)"


def test_a_neighbourhood_replaced_by_another_is_removed_and_added():
    current = AgreementContent(projects=(ProjectContent(neighbourhood="Regain", neighbourhood_id=1),))
    target = AgreementContent(projects=(ProjectContent(neighbourhood="Regains"),))

    assert told(current, target) == [
        ("add", "projet de quartier", None, "Quartier Regains"),
        ("remove", "projet de quartier", "Quartier Regain", None),
    ]


def test_an_objective_hung_elsewhere_under_the_same_words_says_where():
    def hung(strategic: str, pk: int | None) -> AgreementContent:
        path = ObjectivePath(NodeRef("Enjeu", 1, 1), NodeRef(strategic, pk), NodeRef("Aider", pk))
        line = RetainedLine(path=path, wording="Aider")
        return AgreementContent(
            projects=(ProjectContent(neighbourhood="Regain", neighbourhood_id=1, retained_objectives=(line,)),)
        )

    assert told(hung("Soigner", 5), hung("Écouter", None)) == [
        ("change", "objectif retenu", "Enjeu › Soigner › Aider", "Enjeu › Écouter › Aider")
    ]


def test_equal_lines_are_matched_before_near_ones():
    current = [Line(text="Trop de bruit la nuit"), Line(text="Trop de bruit")]
    target = [Line(text="Trop de bruit"), Line(text="Trop de bruit la nuit !"), Line(text="Trop de bruits")]

    assert match(current, target) == {0: 1, 1: 0}


def test_a_line_said_twice_is_two_lines():
    assert match([Line(text="Bruit"), Line(text="Bruit")], [Line(text="Bruit")]) == {0: 0}


@pytest.mark.parametrize(
    ("content", "told_of"),
    [
        (AgreementContent(signed_at="B" * 151), "signée à"),
        (AgreementContent(signatories=(SignatoryLine(name=""),)), "nom"),
        (
            AgreementContent(projects=(ProjectContent(neighbourhood="R", retained_objectives=(retained("x" * 501),)),)),
            "formulation",
        ),
        (AgreementContent(projects=(ProjectContent(neighbourhood="R", portrait_vintage=40_000),)), "trop grand"),
        (
            AgreementContent(
                projects=(
                    ProjectContent(
                        neighbourhood="R",
                        figures=(FigureLine(indicator="x", value=Decimal(1), unit="km", flag="ok"),),
                    ),
                )
            ),
            "unité",
        ),
    ],
)
def test_what_no_table_could_hold_is_told_in_french(content, told_of):
    [fault] = faults(content)

    assert told_of in fault
