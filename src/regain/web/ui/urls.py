from django.urls import path

from regain.web.ui.views import gallery

urlpatterns = [path("", gallery, name="gallery")]
