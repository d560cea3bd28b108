"""What a failed plugin leaves behind: a sentence for a diagnostic, and its traceback for whoever listens to the logger."""

from __future__ import annotations

from govproposal.logger import logger


def note(name: str, error: BaseException) -> str:
    """The failure of the plugin *name* in a sentence; the traceback goes to the logger ``govproposal``.

    >>> note("outcome-report", ValueError("no title"))
    'ValueError: no title'
    """
    logger().warning("the parser %s failed", name, exc_info=error)
    return f"{type(error).__name__}: {error}"
