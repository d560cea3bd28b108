"""Traditional characters to simplified, one for one, so that spans stay true: the only door to OpenCC (extra ``zh``)."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from govproposal.errors import MissingExtra


def simplified(text: str) -> str:
    """*text* in simplified characters and of the same length: what a text in traditional print (繁体) may be matched on.

    Where OpenCC's phrases would change the length, its characters are taken one by one. Raises :class:`MissingExtra` where
    OpenCC is not installed.
    """
    try:
        converter = import_module("opencc").OpenCC("t2s")
    except ImportError:
        raise MissingExtra("zh", "reading traditional characters") from None
    whole = cast(str, converter.convert(text))
    if len(whole) == len(text):
        return whole
    return "".join(one if len(one) == 1 else char for char in text for one in (cast(str, converter.convert(char)),))
