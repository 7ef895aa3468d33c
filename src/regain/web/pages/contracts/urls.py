from django.urls import path

from regain.web.pages.contracts import conventions, editing, exports, views

urlpatterns = [
    path("", views.contracts, name="contracts"),
    path("<slug:code>/", views.coverage, name="contract"),
    path("<slug:code>/export.xlsx", exports.workbook, name="contract_workbook"),
    path("<slug:code>/matrice.csv", exports.matrix, name="contract_matrix_csv"),
    path("<slug:code>/objectifs/", views.objectives, name="contract_objectives"),
    path("<slug:code>/engagements/", views.commitments, name="contract_commitments"),
    path("<slug:code>/conventions/", conventions.conventions, name="contract_conventions"),
    path("<slug:code>/conventions/<slug:insee_code>/", views.agreement, name="agreement"),
    path("<slug:code>/modifier/", editing.contract_edit, name="contract_edit"),
    path("<slug:code>/historique/", editing.contract_history, name="contract_history"),
    path("<slug:code>/objectifs/ajouter/", editing.stake_add, name="stake_add"),
    path("<slug:code>/objectifs/<slug:level>/<int:pk>/modifier/", editing.objective_edit, name="objective_edit"),
    path("<slug:code>/objectifs/<slug:level>/<int:pk>/ajouter/", editing.objective_add, name="objective_add"),
    path("<slug:code>/objectifs/<slug:level>/<int:pk>/archiver/", editing.objective_archive, name="objective_archive"),
    path("<slug:code>/objectifs/<slug:level>/<int:pk>/remettre/", editing.objective_restore, name="objective_restore"),
    path(
        "<slug:code>/objectifs/<slug:level>/<int:pk>/historique/", editing.objective_history, name="objective_history"
    ),
]
