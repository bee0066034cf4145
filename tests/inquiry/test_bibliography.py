"""Every publication that a mechanism names can be found."""

import re

import pytest

from october.inquiry.bibliography import bibliography, key_of, mechanisms, publication

NAMED = sorted({(m, s) for m, what in mechanisms().items() for s in what.sources})


@pytest.mark.parametrize(("module", "source"), NAMED)
def test_every_source_of_a_mechanism_stands_in_the_bibliography(module, source):
    assert key_of(source) in bibliography(), f"{module} names {source!r}"


@pytest.mark.parametrize(
    ("named", "key"),
    [
        ("Mann et al. (2013)", "mann_2013"),
        ("Clark, Golder & Golder (2017)", "clark_golder_golder_2017"),
        ("Schrödinger (1915)", "schrodinger_1915"),
        ("granovetter_1978", "granovetter_1978"),
    ],
)
def test_keys_are_names_and_year(named, key):
    assert key_of(named) == key
    assert publication(named).key == key


@pytest.mark.parametrize("key", bibliography())
def test_every_entry_is_whole(key):
    source = bibliography()[key]
    fields = dict(source.fields)
    assert {"author", "title", "year"} <= set(fields)
    assert key.endswith(fields["year"])
    assert "journal" in fields or source.kind != "article"
    entry = source.bibtex()
    assert re.match(rf"@{source.kind}\{{{key},\n", entry)
    assert entry.count("{") == entry.count("}")
    assert fields["year"] in source.text


def test_bibtex_escapes_what_latex_would_read():
    from october.inquiry.bibliography import Source

    assert r"50\% \& more" in Source("x", "50% & more").bibtex()
