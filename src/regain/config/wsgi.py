"""WSGI entry: `granian --interface wsgi regain.config.wsgi:application`."""

import os
import sys
from contextlib import suppress

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connection

from regain.config.demonstration import refuse_wrong_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regain.config.settings")

# Milliseconds between two turns of threads that compute, not five: a light page waits for a few turns of each.
sys.setswitchinterval(0.001)

application = get_wsgi_application()
# A real instance also starts while its database is stopped: its pages say so, and come back with it.
with suppress(*([] if settings.DEMO else [DatabaseError])):
    refuse_wrong_database(demo=settings.DEMO)
connection.close()
