"""What every row of an agreement is called when it is shown on its own."""

from regain.domain.contracts.models import (
    Commitment,
    IntercommunalObjective,
    Irritant,
    NamedBody,
    NeighbourhoodProject,
    OperationalObjective,
    QuotedFigure,
    RetainedObjective,
    Signatory,
    StrategicObjective,
)
from regain.domain.territory.models import Neighbourhood


def test_rows_are_called_by_their_own_words():
    rows = [Irritant(text="Bruit"), OperationalObjective(text="Écouter"), Commitment(text="Se réunir")]
    rows += [Signatory(name="État"), NamedBody(name="Comité"), RetainedObjective(wording="Aider")]
    rows += [StrategicObjective(label="Soigner"), IntercommunalObjective(label="Aider chacun")]

    words = ["Bruit", "Écouter", "Se réunir", "État", "Comité", "Aider", "Soigner", "Aider chacun"]
    assert [str(row) for row in rows] == words


def test_a_figure_is_called_by_the_words_read_else_by_its_code():
    figures = [QuotedFigure(indicator="population", raw="2 000 habitants"), QuotedFigure(indicator="population")]

    assert [str(figure) for figure in figures] == ["2 000 habitants", "population"]


def test_a_project_is_called_by_its_neighbourhood_and_its_agreement(registry, regain):
    registry.adopt(registry.living())

    project = NeighbourhoodProject(neighbourhood=Neighbourhood(name="Regain"), agreement=registry.agreement())

    assert str(project) == "Regain (Convention d’application communale – Barlin)"
