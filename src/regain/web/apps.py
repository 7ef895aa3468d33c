from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "regain.web"
    label = "web"
    verbose_name = "Écrans"
