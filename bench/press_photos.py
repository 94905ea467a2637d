"""Photos of 24 megapixels that no camera took, and a page that holds eight of them."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Mapping
from pathlib import Path

import pillow_heif
from PIL import Image, ImageChops

from banxin.content import new_issue
from banxin.shipped import shipped

SIZE_PX = (6000, 4000)
EIGHT = 8
KINDS: Mapping[str, str] = {"JPEG": "jpg", "PNG": "png", "TIFF": "tif", "HEIC": "heic"}

_DAY = datetime.date(2026, 11, 20)
_TEMPLATE = """
[[templates]]
name = "eight"
masthead = 10
footer = true
[[templates.stories]]
columns = [1, 8]
lines = [12, 80]
rank = "lead"
photos = [
"""
_PAGE = """
[[page]]
name = "图片"
template = "eight"
stories = ["watchtower"]
"""


def draw(number: int) -> Image.Image:
    """A gradient under grain: busy enough that no codec has it for nothing."""
    across = Image.linear_gradient("L").resize(SIZE_PX)
    down = Image.linear_gradient("L").rotate(90).resize(SIZE_PX)
    grain = Image.effect_noise(SIZE_PX, 30 + 4 * number)
    planes = [
        ImageChops.add(ImageChops.offset(grain, 97 * turn), plane, scale=2)
        for turn, plane in enumerate((across, down, ImageChops.offset(across, 400 * number)))
    ]
    return Image.merge("RGB", planes)


def save(picture: Image.Image, path: Path) -> None:
    if path.suffix == ".heic":
        # The encoder's thorough ways take half a minute a picture, and are not what is measured.
        pillow_heif.from_pillow(picture).save(path, quality=50, enc_params={"preset": "ultrafast"})
    elif path.suffix == ".jpg":
        picture.save(path, quality=92)
    elif path.suffix == ".png":
        picture.save(path, compress_level=1)
    else:
        picture.save(path, compression="tiff_adobe_deflate")


def eight_photos(folder: Path) -> dict[str, list[Path]]:
    """Eight pictures, each in every kind: kind to files."""
    folder.mkdir()
    files: dict[str, list[Path]] = {kind: [] for kind in KINDS}
    for number in range(EIGHT):
        picture = draw(number)
        for kind, suffix in KINDS.items():
            path = folder / f"photo-{number + 1}.{suffix}"
            save(picture, path)
            files[kind].append(path)
    return files


def page_of_eight(folder: Path, photos: list[Path]) -> Path:
    """The starter issue as a single broadsheet page with eight photos, each about 80 mm wide."""
    new_issue(folder, _DAY, "broadsheet")
    for path in photos:
        (folder / "photos" / path.name).hardlink_to(path)
    layout = folder / "eight"
    shutil.copytree(shipped("layouts") / "broadsheet", layout)
    with (layout / "layout.toml").open("a", encoding="utf-8") as file:
        file.write(_TEMPLATE + "".join(map(_place, range(EIGHT))) + "]\n")
    issue = folder / "issue.toml"
    head = issue.read_text("utf-8").split("[[page]]")[0]
    head = head.replace('"broadsheet"', '"./eight"').replace('"sheetfed-coated"', '"newsprint"')
    issue.write_text(head + _PAGE, "utf-8")
    _put_into_story(folder / "watchtower.md", [path.name for path in photos])
    return folder


def _place(number: int) -> str:
    first = 1 + number % 4 * 2
    edge = "head" if number < EIGHT // 2 else "foot"
    return f'    {{ columns = [{first}, {first + 1}], lines = 20, at = "{edge}" }},\n'


def _put_into_story(story: Path, names: list[str]) -> None:
    text = story.read_text("utf-8")
    start = text.index("photos:")
    end = text.index("\n---", start)
    photos = "".join(f"\n  - file: {name}\n    caption: 图\n    credit: 版心" for name in names)
    story.write_text(f"{text[:start]}photos:{photos}{text[end:]}", "utf-8")
