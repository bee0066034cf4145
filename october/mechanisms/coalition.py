"""Which governments are still open: soft choice among coalitions that could command a majority."""

from __future__ import annotations

from october.core.kernel import mechanism
from october.core.mathematics import exp, logistic
from october.mechanisms.registry import Mechanism

MECHANISM = Mechanism(
    name="coalitions still open",
    sources=("axelrod_1970", "de_swaan_1973", "mcfadden_1974"),
    equation=(
        "P(S) ∝ exp{[U_B(S) + ρ·v(S) − π·k(S)]/τ}·Π_i logit⁻¹{[U_i(S) + a − b·absent_i]/τ}; "
        "U_i = −(x_i − x̄_S)² + c·seats_i/seats_S − κ·ḡ_i"
    ),
    parameters=(
        ("support_weight", "", 0.0, 5.0, "ρ: weight of the members' support in the country"),
        ("softness", "utility", 0.01, 2.0, "τ: how far from strict the choice is"),
        ("resentment", "", 0.0, 5.0, "κ: weight of grievance"),
        ("office", "", 0.0, 2.0, "c: weight of the share of seats"),
        ("readiness", "utility", 0.0, 2.0, "a: what staying out would cost"),
        ("absence", "utility", 0.0, 2.0, "b: how much less ready those are who have left"),
        ("partner_cost", "", 0.0, 1.0, "cost of one partner beyond the pivot, times pressure"),
    ),
)


@mechanism
def utility(position, mean, seats, all_seats, grievance, office, resentment):
    """What a member gets from a coalition with this mean position."""
    distance = position - mean
    return -distance * distance + office * seats / all_seats - resentment * grievance


@mechanism
def joint_openness(blocs, n, leader, pressure, weights):
    """The chance that a majority coalition led by row ``leader`` holds a bloc of the far side.

    ``blocs`` rows 1…n have ``seats``, ``position``, ``support``, ``absent`` (0 or 1), ``grievance``
    in [0, 1] and ``far`` (1 if taking it in is what pressure speaks against).
    ``weights``: (support_weight, softness, resentment, office, readiness, absence, partner_cost).
    A projection of who could be asked, not a prediction of who governs; 0 if nothing is open.
    """
    of_support, softness, resentment, office, readiness, absence, partner_cost = weights
    total = 0.0
    seated = 0  # only blocs that have seats can be asked
    for i in range(1, n + 1):
        if blocs[i].absent == 0:
            total += blocs[i].seats
        if blocs[i].seats > 0.0:
            seated |= 1 << (i - 1)
    open_all = 0.0
    open_joint = 0.0
    members = (0 - seated) & seated
    while members != 0:
        coalition = members
        members = (members - seated) & seated  # the next subset of those with seats
        if not coalition & (1 << (leader - 1)):
            continue
        seats = 0.0
        here = 0.0
        mean = 0.0
        support = 0.0
        far = 0
        for i in range(1, n + 1):
            if coalition & (1 << (i - 1)):
                bloc = blocs[i]
                seats += bloc.seats
                here += bloc.seats * (1 - bloc.absent)
                mean += bloc.seats * bloc.position
                support += bloc.support
                far += bloc.far
        if 2.0 * here <= total or seats <= 0.0:
            continue
        mean /= seats
        value = of_support * support - pressure * partner_cost * far
        agreed = 1.0
        for i in range(1, n + 1):
            if coalition & (1 << (i - 1)):
                bloc = blocs[i]
                own = utility(
                    bloc.position, mean, bloc.seats, seats, bloc.grievance, office, resentment
                )
                if i == leader:
                    value += own
                agreed *= logistic((own + readiness - absence * bloc.absent) / softness)
        weight = exp(value / softness) * agreed
        open_all += weight
        if far > 0:
            open_joint += weight
    return open_joint / open_all if open_all > 0.0 else 0.0
