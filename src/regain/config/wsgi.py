"""WSGI entry: `granian --interface wsgi regain.config.wsgi:application`."""

import os
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from regain.config.demonstration import refuse_demonstration_among_people

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regain.config.settings")

# Milliseconds between two turns of threads that compute, not five: a light page waits for a few turns of each.
sys.setswitchinterval(0.001)

application = get_wsgi_application()
refuse_demonstration_among_people(demo=settings.DEMO)
