from django.urls import path

from regain.web.pages.journal import exports, pasts, views

AGREEMENT = "contrats/<slug:code>/conventions/<slug:insee_code>"

urlpatterns = [
    path("contrats/<slug:code>/journal/", views.journal, name="contract_journal"),
    path("contrats/<slug:code>/journal/journal.xlsx", exports.workbook, name="contract_journal_xlsx"),
    path("contrats/<slug:code>/journal/journal.csv", exports.lines, name="contract_journal_csv"),
    path("contrats/<slug:code>/journal/<int:number>/annuler/", views.undo, name="change_undo"),
    path(f"{AGREEMENT}/avenants/<int:pk>/historique/", pasts.amendment, name="amendment_history"),
    path("documents/imports/<int:pk>/historique/", pasts.document_import, name="import_history"),
    path("documents/modeles/<int:pk>/historique/", pasts.template, name="template_history"),
]
