"""A password hasher of the tests."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2PasswordHasher(Argon2PasswordHasher):
    """The product's own hasher with the least memory and time: hundreds of tests sign somebody in."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
