"""The product's addresses, and one empty page that goes through the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def empty(_request: HttpRequest) -> HttpResponse:
    """What any page costs before it shows anything."""
    return HttpResponse("<!doctype html>")


urlpatterns = [path("vide/", empty), path("", include("regain.config.urls"))]
