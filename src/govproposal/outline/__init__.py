"""The structure of a text: lines, chrome, parts with their frame, numbered items, and the tree of all of it."""

from govproposal.outline.frame import Part, Signature
from govproposal.outline.head import Head
from govproposal.outline.items import Item
from govproposal.outline.lines import Line, Role
from govproposal.outline.tree import Node

__all__ = ["Head", "Item", "Line", "Node", "Part", "Role", "Signature"]
