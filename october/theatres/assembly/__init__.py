"""The assembly: a congress of individual delegates under standing orders that are data.

Delegates hear speeches, bear grievances, vote, and may leave; leaders choose acts and speakers;
blocs play a repeated game; motions go through the states that the scenario's rules allow; a vote
for talks has an afterlife that can be overtaken. What the hall knows of palace and city comes to
its site as news; what it does goes out from there.

Simpler than the model, so far: delegates in a caucus miss speeches but not news; a recess changes
nothing but the time; those kept in by a lever stay and keep their grievance but do not obstruct;
a faction's leader is its choice rule, not a person, and only speakers have names; nobody returns
once gone; terms of a joint government are one draw against the projection of what is still open.
"""
