from django.urls import path

from regain.web.pages.neighbourhoods import adding, editing, views

urlpatterns = [
    path("", views.neighbourhoods, name="neighbourhoods"),
    path("ajouter/", adding.neighbourhood_add, name="neighbourhood_add"),
    path("<int:pk>/", views.neighbourhood, name="neighbourhood"),
    path("<int:pk>/modifier/", editing.neighbourhood_edit, name="neighbourhood_edit"),
    path("<int:pk>/archiver/", editing.neighbourhood_archive, name="neighbourhood_archive"),
    path("<int:pk>/remettre/", editing.neighbourhood_restore, name="neighbourhood_restore"),
    path("<int:pk>/historique/", editing.neighbourhood_history, name="neighbourhood_history"),
]
