"""The JSON Schema of ``job.json``, for programs that read it.

``python -m banxin.delivery.schemas`` writes it again after a change of `banxin.delivery.job`.
"""

from __future__ import annotations

import json
from pathlib import Path

from banxin.delivery.job import JobSheet

SCHEMA_FOLDER = Path(__file__).parent / "schema"


def schemas() -> dict[str, str]:
    """Each schema's text by its file name (JSON Schema 2020-12)."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= JobSheet.model_json_schema(mode="serialization")
    return {"job.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"}


if __name__ == "__main__":
    for name, text in schemas().items():
        (SCHEMA_FOLDER / name).write_text(text, "utf-8")
