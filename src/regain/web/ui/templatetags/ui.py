"""The declared components: each is a function whose signature is closed."""

from django import template

register = template.Library()
