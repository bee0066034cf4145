"""Questions asked of nights: of one, of many, and of the scenario that they come from.

A question a module, with a function of its name: ``passages``, ``compare``, ``cite``, ``check``.
"""

from october.inquiry.one_night import Branches, Moment, OneNight, look

__all__ = ["Branches", "Moment", "OneNight", "look"]
