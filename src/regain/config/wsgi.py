"""WSGI entry: `granian --interface wsgi regain.config.wsgi:application`."""

import os
import sys
from collections.abc import Callable, Iterable

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from regain.config.demonstration import RealInstance, refuse_wrong_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regain.config.settings")

# Milliseconds between two turns of threads that compute, not five: a light page waits for a few turns of each.
sys.setswitchinterval(0.001)

application: Callable[..., Iterable[bytes]] = get_wsgi_application()
if settings.DEMO:
    refuse_wrong_database(demo=True)
else:
    application = RealInstance(application)
