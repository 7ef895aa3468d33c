from django.urls import path

from regain.web.pages.neighbourhoods import views

urlpatterns = [
    path("", views.neighbourhoods, name="neighbourhoods"),
    path("<int:pk>/", views.neighbourhood, name="neighbourhood"),
]
