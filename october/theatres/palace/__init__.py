"""The palace: a building that is held, worn down, entered and searched, person by person.

- ``surroundings``: light that fails, windows that break, hunger and cold; who leaves, and why.
- ``units``: morale wears; people leave, wander, ask for orders; committees withdraw their units.
- ``orders``, ``council``: what the council hears, hopes and decides, and how its word is carried
  through the rooms; the telephone; surrender, refuge, waiting, flight.
- ``siege``: the besiegers' stages, guns, rifle fire and search parties; ``news`` is what they and
  the council have heard; ``envoys`` are those who talk defenders round.
- ``crowd``: who is before the doors, who goes in, and the numbers that tip (P31).
- ``movers``, ``meetings``, ``harm``, ``prisoners``: rounds, searches, recognition of strangers,
  seizures, clashes, and reversals of who guards whom. ``hearing``: sound through doors.
- ``hall``: armed people who hold a hall of another building's assembly; ``take_note`` counts them.

What the other theatres read: messages posted at the palace's and the square's sites, ``sites.held``
of a hall that is held. What they write: messages, ``links.state`` of the besieged's line, the
people that units of the town have sent (``siege.sent``).

What this first depth leaves out of the design: a person remembers the last one met, not three;
a unit stands in one room; doors are not barricaded in the night; a shell strikes any room alike;
relief that arrives keeps the crowd out and is fought over nowhere; ministers are not shot at.
"""
