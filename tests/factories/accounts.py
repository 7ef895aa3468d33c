import factory
from factory.django import DjangoModelFactory

from regain.domain.accounts.enums import OrganisationKind
from regain.domain.accounts.models import Organisation, Person


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation
        django_get_or_create = ("name",)

    name = "Commune de Barlin"
    kind = OrganisationKind.COMMUNE


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person
        django_get_or_create = ("email",)

    email = factory.Sequence(lambda n: f"personne{n}@regain.example")
    name = factory.Sequence(lambda n: f"Personne {n}")
    organisation = factory.SubFactory(OrganisationFactory)
    password = "!"  # none that opens: they come in by another door, as people do whom `add_person` adds
