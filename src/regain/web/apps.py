from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "regain.web"
    label = "web"
    verbose_name = "Écrans"

    def ready(self) -> None:
        """Register the checks; listen to sign-ins, whichever door they come by."""
        from regain.web import checks  # noqa: F401  # registering is its effect
        from regain.web.signing import sessions  # noqa: F401  # its receiver is connected as it is imported
