"""Views and what is shown of them: the cue and the company pull, and falsified states jump."""

import numpy as np
import pytest

from october.core.mathematics import logistic
from october.mechanisms.conformity import aye, nobody_seen, settled_share, spark, turning_share
from october.mechanisms.spatial_voting import conviction, gain


def test_without_cue_and_conformity_the_vote_is_the_view():
    g = gain(0.3, 0.5, -0.2)
    assert aye(g, 0.25, 0.0, 1.0, 0.0, 0.9) == conviction(g, 0.25)
    assert aye(g, 0.25, 1.0, 0.0, 2.0, 0.5) == conviction(g, 0.25)


def test_cue_and_company_pull():
    g = gain(0.3, 0.5, -0.2)
    ps = [aye(g, 0.25, 1.0, cue, 2.0, 0.5) for cue in (-1.0, 0.0, 1.0)]
    assert ps == sorted(ps)
    ps = [aye(g, 0.25, 1.0, 0.0, 2.0, seen) for seen in (0.1, 0.5, 0.9)]
    assert ps == sorted(ps)


def test_unanimity_is_the_chance_that_no_hand_is_seen():
    assert nobody_seen(0, 0.3, 0.1) == 1.0
    rng = np.random.default_rng(2)
    seen = (rng.random((40_000, 30)) < 0.3 * 0.1).any(axis=1)
    assert abs((~seen).mean() - nobody_seen(30, 0.3, 0.1)) < 0.015


def test_the_convinced_need_no_company():
    assert turning_share(3.0, 4.0) < 0.0
    assert turning_share(-3.0, 4.0) > 1.0
    assert turning_share(0.0, 4.0) == 0.5


@pytest.mark.parametrize("seen", [0.0, 0.3, 0.8, 1.0])
@pytest.mark.parametrize("own", [-1.0, 0.1, 2.0])
@pytest.mark.parametrize("conformity", [0.0, 3.0, 7.0])
def test_a_settled_share_keeps_itself_up(own, conformity, seen):
    share = settled_share(own, conformity, seen)
    assert logistic(own + conformity * (share - 0.5)) == pytest.approx(share, abs=1e-12)


def test_without_conformity_everybody_shows_the_own_view():
    assert settled_share(0.7, 0.0, 0.0) == settled_share(0.7, 0.0, 1.0) == logistic(0.7)


def test_the_spark_grows_with_conformity():
    sparks = [spark(conformity)[0] for conformity in (1.0, 4.0, 4.5, 6.0, 9.0)]
    assert sparks[:2] == [0.0, 0.0]
    assert sparks[1:] == sorted(sparks[1:])
