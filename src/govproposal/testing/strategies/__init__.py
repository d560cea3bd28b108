"""Hypothesis strategies that draw records as documents state them: no spans, every fact known by construction.

>>> from govproposal.testing.strategies import plans
>>> plans()  # a strategy; draw from it in a test with @given
plans()
"""

from govproposal.testing.strategies.digests import speech_digests
from govproposal.testing.strategies.plans import plans
from govproposal.testing.strategies.reports import outcome_reports

__all__ = ["outcome_reports", "plans", "speech_digests"]
