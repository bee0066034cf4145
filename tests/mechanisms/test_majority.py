"""What carries a motion, whatever the votes."""

from hypothesis import given
from hypothesis import strategies as st

from october.mechanisms.majority import (
    CARRIED,
    LOST,
    NO_QUORUM,
    OF_CAST,
    OF_ELECTORATE,
    OF_PRESENT,
    OF_VOTING,
    carried,
    verdict,
)

BASES = (OF_VOTING, OF_CAST, OF_PRESENT, OF_ELECTORATE)
counts = st.tuples(*[st.integers(0, 300).map(float)] * 4)


def test_a_majority_is_more_than_the_threshold():
    assert not carried(325, 650, 0.5, False)
    assert carried(326, 650, 0.5, False)
    assert not carried(0, 0, 0.5, False)
    assert not carried(0, 0, 0.0, True)


@given(counts, st.sampled_from([0.5, 0.6, 2 / 3, 0.75]), st.booleans())
def test_a_wider_base_never_helps(votes, threshold, at_least):
    present = sum(votes) + 10.0
    ends = [verdict(b, threshold, at_least, 0.0, False, 1300.0, present, votes) for b in BASES]
    assert ends == sorted(ends, reverse=True)


@given(counts, st.sampled_from(BASES), st.booleans())
def test_one_who_changes_sides_never_hurts_the_side_he_joins(votes, base, at_least):
    yes, no, silent, spoiled = votes
    if no > 0.0:
        after = (yes + 1.0, no - 1.0, silent, spoiled)
        present = sum(votes)
        ends = [verdict(base, 0.5, at_least, 0.0, True, 1300.0, present, v) for v in (votes, after)]
        assert ends[0] <= ends[1]


@given(counts, st.sampled_from(BASES), st.integers(1, 1300).map(float))
def test_the_quorum_is_asked_first(votes, base, quorum):
    present = sum(votes)
    ended = verdict(base, 0.5, False, quorum, False, 1300.0, present, votes)
    assert (ended == NO_QUORUM) == (present < quorum)
    assert ended in (NO_QUORUM, LOST, CARRIED)
