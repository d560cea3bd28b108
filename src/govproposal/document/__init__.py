"""The document: a source seen as an outline and as phrases, each computed once, on demand."""

from govproposal.document.document import Document

__all__ = ["Document"]
