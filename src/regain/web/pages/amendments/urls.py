from django.urls import path

from regain.web.pages.amendments.views import circuit, dating, editing, papers, past, reading, retitling

AGREEMENT = "<slug:code>/conventions/<slug:insee_code>"
AMENDMENT = f"{AGREEMENT}/avenants/<int:pk>"

urlpatterns = [
    path("<slug:code>/comparer/", past.contract_compared, name="contract_compared"),
    path("<slug:code>/au/", past.contract_on_day, name="contract_on_day"),
    path("<slug:code>/au/<slug:day>/", past.contract_on, name="contract_on"),
    path("<slug:code>/au/<slug:day>/contrat.<slug:ending>", papers.contract_paper, name="contract_paper"),
    path(f"{AGREEMENT}/au/", past.agreement_on_day, name="agreement_on_day"),
    path(f"{AGREEMENT}/au/<slug:day>/", past.agreement_on, name="agreement_on"),
    path(f"{AGREEMENT}/au/<slug:day>/convention.<slug:ending>", papers.agreement_paper, name="agreement_paper"),
    path(f"{AGREEMENT}/versions/<int:number>/", past.agreement_version, name="agreement_version"),
    path(f"{AGREEMENT}/historique/", past.agreement_history, name="agreement_history"),
    path(f"{AGREEMENT}/avenants/", reading.amend_agreement, name="amend_agreement"),
    path(f"{AGREEMENT}/signature/", dating.date_signature, name="date_signature"),
    path(f"{AMENDMENT}/", reading.amendment, name="amendment"),
    path(f"{AMENDMENT}/changements/", reading.changes, name="amendment_changes"),
    path(f"{AMENDMENT}/modifier/", editing.edit_element, name="amendment_edit"),
    path(f"{AMENDMENT}/agir/", editing.act_on_element, name="amendment_act"),
    path(f"{AMENDMENT}/annuler/", editing.undo, name="amendment_undo"),
    path(f"{AMENDMENT}/objet/", retitling.retitle, name="amendment_retitle"),
    path(f"{AMENDMENT}/circuit/", circuit.circuit, name="amendment_circuit"),
    path(f"{AMENDMENT}/circuit/etape/", circuit.step, name="amendment_step"),
    path(f"{AMENDMENT}/circuit/signer/", circuit.sign, name="amendment_sign"),
    path(f"{AMENDMENT}/circuit/choix/", circuit.answers, name="amendment_answers"),
    path(f"{AMENDMENT}/avenant.<slug:ending>", papers.amendment_paper, name="amendment_paper"),
    path(f"{AMENDMENT}/texte.<slug:ending>", papers.amended_text_paper, name="amended_text_paper"),
]
