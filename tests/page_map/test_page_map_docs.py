"""docs/page-map.md names every key of the map, and its example is one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from banxin.content.model import Standing
from banxin.page_map import PageMap, PartKind
from banxin.page_map.schemas import schemas

PAGE = (Path(__file__).parents[2] / "docs" / "page-map.md").read_text("utf-8")
CODE = {word for span in re.findall(r"`([^`\n]+)`", PAGE) for word in re.findall(r"[\w-]+", span)}
CODE |= set(re.findall(r'"([\w-]+)"', PAGE))
(SCHEMA,) = (json.loads(schema) for schema in schemas().values())
TABLES = [SCHEMA, *SCHEMA["$defs"].values()]
KEYS = sorted({key for table in TABLES for key in table.get("properties", {})})


@pytest.mark.parametrize("word", [*KEYS, *PartKind, *Standing])
def test_every_key_and_every_kind_is_named(word: str) -> None:
    assert word in CODE


def test_the_example_is_a_map() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    drawn = PageMap.model_validate_json(example)
    assert drawn.pages[0].parts[0].story == drawn.pages[0].stories[0].id
