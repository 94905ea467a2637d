"""Draw the sample's pictures: ``python -m tools.pictures content/2026-11/photos [name …]``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from banxin.content.starter_picture import called_srgb
from tools.pictures import arcade, letter, loggia, tea, watchtowers
from tools.pictures.paint import Plane, jpeg_ready, varnished

PICTURES: dict[str, Callable[[], Plane]] = {
    "watchtowers": watchtowers.picture,
    "loggia": loggia.picture,
    "arcade": arcade.picture,
    "letter": letter.picture,
    "tea": tea.picture,
}
QUALITY = 88


def main(arguments: list[str]) -> None:
    folder, chosen = Path(arguments[0]), arguments[1:] or list(PICTURES)
    for name in chosen:
        image = jpeg_ready(varnished(PICTURES[name](), seed=len(name)))
        path = folder / f"{name}.jpg"
        tags = called_srgb()
        image.save(path, quality=QUALITY, subsampling=0, optimize=True, dpi=(300, 300), exif=tags)
        print(f"{path}: {image.width} by {image.height}, {path.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main(sys.argv[1:])
