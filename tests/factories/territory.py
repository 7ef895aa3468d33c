from hashlib import sha256

import factory
from factory.django import DjangoModelFactory
from shapely import to_wkb

from regain.core.geography import areas_in_hectares
from regain.domain.territory.enums import NeighbourhoodKind
from regain.domain.territory.models import Commune, Intercommunality, Neighbourhood, Outline, OutlineFile, Perimeter
from regain.domain.territory.rules import vintage_of
from tests.shapes import square


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

    insee_code = factory.Sequence(lambda n: f"62{n % 1000:03d}")
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


class OutlineFileFactory(DjangoModelFactory):
    class Meta:
        model = OutlineFile
        django_get_or_create = ("sha256",)

    name = "qpv.geojson"
    sha256 = "a" * 64
    subject = "perimeters"
    vintage = 2024


class OutlineFactory(DjangoModelFactory):
    """A square of some 700 m whose south-west corner is at `west`, `south`: the next edition of its place."""

    class Meta:
        model = Outline

    class Params:
        side = 0.01

    west = 2.60
    south = 50.45
    east = factory.LazyAttribute(lambda one: round(one.west + one.side, 6))
    north = factory.LazyAttribute(lambda one: round(one.south + one.side, 6))
    geometry = factory.LazyAttribute(lambda one: to_wkb(square(one.west, one.south, one.side)))
    published = factory.LazyAttribute(lambda one: sha256(one.geometry).hexdigest())
    area_ha = factory.LazyAttribute(lambda one: f"{areas_in_hectares([square(one.west, one.south, one.side)])[0]:.2f}")
    file = factory.SubFactory(OutlineFileFactory)

    @factory.lazy_attribute
    def edition(self):
        owner = {key: getattr(self, key) for key in ("perimeter", "neighbourhood", "commune") if hasattr(self, key)}
        return Outline.objects.filter(**owner).count() + 1
