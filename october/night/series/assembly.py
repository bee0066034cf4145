"""The hall every five minutes."""

from __future__ import annotations

from october.core.tables import Night
from october.night.series import Series
from october.theatres.assembly.codes import AT_WORK


def _field(name: str):
    return lambda night: float(night.sitting[0][name])


def _mean(field: str):
    """Mean position of those present."""

    def read(night: Night) -> float:
        camps = night.camps
        return float((camps[field] * camps["present"]).sum() / max(1, camps["present"].sum()))

    return read


def _bitterness(night: Night) -> float:
    """Mean grievance of those who are not of the leading party, by seats."""
    blocs, lead = night.blocs, int(night.sitting[0]["lead"])
    weight = blocs["seats"].copy()
    weight[lead] = 0.0
    return float((blocs["grievance"] * weight).sum() / max(1.0, weight.sum()))


def _lead_share(night: Night) -> float:
    sitting = night.sitting[0]
    return float(night.blocs["present"][sitting["lead"]]) / max(1, int(sitting["present"]))


SERIES: tuple[Series, ...] = (
    Series("hall_present", "delegates", "delegates in the hall", _field("present")),
    Series("hall_lead_share", "share", "of them, from the leading party", _lead_share),
    Series("hall_who", "position", "mean on who should govern", _mean("who")),
    Series("hall_how", "position", "mean on how, −1 peacefully, 1 by force", _mean("how")),
    Series("hall_grievance", "share", "of the others against the leading party", _bitterness),
    Series("hall_urgency", "share", "urgency when news last came", _field("urgency")),
    Series("hall_fatigue", "share", "fatigue", _field("fatigue")),
    Series("hall_noise", "share", "of listeners, clapping at the last peak", _field("noise")),
    Series("hall_lead_power", "share", "power index of the leading party", _field("lead_power")),
    Series("hall_peasants", "share", "likeness of the hall to the peasants' vote",
           _field("peasants")),
    Series("hall_army", "share", "likeness of the hall to the army's vote", _field("army")),
    Series("hall_quorum", "", "1 while enough are present for a vote", _field("quorate")),
    Series("hall_joint_open", "share", "how open a joint government is", _field("joint_open")),
    Series(
        "hall_sitting", "", "1 while the congress sits",
        lambda night: float(night.sitting[0]["phase"] == AT_WORK),
    ),
)  # fmt: skip
