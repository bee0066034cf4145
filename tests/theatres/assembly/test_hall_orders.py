"""Standing orders walked through: every order of requests of a small assembly, every outcome.

Each member of an assembly of up to four may ask once, for anything, and whoever asks is called by
the hall's own queue; every vote may go either way, with and without a quorum. What is walked is
the code that plays a night, kernels called from Python.
"""

import itertools
from collections.abc import Iterator

import numpy as np
import pytest

import october
from october.core.linking import Kernel
from october.core.tables import empty_table
from october.night import prepare
from october.theatres.assembly import decision, floor, motions, order, session
from october.theatres.assembly.codes import (
    CARRIED,
    ENOUGH,
    IN_HALL,
    LOST,
    MOVE,
    ON_AYES,
    ON_CLOSE,
    ON_NOES,
    ON_SECOND,
    ON_SILENCE,
    ON_SPEECH,
    POSTPONED,
    PUT,
    SET_ASIDE,
    SHORT,
    SUPPORT,
    TO_ADJOURN,
    TO_DIVIDE,
    TO_RECESS,
)

MOVING = ("clock", "sitting", "motions", "requests", "blocs", "tally")
SCENARIOS = ("october-1917", "hamlet", "soviet-congress", "roberts-rules", "general-assembly")


@pytest.fixture(autouse=True)
def _kernels_in_python(monkeypatch):
    monkeypatch.setattr(Kernel, "__call__", lambda self, *args: self.py_func(*args))


class Walk:
    """A small assembly at one point of one course of events; copies are made to go several ways."""

    def __init__(self, plan, members):
        night = plan.template
        self.members = members
        self.tables = {
            name: getattr(night, name).copy().view(np.recarray)
            for name in (
                "clock", "hall", "sitting", "standing_orders", "transitions", "business",
                "motions", "requests", "blocs", "camps", "speakers",
            )
        }  # fmt: skip
        t = self.tables
        t["motions"] = t["motions"][: members + 2].copy()
        t["requests"] = t["requests"][: members + 2].copy()
        t["blocs"] = empty_table("blocs", members + 1).view(np.recarray)
        t["speakers"] = empty_table("speakers", members + 1).view(np.recarray)
        t["delegates"] = empty_table("delegates", members + 1).view(np.recarray)
        t["blocs"]["present"][1:] = 1
        t["blocs"]["reply_at"] = t["blocs"]["walked_at"] = -1.0
        t["speakers"]["delegate"][1:] = t["speakers"]["faction"][1:] = np.arange(1, members + 1)
        t["delegates"]["state"][1:] = IN_HALL
        t["log"] = empty_table("log", 0).view(np.recarray)
        t["tally"] = np.zeros(200, empty_table("tally", 1).dtype).view(np.recarray)
        t["named"] = np.zeros((1, 200), np.int32)
        # Whoever may move a thing at all may be any of the members.
        t["standing_orders"]["may_move"] = -1
        t["standing_orders"]["from_list"] = 0
        hall, sitting = t["hall"][0], t["sitting"][0]
        hall.quorum, hall.debate_limit, hall.reply_right, hall.idle = 0.5, 2.0, 0.0, 0.0
        t["blocs"]["origin"][1:] = np.arange(1, members + 1)
        sitting.quorate = ENOUGH
        sitting.motions, sitting.seated, sitting.present, sitting.lead = 1, members, members, 1
        self.asked: frozenset[int] = frozenset()
        self.history: tuple = ()
        self.t = 0.0

    def copy(self):
        other = object.__new__(Walk)
        other.__dict__.update(self.__dict__)
        other.tables = self.tables | {name: self.tables[name].copy() for name in MOVING}
        return other

    def __getattr__(self, name):
        return self.tables[name]

    @property
    def one(self):
        return self.clock[0], self.log, self.tally, self.named

    def key(self):
        motion = self.motions[1 : self.sitting[0].motions]
        facts = [(m.kind, m.state, m.parent, m.speeches, m.closed) for m in motion]
        waiting = [(r.faction, r.act, r.kind) for r in self.requests[1:] if r.state == 1]
        return (
            tuple(facts), tuple(waiting), self.asked, int(self.sitting[0].motion),
            int(self.sitting[0].ordered), int(self.sitting[0].phase),
        )  # fmt: skip

    def happen(self, row, event):
        before = int(self.motions[row].state)
        order.happen(*self.one, self.transitions, self.standing_orders,
                     self.sitting[0], self.motions[row], event, self.t)  # fmt: skip
        self.history += ((row, before, int(self.motions[row].state)),)

    def requested(self) -> Iterator["Walk"]:
        """The next member asks, for every thing there is; who is who makes no difference."""
        for i in sorted(set(range(1, self.members + 1)) - self.asked)[:1]:
            effects = self.standing_orders.effect
            things = [(MOVE, k) for k in range(1, len(effects)) if effects[k] != TO_DIVIDE]
            things.append((SUPPORT, 0))
            for act, kind in things:
                other = self.copy()
                other.asked = self.asked | {i}
                precedence = int(self.standing_orders[kind].precedence) if act == MOVE else 3
                assert floor.ask(*self.one, other.hall[0], other.sitting[0], other.speakers,
                                 other.requests, other.t, precedence, i, i, act, 0, kind,
                                 0) > 0  # fmt: skip
                yield other

    def called(self) -> Iterator["Walk"]:
        """The chair calls whoever is next, who speaks or moves, and is seconded or not."""
        other = self.copy()
        r = floor.next_request(
            other.requests, other.blocs, other.speakers, other.delegates, other.sitting[0],
            other.standing_orders, other.motions, other.t,
        )  # fmt: skip
        if r == 0:
            if other.key() != self.key():  # what is out of order by now has lost its turn
                yield other
            return
        request = other.requests[r]
        request.state = 0
        other.t += 60.0
        if request.act == SUPPORT:
            live = int(other.sitting[0].motion)
            if live > 0:
                other.motions[live].speeches += 1
                other.happen(live, ON_SPEECH)
            yield other
            return
        for seconded in (1, 0):
            one = other.copy()
            row = motions.new_motion(
                one.clock[0], one.hall[0], one.business, one.standing_orders, one.sitting[0],
                one.motions, one.camps, one.t, int(request.faction), int(request.kind),
            )  # fmt: skip
            one.motions[row].seconded = seconded
            needs = one.standing_orders[request.kind].second == 1
            one.sitting[0].motion = row
            one.happen(row, ON_SILENCE if needs and not seconded else ON_SECOND)
            order.before_the_hall(one.sitting[0], one.motions)
            yield one
            if not needs:
                return

    def decided(self) -> Iterator["Walk"]:
        """What is before the hall is put where its debate is over; the vote goes either way."""
        live = int(self.sitting[0].motion)
        if live == 0 or not session.debated_enough(
            self.hall[0], self.sitting[0], self.motions[live],
            self.standing_orders[self.motions[live].kind], self.requests, self.blocs, self.t + 60.0,
        ):  # fmt: skip
            return
        for quorum, event in itertools.product((ENOUGH, SHORT), (ON_AYES, ON_NOES)):
            other = self.copy()
            other.sitting[0].quorate = quorum
            other.happen(live, ON_CLOSE)
            if other.motions[live].state == PUT:
                other.happen(live, event)
                assert other.motions[live].state == (CARRIED if event == ON_AYES else LOST)
                if event == ON_AYES:
                    effect = other.standing_orders[other.motions[live].kind].effect
                    decision.next_before(other.sitting[0], other.blocs, other.motions)
                    if effect == TO_ADJOURN:
                        session.close(
                            *other.one, other.standing_orders, other.transitions,
                            other.sitting[0], other.motions, other.t,
                        )  # fmt: skip
                    elif effect != TO_RECESS:
                        decision.to_business(
                            other.hall[0], other.standing_orders, other.transitions, *other.one,
                            other.sitting[0], other.motions, live, other.t,
                        )  # fmt: skip
            elif order.waits(other.motions[live]):
                other.motions[live].state = SET_ASIDE
            other.sitting[0].quorate = ENOUGH
            decision.next_before(other.sitting[0], other.blocs, other.motions)
            yield other

    def resumed(self) -> Iterator["Walk"]:
        """A postponed motion is taken up when nothing else is before the hall."""
        if self.sitting[0].motion == 0 and (self.motions.state == POSTPONED).any():
            other = self.copy()
            other.t += 60.0 * other.hall[0].postponement + 60.0
            decision.take_up(*other.one, other.hall[0], other.standing_orders, other.transitions,
                             other.sitting[0], other.blocs, other.motions, other.t)  # fmt: skip
            assert other.sitting[0].motion > 0
            yield other

    def ways(self) -> list["Walk"]:
        """Every way on: the floor before the queue, as in the hall."""
        on = [*self.decided()] or [*self.called()] or [*self.resumed()]
        return [*on, *self.requested()]

    def check(self):
        sitting = self.sitting[0]
        chain, row = [], int(sitting.motion)
        while row:
            chain.append(row)
            assert order.waits(self.motions[row])
            row = int(self.motions[row].parent)
        assert len(set(chain)) == len(chain) <= 5
        used = range(1, sitting.motions)
        assert {m for m in used if order.waits(self.motions[m])} <= set(chain)
        for row in used:
            ends = {to for r, _, to in self.history if r == row and to in (CARRIED, LOST)}
            assert len(ends) <= 1, "a motion is both carried and lost"


def walk(plan, members):
    """Walk every course; return how many points there are, and the ends."""
    seen, ends = set(), []
    todo = [Walk(plan, members)]
    while todo:
        here = todo.pop()
        if here.key() in seen:
            continue
        seen.add(here.key())
        here.check()
        ways = here.ways()
        if not ways:
            ends.append(here)
        todo.extend(ways)
    return len(seen), ends


def holds_everywhere(name, members):
    """Walk an assembly's every course and check the ends: nothing and nobody is left hanging."""
    points, ends = walk(prepare(october.load(name)), members)
    assert points > 10**members
    assert ends
    for end in ends:
        assert len(end.asked) == members
        assert end.sitting[0].motion == 0
        assert not (end.motions.state == POSTPONED).any()
        for request in end.requests[1:]:
            if request.state == 1:  # left waiting: only what had its turn and may not come again
                assert request.act == MOVE
                assert not order.in_order(
                    end.standing_orders, end.motions, end.sitting[0], int(request.kind),
                    int(request.faction), int(request.faction), end.t, 0.0,
                )  # fmt: skip
                assert (end.motions.kind == request.kind).any()
    states = {int(m.state) for end in ends for m in end.motions[1 : end.sitting[0].motions]}
    assert {CARRIED, LOST} <= states


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("members", [1, 2])
def test_small_assemblies_come_to_an_end_on_every_course(name, members):
    holds_everywhere(name, members)


@pytest.mark.proof
@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("members", [3, 4])
def test_assemblies_of_four_come_to_an_end_on_every_course(name, members):
    holds_everywhere(name, members)
