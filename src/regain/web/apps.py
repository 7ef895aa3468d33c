from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "regain.web"
    label = "web"
    verbose_name = "Écrans"

    def ready(self) -> None:
        """Register the checks; bound what forms quote, give examples of what they expect; listen to sign-ins, whichever door they come by."""
        from regain.web import checks  # noqa: F401  # registering is its effect
        from regain.web.signing import sessions  # noqa: F401  # its receiver is connected as it is imported
        from regain.web.ui.refusals import bound_refused_choices, give_examples

        bound_refused_choices()
        give_examples()
