"""The pages in a real browser: they show what the tables say, and everybody can use them."""

from __future__ import annotations

import random
import re

import numpy as np
import pytest
from real import Served, until

from october.core.tables import CUT, TRAVELLING
from october.inquiry import look
from october.inquiry.what_if import what_if
from october.theatres.assembly.codes import AT_DOOR, IN_HALL

TALKATIVE = 21  # a night in which the hall has sat, and split, by two o'clock
PHONE = {"width": 390, "height": 844}
LIGHTS = ("lit", "dim", "dark")  # rooms.light
GONE = ("CONNECTION_REFUSED", "CONNECTION_RESET", "EMPTY_RESPONSE", "INCOMPLETE_CHUNKED")


@pytest.fixture(scope="module")
def night():
    return look("october-1917", seed=1, number=4)


def counts(page, t):
    page.evaluate(f"window.__october.seek({t})")
    return page.evaluate(f"window.__october.counts({t})")


def now(page):
    return page.evaluate("window.__october.time()")


def clock(page):
    return page.get_by_test_id("clock").inner_text()


# ---------------------------------------------------------------- what is drawn is what is so


def test_the_page_counts_what_the_tables_count(served, tab, night):
    page = tab(served.address)
    for t in random.Random(5).sample(range(0, 46_800, 10), 8):
        drawn = counts(page, t)
        tables = night.at(t).night
        states = tables.delegates["state"][1:]
        assert drawn["seats_present"] == int(np.isin(states, (IN_HALL, AT_DOOR)).sum()), t
        rooms = np.bincount(tables.people["room"], minlength=len(tables.rooms))
        assert drawn["people_per_room"][1:] == rooms[1:].tolist(), t
        on_the_way = (tables.deliveries["state"] == TRAVELLING) & (tables.deliveries["link"] > 0)
        assert drawn["travelling"] == int(on_the_way.sum()), t
        assert drawn["council_room"] == int(tables.siege[1]["council_room"]), t
        assert drawn["at_door"] == int((states == AT_DOOR).sum()), t
        assert drawn["dead_ways"] == int((tables.links["state"][1:] == CUT).sum()), t
        assert drawn["dark_rooms"] == int(
            (tables.rooms["light"][1:] == LIGHTS.index("dark")).sum()
        ), t


def test_hands_at_a_vote_are_those_of_the_delegates(served, tab, night):
    page = tab(served.address)
    votes = night.events.filter(night.events["kind"].is_in(["carried", "lost"]))
    by_hand = [t for t, how in zip(votes["t"], votes["what"], strict=True) if how == "hands"]
    assert by_hand
    for t in by_hand:
        hands = counts(page, t)["hands"]
        delegates = night.at((t // 10 + 1) * 10).night.delegates[1:]
        motion = delegates["voted_on"].max()
        voters = delegates[(delegates["voted_on"] == motion) & (delegates["state"] == IN_HALL)]
        found = [int((voters["vote"] == vote).sum()) for vote in (1, -1, 0)]
        assert [hands["up"], hands["flat"], hands["none"]] == found, t


def test_the_panes_say_in_words_what_the_tables_say(served, tab, night):
    page = tab(f"{served.address}#night=4&t=01:30")
    sitting = night.at("01:30").night.sitting[0]
    hall = page.get_by_test_id("pane-hall").inner_text()
    assert re.search(rf"\b{sitting['present']} present", hall)
    siege = night.at("01:30").night.siege[1]
    palace = page.get_by_test_id("pane-palace").inner_text()
    assert f"{siege['garrison']:,} defender" in palace


# ---------------------------------------------------------------- watching


def test_play_moves_the_clock_and_tells_the_story(served, tab):
    page = tab(f"{served.address}#night=4&t=23:40")
    page.get_by_test_id("speed").select_option("300")
    began = now(page)
    page.get_by_test_id("play").click()
    until(page, f"window.__october.time() > {began + 1800}")
    page.get_by_test_id("play").click()
    stopped = now(page)
    page.wait_for_timeout(300)
    assert now(page) == stopped
    told = page.get_by_test_id("chronicle").inner_text()
    first = next(s for s in sentences(page) if s["t"] > began)
    assert first["text"] in told
    assert clock(page) > "00:00"


def test_a_scrub_lands_where_the_hand_is(served, tab):
    page = tab(served.address)
    strip = page.get_by_test_id("scrub")
    for share in (0.25, 0.7, 0.5):
        box = strip.bounding_box()
        page.mouse.move(box["x"] + 5, box["y"] + 10)
        page.mouse.down()
        page.mouse.move(box["x"] + share * box["width"], box["y"] + 10, steps=4)
        page.mouse.up()
        assert now(page) == pytest.approx(share * 46_800, abs=120)
        assert strip.get_attribute("aria-valuetext") == clock(page)


def test_a_link_leads_to_a_moment_and_the_address_follows(served, tab):
    page = tab(f"{served.address}#night=42&t=01:52")
    assert page.evaluate("window.__october.night()") == 42
    assert clock(page) == "01:52"
    page.evaluate("location.hash = '#night=7&t=22:15'")
    until(page, "window.__october.night() === 7")
    until(page, "document.querySelector('[data-testid=clock]').innerText === '22:15'")
    page.get_by_test_id("scrub").press("End")
    until(page, "location.hash.includes('t=07:00')")


def test_a_person_is_found_followed_and_asked_why(served, tab, night):
    page = tab(f"{served.address}#night=4&t=23:00")
    page.get_by_test_id("find").click()
    page.get_by_test_id("search").get_by_role("combobox").fill("sinegub")
    page.keyboard.press("Enter")
    details = page.get_by_test_id("details")
    assert "Sinegub" in details.inner_text()
    page.get_by_test_id("follow").click()
    assert page.get_by_test_id("follow").get_attribute("aria-pressed") == "true"
    row = np.flatnonzero(night.at(0).night.people["person"] == named(night, "sinegub"))[0]
    rooms = [night.at(t).night.people[row]["room"] for t in (18_000, 21_000, 24_000)]
    assert len(set(rooms)) > 1  # he is about
    for t, room in zip((18_000, 21_000, 24_000), rooms, strict=True):
        page.evaluate(f"window.__october.seek({t})")
        if room:
            until(
                page,
                "words => document.querySelector('[data-testid=details]').innerText"
                ".toLowerCase().includes(words)",
                label(page, "rooms", int(room)).lower(),
            )
    page.get_by_test_id("why").click()
    reasons = details.locator(".why")
    reasons.wait_for()
    assert "log odds" in reasons.inner_text()


def named(night, key):
    return night.plan.names["named"].index(key)


def head(page):
    """The head of the data of the night that is watched."""
    return page.evaluate(
        """async () => {
          const night = new URLSearchParams(location.hash.slice(1)).get('night')
          const bytes = await (await fetch(`/api/night?night=${night}`)).arrayBuffer()
          const size = new DataView(bytes).getUint32(4, true)
          return JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 8, size)))
        }"""
    )


def label(page, table, row):
    """What the night's data call something."""
    return head(page)["labels"][table][row]


def sentences(page):
    """The chronicle as the night's data have it."""
    return head(page)["chronicle"]


def choose(page, sentence):
    """Go to where a sentence is told, and choose it."""
    page.evaluate(f"window.__october.seek({sentence['t'] + 1})")
    told = page.get_by_test_id("chronicle").get_by_role("button", name=sentence["text"])
    told.last.click()
    return page.get_by_test_id("details")


def test_a_sentence_leads_to_who_it_is_about_and_on_what_they_rest(served, tab):
    page = tab(f"{served.address}#night={TALKATIVE}&t=02:00")
    speeches = [s for s in sentences(page) if s["kind"] == "speech"]
    sentence, ref = next((s, r) for s in speeches for r in s["refs"] if r["as"] == "who")
    details = choose(page, sentence)
    assert sentence["text"] in details.inner_text()
    assert "rest on" in details.inner_text()
    name = label(page, ref["table"], ref["row"])
    details.get_by_role("button", name=name, exact=True).click()
    assert name in details.locator("h3").inner_text()
    assert "Rests on" in details.inner_text()


def test_whoever_has_no_name_is_found_from_the_sentence_too(served, tab):
    night = look("october-1917", seed=1, number=TALKATIVE)
    page = tab(f"{served.address}#night={TALKATIVE}&t=02:00")
    events = night.events.filter(night.events["kind"] == "bars_way")
    told = [s for s in sentences(page) if s["kind"] == "bars_way"]
    assert told, "the night no longer tells of anybody in the way: choose another"
    row = events.filter((events["t"] - told[0]["t"]).abs() < 1)["who"][0].split()[-1]
    details = choose(page, told[0])
    details.locator("dd button").first.click()
    until(page, f"location.hash.includes('look=delegates.{row}')")
    seat = int(night.at(told[0]["t"]).night.delegates[int(row)]["seat"])
    assert f"{seat} from the left" in details.inner_text()


# ---------------------------------------------------------------- many nights, and questions


def test_a_bar_of_a_chart_opens_a_night_that_is_in_it(served, tab):
    page = tab(f"{served.address}#night=4&view=ensemble")
    card = page.get_by_test_id("outcome-arrest_how")
    card.get_by_role("button", name="surrender").click()
    chips = card.get_by_test_id("nights").get_by_role("button")
    number = int(chips.last.inner_text())
    chips.last.click()
    until(page, f"window.__october?.night() === {number}")
    assert page.get_by_test_id("view-night").is_visible()
    assert look("october-1917", 1, number).outcomes["arrest_how"] == "surrender"


def test_a_bar_of_numbers_opens_a_night_that_is_in_it(served, tab):
    page = tab(f"{served.address}#night=4&view=ensemble")
    card = page.get_by_test_id("outcome-walked_out")
    bar = card.locator("g[role=button]").last
    low, high = (int(x) for x in re.findall(r"\d+", bar.get_attribute("aria-label"))[:2])
    bar.press("Enter")
    chip = card.get_by_test_id("nights").get_by_role("button").first
    number = int(chip.inner_text())
    chip.press("Enter")
    until(page, f"window.__october?.night() === {number}")
    assert low - 1 <= look("october-1917", 1, number).outcomes["walked_out"] <= high + 1


def test_a_point_of_a_series_opens_a_night_that_passes_through_it(served, tab):
    page = tab(f"{served.address}#night=4&view=ensemble")
    chart = page.get_by_test_id("series-hall_present")
    plot = chart.get_by_role("slider")
    plot.wait_for()
    size = plot.bounding_box()
    plot.click(position={"x": 0.75 * size["width"], "y": 0.6 * size["height"]})
    chip = chart.get_by_test_id("nights").get_by_role("button").first
    at = re.search(r"at (\d\d:\d\d)", chart.get_by_test_id("nights").inner_text())[1]
    number = int(chip.inner_text())
    plot.press("ArrowRight")  # the keyboard chooses a moment as well
    assert chart.get_by_test_id("nights").get_by_role("button").count() > 1
    plot.press("ArrowLeft")
    assert f"at {at}" in chart.get_by_test_id("nights").inner_text()
    chart.get_by_role("button", name=f"Open night {number}", exact=True).click()
    until(page, f"window.__october?.night() === {number}")
    assert clock(page) == at


def set_lever(page, key):
    page.get_by_label("Find a lever").fill(key)
    page.get_by_test_id("levers").get_by_role("checkbox").first.check()


def test_a_what_if_is_asked_from_the_page(served, tab):
    page = tab(f"{served.address}#night=4&view=questions")
    set_lever(page, "walkout.allowed")
    page.get_by_test_id("what-if-nights").fill("40")
    page.get_by_test_id("what-if-ask").click()
    effects = page.get_by_test_id("effects")
    effects.wait_for()
    assert "walkout.allowed = false" in effects.inner_text()
    assert "20 nights" in effects.inner_text()
    effects.get_by_role("button", name="Everything").click()
    found = what_if("october-1917", ["walkout.allowed=false"], 20, 1).json()["effects"]
    row = effects.get_by_role("row").filter(has_text="Gone from the hall").first
    shown = [
        float(cell) for cell in re.findall(r"-?[\d.]+", row.locator("td.n").first.inner_text())
    ]
    assert shown[0] == pytest.approx(found["walked_out"]["base"], abs=0.6)


def test_a_question_is_followed_and_stopped(served, tab):
    page = tab(f"{served.address}#night=4&view=questions")
    set_lever(page, "mass.support")
    page.get_by_test_id("what-if-nights").fill("8000")
    page.get_by_test_id("what-if-ask").click()
    until(page, "document.querySelector('[data-testid=progress] progress')?.value > 0")
    page.get_by_test_id("cancel").click()
    until(page, "document.querySelector('[data-testid=progress]') === null")
    assert page.get_by_test_id("effects").count() == 0
    assert page.get_by_test_id("what-if-ask").is_enabled()


# ---------------------------------------------------------------- for everybody


def test_everything_can_be_done_from_the_keyboard(served, tab):
    page = tab(f"{served.address}#night=4&t=23:40")
    page.keyboard.press("Space")
    until(page, f"window.__october.time() > {now(page)}")
    page.keyboard.press("Space")
    stopped = now(page)
    page.keyboard.press("ArrowRight")
    assert now(page) == pytest.approx(stopped + 60)
    page.keyboard.press("Shift+ArrowLeft")
    assert now(page) == pytest.approx(stopped - 540)
    page.keyboard.press("End")
    assert clock(page) == "07:00"
    page.keyboard.press("Home")
    assert clock(page) == "18:00"
    page.keyboard.press("/")
    page.keyboard.type("dan")
    page.keyboard.press("Enter")
    assert page.get_by_test_id("details").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_test_id("details").is_visible()
    page.keyboard.press("?")
    assert page.get_by_test_id("help").is_visible()
    page.keyboard.press("Escape")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """() => {
              const e = document.activeElement
              if (e === document.body) return ['', true]  // past the last one
              const s = getComputedStyle(e)
              const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0
              return [e.dataset.testid ?? e.textContent.trim(), ring || s.boxShadow !== 'none']
            }"""
        )
        assert focus[1], f"the focus is not to be seen on {focus[0]!r}"
        seen.add(focus[0])
    assert {"play", "scrub", "find", "view-tab-questions"} <= seen


def test_within_a_pane_the_keyboard_goes_from_one_to_the_next(served, tab, night):
    page = tab(f"{served.address}#night=4&t=23:00")
    stood = now(page)
    hall = page.get_by_test_id("pane-hall").get_by_role("application")
    looked = []
    hall.focus()
    for key in ("ArrowUp", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
        page.keyboard.press("Enter")
        until(page, f"!{looked!r}.includes(location.hash) && location.hash.includes('delegates.')")
        looked.append(page.evaluate("location.hash"))
    assert now(page) == stood  # the arrows were the pane's
    row = int(re.search(r"delegates\.(\d+)", looked[-1])[1])
    seat = int(night.at("23:00").night.delegates[row]["seat"])
    assert f"{seat} from the left" in page.get_by_test_id("details").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["night", "ensemble", "questions"])
def test_no_serious_fault_for_those_who_use_other_means(served, tab, axe, scheme, view):
    page = tab(f"{served.address}#night=4&t=01:30&view={view}", color_scheme=scheme)
    page.wait_for_timeout(500)
    assert axe(page) == []


def test_the_story_is_read_out(served, tab):
    page = tab(f"{served.address}#night=4&t=18:00")
    spoken = page.get_by_test_id("spoken")
    assert spoken.get_attribute("aria-live") == "polite"
    for sentence in sentences(page)[10:40:10]:
        page.evaluate(f"window.__october.seek({sentence['t'] + 0.5})")
        until(
            page,
            "text => document.querySelector('[data-testid=spoken]').innerText.includes(text)",
            [s for s in sentences(page) if s["t"] <= sentence["t"] + 0.5][-1]["text"],
        )


@pytest.mark.parametrize("view", ["night", "ensemble", "questions"])
def test_a_phone_shows_it_without_scrolling_sideways(served, tab, view):
    page = tab(
        f"{served.address}#night=4&t=01:30&view={view}", viewport=PHONE, has_touch=True,
        is_mobile=True, device_scale_factor=2,
    )  # fmt: skip
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= PHONE["width"]
    if view == "night":
        for pane in ("palace", "city", "story", "hall"):
            page.get_by_test_id(f"tab-{pane}").tap()
            shown = page.get_by_test_id("chronicle" if pane == "story" else f"pane-{pane}")
            assert shown.is_visible()
        page.get_by_test_id("play").tap()
        until(page, f"window.__october.time() > {now(page)}")


def test_a_tablet_shows_one_pane_beside_the_story(served, tab):
    page = tab(f"{served.address}#night=4&t=01:30", viewport={"width": 1024, "height": 768})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 1024
    for pane in ("palace", "city", "hall"):
        page.get_by_test_id(f"tab-{pane}").click()
        shown = page.locator("[data-testid^=pane-]:visible")
        assert shown.count() == 1
        assert shown.get_attribute("data-testid") == f"pane-{pane}"
        assert page.get_by_test_id("chronicle").is_visible()


def test_less_motion_is_kept_still(served, tab):
    page = tab(f"{served.address}#night=4&t=01:30", reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(e => {
          const s = getComputedStyle(e)
          return [s.transitionDuration, s.animationDuration].some(d => parseFloat(d) > 0.01)
        }).map(e => e.className)"""
    )
    assert moving == []


# ---------------------------------------------------------------- with and without a server


def test_the_file_opens_without_a_network(file, tab, night):
    asked = []
    page = tab(file.as_uri() + "#night=4&t=01:30", offline=True)
    page.on("request", lambda request: asked.append(request.url))
    drawn = counts(page, 27_000)
    states = night.at(27_000).night.delegates["state"][1:]
    assert drawn["seats_present"] == int(np.isin(states, (IN_HALL, AT_DOOR)).sum())
    page.get_by_test_id("play").click()
    until(page, "window.__october.time() > 27000")
    for view in ("ensemble", "questions", "night"):
        page.get_by_test_id(f"view-tab-{view}").click()
    assert asked == []
    assert file.stat().st_size < 5_000_000


def test_an_open_page_outlives_its_server(tmp_path, tab):
    server = Served(tmp_path, 4).start()
    try:
        page = tab(f"{server.address}#night=4&t=23:40", expected=GONE)
        server.kill()
        page.keyboard.press("Space")
        until(page, f"window.__october.time() > {now(page)}")
        page.evaluate("location.hash = '#night=5&t=22:00'")
        page.get_by_role("alert").wait_for()
        assert page.evaluate("window.__october.night()") == 4
        server.start()
        until(page, "window.__october.night() === 5")  # by itself
        assert page.get_by_role("alert").count() == 0
        page.get_by_test_id("view-tab-questions").click()
        set_lever(page, "walkout.allowed")
        page.get_by_test_id("what-if-nights").fill("60")
        page.get_by_test_id("what-if-ask").click()
        until(page, "document.querySelector('[data-testid=progress] progress')?.value > 0")
        server.kill()  # in the midst of a question
        server.start()
        page.get_by_test_id("effects").wait_for()
        assert "30 nights" in page.get_by_test_id("effects").inner_text()
    finally:
        server.kill()


def test_a_night_of_an_assembly_alone_is_watched_and_asked(tmp_path, tab):
    server = Served(tmp_path, 1, "hamlet").start()
    try:
        page = tab(server.address, expected=GONE)
        page.get_by_test_id("watch").click()
        until(page, "window.__october.time() > 0")
        page.keyboard.press("Space")
        assert page.get_by_test_id("pane-hall").is_visible()
        assert page.get_by_test_id("pane-palace").count() == 0
        assert page.get_by_test_id("pane-city").count() == 0
        page.get_by_test_id("curve-ask").click()
        until(page, "document.querySelector('.timeline .curve') !== null")
        assert page.get_by_test_id("curve-ask").count() == 0
        for view in ("ensemble", "questions"):
            page.get_by_test_id(f"view-tab-{view}").click()
            page.get_by_test_id(f"view-{view}").get_by_role("heading").first.wait_for()
    finally:
        server.kill()


def test_nothing_is_left_where_whoever_asks_stands(served, file):
    assert sorted(path.name for path in file.parent.iterdir()) == [file.name]
    assert list(served.work.iterdir()) == []
