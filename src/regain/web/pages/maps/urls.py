from django.urls import path

from regain.web.pages.maps import views

urlpatterns = [
    path("contrats/<slug:code>/carte/", views.contract_map, name="contract_map"),
    path("contrats/<slug:code>/carte/quartiers.json", views.contract_map_outlines, name="contract_map_outlines"),
    path("contrats/<slug:code>/carte/communes.json", views.contract_map_land, name="contract_map_land"),
    path("quartiers/<int:pk>/carte/contours.json", views.neighbourhood_map_outlines, name="neighbourhood_map_outlines"),
    path("quartiers/<int:pk>/carte/communes.json", views.neighbourhood_map_land, name="neighbourhood_map_land"),
]
