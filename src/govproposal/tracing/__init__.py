"""Records → trace: who asked, what was promised, who owed it, what was reported, and what nobody spoke of again."""

from govproposal.tracing.following import trace

__all__ = ["trace"]
