from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "regain.domain.documents"
    label = "documents"
    verbose_name = "Documents"
