"""What couples the theatres: each arrow is cut or pulled, and what hangs on it moves, in pairs.

Five standard errors are asked for, so an arrow that is cut passes less than once in a million.
"""

import pytest

import october

NIGHTS = 300


@pytest.fixture(scope="module")
def change():
    """What a lever does to the outcomes, played once for all tests."""
    scenario, known = october.load("october-1917"), {}

    def effects(*levers):
        if levers not in known:
            known[levers] = october.what_if(scenario, levers, nights=NIGHTS, seed=5).moved
        return known[levers]

    return effects


ARROWS = [
    ("guns at the palace, heard in the hall", ("guns.cruiser=false", "guns.fortress=false"),
     "walked_out", -1),
    ("the walkout, to the rivals that disown", ("walkout.allowed=false",), "denials", -1),
    ("the walkout, to a committee against the rising", ("walkout.allowed=false",),
     "committee_formed", -1),
    ("standing, to the units that obey", ("mass.support=0.1",), "units_for_committee", -1),
    ("standing, to the units that stand aside", ("mass.support=0.1",), "units_neutral", 1),
    ("the units that obey, to the people before the doors", ("mass.support=0.1",),
     "crowd_come", -1),
    ("and so to the fall of the palace, which comes later or never", ("mass.support=0.1",),
     "arrest_time", 1),
    ("the arrest, to the standing of the government", ("relief.arrives=18:30",),
     "standing_government_garrison", 1),
    ("the arrest, to the standing of the rising", ("relief.arrives=18:30",),
     "standing_committee_garrison", -1),
    ("the arrest, to the claim to power in the hall", ("relief.arrives=18:30",),
     "power_claimed", -1),
    ("who is left in the hall, to its likeness to the country", ("walkout.allowed=false",),
     "representativeness_dawn_peasants", 1),
    ("its likeness, to its standing", ("walkout.allowed=false",),
     "standing_congress_workers", 1),
    ("news that nobody believes, to the standing of the government", ("news.credence=0",),
     "standing_government_garrison", 1),
    ("news that nobody believes, to grievance in the hall", ("news.credence=0",),
     "grievance_srs", -1),
]  # fmt: skip


@pytest.mark.parametrize(("levers", "outcome", "sign"), [a[1:] for a in ARROWS],
                         ids=[a[0] for a in ARROWS])  # fmt: skip
def test_an_arrow_carries(change, levers, outcome, sign):
    found = change(*levers)[outcome].effect
    error = (found.high - found.low) / 2 / 1.96
    assert sign * found.effect > 5 * error


def test_what_no_arrow_carries_stays(change):
    """Who may leave the hall moves neither the guns nor who falls at the palace."""
    for outcome in ("shells_fired", "killed", "break_in_time"):
        found = change("walkout.allowed=false")[outcome].effect
        assert abs(found.effect) < 5 * (found.high - found.low) / 2 / 1.96
