"""Mutants that are the mechanism itself, in other words: (mechanism, change) and the reason."""

_COMMUTES = "both stand in nothing but a product or sum, in which their order does not matter"

_WRITTEN = "both are only written, and what is in them afterwards is not asked for"

EQUIVALENT: dict[tuple[str, str], str] = {
    (
        "bargaining",
        "expect: (values, chances, n, votes, discount, step, shares, fresh) → "
        "(values, chances, n, votes, discount, step, fresh, shares)",
    ): _WRITTEN,
    ("majority", "constants: 1e-09 → 1.1000000000000001e-09"): "far above the last bit as well",
    (
        "majority",
        "carried: (ayes, base, threshold, at_least) → (ayes, threshold, base, at_least)",
    ): _COMMUTES,
    (
        "majority",
        "base_of: (rule, electorate, present, yes, no, spoiled) → "
        "(rule, electorate, present, no, yes, spoiled)",
    ): _COMMUTES,
    ("coalition", "joint_openness: 1.0 → 1.1"): "a factor of every coalition, in a share of them",
    ("coalition", "joint_openness: 1 → 2 (3)"): "every coalition is counted twice, in a share",
    ("coalition", "joint_openness: 1 → 2 (6)"): "no coalition has the bit of a bloc too many",
    ("coalition", "joint_openness: 1 → 2 (7)"): "no coalition has the bit of a bloc too many",
    (
        "repeated_games",
        "settle: 1.0 → 1.1",
    ): "a factor of every share, before they are made to add up",
    ("repeated_games", "worth: (shares, game) → (game, shares)"): _COMMUTES,
    ("repeated_games", "trembled: (p, error) → (error, p)"): "p + error − 2·p·error either way",
}
