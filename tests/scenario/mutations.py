"""Seeded damage to a scenario's files, of the kinds that people and disks do."""

from __future__ import annotations

import random
import re

ODD = [
    "", "~", "true", "no", "-1", "0", "1e308", "-1e308", "1e999", "9" * 60, "22:30", "25:99",
    ".nan", "''", "'x'", "[]", "{}", "[1, [2]]", "{a: {b: 1}}", "&a 1", "*a", "!!str 5", "!x",
    "| text", "é\u2028ü", "\x00", "\x85", "\ud800", "@", "`", "%", "- a", "? a", "a: b: c", "\t1",
    "guess", "FACTION", "city.parameters", "a.b.c.d", "x" * 5000, "{{{{", "]", "}", "# c", '"', "'",
]  # fmt: skip
FIELDS = ["value", "low", "high", "distribution", "unit", "source", "confidence", "role", "options"]
WORDS = ["guess", "normal", "lognormal", "beta", "choice", "uniform", "target", "held_out", "km"]


def mutate(texts: dict[str, str], seed: int) -> dict[str, str]:
    """Return the texts with one to three pieces of damage, the same for the same seed."""
    rng = random.Random(seed)
    damaged = dict(texts)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        file = rng.choice(sorted(damaged))
        rng.choice(KINDS)(damaged, file, rng)
    return damaged


def _lines(damaged: dict[str, str], file: str) -> list[str]:
    return damaged[file].splitlines() or [""]


def _keep(damaged: dict[str, str], file: str, lines: list[str]) -> None:
    damaged[file] = "\n".join(lines) + "\n"


def delete_line(damaged, file, rng):
    lines = _lines(damaged, file)
    del lines[rng.randrange(len(lines))]
    _keep(damaged, file, lines)


def double_line(damaged, file, rng):
    lines = _lines(damaged, file)
    at = rng.randrange(len(lines))
    lines.insert(rng.randrange(len(lines) + 1), lines[at])
    _keep(damaged, file, lines)


def swap_lines(damaged, file, rng):
    lines = _lines(damaged, file)
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    _keep(damaged, file, lines)


def indent_line(damaged, file, rng):
    lines = _lines(damaged, file)
    at = rng.randrange(len(lines))
    lines[at] = rng.choice(["  " + lines[at], "\t" + lines[at], lines[at].lstrip()])
    _keep(damaged, file, lines)


def retype_value(damaged, file, rng):
    lines = _lines(damaged, file)
    at = rng.randrange(len(lines))
    lines[at] = lines[at].split(":")[0] + ": " + rng.choice(ODD)
    _keep(damaged, file, lines)


def retype_within(damaged, file, rng):
    """Change one number or word inside a mapping written on one line."""
    places = list(re.finditer(r"(?<=: )[^,{}\[\]\n]+", damaged[file]))
    if places:
        place = rng.choice(places)
        text = damaged[file]
        damaged[file] = text[: place.start()] + rng.choice(ODD + WORDS) + text[place.end() :]


def rename_field(damaged, file, rng):
    places = list(re.finditer(r"[A-Za-z_]+(?=:)", damaged[file]))
    if places:
        place = rng.choice(places)
        text = damaged[file]
        name = rng.choice([*FIELDS, place[0][:-1], place[0] + "x", "__class__", "model_fields"])
        damaged[file] = text[: place.start()] + name + text[place.end() :]


def add_field(damaged, file, rng):
    """Put a further field into a value's mapping."""
    places = [m.end() for m in re.finditer(r"\{", damaged[file])]
    if places:
        at, text = rng.choice(places), damaged[file]
        damaged[file] = f"{text[:at]}{rng.choice(FIELDS)}: {rng.choice(ODD + WORDS)}, {text[at:]}"


def corrupt(damaged, file, rng):
    text = damaged[file]
    at = rng.randrange(len(text) + 1)
    damaged[file] = text[:at] + chr(rng.choice([*range(160), 0x2028, 0xFFFE, 0x1F600])) + text[at:]


def cut(damaged, file, rng):
    text = damaged[file]
    damaged[file] = text[: rng.randrange(len(text) + 1)]


def drop_span(damaged, file, rng):
    text = damaged[file]
    at = rng.randrange(len(text) + 1)
    damaged[file] = text[:at] + text[at + rng.randrange(1, 60) :]


def huge(damaged, file, rng):
    kind = rng.choice(("deep", "flow", "wide", "long"))
    damaged[file] += {
        "deep": "".join("\n" + " " * i + "a:" for i in range(200)),
        "flow": "\nz: " + "[" * 5000,
        "wide": "\nz: [" + "1, " * 20_000 + "1]",
        "long": "\n" + "k" * 100_000 + ": 1",
    }[kind]


def swap_files(damaged, file, rng):
    other = rng.choice(sorted(damaged))
    damaged[file], damaged[other] = damaged[other], damaged[file]


def lose_file(damaged, file, rng):
    del damaged[file]
    if not damaged:
        damaged["scenario.yaml"] = ""


def rename_file(damaged, file, rng):
    damaged[rng.choice(["palace.yaml", "assembly.yaml", "word.yaml", "../x.yaml"])] = damaged[file]


KINDS = (
    delete_line, double_line, swap_lines, indent_line, retype_value, retype_value, retype_within,
    retype_within, rename_field, rename_field, add_field, add_field, corrupt, cut, drop_span, huge,
    swap_files, lose_file, rename_file,
)  # fmt: skip
