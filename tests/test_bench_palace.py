"""The palace's bench: its C program walks as October does, and its clocked night is a night."""

from pathlib import Path

import numpy as np
import pytest

BENCH = Path(__file__).resolve().parents[1] / "bench"


@pytest.fixture(autouse=True)
def beside_the_bench(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))


def test_the_c_program_ends_as_october_does(tmp_path):
    import palace

    walk = palace.walkers(150, seed=1)
    program, file = palace.compiled(walk, tmp_path), palace.written(walk, tmp_path / "walk")
    here, _ = palace.ours(walk, 1)
    there, times = palace.in_c(program, file, 2)
    assert there == here
    assert here[3] > 1000  # choices: the comparison is of something
    assert len(times) == 2
    other = palace.written(palace.walkers(150, seed=2), tmp_path / "other")
    elsewhere, _ = palace.in_c(program, other, 1)
    assert all(a != b for a, b in zip(elsewhere[:3], here[:3], strict=True))


def test_a_night_played_by_parts_is_the_same_night():
    import palace_growth

    size = palace_growth.Size(1250, nights=1)
    assert size.people == pytest.approx(1250, abs=10)
    assert size.play(0) == size.play_by_parts(0, 0.0)
    assert size.palace[0] > 0
    assert 0 < size.palace_acts[0] < size.acts[0]


@pytest.mark.parametrize(("power", "at_most"), [(1.0, True), (1.3, False)])
def test_the_exponent_is_found_and_judged(power, at_most):
    import palace_growth

    people = np.array([1250.0, 2500.0, 5000.0, 10000.0, 13000.0])
    costs = people[:, None] ** power * np.array([0.8, 1.0, 1.3])
    found = palace_growth.fitted(people, costs)
    assert found["all"]["b"] == pytest.approx(power)
    assert found["large"]["b"] == pytest.approx(power)
    assert found["all"]["error"] == pytest.approx(0.0, abs=1e-9)
    assert found["at_most_n_log_n"] == at_most
