"""What the server says, without its advice on the number of threads: theirs is one for each place at the gate."""

import logging


class WithoutAdvice(logging.Filter):
    """Lets through all that the server says but that advice."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is said."""
        return "Python threads" not in record.getMessage()
