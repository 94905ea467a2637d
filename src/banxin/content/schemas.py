"""The JSON Schemas that editors' tools check `issue.toml` and front matter with.

``python -m banxin.content.schemas`` writes them again after a change of `banxin.content.sheets`.
"""

from __future__ import annotations

import json
from pathlib import Path

from banxin.content.sheets import IssueSheet, Sheet, StorySheet

SCHEMA_FOLDER = Path(__file__).parent / "schema"

_SHEETS: dict[str, type[Sheet]] = {"issue.schema.json": IssueSheet, "story.schema.json": StorySheet}


def schemas() -> dict[str, str]:
    """Each schema's text by its file name (JSON Schema 2020-12)."""
    return {name: _text(sheet) for name, sheet in _SHEETS.items()}


def _text(sheet: type[Sheet]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= sheet.model_json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name, text in schemas().items():
        (SCHEMA_FOLDER / name).write_text(text, "utf-8")
