from django.urls import path

from regain.web.pages.perimeters import correspondences, drawing, views

urlpatterns = [
    path("perimetres/importer/", views.drop, name="perimeters_import"),
    path("perimetres/importer/<int:pk>/<slug:subject>/", views.plan, name="perimeters_plan"),
    path("correspondances/", correspondences.pairs, name="correspondences"),
    path("correspondances/memes-noms/", correspondences.confirm_same, name="correspondences_same"),
    path("correspondances/<int:pk>/", correspondences.pair, name="correspondence"),
    path("correspondances/<int:pk>/confirmer/", correspondences.confirm, name="correspondence_confirm"),
    path("correspondances/<int:pk>/ecarter/", correspondences.refuse, name="correspondence_refuse"),
    path("correspondances/<int:pk>/annuler/", correspondences.undo, name="correspondence_undo"),
    path("correspondances/perimetres/<int:pk>/", correspondences.choose, name="counterpart_choose"),
    path("<int:pk>/perimetre/", drawing.draw, name="outline_draw"),
    path("<int:pk>/perimetre/retirer/", drawing.remove, name="outline_remove"),
]
