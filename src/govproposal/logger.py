"""The logger ``govproposal``: silent unless a program asks for it.

Only what goes wrong is logged, so ``logging``, 3 ms of a process, is imported when something does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging


def logger() -> logging.Logger:
    """The logger, which says nothing where nobody listens.

    >>> logger().name
    'govproposal'
    """
    import logging

    found = logging.getLogger("govproposal")
    if not any(isinstance(one, logging.NullHandler) for one in found.handlers):
        found.addHandler(logging.NullHandler())
    return found
