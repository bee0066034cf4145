"""The palace: a building that is held, worn down, entered and searched, person by person.

- ``surroundings``: light that fails, windows that break, hunger and cold; who leaves, and why.
- ``units``: morale wears; people leave, wander, ask for orders; committees withdraw their units.
- ``orders``, ``council``: what the council hears, hopes and decides, and how its word is carried
  through the rooms; the telephone; surrender, refuge, waiting, flight.
- ``siege``: the besiegers' stages, guns, rifle fire and search parties; ``news`` is what they and
  the council have heard; ``envoys`` are those who talk defenders round.
- ``crowd``: who is before the doors, who goes in, and the numbers that tip (P31). ``doors``: how
  many get through one, who barricades it, who breaks it open. ``relief``: who is driven off when
  help comes.
- ``movers``, ``company``: rounds, searches, looting; parties behind a leader, the lost behind an
  officer, those who hide.
- ``meetings``, ``memory``, ``harm``, ``prisoners``: recognition of strangers, warnings, seizures,
  clashes, and reversals of who guards whom. ``hearing``: sound through doors.
- ``hall``: armed people who hold a hall of another building's assembly; ``take_note`` counts them.

What the other theatres read: messages posted at the palace's and the square's sites, ``sites.held``
of a hall that is held. What they write: messages, ``links.state`` of the besieged's line, the
people that units of the town have sent (``siege.sent``).

What is left out of the design: a unit stands in one room; morale is a unit's, and what sets its
people apart is hunger, tiredness, cold and resolve; whoever is wounded is out of the night, not
carried to a ward; ministers are not shot at.
"""
