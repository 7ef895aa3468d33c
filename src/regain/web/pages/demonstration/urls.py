from django.urls import path

from regain.web.pages.demonstration import views

urlpatterns = [
    path("lettres/", views.letters, name="demonstration_letters"),
    path("a-neuf/", views.renew, name="demonstration_renew"),
]
