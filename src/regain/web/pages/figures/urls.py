from django.urls import path

from regain.web.pages.figures import exports, targets, views

urlpatterns = [
    path("quartiers/<int:pk>/chiffres/", views.figures, name="neighbourhood_figures"),
    path("quartiers/<int:pk>/jumeaux/<slug:indicator>/", views.twins, name="neighbourhood_twins"),
    path("quartiers/jumeaux/", views.twins_method, name="twins_method"),
    path("quartiers/<int:pk>/portrait.<slug:ending>", exports.portrait, name="neighbourhood_portrait"),
    path("contrats/<slug:code>/objectifs/<int:pk>/cibles/ajouter/", targets.target_add, name="target_add"),
    path("contrats/<slug:code>/cibles/<int:pk>/modifier/", targets.target_edit, name="target_edit"),
    path("contrats/<slug:code>/cibles/<int:pk>/archiver/", targets.target_archive, name="target_archive"),
    path("contrats/<slug:code>/cibles/<int:pk>/remettre/", targets.target_restore, name="target_restore"),
    path("contrats/<slug:code>/cibles/<int:pk>/historique/", targets.target_history, name="target_history"),
]
