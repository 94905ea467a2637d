"""The JSON Schemas of what ``banxin lines`` and ``banxin plan`` answer, for programs.

``python -m banxin.cli.schemas`` writes them again after a change of `banxin.cli.line_answer` or
`banxin.cli.plan_answer`.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from banxin.cli.line_answer import LinesAnswer
from banxin.cli.plan_answer import PlansAnswer

SCHEMA_FOLDER = Path(__file__).parent / "schema"

_ANSWERS: dict[str, type[BaseModel]] = {
    "lines.schema.json": LinesAnswer,
    "plan.schema.json": PlansAnswer,
}


def schemas() -> dict[str, str]:
    """Each schema's text by its file name (JSON Schema 2020-12)."""
    return {name: _text(answer) for name, answer in _ANSWERS.items()}


def _text(answer: type[BaseModel]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= answer.model_json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name, text in schemas().items():
        (SCHEMA_FOLDER / name).write_text(text, "utf-8")
