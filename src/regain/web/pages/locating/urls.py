from django.urls import path

from regain.web.pages.locating import views

urlpatterns = [
    path("ou/", views.locate, name="locate"),
    path("ou/liste/", views.locate_list, name="locate_list"),
]
