"""Facts: drawn by name, night and seed, whatever else a scenario holds."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from october.core.random import PARAMETERS, uniforms
from october.scenario import facts, load, load_texts
from october.scenario.facts import draw, facts_of, from_uniforms, name_number
from tests.scenario.texts import petrograd, with_lines

NIGHTS = np.array([0, 1, 7, 4_000_000_000])


@pytest.fixture(scope="module")
def known():
    return facts_of(load_texts(petrograd()).inputs)


def test_facts_are_the_uncertain_inputs_by_name(known):
    paths = [fact.path for fact in known]
    assert paths == sorted(paths)
    assert all(fact.value.uncertain for fact in known)
    assert "city.parameters.core" not in paths


def test_a_fact_is_the_quantile_at_its_own_uniform(known):
    drawn = draw(known, 2**64 - 1, NIGHTS)
    assert drawn.shape == (4, len(known))
    for column in (0, len(known) // 2, len(known) - 1):
        fact = known[column]
        for row, night in enumerate(NIGHTS):
            seed = np.uint64(2**64 - 1)
            u = uniforms(seed, PARAMETERS, int(night), name_number(fact.path), 0)[0]
            assert drawn[row, column] == fact.value.quantile(np.array(u))


def test_draws_lie_within_their_ranges(known):
    drawn = draw(known, 1, np.arange(500))
    for column, fact in enumerate(known):
        if fact.value.distribution in ("uniform", "triangular", "beta"):
            inside = (drawn[:, column] >= fact.value.low) & (drawn[:, column] <= fact.value.high)
            assert inside.all(), fact.path


def test_uniforms_of_facts_are_uniform_and_apart(known):
    class Itself:
        def quantile(self, u):
            return u

    some = [fact._replace(value=Itself()) for fact in known[:40]]
    u = draw(some, 3, np.arange(2000))
    assert stats.kstest(u.ravel(), "uniform").pvalue > 1e-3
    between = np.corrcoef(u, rowvar=False)[~np.eye(40, dtype=bool)]
    assert np.abs(between).max() < 5 / np.sqrt(2000)


def test_one_fact_more_or_less_leaves_the_others_alone(known):
    line = "core: {value: 1.0, source: MODEL}"
    more = with_lines(
        petrograd(), "city.yaml", line, "core: {value: 1.0, low: 0.8, high: 1.2, source: guess}"
    )
    others = facts_of(load_texts(more).inputs)
    assert len(others) == len(known) + 1
    before = dict(zip((f.path for f in known), draw(known, 1, NIGHTS).T, strict=True))
    after = dict(zip((f.path for f in others), draw(others, 1, NIGHTS).T, strict=True))
    assert all(np.array_equal(after[path], before[path]) for path in before)


def test_the_order_of_a_file_does_not_matter(known):
    texts = petrograd()
    lines = texts["city.yaml"].splitlines()
    start = lines.index("parameters:")
    lines[start + 1], lines[start + 2] = lines[start + 2], lines[start + 1]
    others = facts_of(load_texts(texts | {"city.yaml": "\n".join(lines)}).inputs)
    assert np.array_equal(draw(others, 1, NIGHTS), draw(known, 1, NIGHTS))


def test_a_night_does_not_depend_on_its_company(known):
    assert np.array_equal(draw(known, 1, NIGHTS[2:3])[0], draw(known, 1, NIGHTS)[2])


def test_designs_give_their_own_uniforms(known):
    middle = from_uniforms(known, np.full((1, len(known)), 0.5))
    assert np.array_equal(middle[0], [fact.value.quantile(np.array(0.5)) for fact in known])


def test_no_facts_and_no_nights(known):
    assert draw((), 1, NIGHTS).shape == (4, 0)
    assert draw(known, 1, np.arange(0)).shape == (0, len(known))


def test_two_names_with_one_number_are_refused(monkeypatch):
    monkeypatch.setattr(facts, "name_number", lambda path: 1)
    with pytest.raises(ValueError, match="rename one"):
        facts_of(load_texts(petrograd()).inputs)


def test_the_draw_of_a_name_stays_what_it_is():
    assert name_number("city.parameters.core") == 1_656_776_264


def test_values_drawn_together_stand_at_the_same_quantile():
    known = facts_of(load("october-1917").inputs)
    paths = [fact.path for fact in known]
    nights = draw(known, 1917, np.arange(50))
    places = [paths.index(f"{part}.parameters.pressure") for part in ("assembly", "palace", "city")]
    ranks = [np.argsort(np.argsort(nights[:, place])) for place in places]
    assert np.array_equal(ranks[0], ranks[1])
    assert np.array_equal(ranks[0], ranks[2])
