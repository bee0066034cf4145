"""An ensemble as a page draws it: what a click opens is what was clicked."""

from __future__ import annotations

import numpy as np
import pytest

from october import ensemble
from october.web import bundle


@pytest.fixture(scope="module")
def played():
    return ensemble.run("hamlet", nights=40, seed=1)


def test_every_point_of_a_band_names_the_night_that_comes_nearest(played):
    rows = played.series.sort("night", "t")
    nights = played.nights
    for band in bundle.bands(played):
        values = rows[band["name"]].to_numpy().reshape(nights, -1)
        for quantile, named in band["nights"].items():
            for at, night in enumerate(named):
                if np.isnan(values[:, at]).all():
                    assert night is None
                    continue
                level = np.nanquantile(values[:, at], int(quantile[1:]) / 100)
                off = np.abs(values[:, at] - level)
                assert off[night] == pytest.approx(np.nanmin(off), abs=1e-6), (band["name"], at)


def test_every_bar_names_nights_that_are_in_it(played):
    for outcome in played.plan.outcomes:
        column = played.outcomes[outcome.name].to_list()
        for bar in bundle.bars(outcome, played.outcomes):
            assert len(bar["nights"]) == min(bar["count"], bundle.SHOWN)
            for night in bar["nights"]:
                value = column[night]
                if bar.get("label") == "none" and value is None:
                    continue
                if "label" in bar:
                    assert {"yes": 1.0, "no": 0.0}.get(bar["label"], bar["label"]) == value
                else:
                    slack = 1e-4 * max(1.0, abs(value))
                    assert bar["from"] - slack <= value <= bar["to"] + slack
