"""Every address of the product, area by area."""

from django.urls import include, path

handler500 = "regain.web.failing.server_error"

urlpatterns = [
    path("", include("regain.web.pages.home.urls")),
    path("", include("regain.web.pages.accounts.urls")),
    path("compte/donnees/", include("regain.web.pages.privacy.urls")),
    path("", include("regain.web.pages.people.urls")),
    path("", include("regain.web.pages.mandates.urls")),
    path("contrats/", include("regain.web.pages.contracts.urls")),
    path("contrats/", include("regain.web.pages.amendments.urls")),
    path("", include("regain.web.pages.journal.urls")),
    path("", include("regain.web.pages.maps.urls")),
    path("quartiers/", include("regain.web.pages.perimeters.urls")),
    path("quartiers/", include("regain.web.pages.locating.urls")),
    path("quartiers/", include("regain.web.pages.neighbourhoods.urls")),
    path("", include("regain.web.pages.figures.urls")),
    path("documents/modeles/", include("regain.web.pages.templating.urls")),
    path("documents/donnees/", include("regain.web.pages.observations.urls")),
    path("documents/", include("regain.web.pages.documents.urls")),
    path("demonstration/", include("regain.web.pages.demonstration.urls")),
    path("", include("regain.web.pages.wellknown.urls")),
    path("composants/", include("regain.web.ui.urls")),
]
