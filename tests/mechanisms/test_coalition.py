"""Open coalitions: the design's values for the congress with everybody present."""

import numpy as np
import pytest

from october.mechanisms.coalition import joint_openness

WEIGHTS = (1.5, 0.15, 1.0, 0.3, 0.45, 0.3, 0.25)
BLOC = np.dtype(
    [(n, "f8") for n in ("seats", "position", "support", "grievance")]
    + [(n, "i8") for n in ("absent", "far")]
)


def congress(grievance=0.0):
    rows = np.zeros(7, BLOC)
    rows["seats"][1:] = [300, 110, 14, 68, 83, 95]
    rows["position"][1:] = [0.75, 0.55, 0.0, -0.55, -0.6, 0.5]
    rows["support"][1:] = [0.233, 0.2, 0.005, 0.03, 0.3, 0.0]
    rows["far"][1:] = [0, 0, 1, 1, 1, 0]
    rows["grievance"][1:] = grievance
    return rows


@pytest.mark.parametrize(
    ("grievance", "pressure", "expected"), [(0.0, 0.0, 0.46), (0.3, 0.6, 0.05), (0.6, 1.0, 0.0)]
)
def test_with_everybody_present(grievance, pressure, expected):
    rows = congress(grievance)
    assert joint_openness(rows, 6, 1, pressure, WEIGHTS) == pytest.approx(expected, abs=0.06)


def test_absence_and_pressure_close_doors():
    base = joint_openness(congress(), 6, 1, 0.0, WEIGHTS)
    assert joint_openness(congress(), 6, 1, 0.5, WEIGHTS) < base
    gone = congress()
    gone["absent"][3:6] = 1
    assert joint_openness(gone, 6, 1, 0.0, WEIGHTS) < base


def test_a_leader_without_a_majority_partner_opens_nothing():
    rows = congress()
    rows["seats"][2:] = 0
    rows["absent"][1] = 1
    assert joint_openness(rows, 1, 1, 0.0, WEIGHTS) == 0.0
