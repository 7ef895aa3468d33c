from django.urls import path

from regain.web.pages.contracts import views

urlpatterns = [
    path("", views.contracts, name="contracts"),
    path("<str:code>/", views.coverage, name="contract"),
    path("<str:code>/objectifs/", views.objectives, name="contract_objectives"),
    path("<str:code>/engagements/", views.commitments, name="contract_commitments"),
    path("<str:code>/conventions/<str:insee_code>/", views.agreement, name="agreement"),
]
