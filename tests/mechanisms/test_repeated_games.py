"""Memory-one reciprocity: the design's values and published stationary payoffs."""

import numpy as np
import pytest

from october.mechanisms.repeated_games import memory_one, perceived, shifted

STATES = [(1, 1), (1, 0), (0, 1), (0, 0)]


def strategy(f, r, shift=0.0, steadiness=0.97):
    return [
        shifted(memory_one(own, other, f, r, steadiness, 0.5, 0.45), shift) for own, other in STATES
    ]


@pytest.mark.parametrize(
    ("shift", "expected"),
    [(-0.9, [0.93, 0.21, 0.46, 0.21]), (-0.9 - 0.9, [0.84, 0.10, 0.26, 0.10])],
)
def test_grievance_and_pressure(shift, expected):
    assert np.round(strategy(0.4, 0.6, shift), 2) == pytest.approx(expected, abs=0.0101)


def stationary(p, q):
    q = [q[0], q[2], q[1], q[3]]
    rows = [[a * b, a * (1 - b), (1 - a) * b, (1 - a) * (1 - b)] for a, b in zip(p, q, strict=True)]
    values, vectors = np.linalg.eig(np.array(rows).T)
    v = np.real(vectors[:, np.argmax(np.real(values))])
    return v / v.sum()


def test_generous_reciprocity_under_noise_earns_its_published_payoff():
    """Tit-for-tat against itself earns (R + S + T + P)/4 = 2.25 at any error rate; a third of
    generosity earns 2.97032 at one per cent."""
    error = 0.01

    def trembling(p):
        return [x * (1 - error) + (1 - x) * error for x in p]

    payoffs = np.array([3.0, 0.0, 5.0, 1.0])
    retaliating = trembling([1.0, 0.0, 1.0, 0.0])
    assert stationary(retaliating, retaliating) @ payoffs == pytest.approx(2.25, abs=1e-9)
    generous = trembling([1.0, 1 / 3, 1.0, 1 / 3])
    assert stationary(generous, generous) @ payoffs == pytest.approx(2.97032, abs=1e-5)


def test_forgiveness_restores_and_provocability_breaks_cooperation():
    def cooperation(f, r):
        p = strategy(f, r)
        v = stationary(p, p)
        return v[0] + v[1]

    assert cooperation(0.8, 0.6) > cooperation(0.2, 0.6)
    assert cooperation(0.4, 0.9) < cooperation(0.4, 0.2)


def test_clipping_and_perception():
    assert memory_one(0, 0, 0.0, 0.6, 0.97, 0.5, 0.45) == pytest.approx(0.03)
    assert memory_one(1, 0, 0.4, 1.0, 0.97, 0.5, 0.45) == pytest.approx(0.03)
    assert perceived(1, 0.05, 0.04) == 0
    assert perceived(0, 0.05, 0.04) == 1
    assert perceived(1, 0.05, 0.06) == 1
