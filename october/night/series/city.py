"""The city every five minutes: who is held entitled to be obeyed, and who is obeyed."""

from __future__ import annotations

from october.night.series import Series

SERIES = (
    Series(
        "standing_congress_garrison",
        "share",
        "of the garrison, holds the congress entitled to be obeyed",
        lambda night: float(night.city[0]["held_congress"]),
    ),
    Series(
        "standing_government_garrison",
        "share",
        "of the garrison, holds the government entitled to be obeyed",
        lambda night: float(night.city[0]["held_government"]),
    ),
    Series(
        "standing_committee_garrison",
        "share",
        "of the garrison, holds the committee entitled to be obeyed",
        lambda night: float(night.city[0]["held_committee"]),
    ),
    Series(
        "units_for_committee",
        "units",
        "of the garrison that obey the committee",
        lambda night: float(night.city[0]["units_committee"]),
    ),
    Series(
        "garrison_for_committee",
        "share",
        "of the garrison's men, in units that obey the committee",
        lambda night: float(night.city[0]["men_committee"]),
    ),
)
