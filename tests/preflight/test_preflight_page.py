"""Every rule can be looked up: its title, words, reason, way out, source, and its place in docs."""

from __future__ import annotations

import re

import pytest
from tools.preflight_page import PAGE, page

from banxin.messages import Language, catalogue
from banxin.preflight import RULES, Rule

# The numbers of the list of printers' checks that issue 5 orders in full.
ORDERED = {f"P{number:02}" for number in range(1, 39)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_its_words_and_its_source(rule: Rule) -> None:
    entry = catalogue()[rule.id]
    for words in (entry.title, entry.text, entry.fix, entry.why):
        assert all(words[language].strip() for language in Language)
    assert rule.source
    assert rule.number in ORDERED | {""}


def test_a_title_names_one_check() -> None:
    for language in Language:
        titles = [catalogue()[rule.id].title[language] for rule in RULES]
        assert len(set(titles)) == len(titles)


def test_rule_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_the_page_of_checks_is_the_list_of_rules() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m tools.preflight_page"


def test_every_link_on_the_page_of_checks_leads_somewhere() -> None:
    written = PAGE.read_text("utf-8")
    headings = set(re.findall(r"^### (\S+)$", written, re.MULTILINE))
    assert set(re.findall(r"\(#([a-z0-9-]+)\)", written)) == headings
