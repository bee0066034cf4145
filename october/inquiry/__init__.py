"""Questions asked of nights: of one, of many, and of the scenario that they come from."""

from october.inquiry.check import check
from october.inquiry.cite import CitationError, cite
from october.inquiry.compare import compare, judge
from october.inquiry.one_night import Branches, Moment, OneNight, look
from october.inquiry.outcomes import findings
from october.inquiry.passages import nights_in_all, passages
from october.inquiry.story import told

__all__ = [
    "Branches",
    "CitationError",
    "Moment",
    "OneNight",
    "check",
    "cite",
    "compare",
    "findings",
    "judge",
    "look",
    "nights_in_all",
    "passages",
    "told",
]
