"""The quadratic logit vote of Clinton, Jackman & Rivers (2004), and what acclamation hides."""

import numpy as np
import pytest

from october.mechanisms.spatial_voting import aye, conviction, gain, nobody_seen


def test_published_unit_case():
    # beta 1.5, ideal point .3, yea .5, nay -.2
    assert conviction(gain(0.3, 0.5, -0.2), 1 / 1.5) == pytest.approx(0.5781052329, abs=1e-10)


def test_the_cut_point_lies_midway():
    assert conviction(gain(0.15, 0.5, -0.2), 0.25) == pytest.approx(0.5)


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
