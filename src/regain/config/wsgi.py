"""WSGI entry: `granian --interface wsgi regain.config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regain.config.settings")

application = get_wsgi_application()
