"""Hope of relief: what waiting in vain says about help that may never come.

By Bayes' rule the chance falls with the chance that help which comes at all would have come by
now. The check is a count: of all nights on which none has come yet, on how many it still comes.
The longer the tail of the arrival, the slower hope falls.

Source: Bayes (1763).
"""

from __future__ import annotations

from collections.abc import Iterator

from october.core.mathematics import logistic, normal_cdf
from october.core.random import bernoulli, lognormal, uniforms
from october.mechanisms.relief import gives_up, hope, still_to_come
from october.verification.result import Result, exact, holds, sampled, show

SOURCE = "bayes_1763"
SEED = 1763
NIGHTS = 200_000
PRIOR, MEDIAN, LOG_SD = 0.6, 8.0, 0.7


def results() -> Iterator[Result]:
    """Yield survival, hope and giving up."""
    yield exact("before it is called for", 1.0, still_to_come(0.0, MEDIAN, LOG_SD), SOURCE)
    yield exact("at the median", 0.5, still_to_come(MEDIAN, MEDIAN, LOG_SD), SOURCE)
    yield exact("at a short median", 0.5, still_to_come(0.05, 0.05, LOG_SD), SOURCE)
    e = 2.718281828459045
    yield exact("two of the spread later", normal_cdf(-2.0),
                still_to_come(MEDIAN * e, MEDIAN, 0.5), SOURCE)  # fmt: skip
    yield exact("hope at the median, prior .6", 0.3 / 0.7, hope(0.6, 0.5), SOURCE)
    yield exact("waiting twice is waiting once", hope(0.6, 0.5 * 0.3), hope(hope(0.6, 0.5), 0.3),
                SOURCE)  # fmt: skip
    yield exact("certainty waits on", 1.0, hope(1.0, 0.01), SOURCE)

    luck = [uniforms(SEED, 0, 0, night, 0) for night in range(NIGHTS)]
    nights = [
        lognormal(u, MEDIAN, LOG_SD) if bernoulli(v, PRIOR) else float("inf") for u, v, _, _ in luck
    ]
    for waited in (4.0, 12.0):
        comes = [night < float("inf") for night in nights if night > waited]
        ours = hope(PRIOR, still_to_come(waited, MEDIAN, LOG_SD))
        yield sampled(f"of those who wait {waited:g} h: relieved", ours, comes, SOURCE)

    for deaths, gain in ((10.0, 0.5), (10.0, 0.3), (4.0, 0.3)):
        steps = (0.04 * deaths - gain) / 0.1
        ends = [gives_up(u, 0.04, deaths, gain, 0.1) for u, _, _, _ in luck]
        name = f"give up for {deaths:g} deaths at .04 against {gain}"
        yield sampled(name, logistic(steps), ends, SOURCE)
    yield holds("nothing to lose, nothing to gain: even odds",
                [bool(gives_up(u, 0.04, 0.0, 0.0, 0.1)) for u in (0.499, 0.501)] == [True, False],
                SOURCE)  # fmt: skip


if __name__ == "__main__":
    show(results())
