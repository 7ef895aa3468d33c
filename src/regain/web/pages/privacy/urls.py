from django.urls import path

from regain.web.pages.privacy import views

urlpatterns = [
    path("", views.my_data, name="my_data"),
    path("telecharger/", views.take, name="my_data_take"),
    path("effacer/", views.erase, name="my_data_erase"),
]
