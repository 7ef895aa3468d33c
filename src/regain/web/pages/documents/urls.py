from django.urls import path

from regain.web.pages.documents import views

urlpatterns = [
    path("", views.imports, name="imports"),
    path("importer/", views.drop, name="import_agreement"),
    path("imports/<int:pk>/", views.review, name="import_review"),
    path("imports/<int:pk>/plan/", views.plan, name="import_plan"),
    path("imports/<int:pk>/abandonner/", views.abandon, name="import_abandon"),
    path("imports/<int:pk>/reprendre/", views.resume, name="import_resume"),
    path("conventions/<slug:code>/<slug:insee_code>/retirer/", views.withdraw, name="agreement_withdrawal"),
    path("fichiers/<int:pk>/", views.stored_file, name="stored_file"),
]
