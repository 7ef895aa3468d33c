from django.urls import path

from regain.web.pages.accounts import views

urlpatterns = [
    path("connexion/", views.SignIn.as_view(), name="sign_in"),
    path("connexion/demonstration/<int:pk>/", views.sign_in_as, name="sign_in_as"),
    path("deconnexion/", views.SignOut.as_view(), name="sign_out"),
]
