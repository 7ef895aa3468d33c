from django.urls import path

from regain.web.pages.templating import filling, views

urlpatterns = [
    path("", views.contracts, name="templates"),
    path("<int:pk>/", filling.preview, name="template_preview"),
    path("<int:pk>/document.docx", filling.document, name="template_document"),
    path("<int:pk>/archiver/", views.archive, name="template_archive"),
    path("<int:pk>/remettre/", views.restore, name="template_restore"),
    path("<slug:code>/", views.templates, name="contract_templates"),
    path("<slug:code>/ajouter/", views.add, name="template_add"),
    path("<slug:code>/champs/", views.fields, name="template_fields"),
    path("<slug:code>/exemple.docx", filling.sample, name="template_sample"),
]
