"""The structure of a text: lines, chrome, parts with their frame, numbered items, and the tree of all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govproposal.outline.frame import Part, Signature
from govproposal.outline.head import Head
from govproposal.outline.items import Item
from govproposal.outline.lines import Line, Role

if TYPE_CHECKING:
    from govproposal.outline.tree import Node

__all__ = ["Head", "Item", "Line", "Node", "Part", "Role", "Signature"]


def __getattr__(name: str) -> object:
    """The node of the tree, which parsers do without."""
    if name != "Node":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from govproposal.outline.tree import Node

    return Node
