"""English for the chronicle: numbers in words, plurals, verbs that agree, lists, spans of time."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ONES = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_FIGURES = re.compile(r"\d+(?![\d,.:])")
_THIRD_PERSON = {"be": "is", "are": "is", "have": "has", "do": "does", "go": "goes"}
_IRREGULAR = {
    "man": "men", "woman": "women", "person": "people", "child": "children", "foot": "feet",
    "life": "lives", "wife": "wives", "knife": "knives", "half": "halves", "leaf": "leaves",
}  # fmt: skip
# (share at most, words): how a share of a whole is said
_FRACTIONS = (
    (0.0, "none"), (0.04, "hardly any"), (0.14, "a tenth"), (0.22, "a fifth"), (0.29, "a quarter"),
    (0.36, "a third"), (0.45, "two fifths"), (0.55, "half"), (0.63, "three fifths"),
    (0.71, "two thirds"), (0.78, "three quarters"), (0.88, "four fifths"), (0.97, "nine tenths"),
    (0.9999, "nearly all"),
)  # fmt: skip


def number(n: float) -> str:
    """Return a whole number in words up to twelve, in figures above; 0 is "no"."""
    n = round(n)
    if 0 <= n < len(_ONES):
        return _ONES[n]
    return f"{n:,}"


def ordinal(n: int) -> str:
    """Return 1 as "first", 2 as "second"; beyond ten in figures."""
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    if 1 <= n <= len(words):
        return words[n - 1]
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def times(n: int) -> str:
    """Return how often: once, twice, three times."""
    return {0: "never", 1: "once", 2: "twice"}.get(n, f"{number(n)} times")


def plural(noun: str, n: float = 2) -> str:
    """Return the noun for that many."""
    if round(n) == 1:
        return noun
    head, _, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = last[:-1] + "ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last += "es"
    else:
        last += "s"
    return f"{head} {last}" if head else last


def counted(n: float, noun: str) -> str:
    """Return "one room", "nine rooms", "no rooms"."""
    return f"{number(n)} {plural(noun, n)}"


def verb(stem: str, many: bool) -> str:
    """Return a verb in the present tense for one or for many: carry → carries."""
    if many:
        return "are" if stem == "be" else stem
    if stem in _THIRD_PERSON:
        return _THIRD_PERSON[stem]
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return stem[:-1] + "ies"
    if stem.endswith(("s", "x", "z", "ch", "sh", "o")):
        return stem + "es"
    return stem + "s"


def listed(items: Sequence[str], most: int = 5, more: str = "others") -> str:
    """Return "a, b and c"; what goes beyond ``most`` is counted, not named."""
    items = list(items)
    if len(items) > most + 1:
        rest = len(items) - most
        items = [*items[:most], f"{number(rest)} {more}"]
    if len(items) < 2:
        return "".join(items)
    return ", ".join(items[:-1]) + " and " + items[-1]


def fraction(share: float) -> str:
    """Return a share of a whole in words: "two thirds"; "all" for everybody."""
    for most, words in _FRACTIONS:
        if share <= most:
            return words
    return "all"


def percent(share: float) -> str:
    """Return "62 per cent"."""
    return f"{100 * share:.0f} per cent"


def duration(seconds: float) -> str:
    """Return a span of time as one would say it."""
    if seconds < 1.5:
        return "a second"
    if seconds < 50:
        return f"{number(round(seconds / 5) * 5 if seconds > 12 else seconds)} seconds"
    minutes = seconds / 60
    if minutes < 1.6:
        return "a minute"
    if minutes < 52:
        return f"{number(minutes)} minutes"
    hours, rest = divmod(round(minutes / 5) * 5, 60)
    if hours > 5:
        return f"{number(minutes / 60)} hours"
    if rest == 0:
        return "an hour" if hours == 1 else f"{number(hours)} hours"
    whole = "an hour" if hours == 1 else f"{number(hours)} hours"
    if rest == 30:
        return "an hour and a half" if hours == 1 else f"{number(hours)} and a half hours"
    if hours == 0:
        return f"{number(rest)} minutes"
    return f"{whole} and {number(rest)} minutes"


def possessive(name: str) -> str:
    """Return "Martov's", "the Bolsheviks'"."""
    return name + ("'" if name.endswith("s") else "'s")


def sentence(text: str) -> str:
    """Return the text as one sentence or more: capitals where they begin, a stop at the end."""
    text = " ".join(text.split()).replace(" ,", ",").replace(" .", ".")
    if not text:
        return ""
    if text[-1] not in ".!?":
        text += "."
    parts = re.split(r"(?<=[.!?]) ", text)
    return " ".join(_begun(part) for part in parts)


def _begun(text: str) -> str:
    """Return a sentence that begins with a capital, and with a word where it began with figures."""
    figures = _FIGURES.match(text)
    if figures and int(figures[0]) < 100:
        text = _spelled(int(figures[0])) + text[figures.end() :]
    return text[:1].upper() + text[1:]


def _spelled(n: int) -> str:
    if n < len(_ONES):
        return _ONES[n]
    if n < 20:
        return _TEENS[n - len(_ONES)]
    tens, ones = divmod(n, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def followed(lead: str, text: str) -> str:
    """Return a sentence with words put before it: "a minute later" + "the hall rises"."""
    return f"{lead}, {text}" if lead else text
