"""Compose a text file and say where the CPU went: ``TEXT MEASURE CACHE``.

Prints one line of JSON: seconds of CPU since the process began, phase by phase.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import process_time


def main() -> None:
    started = process_time()
    # Here and not at the top, so that the interpreter's own start can be told from them.
    from banxin.typeset import EM, Composer, Paragraph, Run  # noqa: PLC0415
    from bench.lines_faces import BODY, body_faces  # noqa: PLC0415

    imported = process_time()
    paragraphs = Path(sys.argv[1]).read_text("utf-8").splitlines()
    measure = int(sys.argv[2]) * EM
    composer = Composer(body_faces(paragraphs, Path(sys.argv[3])))
    opened = process_time()
    lines = sum(
        len(composer.compose(Paragraph((Run(text, BODY),)), measure)) for text in paragraphs
    )
    composed = process_time()
    phases = {
        "start": started,
        "imports": imported - started,
        "faces": opened - imported,
        "composing": composed - opened,
    }
    print(json.dumps({"lines": lines, "phases": phases}))


if __name__ == "__main__":
    main()
