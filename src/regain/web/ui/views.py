from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from regain.web.ui.gallery import GalleryForm, facts, rooms


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component, in every state, with its code."""
    form = GalleryForm({"email": "amina", "commune": "barlin"})
    return render(request, "gallery/gallery.html", {"rooms": rooms(), "facts": facts(form)})
