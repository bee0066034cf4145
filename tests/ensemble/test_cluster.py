"""A run on a real Ray cluster, of which a node is killed on the way: the same bytes."""

import signal
import socket
import sys
import threading
import time

import pytest

from october.ensemble import DirectoryError, cluster, run

ray = pytest.importorskip("ray")
SCENARIO, NIGHTS, SEED = "hamlet", 1200, 5
STORE = 80 * 2**20  # bytes of a node's object store, the least that Ray takes


def contents(path):
    return {file.relative_to(path): file.read_bytes() for file in sorted(path.rglob("*.parquet"))}


@pytest.fixture(scope="module")
def nodes():
    from ray.cluster_utils import Cluster

    found = Cluster(
        initialize_head=True,
        head_node_args={"num_cpus": 0, "object_store_memory": STORE, "include_dashboard": False},
    )
    found.add_node(num_cpus=1, object_store_memory=STORE)
    yield found
    found.shutdown()


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    path = tmp_path_factory.mktemp("alone") / "run"
    run(SCENARIO, nights=NIGHTS, seed=SEED, out=path)
    return contents(path)


def kill(node):
    """Kill a node's processes at once, as a power cut would."""
    for processes in node.all_processes.values():
        for info in processes:
            info.process.send_signal(signal.SIGKILL)


def test_a_node_is_killed_on_the_way_and_the_bytes_are_those_of_one_machine(nodes, alone, tmp_path):
    doomed = nodes.add_node(num_cpus=1, object_store_memory=STORE)
    path = tmp_path / "run"
    left = []

    def kill_when_begun():
        deadline = time.monotonic() + 120
        while not list(path.glob("nights/part-*.parquet")) and time.monotonic() < deadline:
            time.sleep(0.02)
        kill(doomed)
        left.append(12 - len(list(path.glob("nights/part-*.parquet"))))

    killer = threading.Thread(target=kill_when_begun)
    killer.start()
    played = run(SCENARIO, nights=NIGHTS, seed=SEED, out=path, ray=nodes.address)
    killer.join()
    assert left[0] > 2, "the node was killed when all was done"
    assert contents(path) == alone
    assert played.record["nights_played"] == NIGHTS
    assert not ray.is_initialized()


def test_what_one_machine_began_a_cluster_ends(nodes, alone, tmp_path):
    path = tmp_path / "run"
    run(SCENARIO, nights=NIGHTS, seed=SEED, out=path)
    for part in (1, 7, 8):
        (path / "nights" / f"part-{part:05d}.parquet").unlink()
    run(SCENARIO, nights=NIGHTS, seed=SEED, resume=path, ray=nodes.address)
    assert contents(path) == alone


def test_an_error_of_a_node_reaches_the_caller_in_words(nodes, tmp_path, monkeypatch):
    monkeypatch.setattr("october.ensemble.runs.program", lambda: {"sources": "of yesterday"})
    with pytest.raises(cluster.ClusterError, match=r"has another October.*of yesterday"):
        run(SCENARIO, nights=100, seed=SEED, out=tmp_path / "run", ray=nodes.address)


def test_an_address_where_nothing_listens_is_said_at_once(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    began = time.monotonic()
    with pytest.raises(DirectoryError, match=f"no Ray cluster answers at {address}"):
        run(SCENARIO, nights=100, out=tmp_path / "run", ray=address)
    assert time.monotonic() - began < 20
    assert not (tmp_path / "run").exists()


def test_without_ray_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(DirectoryError, match=r"pip install october\[cluster\]"):
        run(SCENARIO, nights=100, out=tmp_path / "run", ray="auto")
