"""What several areas of pages need."""

from collections.abc import Iterator

import pytest
import time_machine
from django.utils import timezone


@pytest.fixture
def same_moment() -> Iterator[None]:
    """The clock stands still: no midnight between what a test says of today and what the page answers."""
    with time_machine.travel(timezone.now(), tick=False):
        yield
