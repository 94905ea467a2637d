"""The JSON Schema that editors' tools check a ticket with.

``python -m banxin.ticket.schemas`` writes it again after a change of `banxin.ticket.model`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from banxin.ticket.model import Ticket

SCHEMA_FOLDER = Path(__file__).parent / "schema"


def schemas() -> dict[str, str]:
    """The schema's text by its file name (JSON Schema 2020-12)."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= Ticket.model_json_schema()
    # The file's own name is the ticket's; what it is based on is read before all else.
    del schema["properties"]["name"]
    schema["properties"]["based_on"] = {"type": "string", "title": "Based On"}
    schema["required"] = []
    return {"ticket.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"}


if __name__ == "__main__":
    for name, text in schemas().items():
        (SCHEMA_FOLDER / name).write_text(text, "utf-8")
