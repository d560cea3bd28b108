"""What tests of parsers are made of: records drawn by hypothesis, and renderers that print them in several house styles.

A text is drawn as segments, literals and phrases with known values, so that every fact is known by construction;
:func:`~govproposal.testing.renderers.printed` makes the document, and parsing must give back the same facts
(:func:`~govproposal.testing.comparison.stated`). ``pip install "govproposal[testing]"`` for
:mod:`govproposal.testing.strategies`, the only module here that imports hypothesis.

>>> from govproposal.testing import COPIED, STYLES
>>> COPIED in STYLES
True
"""

from govproposal.testing.comparison import differences, stated
from govproposal.testing.renderers import printed, render
from govproposal.testing.segments import Passage, Segment
from govproposal.testing.styles import BREAKS, COMPACT, COPIED, OFFICIAL, OLD, PAGE, STYLES, Style

__all__ = [
    "BREAKS",
    "COMPACT",
    "COPIED",
    "OFFICIAL",
    "OLD",
    "PAGE",
    "STYLES",
    "Passage",
    "Segment",
    "Style",
    "differences",
    "printed",
    "render",
    "stated",
]
