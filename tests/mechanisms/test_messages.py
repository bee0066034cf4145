"""Loss along a chain and over a network, doubt at each hand, a line that is engaged."""

import numpy as np
import pytest

from october.mechanisms.messages import (
    arrivals,
    believed,
    connected_chances,
    coverage,
    garbled,
    gets_through,
    line_free_at,
    random_delays,
    reaches,
)


def test_a_chain_of_links_loses_by_each():
    generator = np.random.default_rng(4)
    through = np.mean(
        [all(gets_through(u, 0.1) for u in generator.random(4)) for _ in range(20_000)]
    )
    assert through == pytest.approx(0.9**4, abs=5 * (0.6561 * 0.3439 / 20_000) ** 0.5)


def test_the_bridge_network():
    # Two terminals, five links that work with p = .9: p²(2 + 2p − 5p² + 2p³) = .97848.
    generator = np.random.default_rng(5)
    number = 20_000
    works = 0
    for row in generator.random((number, 5)):
        a, b, c, d, e = (gets_through(u, 0.1) for u in row)
        works += (a and d) or (b and e) or (a and c and e) or (b and c and d)
    assert works / number == pytest.approx(0.97848, abs=5 * (0.97848 * 0.02152 / number) ** 0.5)


def test_doubt_multiplies_and_is_never_more_than_certainty():
    assert believed(believed(1.0, 0.8), 0.5) == pytest.approx(0.4)
    assert believed(0.9, 2.0) == 1.0


def test_numbers_are_garbled_about_what_was_said():
    assert garbled(0.5, 350.0, 0.3) == pytest.approx(350.0)
    assert garbled(0.9, 350.0, 0.0) == 350.0
    assert garbled(0.9, 0.0, 0.3) == 0.0
    uniforms = (np.arange(5000) + 0.5) / 5000
    assert np.log([garbled(u, 350.0, 0.3) for u in uniforms]).std() == pytest.approx(0.3, rel=0.01)


def test_an_engaged_line_makes_one_wait():
    begin, busy = line_free_at(100.0, 0.0, 120.0, 1.0)
    assert (begin, busy) == (100.0, 220.0)
    begin, busy = line_free_at(130.0, busy, 120.0, 1.0)
    assert (begin, busy) == (220.0, 340.0)
    assert line_free_at(0.0, 0.0, 120.0, 3.0) == (0.0, 40.0)


def test_a_message_gets_round_a_link_that_is_down_but_not_round_two():
    first, second, known = np.array([0, 1, 0, 3]), np.array([1, 2, 3, 2]), np.zeros(4, int)
    for up, through in (((1, 1, 0, 0), True), ((0, 0, 1, 1), True), ((1, 0, 0, 1), False)):
        assert reaches(np.array(up), first, second, 4, 4, 0, 2, known) == through
        assert reaches(np.array(up), first, second, 4, 4, 2, 0, known) == through


def test_more_people_are_harder_to_connect_until_each_has_many_links():
    sparse, dense = np.zeros(41), np.zeros(41)
    connected_chances(40, 0.02, sparse)
    connected_chances(40, 0.5, dense)
    assert sparse[1] == dense[1] == 1.0
    assert np.all(np.diff(sparse[1:20]) < 0)
    assert np.all(np.diff(dense[5:40]) > 0)
    assert np.all(dense[2:] > sparse[2:])


def test_orders_over_sure_links_reach_all_and_over_none_stay():
    assert coverage(3, 4, 1.0) == pytest.approx(1.0)
    assert coverage(3, 2, 0.0) == pytest.approx(1 / 13)


def test_news_comes_by_the_shortest_way_whichever_end_starts():
    delays, times, done = np.zeros((6, 6)), np.zeros(6), np.zeros(6, int)
    random_delays(3, 0, 6, 2.0, delays)
    matrix = np.zeros((6, 6))
    for source in range(6):
        arrivals(delays, 6, source, times, done)
        matrix[source] = times
    assert np.allclose(matrix, matrix.T)
    assert np.all(matrix <= delays + 1e-12)
    assert np.all(matrix[:, None, :] <= matrix[:, :, None] + matrix[None, :, :] + 1e-12)
