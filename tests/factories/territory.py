import factory
from factory.django import DjangoModelFactory

from regain.domain.territory.enums import NeighbourhoodKind
from regain.domain.territory.models import Commune, Intercommunality, Neighbourhood, Perimeter
from regain.domain.territory.rules import vintage_of


class IntercommunalityFactory(DjangoModelFactory):
    class Meta:
        model = Intercommunality
        django_get_or_create = ("siren",)

    siren = "200072460"
    name = "Communauté d’agglomération de Béthune-Bruay, Artois-Lys Romane"
    short_name = "CABBALR"


class CommuneFactory(DjangoModelFactory):
    class Meta:
        model = Commune
        django_get_or_create = ("insee_code",)

    insee_code = factory.Sequence(lambda n: f"62{n:03d}")
    name = factory.Sequence(lambda n: f"Commune {n}")
    intercommunality = factory.SubFactory(IntercommunalityFactory)


class NeighbourhoodFactory(DjangoModelFactory):
    """`code`: a national code to give it a perimeter; `communes`: where it lies."""

    class Meta:
        model = Neighbourhood
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Quartier {n}")
    kind = NeighbourhoodKind.QPV
    intercommunality = factory.SubFactory(IntercommunalityFactory)

    @factory.post_generation
    def code(self, _create, extracted, **_kwargs):
        if extracted:
            Perimeter.objects.create(neighbourhood=self, vintage=vintage_of(extracted), code=extracted)

    @factory.post_generation
    def communes(self, _create, extracted, **_kwargs):
        self.communes.set(extracted or [])
