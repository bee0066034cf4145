"""Standing: news adds up in log odds, and a prediction of success can confirm itself.

That standing moves so is an assumption of this model, not a published law; what is shown is what
the form implies. A declaration multiplies the odds, in any order, and one against undoes one for.
With a bandwagon Simon's result must hold: some announced share is borne out by those who hear it.

Source: Simon (1954) for the prediction; Weber (1922) for what standing is.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from october.mechanisms.standing import (
    after_change,
    after_declaration,
    after_success,
    share_of,
)
from october.verification.result import Result, exact, holds, show


def odds(standing: float) -> float:
    """Return the odds of a share."""
    share = share_of(standing)
    return share / (1.0 - share)


def borne_out(standing: float, weight: float, announced: float) -> float:
    """Return the share that obeys once a share is announced; above half is a success."""
    return share_of(after_success(standing, weight, 2.0 * announced - 1.0))


def results() -> Iterator[Result]:
    """Yield the odds after news, and the prediction that confirms itself."""
    source = "weber_1922"
    yield exact("share at even odds", 0.5, share_of(0.0), source)
    yield exact("odds at logit 1.2", exp(1.2), odds(1.2), source)
    yield exact("odds after a declaration", 3.0 * exp(0.15),
                3.0 * odds(after_declaration(0.0, 0.3, 0.5, 1.0)), source)  # fmt: skip
    there = after_declaration(0.7, 0.3, 0.8, 1.0)
    yield exact("for and against", 0.7, after_declaration(there, 0.3, 0.8, -1.0), source)
    yield exact("odds after a better fit", exp(0.7 + 0.25), odds(after_change(0.7, 1.0, 0.25)),
                source)  # fmt: skip
    yield exact("… and after a worse one", exp(0.7 - 0.5), odds(after_change(0.7, 2.0, -0.25)),
                source)  # fmt: skip
    first = after_success(after_declaration(0.1, 0.3, 0.9, -1.0), 0.5, 0.4)
    second = after_declaration(after_success(0.1, 0.5, 0.4), 0.3, 0.9, -1.0)
    yield exact("news in either order", first, second, source)

    source = "simon_1954"
    yield exact("odds after half a success", exp(0.7 + 0.25), odds(after_success(0.7, 0.5, 0.5)),
                source)  # fmt: skip
    yield exact("… and half a failure", exp(0.7 - 0.25), odds(after_success(0.7, 0.5, -0.5)),
                source)  # fmt: skip
    announced = 0.0
    for _ in range(200):
        announced = borne_out(-0.4, 1.5, announced)
    yield exact("a prediction that is borne out", announced, borne_out(-0.4, 1.5, announced),
                source)  # fmt: skip
    yield holds("… lower than without the bandwagon", announced < share_of(-0.4), source)
    yield holds("a bandwagon carries an announced lead", borne_out(0.0, 1.5, 0.7) > 0.5, source)


if __name__ == "__main__":
    show(results())
