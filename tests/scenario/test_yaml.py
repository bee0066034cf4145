"""Reading YAML: what a word is, what is refused, and where it stands."""

from __future__ import annotations

import pytest

from october.scenario import yaml
from october.scenario.errors import Problem


def read(text: str) -> tuple[object, list[Problem]]:
    problems: list[Problem] = []
    document = yaml.read(text, "f.yaml", problems)
    return (document.data if document else None), problems


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("22:30", "22:30"),
        ("no", "no"),
        ("On", "On"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("1e5", 100000.0),
        ("-.5", -0.5),
        ("+3", 3),
        ("0o17", "0o17"),
        ("017", 17),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("2017-10-25", "2017-10-25"),
        ("'5'", "5"),
        ('"true"', "true"),
        ("<<", "<<"),
        ("9" * 400, "9" * 400),
        ("1e999", "1e999"),
    ],
)
def test_what_a_word_is(text, value):
    data, problems = read(f"a: {text}")
    assert problems == []
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("a: 1\nb: &x 2\n", 2, "an anchor or alias"),
        ("a: 1\nb: *x\n", 2, "an anchor or alias"),
        ("a: 1\n&x b: 2\n", 2, "an anchor or alias"),
        ("a: !!python/object:os.system 1\n", 1, "the tag"),
        ("a: 1\n!x b: 1\n", 2, "the tag"),
        ("a: 1\n---\nb: 2\n", 2, "a second document"),
        ("a: 1\n? [x]\n: 2\n", 2, "a key that is not text"),
        ("a: 1\nb: [1, 2\n", 3, "did not find"),
        ("a: 1\n\tb: 2\n", 2, "a tab character"),
        ("a: 1\nb: \x07\n", 2, "U+0007"),
        ("a: 1\nb: \ud800\n", 2, "U+D800"),
        ("[" * 100_000, 1, "deep nesting"),
        ("a: " * 3, 1, "mapping values are not allowed"),
    ],
)
def test_what_is_refused(text, line, found):
    data, problems = read(text)
    assert data is None
    (problem,) = problems
    assert found in problem.found
    assert (problem.file, problem.line) == ("f.yaml", line)


def test_the_same_key_twice():
    _, problems = read("a:\n  b: 1\n  c: 2\n  b: 3\n")
    assert problems == [Problem("f.yaml", 4, "a.b", "the same key twice", "each key once")]


def test_too_long_a_file():
    _, problems = read("# " + "x" * yaml.MOST_CHARACTERS)
    assert "characters" in problems[0].found


def test_lines():
    problems: list[Problem] = []
    document = yaml.read("a:\n  b.c: 1\n  d:\n    - 2\n    - {e: 3}\n", "f.yaml", problems)
    assert document.line(("a",)) == 1
    assert document.line(("a", "b.c")) == 2
    assert document.line(("a", "d", 1, "e")) == 5
    assert document.line(("a", "nothing", "here")) == 1


def test_an_empty_file_is_empty():
    assert read("") == (None, [])
    assert read("# only a comment\n") == (None, [])
