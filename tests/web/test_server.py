"""The server: what it gives, what it refuses, and that visitors do not block one another."""

from __future__ import annotations

import gzip
import json
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from october.inquiry import claims, look, passages
from october.scenario import load
from october.web import container
from october.web.server import HEADERS, application
from october.web.shelf import Shelf
from october.web.world import World
from october.web.writing import Writer, written

LONG = {"set": ["mass.support=0.2"], "nights": 4000}


@pytest.fixture
def world(tmp_path):
    return World(load("hamlet"), seed=1, night=3, nights=20, folder=tmp_path / "runs")


@pytest.fixture
def client(world, static):
    with TestClient(application(world, static), base_url="http://localhost:8017") as found:
        yield found


@pytest.fixture
def october(tmp_path, static):
    there = World(load("october-1917"), seed=1, night=0, nights=20, folder=tmp_path / "runs")
    with TestClient(application(there, static), base_url="http://localhost:8017") as found:
        yield found


def followed(client, response):
    """Follow a question to its end; return the events."""
    if response.status_code == 200:
        return [("done", response.json())]
    assert response.status_code == 202
    text = client.get(f"/api/jobs/{response.json()['job']}/events").text
    events = []
    for block in text.strip().split("\n\n"):
        name, _, data = block.partition("\n")
        events.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return events


def test_the_page_and_nothing_outside_it_is_served(client):
    assert "<div id" in client.get("/").text
    assert client.get("/app.js").status_code == 200
    for path in ("/../secret", "/%2e%2e/secret", "/..%2fsecret", "/static/../../secret", "/no.js"):
        found = client.get(path)
        assert found.status_code == 404
        assert "not to be served" not in found.text
        assert found.json()["error"]


def test_every_answer_says_how_a_page_may_behave(client):
    for path in ("/", "/app.js", "/api/start", "/api/nothing", "/nothing"):
        headers = client.get(path).headers
        for name, value in HEADERS.items():
            assert headers[name] == value
    policy = HEADERS["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil", ""])
def test_another_name_for_this_machine_is_refused(client, host):
    found = client.get("/api/start", headers={"host": host})
    assert found.status_code == 403
    assert "localhost" in found.json()["error"]


@pytest.mark.parametrize("host", ["localhost:8017", "127.0.0.1:9000", "[::1]:8017", "localhost"])
def test_loopback_goes_by_its_names(client, host):
    assert client.get("/api/start", headers={"host": host}).status_code == 200


def test_a_page_from_elsewhere_may_not_ask(client):
    for origin in ("http://evil.example", "null", "https://localhost:8017"):
        found = client.post("/api/ensemble", json={"nights": 2}, headers={"origin": origin})
        assert found.status_code == 403
    ours = {"origin": "http://localhost:8017"}
    assert client.post("/api/ensemble", json={"nights": 2}, headers=ours).status_code in (200, 202)


def test_a_night_is_the_one_that_was_asked_for(client):
    for number, seed in ((3, 1), (5, 1), (3, 2)):
        found = client.get(f"/api/night?night={number}&seed={seed}")
        assert found.headers["content-encoding"] == "gzip"
        head, _ = container.unpack(found.content)
        assert (head["night"], head["seed"]) == (number, seed)
        assert head["state_hash"] == look("hamlet", seed, number).state_hash
    own, _ = container.unpack(client.get("/api/night").content)
    assert own["night"] == client.get("/api/start").json()["night"] == 3


def test_a_lever_changes_the_night(october):
    head, _ = container.unpack(october.get("/api/night?night=2&set=walkout.allowed=false").content)
    assert head["levers"] == {"walkout.allowed": "false"}
    walked = {o["name"]: o["value"] for o in head["outcomes"]}["walked_out"]
    assert walked == 0


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/api/night?night=-1", "-1"),
        ("/api/night?night=1.5", "1.5"),
        ("/api/night?night=99999999999999999999", "99999999999999999999"),
        ("/api/night?night=%D9%A3", "٣"),
        ("/api/night?night=1&night=2", "2 of them"),
        ("/api/night?seed=18446744073709551616", "18446744073709551616"),
        ("/api/night?set=no.lever=1", "no.lever"),
        ("/api/night?set=vote.conformity=lots", "lots"),
        ("/api/night?set=nonsense", "nonsense"),
        ("/api/night?nigth=1", "nigth"),
        ("/api/ensemble?nights=0", "'0'"),
        ("/api/ensemble?nights=20001", "20001"),
        ("/api/what-if", "expected a lever"),
        ("/api/what-if?set=walkout.allowed=false&nights=19", "from 20"),
        ("/api/passages?nights=3", "from 4"),
        ("/api/hinges?outcome=no_such", "no_such"),
        ("/api/hinges?branches=1", "'1'"),
        ("/api/why", "expected one of"),
        ("/api/why?person=hamlet&delegate=1", "expected one of"),
        ("/api/why?delegate=x", "'x'"),
        ("/api/why?delegate=1&t=99999999", "99999999"),
        ("/api/why?delegate=1&at=25:00", "25:00"),
        ("/api/why?delegate=1&t=0&at=23:00", "not both"),
    ],
)
def test_a_mistake_is_told(client, path, found):
    answer = client.get(path)
    assert answer.status_code == 400
    assert found in answer.json()["error"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/nothing", 404),
        ("/api/jobs/abcdef", 404),
        ("/api/jobs/..%2f..%2fsecret", 404),
        ("/api/jobs/abcdef/events", 404),
        ("/api/why?person=nobody-of-that-name", 404),
        ("/api/why?delegate=100000", 404),
        ("/api/cite?key=no.such.value", 404),
    ],
)
def test_what_is_not_there_is_said_to_be_missing(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_a_body_must_be_a_json_object(client):
    assert client.post("/api/what-if", content=b"{}").status_code == 415
    as_json = {"content-type": "application/json"}
    for body in (b"{", b"[]", b'{"nights": {}}', b'{"nights": [1, 2]}', b'{"nights": true}',
                 b'{"set": [1]}', b'{"seed": "x"}'):  # fmt: skip
        found = client.post("/api/what-if", content=body, headers=as_json)
        assert found.status_code == 400, body
        assert found.json()["error"]
    big = b'{"set": ["' + b"x" * 100_000 + b'"]}'
    assert client.post("/api/what-if", content=big, headers=as_json).status_code == 413
    assert client.delete("/api/night").status_code == 405


def test_why_is_that_of_the_night(october):
    found = october.get("/api/why?night=4&person=dan&t=20003").json()
    told = look("october-1917", 1, 4).why("dan", 20000)
    assert found == json.loads(json.dumps({**told.json(), "text": str(told)}))
    assert found["decisions"]
    assert october.get("/api/why?night=4&person=dan&at=23:33").json()["clock"] == "23:33"
    palace = october.get("/api/why?night=4&people=3").json()
    assert "council" in palace["role"]


def test_an_ensemble_shows_its_progress_and_is_kept(client, world):
    events = followed(client, client.get("/api/ensemble?nights=150"))
    assert [name for name, _ in events][-1] == "done"
    assert {name for name, _ in events[:-1]} <= {"progress"}
    answer = events[-1][1]
    assert answer["nights"] == 150
    again = client.get("/api/ensemble?nights=150")
    assert again.status_code == 200
    assert again.json() == answer
    for outcome in answer["outcomes"]:
        assert sum(bar["count"] for bar in outcome["bars"]) == 150


def test_what_if_is_the_answer_of_the_question(client):
    body = {"set": ["vote.conformity=0"], "nights": 40}
    name, answer = followed(client, client.post("/api/what-if", json=body))[-1]
    assert name == "done"
    assert answer["levers"] == {"vote.conformity": "0"}
    assert answer["nights"] == 20
    by_address = client.get("/api/what-if?set=vote.conformity=0&nights=40")
    assert by_address.json() == answer


def test_hinges_come_with_seconds(client):
    address = "/api/hinges?night=3&branches=10&most=14"
    name, answer = followed(client, client.get(address))[-1]
    assert name == "done"
    assert len(answer["t"]) == len(answer["p"]) == len(answer["times"])
    assert answer["t"] == sorted(answer["t"])


def test_a_question_can_be_stopped_and_asked_again(october):
    first = october.post("/api/what-if", json=LONG).json()
    name = first["job"]
    until(lambda: october.get(f"/api/jobs/{name}").json()["done"] > 0)
    assert october.delete(f"/api/jobs/{name}").json()["state"] == "cancelled"
    done = october.get(f"/api/jobs/{name}").json()["done"]
    time.sleep(1)
    assert october.get(f"/api/jobs/{name}").json()["done"] <= done + 2
    assert october.get(f"/api/jobs/{name}/events").text.startswith("event: cancelled")
    again = october.post("/api/what-if", json=LONG).json()
    assert again["job"] == name
    assert again["state"] != "cancelled"
    october.delete(f"/api/jobs/{name}")


def test_who_asks_the_same_shares_the_work_and_keeps_it(october):
    first, second = (october.post("/api/what-if", json=LONG).json() for _ in range(2))
    assert first["job"] == second["job"]
    name = first["job"]
    assert october.delete(f"/api/jobs/{name}").json()["state"] != "cancelled"
    assert october.delete(f"/api/jobs/{name}").json()["state"] == "cancelled"


def test_what_was_answered_outlives_the_server(world, static, tmp_path):
    def ask():
        there = World(load("hamlet"), 1, 3, 20, tmp_path / "runs")
        with TestClient(application(there, static), base_url="http://localhost") as client:
            response = client.get("/api/what-if?set=vote.conformity=0&nights=20")
            return response.status_code, followed(client, response)[-1]

    first, second = ask(), ask()
    assert first[0] == 202
    assert second == (200, first[1])


def test_a_question_of_many_settings_has_nights_enough_for_each(october):
    scenario = load("october-1917")
    for question, module in (("claims", claims), ("passages", passages)):
        least = module.least_nights(scenario)
        found = october.get(f"/api/{question}?nights={least - 1}")
        assert found.status_code == 400
        assert f"from {least} to" in found.json()["error"]


def test_what_was_not_asked_for_longest_leaves_the_shelf_first(tmp_path):
    shelf = Shelf(tmp_path / "answers", most=250)
    for age, name in enumerate("abc"):
        shelf.keep(name, bytes(100))
        os.utime(tmp_path / "answers" / f"{name}.gz", (age, age))
        if name == "b":
            assert shelf.packed("a") == bytes(100)  # asked for again
    assert shelf.packed("b") is None
    assert shelf.packed("a")
    assert shelf.packed("c")


def test_the_night_with_which_a_server_opens_is_kept(world, tmp_path):
    first, other = world.packed(3, 1, ()), world.packed(4, 1, ())
    made = []

    def write(scenario, seed, number, levers):
        made.append(number)
        return written(scenario, seed, number, levers)

    again = World(load("hamlet"), 1, 3, 20, tmp_path / "runs", write=write)
    assert again.packed(3, 1, ()) == first
    assert made == []
    assert gzip.decompress(again.packed(4, 1, ())) == gzip.decompress(other)
    assert made == [4]


def test_a_finished_run_of_the_user_is_read_and_not_played_again(tmp_path, monkeypatch):
    from october import ensemble

    there = ensemble.run("hamlet", nights=20, seed=1, under=tmp_path / "runs")
    before = {path: path.read_bytes() for path in (tmp_path / "runs").rglob("*.*")}
    world = World(load("hamlet"), 1, 3, 20, tmp_path / "kept", tmp_path / "runs")
    ran = world._run(20, 1, (), lambda _: None)
    assert (ran.reused, str(ran.dir)) == (True, str(there.dir))
    assert {path: path.read_bytes() for path in (tmp_path / "runs").rglob("*.*")} == before
    other = world._run(10, 1, (), lambda _: None)
    assert str(other.dir).startswith(str(tmp_path / "kept"))


def test_ten_visitors_are_served_while_questions_are_worked_on(october):
    name = october.post("/api/what-if", json=LONG).json()["job"]
    october.get("/api/night?night=1")
    slowest = []

    def visit(number):
        for path in ("/api/start", "/api/night?night=1", f"/api/why?night=1&delegate={number + 1}",
                     "/api/questions", f"/api/jobs/{name}"):  # fmt: skip
            began = time.perf_counter()
            assert october.get(path).status_code == 200
            slowest.append(time.perf_counter() - began)

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(visit, range(10)))
    assert october.get(f"/api/jobs/{name}").json()["state"] in ("waiting", "working")
    assert max(slowest) < 5
    october.delete(f"/api/jobs/{name}")


def test_the_same_night_is_made_once_however_many_ask(world, static, monkeypatch):
    made = []

    def count(*night):
        made.append(threading.get_ident())
        return written(*night)

    monkeypatch.setattr(world, "write", count)
    served = TestClient(application(world, static), base_url="http://localhost")
    with served as client, ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: client.get("/api/night?night=9").content, range(8)))
    assert len(set(found)) == 1
    assert len(made) <= 2  # it, and the night that the server opens with


def until(true, patience=30.0):
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_process_of_its_own_writes_the_same_nights_and_is_begun_anew_when_it_dies():
    scenario = load("hamlet")
    writer = Writer(scenario)
    try:
        for number in (2, 5):
            assert writer(scenario, 1, number, ()) == written(scenario, 1, number, ())
            (process,) = writer.pool._processes.values()
            process.kill()
            process.join()
    finally:
        writer.close()
