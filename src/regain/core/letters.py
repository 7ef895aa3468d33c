"""Where a demonstration keeps the letters that it writes instead of sending them."""

from pathlib import Path

from django.conf import settings


def folder_of_letters() -> Path | None:
    """Where letters are written; None when they are sent."""
    is_written = settings.EMAIL_BACKEND == "django.core.mail.backends.filebased.EmailBackend"
    return Path(str(getattr(settings, "EMAIL_FILE_PATH", ""))) if is_written else None


def keeps_letters() -> bool:
    """Whether this is a demonstration that writes its letters to a folder, where anybody may read them."""
    return settings.DEMO and folder_of_letters() is not None


def forget_letters() -> None:
    """Take away the letters that a demonstration wrote: it was made new again. Those that really left are not here."""
    folder = folder_of_letters() if settings.DEMO else None
    for file in folder.glob("*.log") if folder else ():
        file.unlink(missing_ok=True)
