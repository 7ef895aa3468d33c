from django.urls import path

from regain.web.pages.people import views

urlpatterns = [
    path("personnes/", views.people, name="people"),
    path("personnes/inviter/", views.invite_administrator, name="invite_administrator"),
    path("personnes/invitations/<int:pk>/renvoyer/", views.invitation_renew, name="invitation_renew"),
    path("personnes/invitations/<int:pk>/retirer/", views.invitation_withdraw, name="invitation_withdraw"),
    path("contrats/<slug:code>/personnes/", views.contract_people, name="contract_people"),
    path("contrats/<slug:code>/personnes/inviter/", views.contract_invite, name="contract_invite"),
]
