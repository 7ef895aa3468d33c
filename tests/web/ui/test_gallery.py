import pytest
from django.urls import reverse
from django.utils.html import escape

from regain.web.ui.gallery import HEAD, ROOMS
from regain.web.ui.templatetags.ui import register

SHOWN = [name for room in (HEAD, *ROOMS) for name in room.shows]


def test_every_component_and_filter_has_its_room():
    assert sorted(SHOWN) == sorted({*register.tags, *register.filters})


@pytest.mark.parametrize("room", [HEAD, *ROOMS], ids=lambda room: room.name)
def test_a_room_shows_what_it_says(room):
    signs = {name: (f"{{% {name} " in room.source or f"{{% {name} %}}" in room.source) for name in room.shows}
    filters = {name: f"|{name}" in room.source for name in room.shows if name in register.filters}

    assert all((signs | filters).values())


def test_the_gallery_draws_every_room_and_its_code(amina):
    html = amina.get(reverse("gallery")).content.decode()

    assert [room.name for room in ROOMS if f'id="{room.name}"' not in html] == []
    assert [room.name for room in ROOMS if escape(room.source.strip()[:40]) not in html] == []


def test_the_gallery_is_for_who_signed_in(client, db):
    assert client.get(reverse("gallery")).status_code == 302
