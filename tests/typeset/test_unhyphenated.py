"""Paragraphs composed before the patterns of their languages are at hand."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.typeset.mixed_copy import copy, indents, measures, phrases, voiced

from banxin.typeset import (
    EM,
    Composer,
    LineSettings,
    OneEm,
    Paragraph,
    Run,
    characters_needed,
    hyphenation,
)
from banxin.typeset.hyphenation import hyphenation_points

# The package's own `compose` is a function.
composing: Any = import_module("banxin.typeset.compose")
COMPOSER = Composer(OneEm())
WORDS = ["international", "responsibility", "Guangdong", "newspapers", "a", "of", "it", "UNESCO"]

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
latin_copy = st.lists(st.one_of(phrases, sentences), min_size=1, max_size=12).map(" ".join)


def check_same_lines(
    monkeypatch: pytest.MonkeyPatch, paragraph: Paragraph, measure: int, composer: Composer
) -> None:
    """As if no patterns had been loaded yet, and as if all of them had."""
    with monkeypatch.context() as patched:
        patched.setattr(composing, "is_loaded", lambda _language: False)
        without = composer.compose(paragraph, measure * EM)
        patched.setattr(composing, "is_loaded", lambda _language: True)
        assert composer.compose(paragraph, measure * EM) == without


relaxed = settings(
    deadline=None,
    max_examples=150,
    # Each example puts back what it replaces.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@relaxed
@given(text=st.one_of(copy(15), latin_copy), measure=measures, indent=indents)
def test_patterns_at_hand_change_nothing(
    monkeypatch: pytest.MonkeyPatch, text: str, measure: int, indent: int
) -> None:
    check_same_lines(monkeypatch, Paragraph((Run(text),), indent=indent), measure, COMPOSER)


@relaxed
@given(paragraph=voiced(10), measure=measures)
def test_patterns_of_other_languages_change_nothing(
    monkeypatch: pytest.MonkeyPatch, paragraph: Paragraph, measure: int
) -> None:
    check_same_lines(monkeypatch, paragraph, measure, COMPOSER)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("天地玄黄宇宙洪荒日月international寒来暑往。", False),  # ten Han fill the first line
        ("天地玄黄宇宙洪荒international寒来暑往。", True),
        ("天地玄黄宇宙洪荒INTERNATIONAL寒来暑往。", False),  # a name
    ],
)
def test_patterns_are_asked_only_where_a_hyphen_might_be_set(
    monkeypatch: pytest.MonkeyPatch, text: str, *, asked: bool
) -> None:
    questions: list[str] = []
    monkeypatch.setattr(hyphenation, "_patterns", questions.append)
    monkeypatch.setattr(composing, "is_loaded", lambda _language: False)
    hyphenation_points.cache_clear()
    COMPOSER.compose(Paragraph((Run(text),), indent=0), 10 * EM)
    hyphenation_points.cache_clear()
    assert bool(questions) is asked


def test_hyphens_are_needed_wherever_a_word_is_long_enough() -> None:
    for text, needed in [("word", False), ("words", True), ("WORDS", False), ("字words字", True)]:
        paragraph = Paragraph((Run(text, language="xx"),))
        assert ("-" in characters_needed(paragraph, LineSettings())["body"]) is needed


@pytest.mark.parametrize(
    "use", ["", "c.compose(Paragraph((Run('天地玄黄 typography 宇宙洪荒'),)), 40 * EM)"]
)
def test_neither_patterns_nor_phrases_are_imported_before_they_are_wanted(use: str) -> None:
    code = (
        "import sys; from banxin.typeset import *; c = Composer(OneEm())\n"
        f"{use}\nprint(sorted({{'pyphen', 'budoux'}} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
