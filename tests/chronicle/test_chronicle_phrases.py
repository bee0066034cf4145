"""The stock of sentences: every kind of event has its own, and none is written in vain."""

import pytest

from october.chronicle import fields
from october.chronicle.beats import Beat
from october.chronicle.happenings import Happening
from october.chronicle.phrases import NEVER, THEATRES, read, tellings
from october.chronicle.telling import Teller
from october.chronicle.wording import fill, parsed
from october.core.events import DEEDS, EVENTS
from october.core.events import THEATRES as PLACES

KINDS = sorted(f"{PLACES[event.theatre]}.{event.name}" for event in EVENTS.values())
TOLD = [kind for kind in KINDS if tellings()[kind].tell != NEVER]
# what is said of them is said by other events (a motion by its speech), by figures or by news
SILENT = {
    "assembly.asks_floor", "assembly.moved", "assembly.put", "assembly.stays", "assembly.revived",
    "assembly.declaration", "assembly.cooperates", "assembly.defects", "assembly.denounces",
    "assembly.opinion", "palace.morale", "city.sent", "city.received", "city.standing",
}  # fmt: skip


def test_every_kind_of_event_is_told_or_silent_on_purpose():
    assert {kind for kind in tellings() if "." in kind} == set(KINDS)
    assert {kind for kind in KINDS if tellings()[kind].tell == NEVER} == SILENT


def test_what_is_silent_has_no_words():
    for kind in SILENT:
        assert not tellings()[kind].modes
        assert not tellings()[kind].what


@pytest.fixture(scope="module")
def teller(nights):
    return Teller(nights[1].plan, nights[1].played.night)


def event_of(kind):
    theatre, name = kind.split(".")
    return {(PLACES[e.theatre], e.name): e for e in EVENTS.values()}[theatre, name]


def codes(teller, kind):
    """Return the rows that the column 'what' may hold, one where it is no list of words."""
    event = event_of(kind)
    names = teller.plan.names.get(event.what, ["", "one"])
    return [row for row, name in enumerate(names) if name]


def made(kind, what, magnitude, index=0, t=20_000.0):
    return Happening(index, t, event_of(kind), kind.split(".")[0], 1, 1, 1, what, magnitude)


@pytest.mark.parametrize("kind", TOLD)
def test_an_event_of_every_kind_can_be_said(teller, kind):
    telling = tellings()[kind]
    for what in codes(teller, kind):
        if kind == "assembly.talks" and what == 0:
            continue  # that there are no talks is no event
        said = []
        for magnitude in (0.4, 7.0):
            one = Beat(20_000.0, telling, (made(kind, what, magnitude),), 1.0)
            said.append(teller.sentence(one))
        group = tuple(made(kind, what, 7.0, i, 20_000.0 + 300 * i) for i in range(4))
        said.append(teller.sentence(Beat(group[-1].t, telling, group, 1.0)))
        assert any(said), (kind, what)
        if telling.tell != "many":
            assert any(said[:2]), (kind, what)
        assert not any("{" in text or "None" in text for text in said)


def variants(telling):
    for scope in (telling.modes, *telling.what.values()):
        for mode, texts in scope.items():
            yield from ((mode, text) for text in texts)


@pytest.mark.parametrize("kind", TOLD)
def test_no_sentence_is_written_in_vain(teller, kind):
    """Each can be said of some event: none asks for a column that its kind does not have."""
    clock, cast, knowledge = teller.plan.clock, teller.cast, teller.knowledge
    filled = []
    for what in codes(teller, kind):
        for n in (0.4, 7.0):
            one = Beat(20_000.0, tellings()[kind], (made(kind, what, n),), 1.0)
            single = fields.single(cast, knowledge, clock, one.events[0])
            filled.append({**single, "nth": lambda _: "first", "waited": lambda _: ""})
        several = [made(kind, w, 7.0, i, 2e4 + 300 * i) for i, w in enumerate([what] * 3)]
        mixed = [made(kind, w, 7.0, i, 2e4 + 300 * i) for i, w in enumerate(codes(teller, kind))]
        filled += [fields.group(cast, knowledge, clock, group) for group in (several, mixed)]
    for _, text in variants(tellings()[kind]):
        assert any(fill(text, those) for those in filled), text


@pytest.mark.parametrize("kind", TOLD)
def test_there_is_always_another_way_to_say_it(kind):
    for scope in (tellings()[kind].modes, *tellings()[kind].what.values()):
        for mode, texts in scope.items():
            assert len(set(texts)) == len(texts)
            assert len(texts) > 1 or mode in ("plain", "one"), (kind, mode)


def test_every_deed_has_words_as_news():
    assert set(read("news")) == set(DEEDS.values())
    for name, words in read("news").items():
        assert words["that"].startswith(("that ", "how ")), name
        assert words["bare"], name


def test_no_word_of_one_scenario_stands_in_the_package():
    for name in (*THEATRES, "frame", "news", "opening", "closing", "series"):
        text = str(read(name))
        for word in ("Smolny", "Winter Palace", "Bolshevik", "Petrograd", "Soviet", "Lenin"):
            assert word not in text, (name, word)


def test_blanks_are_parsed_with_their_arguments():
    assert parsed("{who} {v:carry} it") == (("", "who", ""), (" ", "v", "carry"), (" it", "", ""))
