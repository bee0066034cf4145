"""The limit in which nobody leaves, parleys, yields or is seized: Lanchester's linear law.

Fights indoors are one against one, and each has a fair loser. Then n defenders against m besiegers
are a gambler's ruin: who has lost all his people first has lost. Source: Lanchester (1916), the
law for ancient combat; as a chain, Brown (1963). Bounds are five standard errors.
"""

from math import comb
from pathlib import Path

import numpy as np
import pytest
import yaml
from palace_nights import played

from october.core.parameters import PARAMETERS
from october.night import prepare
from october.scenario import load_texts

SCENARIO = Path(__file__).parents[3] / "scenarios" / "examples" / "held-chamber"
COSTS = [cost.name for cost in PARAMETERS["act_costs"]]

NIGHTS = 250
SES = 5.0
# nobody goes but by a shot; all go in, walk about without a pause and see at once whom they meet
LIMIT = {
    "leave_rate": 0, "unit_rate": 0, "drift_rate": 0, "yield_rate": 0, "ask_rate": 0,
    "step_rate": 0, "parley_rate": 0, "officers": 0, "leaders": 0, "stop": 0, "crowd_alone": 1,
    "entry_intercept": 5, "look": 10, "movers": 2000, "settles": 0, "goes_home": 0, "pause": 10,
    "sight": 50, "sensitivity_lit": 5, "sensitivity_dim": 5, "sensitivity_dark": 5, "likeness": 0,
    "stranger": 0.5, "choice_temperature": 0.01, "act_noise": 0, "wound": 1, "kill": 1,
    "force": 1, "unknown_comrades": 0, "unknown_dark": 0, "unaware": 0, "deface_rate": 0,
    "will": 0, "company": 1, "dread": 0, "hide": 0, "talk": 0, "rally": 0, "bar_rate": 0,
    "flow": 3, "loot_rate": 0,
}  # fmt: skip
# Toward a friend, toward an enemy: they fire when sure by 200 to 1, so hardly ever at their own.
FIRE_OR_PASS = {"pass": (0, 1), "fire": (200, 0)}


def to_the_last(defenders, besiegers):
    texts = {
        f"{name}.yaml": (SCENARIO / f"{name}.yaml").read_text()
        for name in ("scenario", "sources", "palace", "people")
    }
    palace = yaml.safe_load(texts["palace.yaml"])
    del palace["roles"]["hall"]
    palace["parameters"] |= LIMIT | {"garrison": defenders, "crowd": besiegers}
    kinds = {door["kind"] for door in palace["doors"].values()}
    palace["door_kinds"] = {kind: {"locked": 0, "guarded": 0} for kind in kinds}
    palace["acts"] = {}
    for act in ("pass", "challenge", "warn", "seize", "fire", "flee", "yield"):
        friend, enemy = FIRE_OR_PASS.get(act, (200, 200))
        palace["acts"][act] = dict.fromkeys(COSTS, 0) | {"friend": friend, "enemy": enemy}
    texts["palace.yaml"] = yaml.safe_dump(palace, sort_keys=False)
    return prepare(load_texts(texts))


def losses(n, m):
    """Probabilities of (killed defenders, killed besiegers) when one side is gone."""
    found = {}
    for k in range(m):  # the last defender falls after k besiegers
        found[n, k] = comb(n - 1 + k, k) / 2 ** (n + k)
    for k in range(n):
        found[k, m] = comb(m - 1 + k, k) / 2 ** (m + k)
    return found


@pytest.fixture(scope="module", params=[(20, 20), (26, 14)], ids=["even", "uneven"])
def fought(request):
    n, m = request.param
    rows = []
    for night in played(to_the_last(n, m), NIGHTS, 7200.0):
        siege = night.siege[1]
        rows.append((siege["garrison_start"], siege["killed_defenders"], siege["killed_besiegers"]))
    return m, np.array(rows)


def test_it_is_fought_to_the_last(fought):
    besiegers, rows = fought
    over = (rows[:, 1] == rows[:, 0]) | (rows[:, 2] == besiegers)
    assert over.mean() > 0.8  # the rest have not met within two hours


def test_losses_are_those_of_the_linear_law(fought):
    besiegers, rows = fought
    law = losses(int(rows[0, 0]), besiegers)
    assert sum(law.values()) == pytest.approx(1)
    over = rows[(rows[:, 1] == rows[:, 0]) | (rows[:, 2] == besiegers)]
    for column, place in ((1, 0), (2, 1)):
        mean = sum(p * pair[place] for pair, p in law.items())
        square = sum(p * pair[place] ** 2 for pair, p in law.items())
        error = np.sqrt((square - mean**2) / len(over))
        assert abs(over[:, column].mean() - mean) < SES * error


def test_the_stronger_side_holds_as_often_as_the_law_says(fought):
    besiegers, rows = fought
    law = losses(int(rows[0, 0]), besiegers)
    holds = sum(p for (_, fallen), p in law.items() if fallen == besiegers)
    over = rows[(rows[:, 1] == rows[:, 0]) | (rows[:, 2] == besiegers)]
    error = np.sqrt(holds * (1 - holds) / len(over))
    assert abs((over[:, 2] == besiegers).mean() - holds) < SES * error
