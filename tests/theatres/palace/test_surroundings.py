"""Light, cold, hunger and resolve: what a room and the hours do to those who stand in it.

Seeds are fixed; bounds are five standard errors, a false alarm in two million.
"""

import numpy as np
import pytest
from palace_nights import HOUR, ends, palace, played

from october.core.events import HIT
from october.night import advance, begin
from october.theatres.palace.codes import GONE

SES = 5.0
STILL = {"step_rate": 0, "side_doors": 0, "unit_rate": 0, "drift_rate": 0, "officers": 0}
DIM, DARK = 1, 2


def paired(a, b):
    difference = b - a
    return difference.mean(), difference.std(ddof=1) / np.sqrt(len(difference))


def deserters(night):
    """Return the people of units who went home, and those who stayed."""
    people = night.people[night.people["unit"] > 0]
    left = people["drive"] != 0.0
    assert (people["state"][left] == GONE).all()
    return people[left], people[people["state"] != GONE]


def test_people_of_unlike_resolve_leave_as_a_mixture_of_exponentials():
    rate, weight, hours = 0.2, 1.0, 4.0
    plan = palace(**STILL, leave_rate=rate, leave_morale=0, leave_contagion=0, leave_strain=0,
                  leave_resolve=weight, garrison=2000)  # fmt: skip
    left = ends(plan, 20, lambda n: n.siege[1]["garrison"], hours * HOUR)
    start = ends(plan, 1, lambda n: n.siege[1]["garrison_start"], 10.0)[0]
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    stays = (weights * np.exp(-rate * hours * np.exp(-weight * nodes))).sum() / weights.sum()
    error = np.sqrt(start * stays * (1 - stays) / len(left))
    # a unit's rate is looked at again after five minutes at most, when the boldest of those who
    # would go have gone; the twelve units each keep an officer who does not
    assert abs(left.mean() - start * stays) < SES * error + 0.01 * start + 12
    alike = start * np.exp(-rate * hours * np.exp(weight**2 / 2))  # all at the mean rate
    assert left.mean() > alike + SES * error


def test_the_hungry_and_the_irresolute_go_first():
    plan = palace(**STILL, leave_strain=1, leave_resolve=1)
    gone, kept = [], []
    for night in played(plan, 20, 4 * HOUR):
        left, stayed = deserters(night)
        gone.append((left["threshold"].mean(), left["fed"].mean(), left["slept"].mean()))
        kept.append((stayed["threshold"].mean(), stayed["fed"].mean(), stayed["slept"].mean()))
    for a, b in zip(np.transpose(gone), np.transpose(kept), strict=True):
        mean, error = paired(a, b)
        assert mean > SES * error


def test_lights_that_are_put_out_leave_lamps_at_most():
    plan = palace(lights_fail=0, lamps=0.5)
    night = begin(plan, 1917, 0)
    advance(plan, night, HOUR)
    inside = night.rooms["outside"] == 0
    inside[0] = False
    before = night.rooms["light"].copy()
    assert (before[inside] == 0).any()
    night.keep["lights"] = 0.0
    advance(plan, night, HOUR + 120.0)
    assert set(night.rooms["light"][inside]) == {DIM, DARK}
    assert np.array_equal(night.rooms["light"][~inside], before[~inside])
    night.keep["lights"] = 1.0
    advance(plan, night, HOUR + 240.0)
    assert np.array_equal(night.rooms["light"], before)


def test_lights_fail_as_an_exponential():
    rate = 0.5
    failed = ends(palace(lights_fail=rate), 200, lambda n: n.siege[1]["unlit"] >= 0, 2 * HOUR)
    chance = 1 - np.exp(-rate * 2)
    assert abs(failed.mean() - chance) < SES * np.sqrt(chance * (1 - chance) / 200) + rate / 60


def test_a_darker_night_is_darker_in_the_same_rooms():
    dim, dark = (next(played(palace(dark=d), 1, 10.0)).rooms["light"].copy() for d in (0.2, 0.8))
    assert (dark >= dim).all()
    assert (dark > dim).any()


def test_fire_breaks_windows_where_it_is_aimed():
    for night in played(palace(volley_glass=1), 5):
        aimed = set(night.squads["post"][1:].tolist())
        broken = {int(row) for row in np.flatnonzero(night.rooms["panes"])}
        assert len(broken - aimed) <= night.guns["hit"].sum()
        assert night.rooms["panes"].sum() == pytest.approx(night.siege[1]["panes"])


def test_the_cold_of_broken_windows_wears_a_unit_as_equation_15_says():
    plan = palace(**STILL, leave_rate=0, draught=0.1, wear=0.02, wear_surroundings=0.5, cold=0)
    morale = []
    for panes in (0.0, 1.0):
        night = begin(plan, 1917, 0)
        advance(plan, night, HOUR)
        night.rooms["panes"] = panes
        advance(plan, night, 4 * HOUR)
        morale.append(night.squads["morale"][1:])
        hours = (night.squads["morale_at"][1:] - HOUR) / HOUR
    spared = 1 - night.keep[1]["wear_pref"] * night.unit_traits["pref"][1:]
    # from no cold at all to all there is, at the first look after an hour, five minutes on at most
    loss = 0.02 * 0.5 * spared * hours
    assert (np.abs(morale[0] - morale[1] - loss) < 0.02 * 0.5 / 12 + 0.01 * loss).all()


def test_a_hit_may_hurt_whoever_is_in_the_room():
    shelled = {"step_rate": 10, "aversion": 0}  # the guns soon fire, and nobody gives up for it
    calm, deadly = (
        ends(palace(hit_bouts=b, **shelled), 250, lambda n: n.siege[1]["wounded"]) for b in (0, 10)
    )
    mean, error = paired(calm, deadly)
    assert mean > SES * error


def test_a_council_that_counts_hits_gives_up_sooner():
    deaf, shaken = (
        ends(palace(hit_deaths=d), 100, lambda n: n.siege[1]["ceased"] >= 0) for d in (0, 20)
    )
    mean, error = paired(deaf, shaken)
    assert mean > SES * error


def test_shells_strike_the_side_that_faces_their_gun():
    """A gun far to the north: the likelier a room is struck, the further north it lies."""
    plan = palace(step_rate=10, facing=3, aversion=0, bar_rate=0)
    struck, rooms = [], plan.template.rooms
    inside = np.flatnonzero(rooms["outside"][1:] == 0) + 1
    for number in range(6):
        night = begin(plan, 1917, number, log_rows=200_000)
        night.gun_traits["hits"][1:] = 1.0
        night.sites["x"][:], night.sites["y"][:] = 0.0, 10_000.0
        night.sites["y"][night.siege[1]["site_palace"]] = 0.0
        advance(plan, night, 8 * HOUR)
        log = night.log[: night.clock[0]["log_size"]]
        struck += log["where"][log["kind"] == HIT].tolist()
    assert len(struck) > 50
    assert np.isin(struck, inside).all()
    weights = np.exp(3 * rooms["y"][inside] / plan.template.siege[1]["half"])
    y = rooms["y"][inside]
    mean = np.average(y, weights=weights)
    error = np.sqrt(np.average((y - mean) ** 2, weights=weights) / len(struck))
    assert abs(rooms["y"][struck].mean() - mean) < SES * error
