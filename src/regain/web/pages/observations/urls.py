from django.urls import path

from regain.web.pages.observations.views import columns, datasets, exports, imports

urlpatterns = [
    path("", datasets.known, name="datasets"),
    path("deposer/", imports.drop, name="observations_drop"),
    path("fichiers/<int:pk>/", imports.plan, name="observations_plan"),
    path("fichiers/<int:pk>/colonnes/", columns.columns, name="observations_columns"),
    path("editions/<int:pk>/", datasets.edition, name="edition"),
    path("editions/<int:pk>/retirer/", datasets.withdraw, name="edition_withdraw"),
    path("<slug:code>/", datasets.dataset, name="dataset"),
    path("<slug:code>/chiffres.<slug:ending>", exports.figures, name="dataset_figures"),
]
