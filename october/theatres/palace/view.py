"""The tables that the palace uses: a third of a night, so that its kernels are cheap to compile.

Passing the whole night from kernel to kernel costs in proportion to its number of tables.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from october.core.kernel import kernel


class Held(NamedTuple):
    """The palace's own tables and the shared ones that it reads and writes."""

    clock: np.ndarray
    log: np.ndarray
    tally: np.ndarray
    named: np.ndarray
    messages: np.ndarray
    deliveries: np.ndarray
    sites: np.ndarray
    links: np.ndarray
    rooms: np.ndarray
    ways: np.ndarray
    doors: np.ndarray
    paths: np.ndarray
    people: np.ndarray
    memories: np.ndarray
    weighed: np.ndarray
    squads: np.ndarray
    guns: np.ndarray
    siege: np.ndarray
    palace_wheel: np.ndarray
    keep: np.ndarray
    unit_traits: np.ndarray
    room_kinds: np.ndarray
    door_kinds: np.ndarray
    gun_traits: np.ndarray
    act_costs: np.ndarray


@kernel
def held(night):
    """Return the palace's tables of a night."""
    return Held(
        night.clock, night.log, night.tally, night.named, night.messages, night.deliveries,
        night.sites, night.links, night.rooms, night.ways, night.doors, night.paths,
        night.people, night.memories, night.weighed, night.squads, night.guns,
        night.siege, night.palace_wheel, night.keep, night.unit_traits, night.room_kinds,
        night.door_kinds, night.gun_traits, night.act_costs,
    )  # fmt: skip
