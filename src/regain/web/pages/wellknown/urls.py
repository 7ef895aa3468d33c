from django.urls import path

from regain.web.pages.wellknown import views

urlpatterns = [
    path(".well-known/security.txt", views.security, name="security_txt"),
    path("robots.txt", views.robots, name="robots_txt"),
    path("en-service/", views.in_service, name="in_service"),
]
