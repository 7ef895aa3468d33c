"""Settings, all from the environment (see docs/operations.md)."""

import os
from pathlib import Path
from urllib.parse import quote

from regain.config import env, logs, retention
from regain.config.database import database_settings
from regain.config.demonstration import refuse_exposed_demonstration
from regain.config.mail import mail_settings
from regain.config.signing import RATE_LIMITS, openid_provider

ROOT = Path(__file__).resolve().parents[3]
DATA_DIR = env.folder("REGAIN_DATA_DIR", ROOT / "var")
NODE_MODULES = ROOT / "node_modules"

DEMO = env.flag("REGAIN_DEMO", default=False)
DEBUG = False
SECRET_KEY = env.secret("REGAIN_SECRET_KEY", kept_in=DATA_DIR / "secret_key")
ALLOWED_HOSTS = env.hosts("REGAIN_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.origins("REGAIN_ORIGINS")
HTTPS = env.flag("REGAIN_HTTPS", default=not DEMO)
refuse_exposed_demonstration(demo=DEMO, https=HTTPS, hosts=ALLOWED_HOSTS)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "regain.domain.journal",
    "regain.domain.territory",
    "regain.domain.accounts",
    "regain.domain.documents",
    "regain.domain.contracts",
    "regain.domain.indicators",
    "regain.exchange",
    "regain.web",
]

MIDDLEWARE = [
    "regain.web.hardening.HardeningMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "regain.web.gate.GateMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "regain.web.typography.TypographyMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "regain.web.middleware.KeepingLoginMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "regain.web.middleware.MemberMiddleware",
    "regain.web.signing.sessions.OpenSessionMiddleware",
    "regain.web.signing.second_factor.SecondFactorMiddleware",
]

ROOT_URLCONF = "regain.config.urls"
WSGI_APPLICATION = "regain.config.wsgi.application"

WEB = ROOT / "src" / "regain" / "web"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "ui" / "templates", *sorted((WEB / "pages").glob("*/templates"))],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["regain.web.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "regain.web.context.page",
            ],
        },
    },
]

# --- data -----------------------------------------------------------------------------------------------------------

DATABASES = {
    "default": database_settings(env.text("REGAIN_DATABASE_URL", f"sqlite:///{quote(str(DATA_DIR))}/regain.sqlite3"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = DATA_DIR / "files"
# The journal's key and its anchors stay outside the database (docs/adr/0006-journal-chain.md).
JOURNAL_KEY = env.secret("REGAIN_JOURNAL_KEY", kept_in=DATA_DIR / "journal_key")
JOURNAL_ANCHORS = DATA_DIR / "journal-anchors"
# Attempts are counted where every process counts them. docs/adr/0007-sign-in.md says why not in files.
CACHES = {
    "default": {
        "BACKEND": "regain.web.signing.shared_cache.SharedCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# --- people ---------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Person"
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("REGAIN_BEHIND_PROXY", default=False) else 0
ACCOUNT_ADAPTER = "regain.web.signing.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_RATE_LIMITS = RATE_LIMITS
MFA_ADAPTER = "regain.web.signing.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Regain"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
OPENID = openid_provider(https=HTTPS)

# --- e-mails --------------------------------------------------------------------------------------------------------

globals().update(
    mail_settings(env.text("REGAIN_EMAIL_URL", f"file://{DATA_DIR}/mails" if DEMO else "smtp://localhost"))
)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.sender("REGAIN_EMAIL_FROM", "Regain <regain@localhost>")

# --- French ---------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

# --- files of the pages ---------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_FINDERS = ["regain.web.assets.AssetFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- maps -----------------------------------------------------------------------------------------------------------

IGN_BACKGROUND = env.flag("REGAIN_IGN_BACKGROUND", default=False)
GEOCODER_URL = env.web_address("REGAIN_GEOCODER_URL")

GALLERY = env.flag("REGAIN_GALLERY", default=False)  # the link to the gallery of components, for developers

# --- serving ---------------------------------------------------------------------------------------------------------

# Two processes at most unless asked: each holds about 130 MB, and all of them stay under 600 MB (docs/operations.md).
WORKERS = env.whole("REGAIN_WORKERS", min(2, os.cpu_count() or 1), least=1, most=64)
# What a process takes on at once, each with a thread (web/gate.py); four are left, for answers that wait for nothing.
PLACES = {"at work": 14, "waiting": 16, "received": 6, "sent": 4}
THREADS = sum(PLACES.values()) + 4

# --- safety ---------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": [
            *("'self'", "data:"),  # Bootstrap's own drawings are data: addresses
            *(["https://data.geopf.fr"] if IGN_BACKGROUND else []),
        ],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# __Host-: the browser itself refuses the cookie to any other host, and over plain HTTP.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (
    ("__Host-session", "__Host-csrf") if HTTPS else ("regain_session", "regain_csrf")
)
SESSION_COOKIE_HTTPONLY = True
# Lax and not Strict: one comes back from ProConnect, and from a link in an e-mail, by another site's page.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("REGAIN_BEHIND_PROXY", default=False) else None
)
X_FRAME_OPTIONS = "DENY"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURITY_CONTACT = env.contact("REGAIN_SECURITY_CONTACT")
ACCESSIBILITY_CONTACT = env.contact("REGAIN_ACCESSIBILITY_CONTACT")  # named by the accessibility statement

UPLOAD_LIMIT = 50 * 1024 * 1024  # bytes, the limit of an agreement (shared/design/reading.md)
UPLOAD_REQUEST_LIMIT = UPLOAD_LIMIT + 1024 * 1024  # bytes: the file and the form around it
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # bytes, for every request that brings no file (web/hardening.py)
# What one person may leave waiting (documents/usecases/limits.py); a contract, as much as four of its people.
WAITING_FILES = {
    "number": env.whole("REGAIN_WAITING_FILES", 50, least=1),
    "megabytes": env.whole("REGAIN_WAITING_MEGABYTES", 500, least=1),
    "people of a contract": 4,
}
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

RETENTION = retention.RETENTION
MASK_BELOW = env.threshold("REGAIN_MASK_BELOW", 5)  # people: core/masking.py
LOGGING = logs.LOGGING
DEFAULT_EXCEPTION_REPORTER_FILTER = "regain.config.logs.TellsNothing"
UNKNOWN_VARIABLES = env.unknown()  # once all the others were read: told by check --deploy
