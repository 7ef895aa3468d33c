from django.urls import path

from regain.web.pages.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("plan-du-site/", views.site_map, name="site_map"),
    path("accessibilite/", views.accessibility, name="accessibility"),
]
