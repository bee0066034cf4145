"""The city: news on its way, bodies and their standing, units that choose whom to obey.

- ``carrying``, ``flight``: every message goes by every link that can carry it to every site that
  may learn of it, and on from there; the first to arrive counts. Delay, loss, doubt, garbling,
  engaged lines, lines that are cut while somebody speaks.
- ``opinion``: a group talks over what reaches its site; its standing with the bodies moves.
- ``garrison``: units choose whom to obey by what they think the others do; relief from the front.
- ``council``: the Duma is called, votes on marching, its procession meets the cordon.
- ``denial``: bodies that hear of an exit deny the congress; a rival committee; rival claims.
- ``supply``: ships and trains, notes that press the rising, lines that fail. ``exchange``: who
  holds the telephone exchange, and so whose lines work.

What the other theatres read: deliveries at their sites (``core.mail.unread``), ``links.state`` of
the besieged's line. What they write: messages, that same state, and the seats of the congress in
``composition`` (the row ``bodies[congress].composition`` + party − 1).

What is left out of the design: groups have no districts; a bridge is up or down for the whole
night; the cordon's orders do not follow those of the besiegers; the procession's people are a
number; patrols are part of a courier's pace and loss; a declaration's text has no shades.
"""
