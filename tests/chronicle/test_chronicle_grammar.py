"""English: numbers, plurals, verbs, lists and spans of time."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from october.chronicle import grammar

NOUNS = (
    "delegate", "life", "person", "man", "body", "wounded man", "speech", "city", "day", "box",
    "half", "councillor", "wife", "bus",
)  # fmt: skip
VERBS = ("be", "have", "do", "go", "carry", "stay", "march", "pass", "let", "leave", "protest")


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("life", "lives"), ("half", "halves"), ("person", "people"), ("man", "men"),
        ("wounded man", "wounded men"), ("body", "bodies"), ("day", "days"), ("speech", "speeches"),
        ("loss", "losses"), ("image", "images"), ("reply", "replies"), ("foot", "feet"),
    ],
)  # fmt: skip
def test_plurals(noun, many):
    assert grammar.plural(noun) == many


@given(st.integers(0, 100_000), st.sampled_from(NOUNS))
def test_only_one_takes_the_singular(n, noun):
    number, _, said = grammar.counted(n, noun).partition(" ")
    assert (said == noun) == (n == 1)
    assert number == grammar.number(n)
    assert (number.replace(",", "").isdigit()) == (n > 12)


@given(st.integers(0, 100_000))
def test_numbers_are_words_up_to_twelve_and_figures_that_can_be_read_back_above(n):
    said = grammar.number(n)
    assert said.isalpha() if n <= 12 else int(said.replace(",", "")) == n


@given(st.sampled_from(VERBS))
def test_verbs_agree(stem):
    assert grammar.verb(stem, True) == ("are" if stem == "be" else stem)
    assert grammar.verb(stem, False).endswith("s")
    assert grammar.verb(stem, False) != grammar.verb(stem, True)


@given(st.lists(st.text("abcdef", min_size=1), max_size=12, unique=True))
def test_a_list_names_its_items_or_counts_the_rest(items):
    said = grammar.listed(items, most=5)
    if not items:
        assert said == ""
    elif len(items) == 1:
        assert said == items[0]
    else:
        *head, last = re.split(r", | and ", said)
        assert head == items[: len(head)]
        shown = len(head) + (last == items[-1])
        assert last in (items[-1], f"{grammar.number(len(items) - shown)} others")


@given(st.floats(0, 40 * 3600))
def test_a_span_of_time_says_about_what_it_is(seconds):
    said = grammar.duration(seconds)
    names = {word: n for n in range(13) for word in [grammar.number(n)]} | {"a": 1, "an": 1}
    total = 0.0
    for number, half, unit in re.findall(r"(\w+)( and a half)? (second|minute|hour)s?", said):
        n = names.get(number) if number in names else float(number)
        total += (n + 0.5 * bool(half)) * {"second": 1, "minute": 60, "hour": 3600}[unit]
    if "an hour and a half" in said:
        total = 5400.0
    assert abs(total - seconds) <= max(3.0, 0.5 * 60 if seconds > 50 else 3.0, 0.1 * seconds)


@given(st.integers(0, 99), st.sampled_from(["delegates remain", "go at once"]))
def test_a_sentence_never_begins_with_small_figures_or_a_small_letter(n, rest):
    said = grammar.sentence(f"{n} {rest}")
    assert said[0].isupper()
    assert said.endswith(".")


@given(st.floats(0, 1))
def test_a_greater_share_is_never_said_to_be_a_smaller_one(share):
    order = [words for _, words in grammar._FRACTIONS] + ["all"]
    assert order.index(grammar.fraction(share)) <= order.index(
        grammar.fraction(min(1, share + 0.1))
    )
