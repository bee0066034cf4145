"""The palace every five minutes: spirits, who is inside, how far the siege and hope have come."""

from __future__ import annotations

from october.core.tables import Night
from october.night.series import Series


def _morale(night: Night) -> float:
    """Return the mean of the units' morale, weighted by their people present."""
    squads = night.squads[1:]
    present = squads["present"].sum()
    return float((squads["morale"] * squads["present"]).sum() / present) if present else 0.0


SERIES = (
    Series("morale", "", "mean morale of the defenders present", _morale),
    Series(
        "defenders_inside",
        "people",
        "defenders inside and free",
        lambda night: float(night.siege[1]["garrison"]),
    ),
    Series(
        "intruders_inside",
        "people",
        "besiegers inside and free",
        lambda night: float(night.siege[1]["inside"]),
    ),
    Series(
        "stage",
        "stage",
        "0 ring, 1 ultimatum, 2 signal, 3 fire, 4 assault",
        lambda night: float(night.siege[1]["stage"]),
    ),
    Series(
        "hope_of_relief",
        "share",
        "chance of relief in the eyes of whoever commands",
        lambda night: float(night.siege[1]["hope"]),
    ),
)
