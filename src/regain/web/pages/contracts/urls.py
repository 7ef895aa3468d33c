from django.urls import path

from regain.web.pages.contracts import views

urlpatterns = [
    path("", views.contracts, name="contracts"),
    path("<slug:code>/", views.coverage, name="contract"),
    path("<slug:code>/objectifs/", views.objectives, name="contract_objectives"),
    path("<slug:code>/engagements/", views.commitments, name="contract_commitments"),
    path("<slug:code>/conventions/<slug:insee_code>/", views.agreement, name="agreement"),
]
