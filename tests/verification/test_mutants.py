"""A broken mechanism fails its experiment, and the faults put into it are the ones described."""

from collections import Counter

import pytest

from october.verification import experiments
from tests.verification.equivalents import EQUIVALENT
from tests.verification.mutants import LIVED, judged, share, source_of
from tests.verification.mutations import mutants

SAMPLE = ("bargaining", "majority", "power")
SOURCE = '''
SLACK = 0.5

CODE = 2


def gain(a, b):
    """Two of them."""
    if a > 0.0:
        b += 1
    return max(a - b, 2.0 * b)
'''


def test_each_fault_is_put_in_once():
    changes = [mutant.change for mutant in mutants("m", SOURCE)]
    assert sorted(changes) == sorted([
        "constants: 0.5 → 0.55",
        "gain: (a, b) → (b, a)",
        "gain: a > 0.0 → a <= 0.0",
        "gain: b += 1 → b -= 1",
        "gain: b += 1 → pass",
        "gain: 1 → 2",
        "gain: max(a - b, 2.0 * b) → min(a - b, 2.0 * b)",
        "gain: a - b → a + b",
        "gain: a - b → a",
        "gain: a - b → -b",
        "gain: a - b → b - a",
        "gain: 2.0 * b → 2.0 / b",
        "gain: 2.0 * b → 2.0",
        "gain: 2.0 * b → b",
        "gain: 2.0 → 2.2",
    ])  # fmt: skip


def test_every_mutant_is_another_program():
    for name in experiments():
        sources = [mutant.source for mutant in mutants(name, source_of(name))]
        assert len(sources) == len(set(sources))
        for source in sources:
            compile(source, name, "exec")


def test_what_is_called_equivalent_is_a_mutant():
    known = {
        (name, mutant.change) for name in experiments() for mutant in mutants(name, source_of(name))
    }
    assert set(EQUIVALENT) <= known
    assert all(EQUIVALENT.values())


def test_a_sample_of_faults_is_noticed():
    found = list(judged(SAMPLE, 4))
    assert len(found) == 4 * len(SAMPLE)
    assert [verdict.mutant.change for verdict in found if verdict.end == LIVED] == []


@pytest.mark.proof
def test_nearly_every_fault_is_noticed():
    names = [name for name in experiments() if source_of(name)]
    found = list(judged(names))
    lived = [f"{v.mutant.mechanism}.{v.mutant.change}" for v in found if v.end == LIVED]
    assert share(Counter(verdict.end for verdict in found)) >= 0.95, "\n".join(lived)
