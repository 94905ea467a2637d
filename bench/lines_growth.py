"""Compose more and more of a text file: ``stream|one TEXT CHARACTERS MEASURE CACHE``.

``stream`` composes paragraphs of usual length one by one and keeps none; ``one`` a single
paragraph. Prints one line of JSON: seconds of CPU of composing alone. What the process took in
memory, its parent sees.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import process_time

from banxin.typeset import EM, Composer, Paragraph, Run
from bench.lines_faces import BODY, body_faces
from bench.lines_text import stream

_LEAST = 50_000  # Characters composed in all, so that a short text is timed well too.


def main() -> None:
    way, text, characters, measure, cache = sys.argv[1:]
    paragraphs = Path(text).read_text("utf-8").splitlines()
    # Every digit may come up in the numbers that a stream makes.
    composer = Composer(body_faces([*paragraphs, "0123456789"], Path(cache)))
    size, width = int(characters), int(measure) * EM
    for paragraph in paragraphs:
        composer.compose(Paragraph((Run(paragraph, BODY),)), width)
    times = max(_LEAST // size, 1)
    spent = 0.0
    for _ in range(times):
        pieces = stream(paragraphs, size)
        for piece in pieces if way == "stream" else ["".join(pieces)]:
            paragraph_of = Paragraph((Run(piece, BODY),))
            begun = process_time()
            composer.compose(paragraph_of, width)
            spent += process_time() - begun
    print(json.dumps({"composing": spent / times}))


if __name__ == "__main__":
    main()
