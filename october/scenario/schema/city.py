"""The model of city.yaml and of the persons' blocks that concern the city."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from october.core.events import DEEDS
from october.core.parameters import PARAMETERS
from october.scenario.schema.parameters import Section, quantity, section, with_parameters

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,60}$")]
Metres = Annotated[float, Field(strict=False, allow_inf_nan=False, ge=-1e7, le=1e7)]
Bank = Literal["north", "south", "east", "west"]
_PARAMETER = {table: {p.name: p for p in PARAMETERS[table]} for table in PARAMETERS}
SITES = ("congress", "committee", "square", "palace", "duma", "front")  # those with a part to play
ROLES_OF_BODIES = (
    "congress", "old_cec", "government", "committee", "duma", "salvation", "departed",
)  # fmt: skip
ROLES_OF_GROUPS = ("garrison", "workers", "middle_classes", "country", "army", "peasants")
MOST_SITES = 62  # an audience is a set of bits
MOST_MEANS = 30


class Site(Section):
    """Where news is sent and read: metres east and north of the palace, and the river's bank."""

    x: Metres
    y: Metres
    bank: Bank


class BridgeShape(Section):
    """A way over the river."""

    x: Metres
    y: Metres


class Roles(Section):
    """Who plays which part: bodies, groups, a party, an actor and a link, by their keys."""

    congress: Key
    old_cec: Key
    government: Key
    committee: Key
    duma: Key
    salvation: Key
    departed: Key
    garrison: Key
    workers: Key
    middle_classes: Key
    country: Key
    army: Key
    peasants: Key
    pressing: Key
    joining: Key
    palace_line: Key


class LinkShape(Section):
    """A way for news between two sites, either way unless it is one-way."""

    origin: Key
    to: Key
    means: Key
    exchange: bool = False  # it goes through the exchange
    owner: Key | None = None  # the body whose line it is
    one_way: bool = False
    hazard: quantity(_PARAMETER["link_traits"]["hazard"]) | None = None  # type: ignore[valid-type]


class NewsShape(Section):
    """Who may learn of a deed, by what means, and what it does to standing."""

    audience: list[Key] = Field(max_length=MOST_SITES)
    by: list[Key] = Field(max_length=MOST_MEANS)
    effect: Literal["none", "declaration", "success", "composition"] = "none"
    gains: Key | None = None  # a body, or actor, or victim
    loses: Key | None = None


class PartyShape(Section):
    """A party of the elections: the actor that plays it, the joint list on which it stood."""

    actor: Key | None = None
    list: Key | None = None


class GroupShape(Section):
    """People who hold a body entitled to be obeyed, or not, and how they vote."""

    site: Key | None = None
    votes: dict[Key, quantity(_PARAMETER["group_votes"]["share"])]  # type: ignore[valid-type]


class Body(Section):
    """An institution: where it sits, whom it thinks of first, its members, its standing."""

    actor: Key
    site: Key
    home: Key
    denies: bool = False  # it may deny the congress
    sits: bool = True  # it exists when the night begins
    claims: bool = False  # it claims power when the night begins
    seats: dict[Key, quantity(_PARAMETER["body_seats"]["seats"])]  # type: ignore[valid-type]
    standing: dict[Key, quantity(_PARAMETER["esteem"]["standing"])]  # type: ignore[valid-type]


class RegimentShape(Section):
    """A unit that chooses whom to obey."""

    site: Key
    group: Key


class ArrivalShape(Section):
    """People who come from outside, where they land and whom they strengthen."""

    site: Key
    actor: Key
    body: Key


class City(Section):
    """A scenario's city."""

    sites: dict[Key, Site] = Field(max_length=MOST_SITES)
    bridges: dict[Key, with_parameters("bridge_traits", BridgeShape)] = Field(  # type: ignore[valid-type]
        default_factory=dict, max_length=30
    )
    roles: Roles
    parameters: section("town")  # type: ignore[valid-type]
    means: dict[Key, section("means")] = Field(max_length=MOST_MEANS)  # type: ignore[valid-type]
    links: dict[Key, LinkShape] = Field(max_length=900)
    news: dict[Key, with_parameters("news_traits", NewsShape)]  # type: ignore[valid-type]
    parties: dict[Key, with_parameters("party_traits", PartyShape)] = Field(  # type: ignore[valid-type]
        max_length=60
    )
    groups: dict[Key, with_parameters("group_traits", GroupShape)] = Field(  # type: ignore[valid-type]
        max_length=60
    )
    bodies: dict[Key, Body] = Field(max_length=60)
    regiments: dict[Key, with_parameters("regiment_traits", RegimentShape)] = Field(  # type: ignore[valid-type]
        default_factory=dict, max_length=900
    )
    arrivals: dict[Key, with_parameters("arrival_traits", ArrivalShape)] = Field(  # type: ignore[valid-type]
        default_factory=dict, max_length=900
    )

    def actors_named(self) -> Iterator[tuple[str, str]]:
        """Yield the (path, actor) of every actor of scenario.yaml that is named here."""
        yield "roles.pressing", self.roles.pressing
        for table in ("parties", "bodies", "arrivals"):
            for key, item in getattr(self, table).items():
                if item.actor is not None:
                    yield f"{table}.{key}.actor", item.actor

    @model_validator(mode="after")
    def names_are_known(self) -> City:
        """Check that every name which is used stands for something in this file."""
        faults = list(_faults(self))
        if faults:
            raise ValueError("; ".join(faults))
        return self


def _faults(city: Any) -> Iterable[str]:
    """Every name that stands for nothing."""
    yield from (f"sites: {site!r} is missing" for site in SITES if site not in city.sites)
    for role, table in (
        *((r, "bodies") for r in ROLES_OF_BODIES),
        *((r, "groups") for r in ROLES_OF_GROUPS),
        ("joining", "parties"),
        ("palace_line", "links"),
    ):
        yield from _unknown(city, f"roles.{role}", table, getattr(city.roles, role))
    for key, link in city.links.items():
        yield from _unknown(city, f"links.{key}.origin", "sites", link.origin)
        yield from _unknown(city, f"links.{key}.to", "sites", link.to)
        yield from _unknown(city, f"links.{key}.means", "means", link.means)
        yield from _unknown(city, f"links.{key}.owner", "bodies", link.owner)
    for key, deed in city.news.items():
        if key not in DEEDS.values():
            yield f"news.{key}: expected a deed, one of {', '.join(sorted(DEEDS.values()))}"
        yield from _unknown(city, f"news.{key}.audience", "sites", *deed.audience)
        yield from _unknown(city, f"news.{key}.by", "means", *deed.by)
        for side in (deed.gains, deed.loses):
            if side not in ("actor", "victim"):
                yield from _unknown(city, f"news.{key}", "bodies", side)
    for key, party in city.parties.items():
        yield from _unknown(city, f"parties.{key}.list", "parties", party.list)
    for key, group in city.groups.items():
        yield from _unknown(city, f"groups.{key}.site", "sites", group.site)
        yield from _unknown(city, f"groups.{key}.votes", "parties", *group.votes)
    for key, body in city.bodies.items():
        yield from _unknown(city, f"bodies.{key}.site", "sites", body.site)
        yield from _unknown(city, f"bodies.{key}.home", "groups", body.home)
        yield from _unknown(city, f"bodies.{key}.seats", "parties", *body.seats)
        yield from _unknown(city, f"bodies.{key}.standing", "groups", *body.standing)
    for key, regiment in city.regiments.items():
        yield from _unknown(city, f"regiments.{key}.site", "sites", regiment.site)
        yield from _unknown(city, f"regiments.{key}.group", "groups", regiment.group)
    for key, arrival in city.arrivals.items():
        yield from _unknown(city, f"arrivals.{key}.site", "sites", arrival.site)
        yield from _unknown(city, f"arrivals.{key}.body", "bodies", arrival.body)


def _unknown(city: City, field: str, table: str, *names: str | None) -> Iterable[str]:
    known = getattr(city, table)
    for name in names:
        if name is not None and name not in known:
            yield f"{field}: found {name!r}, expected one of {table}"


class CityPerson(Section):
    """What a person of people.yaml does in the city: there is one for each part at most."""

    does: Literal["presides", "presses", "calls_relief"]
