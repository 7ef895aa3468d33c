"""Reading a file without a child process."""

from typing import Any

from regain.core.errors import BusinessError
from regain.exchange.confining.calling import Refusal, confined_function
from regain.exchange.confining.messages import packed, unpacked


def run(module: str, name: str, args: tuple[Any, ...], kwargs: dict[str, Any], _refusal: Refusal) -> tuple[str, Any]:
    """As `calling.run`, in this process."""
    answer: tuple[str, Any]
    try:
        answer = "returned", confined_function(module, name)(*args, **kwargs)
    except BusinessError as error:
        answer = "refused", error
    kind, value = unpacked(packed(answer))
    return kind, value
