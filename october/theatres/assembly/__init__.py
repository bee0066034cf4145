"""The assembly: a congress of individual delegates under standing orders that are data.

Delegates hear speeches, bear grievances, vote and may leave; an aroused hall may shout down whom it
dislikes; leaders choose acts and speakers; blocs play a repeated game; motions go through the
states that the scenario's rules allow; a vote for talks has an afterlife that can be overtaken.
What the hall knows of palace and city comes to its site as news; what it does goes out from there.

A faction meets before the opening and pledges itself or not, meets again in recesses and when it is
pushed, and may call its people out. They go at once, late, or not at all; others go without a call
or after somebody else's; some come back. A wing may break with its faction and is one from then on.
After each of these quorum, majorities, likeness to the country and what is still open are counted
anew.

Simpler than the model, so far: delegates in a caucus miss speeches but not news; a faction's leader
is its choice rule, not a person, and only speakers have names; where people had gone they are not
missed when they come back; terms of a joint government are one draw against the projection of what
is still open.
"""
