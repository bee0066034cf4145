"""Every reference experiment agrees, and a result knows when it does not."""

import pytest

from october.verification import experiments, results
from october.verification.result import exact, printed, sampled


@pytest.mark.parametrize("mechanism", experiments())
def test_ours_agrees_with_what_was_published(mechanism):
    found = list(results(mechanism))
    assert found
    assert [result for result in found if not result.ok] == []


def test_a_result_that_is_off_is_not_ok():
    assert not exact("a sum", 1.0, 1.0 + 1e-9, "nobody").ok
    assert not exact("no number", 1.0, float("nan"), "nobody").ok
    assert printed("a rounded one", 0.203, 0.2032, 3, "nobody").ok
    assert not printed("a rounded one", 0.203, 0.2036, 3, "nobody").ok


def test_a_sampled_result_is_judged_by_its_standard_error():
    values = [0.9, 1.1] * 50
    assert sampled("a mean", 1.0, values, "nobody").ok
    assert not sampled("a mean", 1.05, values, "nobody").ok
    assert sampled("a mean", 1.05, values, "nobody", published_error=0.02).ok
