"""Figures hold what was found, and can be written."""

from dataclasses import replace

import pytest

import october
from october import plots
from october.inquiry.compare import compare
from october.inquiry.passages import passages


@pytest.fixture(scope="module")
def found():
    return october.what_if("hamlet", {"walkout.allowed": False}, nights=60)


@pytest.fixture(scope="module")
def parts():
    return october.contingency("hamlet", nights=200, outcomes=["talks_met", "walked_out"])


def labels(ax):
    return [text.get_text() for text in ax.get_yticklabels()]


def test_effects_are_those_that_move(found):
    moving = {name.replace("_", " ") for name, m in found.moved.items() if m.effect.decided}
    drawn = {label.partition(",")[0] for label in labels(plots.effects(found))}
    assert drawn
    assert drawn <= moving
    one = plots.effects(found, ["opening_time"])
    assert labels(one) == ["opening time"]


def test_given_axes_are_drawn_on(found):
    ax = plots.effects(found)
    assert plots.effects(found, ["walked_out"], ax=ax) is ax


def test_a_curve_has_every_time():
    night = october.night("hamlet", seed=1, number=2)
    answer = october.hinges(night, "talks_met", branches=10, most=12)
    ax = plots.hinges(answer)
    (curve,) = (line for line in ax.get_lines() if len(line.get_xdata()) == len(answer.points))
    assert list(curve.get_ydata()) == [point.p for point in answer.points]
    assert ax.get_ylim() == (0, 1)


def test_bars_add_up_to_one(parts):
    ax = plots.contingency(parts)
    for row in range(2):
        bars = [bar for bar in ax.patches if round(bar.get_y() + bar.get_height() / 2) == row]
        assert sum(bar.get_width() for bar in bars) == pytest.approx(1)


def test_claims_have_a_row_for_every_test():
    found = october.claims("october-1917", nights=200)
    assert len(labels(found.plot())) == sum(len(one.tests) for one in found.judged)


def test_passages_and_targets_have_a_row_each():
    scenario = october.load("october-1917")
    some = dict(list(scenario.passages.items())[::6])
    _, answers = passages(replace(scenario, passages=some), nights=60)
    assert labels(plots.passages(answers)) == list(some)[::-1]
    verdicts = compare(scenario, nights=30)
    drawn = {label.split()[0] for label in labels(plots.targets(verdicts))}
    assert drawn <= {v.id for v in verdicts if v.judges}
    assert len(drawn) > 10


@pytest.mark.parametrize("outcome", ["talks_state", "walkout", "walked_out", "opening_time"])
def test_every_kind_of_outcome_has_a_distribution(outcome, tmp_path):
    run = october.run("hamlet", nights=100, out=tmp_path / "run")
    ax = plots.distribution(run, outcome)
    if outcome in ("talks_state", "walkout"):
        assert sum(bar.get_height() for bar in ax.patches) == pytest.approx(1)
    else:
        assert sum(bar.get_height() for bar in ax.patches) == run.outcomes[outcome].count()
    with pytest.raises(plots.FigureError, match="no outcome"):
        plots.distribution(run, "weather")


@pytest.mark.parametrize("name", ["figure.svg", "figure.png", "figure.pdf"])
def test_a_figure_is_written(found, tmp_path, name):
    assert plots.save(plots.effects(found), tmp_path / name).stat().st_size > 2000


def test_what_cannot_be_drawn_is_said(found, parts, tmp_path):
    with pytest.raises(plots.FigureError, match=r"\.doc"):
        plots.save(plots.effects(found), tmp_path / "figure.doc")
    with pytest.raises(plots.FigureError, match="No such file"):
        plots.save(plots.effects(found), tmp_path / "nowhere" / "figure.svg")
    with pytest.raises(plots.FigureError, match="weather"):
        plots.effects(found, ["weather"])
    with pytest.raises(plots.FigureError, match="divided"):
        plots.contingency(parts, ["weather"])
    with pytest.raises(plots.FigureError, match="no claims"):
        october.claims("hamlet").plot()


def test_a_sweep_has_a_line_for_each_setting_of_its_other_levers():
    found = october.sweep(
        "hamlet", {"vote.conformity": "0:4:2", "walkout.allowed": "true,false"}, nights=20
    )
    ax = plots.sweep(found, ["conformity"])
    texts = [text.get_text() for text in ax.get_legend().get_texts()]
    assert texts == ["walkout.allowed=true", "walkout.allowed=false"]
    rows = found.frame.filter(
        (found.frame["outcome"] == "conformity") & (found.frame["walkout.allowed"] == "true")
    )
    line = ax.get_lines()[0]
    assert list(line.get_xdata()) == [0, 2, 4]
    assert list(line.get_ydata()) == pytest.approx(rows["with"].to_list())
    with pytest.raises(plots.FigureError, match="weather"):
        plots.sweep(found, ["weather"])
