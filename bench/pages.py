"""What the pages cost in a browser: from the command to something moving, a frame, a scrub.

    python bench/pages.py [--scenario october-1917] [--night 4] [--size 1440x900] [--json]

`october watch` is started twice, so that the second start is a warm one. A headless Chromium opens
the night at 02:00, plays it for six seconds at the fastest pace, and jumps about it. *Work* is what
the page itself spends on a frame; *frame* is the time between two, which on a machine without a
graphics card is what the browser needs to paint by software.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from typing import Any

from playwright.sync_api import sync_playwright

COMMAND = [sys.executable, "-c", "from october.cli import main; main()"]
MOVING = "window.__october && window.__october.frames.length > 1"
PLAY = """async () => {
  const play = document.querySelector('[data-testid=play]')
  const speed = document.querySelector('[data-testid=speed]')
  speed.selectedIndex = speed.options.length - 1
  speed.dispatchEvent(new Event('change', { bubbles: true }))
  window.__october.seek(28800)
  play.click()
  await new Promise((done) => setTimeout(done, 1000))
  window.__october.frames.length = window.__october.work.length = 0
  await new Promise((done) => setTimeout(done, 6000))
  const found = { frame: [...window.__october.frames], work: [...window.__october.work] }
  play.click()
  found.scrub = []
  for (let i = 0; i < 40; i++) {
    const began = performance.now()
    window.__october.seek((i * 7919) % 46800)
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))
    found.scrub.push(performance.now() - began)
  }
  return found
}"""


def quantiles(times: list[float]) -> dict[str, float]:
    ranked = sorted(times)
    at = {"median": 0.5, "p95": 0.95, "p99": 0.99}
    return {name: round(ranked[int(q * (len(ranked) - 1))], 2) for name, q in at.items()}


def served(scenario: str, night: int) -> tuple[subprocess.Popen, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    process = subprocess.Popen(
        [*COMMAND, "watch", scenario, "--night", str(night), "--port", str(port), "--no-open"],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    while line := process.stderr.readline():
        if address in line:
            return process, address
    raise SystemExit("october watch has not begun")


def measure(scenario: str, night: int, size: str, browser: str) -> dict[str, Any]:
    width, height = map(int, size.split("x"))
    warming, address = served(scenario, night)
    urllib.request.urlopen(f"{address}api/night?night={night}").read()
    warming.kill()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        tab = chromium.new_page(viewport={"width": width, "height": height})
        began = time.perf_counter()
        process, address = served(scenario, night)
        listening = time.perf_counter() - began
        try:
            tab.goto(f"{address}#night={night}&t=02:00")
            while not tab.evaluate(MOVING):
                tab.wait_for_timeout(10)
            moving = time.perf_counter() - began
            found = tab.evaluate(PLAY)
            drawn = tab.evaluate("window.__october.counts(28800)")
        finally:
            process.kill()
            chromium.close()
    return {
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f}",
        "size": size,
        "people": sum(drawn["people_per_room"]) + drawn["outside"],
        "seats": drawn["seats_present"],
        "listening_s": round(listening, 2),
        "moving_s": round(moving, 2),
        **{f"{name}_ms": quantiles(times) for name, times in found.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--scenario", default="october-1917")
    parser.add_argument("--size", default="1440x900", help="of the window, in pixels")
    parser.add_argument("--night", type=int, default=4)
    parser.add_argument("--browser", default=shutil.which("chromium"))
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if not given.browser:
        raise SystemExit("there is no chromium; name a browser with --browser")
    found = measure(given.scenario, given.night, given.size, given.browser)
    if given.json:
        print(json.dumps(found, indent=2))
        return
    for name, value in found.items():
        print(f"{name:14} {value}")


if __name__ == "__main__":
    main()
