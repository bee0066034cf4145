"""Hinges: the curve of a process whose chance is known, where it turns, and whether it is true."""

import math

import numpy as np
import pytest

import october
from october.inquiry.hinges import Jump, follow, seen_again
from october.inquiry.measure import chosen
from october.inquiry.trunk import Trunk

END = 36_000.0


def tail(n: int, needed: int) -> float:
    """Chance that ``needed`` or more of n fair coins are heads."""
    return sum(math.comb(n, k) for k in range(max(0, needed), n + 1)) / 2**n


def test_the_curve_of_a_vote_that_is_counted_slowly_is_the_binomial_tail():
    """Twenty-one coins fall one after another; most of them decide. What fell is known."""
    rng = np.random.default_rng(3)
    coins = rng.integers(0, 2, 21)
    falls = np.arange(1, 22) * END / 22

    def truth(t):
        known = coins[falls <= t]
        return tail(21 - len(known), 11 - int(known.sum()))

    def continued(t, n):
        known = coins[falls <= t]
        rest = rng.integers(0, 2, (n, 21 - len(known)))
        return (known.sum() + rest.sum(axis=1) >= 11).astype(float)

    points, _ = follow(continued, END, 2000)
    assert len(points) >= 11
    for point in points:
        error = math.sqrt(max(truth(point.t) * (1 - truth(point.t)), 1 / 2000) / 2000)
        assert abs(point.p - truth(point.t)) < 6 * error


def test_a_jump_is_found_to_the_minute_and_only_where_it_is():
    rng = np.random.default_rng(4)

    def continued(t, n):
        return (rng.random(n) < (0.2 if t < 13_457 else 0.9)).astype(float)

    points, jumps = follow(continued, END, 400)
    true = [j for j in jumps if j.t <= 13_457 <= j.until]
    assert [j.until - j.t for j in true] == [60.0]
    # Elsewhere two looks differ by more than three standard errors once in 370 pairs.
    assert len(jumps) <= 4
    assert len(points) < 30


def test_where_nothing_turns_no_jump_is_seen():
    rng = np.random.default_rng(5)
    seen = 0
    for _ in range(20):
        _, jumps = follow(lambda t, n: (rng.random(n) < 0.5).astype(float), END, 200)
        seen += len(jumps)
    assert seen <= 8  # in 220 pairs and more; .6 are expected


def test_a_number_is_followed_by_its_mean():
    rng = np.random.default_rng(6)
    points, _ = follow(
        lambda t, n: rng.normal(5.0 if t < 9000 else 8.0, 1.0, n), END, 300, share=False
    )
    for point in points:
        assert abs(point.p - (5.0 if point.t < 9000 else 8.0)) < 6 / math.sqrt(300)


@pytest.fixture(scope="module")
def found():
    night = october.night("hamlet", seed=2, number=5)
    return october.hinges(night, "talks_met", branches=40, most=16)


def test_at_its_end_a_night_is_what_it_is(found):
    assert found.points[-1].p == found.night.outcomes["talks_met"]
    assert [x.t for x in found.points] == sorted(x.t for x in found.points)
    assert all(x.low <= x.p <= x.high for x in found.points)


def test_the_same_question_has_the_same_answer(found):
    again = october.hinges(found.night, "talks_met", branches=40, most=16)
    assert again.curve.equals(found.curve)
    assert again.json() == found.json()


CLASSES = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01))


def test_on_average_the_curve_predicts_what_happens():
    """A reliability table: fifty nights at three times, by classes of what the curve said."""
    said, came = [], []
    for number in range(50):
        night = october.night("soviet-congress", seed=8, number=number)
        trunk = Trunk(night, chosen(night.plan, ["power_claimed"])[0])
        for t in (10_800.0, 18_000.0, 25_200.0):
            said.append(float(trunk.continued(t, 20).mean()))
            came.append(float(night.outcomes["power_claimed"]))
    p, y = np.array(said), np.array(came)
    table = []
    for low, high in CLASSES:
        inside = (p >= low) & (p < high)
        if inside.any():
            table.append((inside.sum(), p[inside].mean(), y[inside].mean()))
    print("looks, said, came:", *(f"{n:4d} {a:.2f} {b:.2f}" for n, a, b in table), sep="\n")
    assert len(table) >= 3
    for looks, predicted, observed in [(len(p), p.mean(), y.mean()), *table]:
        nights = max(1, looks / 3)  # the three times of a night are not independent
        # what is said has an error too, of twenty continuations, that puts looks in wrong classes
        error = math.sqrt(max(0.02, predicted * (1 - predicted)) / nights) + 0.02
        assert abs(predicted - observed) < 5 * error
    assert y[p > 0.8].mean() > y[p < 0.2].mean() + 0.5


RATE = 0.1  # 1/h


@pytest.fixture(scope="module")
def dark(lights):
    """A night in whose middle the lights fail, and when."""
    scenario = lights(RATE)
    for number in range(100):
        night = october.night(scenario, seed=1, number=number)
        failed = night.outcomes["lights_failed_time"]
        if failed is not None and 10_000 < failed < 30_000:
            return night, failed
    raise AssertionError("the lights hardly ever fail")


def test_the_curve_of_lights_that_fail_at_a_constant_rate_is_exponential(dark):
    """A night, not a formula, is branched: the chance is 1 − exp(−rate · what is left), then 1."""
    night, failed = dark
    found = october.hinges(night, "lights_failed_time comes", branches=50, most=24)
    for point in found.points[:-1]:
        left = (night.plan.end - point.t) / 3600
        true = 1.0 if point.t > failed else 1 - math.exp(-RATE * left)
        assert abs(point.p - true) < 6 * math.sqrt(true * (1 - true) / 50) + 0.002
    (jump,) = [h for h in found.hinges if h.after == 1.0]
    assert night.plan.time(jump.clock) <= failed < night.plan.time(jump.until)
    assert night.plan.time(jump.until) - night.plan.time(jump.clock) == 60
    left = (night.plan.end - failed) / 3600
    true = 1 - math.exp(-RATE * left)
    assert abs(jump.before - true) < 6 * math.sqrt(true * (1 - true) / 100)


@pytest.mark.proof
def test_the_mean_time_of_what_fails_at_a_constant_rate_is_known_too(dark):
    night, failed = dark
    found = october.hinges(night, "lights_failed_time", branches=100, most=15)
    assert found.quantity.when
    for point in found.points:
        left = (night.plan.end - point.t) / 3600
        mean = point.t + 3600 * (1 - math.exp(-RATE * left)) / RATE
        true = failed if point.t > failed else mean
        assert abs(point.p - true) <= 6 * point.error + 60


def test_a_slope_without_a_step_is_told_as_the_span_that_it_takes():
    rng = np.random.default_rng(7)

    def continued(t, n):
        return (rng.random(n) < np.clip((t - 7200) / 3600, 0, 1)).astype(float)

    _, jumps = follow(continued, END, 120)
    assert jumps
    assert all(7200 <= j.t < j.until <= 10_800 for j in jumps)
    assert max(j.until - j.t for j in jumps) > 300
    assert sum(j.after - j.before for j in jumps) > 0.6


class Shaken:
    """A trunk in which nothing moves: what looks like a jump is noise."""

    def __init__(self, number, chance):
        self.rng, self.chance = np.random.default_rng(number), chance

    def continued(self, t, n, first=0):
        return (self.rng.random(n) < self.chance(t)).astype(float)


def test_a_jump_that_other_luck_does_not_show_is_dropped():
    jump = Jump(600.0, 660.0, 0.3, 0.55)
    false = sum(
        seen_again(Shaken(k, lambda t: 0.4), jump, 120, True) is not None for k in range(400)
    )
    assert false <= 30  # nine are expected
    true = [
        seen_again(Shaken(k, lambda t: 0.3 if t < 630 else 0.6), jump, 120, True)
        for k in range(400)
    ]
    assert None not in true
    assert np.mean([one.after - one.before for one in true]) == pytest.approx(0.3, abs=0.015)


def test_what_cannot_be_followed_is_said(found):
    with pytest.raises(ValueError, match="talks_state=none"):
        october.hinges(found.night, "talks_state")
    with pytest.raises(ValueError, match="no outcome"):
        october.hinges(found.night, "weather")
