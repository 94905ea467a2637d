"""The JSON Schema of ``page-map.json``, for programs that read it.

``python -m banxin.page_map.schemas`` writes it again after a change of `banxin.page_map.model`.
"""

from __future__ import annotations

import json
from pathlib import Path

from banxin.page_map.model import PageMap

SCHEMA_FOLDER = Path(__file__).parent / "schema"


def schemas() -> dict[str, str]:
    """Each schema's text by its file name (JSON Schema 2020-12)."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= PageMap.model_json_schema(mode="serialization")
    return {"page-map.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"}


if __name__ == "__main__":
    for name, text in schemas().items():
        (SCHEMA_FOLDER / name).write_text(text, "utf-8")
