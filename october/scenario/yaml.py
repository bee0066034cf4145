"""YAML with the line of everything kept, and without the surprises of YAML 1.1.

PyYAML's own constructor reads ``22:30`` as 1350, ``no`` as false, ``1e5`` as text and takes
duplicate keys. Here only ``true``, ``false``, ``null`` and numbers are not text; anchors, tags,
duplicate keys and further documents are refused.
"""

from __future__ import annotations

import math
import re
from typing import Any

import yaml

from october.scenario.errors import Problem, shown

Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?\Z")
# What YAML does not allow, looked for first so that it is reported with its line.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
MOST_CHARACTERS = 2_000_000
DEEPEST = 20


class _Refused(Exception):
    def __init__(self, line: int, found: str, expected: str) -> None:
        super().__init__(found)
        self.line, self.found, self.expected = line, found, expected


class Document:
    """The data of one file and the line of every part of it, by path."""

    def __init__(self, data: Any, lines: dict[Path, int]) -> None:
        self.data = data
        self.lines = lines

    def line(self, path: Path) -> int:
        """Return the line of ``path``, or of the nearest part that contains it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def line_of(self, field: str) -> int:
        """Return the line of a dotted path, whose first key may itself have dots."""
        words = field.split(".")
        for count in range(len(words), 0, -1):
            key = ".".join(words[:count])
            if (key,) in self.lines:
                return self.line((key, *words[count:]))
        return 1


def read(text: str, file: str, problems: list[Problem]) -> Document | None:
    """Read one file; what is wrong with it as YAML goes to ``problems``.

    Returns None when it cannot be read, a document without data (None) when it is empty.
    """
    lines: dict[Path, int] = {}
    try:
        if len(text) > MOST_CHARACTERS:
            raise _Refused(1, f"{len(text)} characters", f"at most {MOST_CHARACTERS}")
        control = _CONTROL.search(text)
        if control:
            line = text.count("\n", 0, control.start()) + 1
            raise _Refused(line, f"the character U+{ord(control[0]):04X}", "text")
        return Document(_Reader(text, file, lines, problems).document(), lines)
    except _Refused as refused:
        problems.append(Problem(file, refused.line, "", refused.found, refused.expected))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        found = str(getattr(error, "problem", None) or getattr(error, "reason", "") or error)
        line = mark.line + 1 if mark else 1
        told = f"bad YAML ({' '.join(found.split())[:100]})"
        problems.append(Problem(file, line, "", told, "YAML that can be read"))
    return None


class _Reader:
    """Builds plain data from PyYAML's events, so that marks, anchors and tags are all seen."""

    def __init__(
        self, text: str, file: str, lines: dict[Path, int], problems: list[Problem]
    ) -> None:
        self.events = yaml.parse(text, Loader=_Loader)
        self.file, self.lines, self.problems = file, lines, problems

    def document(self) -> Any:
        data = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Refused(_line(event), "a second document", "one document in a file")
                data = self.node(next(self.events), ())
        return data

    def node(self, event: Any, path: Path) -> Any:
        line = _line(event)
        self.lines[path] = line
        if len(path) > DEEPEST:
            raise _Refused(line, "deep nesting", f"at most {DEEPEST} levels")
        _refuse_sharing(event)
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else _scalar(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        return self.mapping(path)

    def sequence(self, path: Path) -> list:
        items: list = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, (*path, len(items))))
        return items

    def mapping(self, path: Path) -> dict:
        items: dict = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(_line(event), "a key that is not text", "a name before the colon")
            _refuse_sharing(event)
            key = event.value
            value = self.node(next(self.events), (*path, key))
            self.lines[(*path, key)] = _line(event)
            if key in items:
                name = ".".join(map(str, (*path, key)))
                self.problems.append(
                    Problem(self.file, _line(event), name, "the same key twice", "each key once")
                )
            items[key] = value
        return items


def _refuse_sharing(event: Any) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _Refused(_line(event), "an anchor or alias", "each value written out")
    if event.tag and event.tag != "!":
        raise _Refused(_line(event), f"the tag {shown(event.tag)}", "no tags")


def _line(event: Any) -> int:
    return event.start_mark.line + 1


def _scalar(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text) and math.isfinite(float(text)):
        return float(text)
    return text
