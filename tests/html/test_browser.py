"""A browser shows the page that was made up: every character where the composer has put it."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from banxin import html
from banxin.content import load_issue
from banxin.edition import Checked, check
from banxin.html import FaceSource, Look
from banxin.makeup import PageLayout
from banxin.measure import ZERO, Length

ROOT = Path(__file__).parents[2]
ISSUE = ROOT / "content" / "2026-11"
SCRIPT = (Path(__file__).parent / "measure.js").read_text("utf-8")
BROWSERS = ("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome")
TOLERANCE_PT = 0.3
PX_PER_PT = Length.pt(1).in_px

# One grey pixel stands for every photo: none of them moves a line.
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAICAgAAAACwAAAAAAQABAAACAkQBADs="


def browser() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert found, "this proof needs a browser: apt-get install chromium"
    return found


def document_for_browsers(checked: Checked) -> str:
    """The screen's document with its assets inside and the script that measures it."""
    faces = {f"face-{face.name}": face for face in checked.fonts.faces}
    pictures = [picture for page in checked.layout.pages for picture in page.pictures]
    look = Look(
        for_press=False,
        bleed=ZERO,
        faces=tuple(FaceSource(face.family, name) for name, face in faces.items()),
        roles={role: checked.fonts.families(role) for role in checked.layout.layout.faces},
        pictures=dict.fromkeys(pictures, "picture"),
    )
    document = html.render(checked.layout, look).replace("asset:picture", PIXEL)
    for name, face in faces.items():
        data = base64.b64encode(face.data).decode("ascii")
        document = document.replace(f"url(asset:{name})", f"url(data:font/ttf;base64,{data})")
    assert "asset:" not in document
    return document.replace("</body>", f"<script>{SCRIPT}</script></body>")


def measured(document: str, folder: Path) -> dict[str, list[object]]:
    page = folder / "page.html"
    page.write_text(document, "utf-8")
    done = subprocess.run(
        [
            browser(),
            "--headless",
            "--no-sandbox",  # it shows our own page, and tests may run as root
            "--disable-gpu",
            "--font-render-hinting=none",  # whole pixels an advance are a screen's need, not ours
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=60000",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    (result,) = re.findall(r'<pre id="measured">(.*?)</pre>', done.stdout, re.DOTALL)
    return dict(json.loads(unescape(result)))


def planned(page: PageLayout) -> Iterator[tuple[str, list[tuple[int, float]]]]:
    """Every line with the index of each cluster's first character and its place in points."""
    for frame in page.frames:
        for text in frame.texts:
            for placed in text.lines:
                line, at, places = placed.line, 0, []
                for words, x in zip(line.texts, line.xs, strict=True):
                    left = frame.rect.x + placed.x + text.size.thousandths(x)
                    places.append((at, left.in_pt))
                    at += len(words)
                yield line.text, places


@pytest.mark.heavy
@pytest.mark.parametrize("name", ["issue.toml", "tabloid.toml", "a4.toml"])
def test_a_browser_shows_the_same_lines(name: str, tmp_path: Path) -> None:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"
    checked = check(load_issue(ISSUE / name).issue, cache)
    found = measured(document_for_browsers(checked), tmp_path)
    # A face that no placed line needs, such as a rank's that was not used, is not asked for.
    assert "loaded" in found["faces"]
    assert set(found["faces"]) <= {"loaded", "unloaded"}
    assert len(found["pages"]) == len(checked.layout.pages)
    off = []
    for page, lines in zip(checked.layout.pages, found["pages"], strict=True):
        assert isinstance(lines, list)
        plan = list(planned(page))
        assert [line["text"] for line in lines] == [text for text, _ in plan]
        for line, (text, places) in zip(lines, plan, strict=True):
            for at, wanted in places:
                here = line["lefts"][at] / PX_PER_PT
                if abs(here - wanted) > TOLERANCE_PT:
                    off.append((page.number, text, at, wanted, here))
    assert off == []
