"""The product's addresses, and one empty page of it: same middleware, same frame, nothing to show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path


def empty(request: HttpRequest) -> HttpResponse:
    """What any page of the product costs before it shows anything: session, person, menu, footer."""
    return render(request, "base.html")


def bare(_request: HttpRequest) -> HttpResponse:
    """What the middleware alone costs."""
    return HttpResponse("<!doctype html>")


urlpatterns = [path("vide/", empty), path("nu/", bare), path("", include("regain.config.urls"))]
