import hashlib

import factory
from factory.django import DjangoModelFactory

from regain.domain.documents.models import StoredFile


class StoredFileFactory(DjangoModelFactory):
    """A row; its bytes are not in the store."""

    class Meta:
        model = StoredFile
        django_get_or_create = ("sha256",)

    name = factory.Sequence(lambda n: f"convention-{n}.docx")
    sha256 = factory.LazyAttribute(lambda file: hashlib.sha256(file.name.encode()).hexdigest())
    media_type = "text/plain"
    size = 12
    content = factory.LazyAttribute(lambda file: f"{file.sha256[:2]}/{file.sha256}")
