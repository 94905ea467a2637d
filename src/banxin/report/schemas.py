"""The JSON Schema of the preflight report, for programs that read it.

``python -m banxin.report.schemas`` writes it again after a change of `banxin.report.model`.
"""

from __future__ import annotations

import json
from pathlib import Path

from banxin.report.model import PreflightReport

SCHEMA_FOLDER = Path(__file__).parent / "schema"


def schemas() -> dict[str, str]:
    """Each schema's text by its file name (JSON Schema 2020-12)."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= PreflightReport.model_json_schema(mode="serialization")
    return {"preflight-report.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"}


if __name__ == "__main__":
    for name, text in schemas().items():
        (SCHEMA_FOLDER / name).write_text(text, "utf-8")
