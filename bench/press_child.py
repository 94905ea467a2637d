"""What must be timed inside one process: ``page ISSUE CACHE RUNS`` or ``photo FILE RUNS``.

Prints JSON. Seconds are CPU of this process and of the children that it has waited for, since
preflight has Ghostscript expose the plates.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unittest import mock

import pillow_heif
from PIL import Image, ImageCms

from banxin import edition, pdf, preflight, press
from banxin.content import load_issue
from banxin.edition import Target
from banxin.measure import Length
from banxin.preflight.inspection import put
from banxin.preflight.plates import expose
from banxin.preflight.reading import read
from banxin.press import PixelBox, separate
from banxin.ticket import load_ticket

# As wide as half a broadsheet page: as large as a lead photo gets.
WIDTH = Length.mm(175)

_STEPS = {"paint": (pdf, "paint"), "finish": (press, "finish"), "judge": (preflight, "inspect")}


def cpu_s() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def timed(do: Callable[[], object]) -> float:
    begun = cpu_s()
    do()
    return cpu_s() - begun


def page(issue_file: Path, cache: Path, runs: int) -> dict[str, object]:
    """Builds in turn, each step of each timed; and what preflight's parts take of the last.

    The first build stands by itself: it imports the painter, as every build from a shell does.
    """
    issue = load_issue(issue_file).issue
    steps: dict[str, list[float]] = {name: [] for name in _STEPS}
    files: dict[str, bytes] = {}
    for _ in range(runs + 1):
        with (
            mock.patch.object(pdf, "paint", _heard("paint", steps)),
            mock.patch.object(press, "finish", _heard("finish", steps)),
            mock.patch.object(preflight, "inspect", _heard("judge", steps)),
        ):
            built = edition.build(issue, cache, frozenset({Target.PRESS}), lambda _: None)
        files = dict(built.files)
    order = edition.order_of(edition.check(issue, cache), issue)
    return {
        "first": {name: seconds[0] for name, seconds in steps.items()},
        "steps": {name: seconds[1:] for name, seconds in steps.items()},
        "parts": _parts(files["press.pdf"], order, runs),
    }


def _heard(name: str, steps: dict[str, list[float]]) -> Callable[..., object]:
    module, function = _STEPS[name]
    real: Callable[..., object] = getattr(module, function)

    def heard(*given: object, **named: object) -> object:
        begun = cpu_s()
        try:
            return real(*given, **named)
        finally:
            steps[name].append(cpu_s() - begun)

    return heard


def _parts(data: bytes, order: preflight.Order, runs: int) -> dict[str, list[float]]:
    parts: dict[str, list[float]] = {}
    for _ in range(max(runs, 1)):
        facts = read(data)
        parts.setdefault("reading the file", []).append(timed(lambda: read(data)))
        plates = "exposing plates with Ghostscript"
        parts.setdefault(plates, []).append(
            timed(lambda facts=facts: expose(data, facts.pages, order.ticket))  # type: ignore[misc]
        )
        for rule in preflight.RULES:
            parts.setdefault(rule.id, []).append(
                timed(lambda rule=rule, facts=facts: put((rule,), facts, order))  # type: ignore[misc]
            )
    return parts


def photo(path: Path, runs: int) -> dict[str, list[float]]:
    """One photo by `separate`, and by Pillow as it is, turn by turn; one warm-up each."""
    pillow_heif.register_heif_opener()
    ticket = load_ticket("newsprint", Path())
    with Image.open(path) as image:
        whole = PixelBox(0, 0, *image.size)
        height = WIDTH * image.height // image.width
    profile = ticket.condition.profile
    seconds: dict[str, list[float]] = {"own": [], "Pillow": []}
    for turn in range(runs + 1):
        own = timed(lambda: separate(path, whole, WIDTH, height, ticket))
        rival = timed(lambda: _unshrunk(path, profile))
        if turn:
            seconds["own"].append(own)
            seconds["Pillow"].append(rival)
    return seconds


def _unshrunk(path: Path, profile: Path) -> bytes:
    """As a script of ten lines would do it: every pixel decoded, converted and saved."""
    out = BytesIO()
    with Image.open(path) as image:
        inks = ImageCms.profileToProfile(
            image,
            ImageCms.createProfile("sRGB"),
            str(profile),
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            "CMYK",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        if inks is None:
            raise AssertionError("profileToProfile gives None only when asked to work in place")
        inks.save(out, "JPEG", quality=92, subsampling=0)
    return out.getvalue()


def main(arguments: list[str]) -> None:
    match arguments:
        case ["page", issue, cache, runs]:
            print(json.dumps(page(Path(issue), Path(cache), int(runs))))
        case ["photo", path, runs]:
            print(json.dumps(photo(Path(path), int(runs))))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
