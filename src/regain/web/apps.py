from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "regain.web"
    label = "web"
    verbose_name = "Écrans"

    def ready(self) -> None:
        """Register the checks."""
        from regain.web import checks  # noqa: F401  # registering is its effect
