from django.urls import path

from regain.web.pages.mandates import views

urlpatterns = [
    path("mandats/", views.mandates, name="mandates"),
    path("mandats/agir/", views.act_under, name="act_under"),
    path("mandats/<int:pk>/finir/", views.end, name="mandate_end"),
    path("assistance/", views.support, name="support"),
]
