"""The join: an issue becomes an edition, one line a stage.

Writes no file, reads no clock, no locale and no environment; the folder of fetched fonts is
handed in. What it returns is bytes by file name and what the desk should know.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path

from banxin import html, makeup, pdf, preflight, press
from banxin.content import Issue
from banxin.diagnostics import BadContent, Diagnostic, Severity, SourcePlace
from banxin.fonts import FontSet, load_catalogue, missing_characters, prepare
from banxin.layout import Layout, load_layout
from banxin.makeup import IssueLayout, MarkedPage, PlacedPicture
from banxin.measure import ZERO, Length
from banxin.messages import Language, as_json
from banxin.pdf import Asset
from banxin.press import PixelBox
from banxin.ticket import Ticket, load_ticket
from banxin.typeset import LineSettings


class Target(StrEnum):
    """What an edition can be built for."""

    PRESS = "press"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Checked:
    """An issue made up, and everything that can be known of it without painting."""

    layout: IssueLayout
    fonts: FontSet
    ticket: Ticket
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The files of a built issue by name, and what the desk should know."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def check(issue: Issue, cache: Path) -> Checked:
    """Make an issue up without painting it.

    Raises:
        BadContent: A layout, ticket or face that is not there, or a character that no chosen
            face holds: without them no line can be composed.
        MissingTool: Fonts that were not fetched yet.
    """
    layout = load_layout(issue.layout, issue.folder)
    ticket = load_ticket(issue.ticket, issue.folder)
    plans, faults = makeup.assign(issue, layout)
    if faults:
        raise BadContent(faults)
    pages = makeup.mark_up(plans, issue, layout)
    fonts = _fonts_for(pages, issue, layout, cache)
    made = makeup.make_up(pages, issue, layout, fonts, LineSettings())
    soft = [f for page in made.pages for p in page.pictures for f in makeup.sharpness(p, ticket)]
    return Checked(made, fonts, ticket, (*made.findings, *soft))


def build(
    issue: Issue, cache: Path, targets: frozenset[Target], progress: Callable[[str], None]
) -> Edition:
    """Build an issue's files.

    Args:
        issue: What to build.
        cache: Where the fetched fonts lie.
        targets: What to build it for.
        progress: Told the name of each step as it begins.

    Raises:
        BadContent: Whatever `check` found to be an error, all of it; nothing is painted then.
    """
    progress("make-up")
    checked = check(issue, cache)
    if any(finding.severity is Severity.ERROR for finding in checked.diagnostics):
        raise BadContent(checked.diagnostics)
    files: dict[str, bytes] = {}
    findings = checked.diagnostics
    if Target.PRESS in targets:
        progress("press")
        files["press.pdf"] = _press(checked)
        findings += preflight.inspect(files["press.pdf"], checked.ticket)
    if Target.SCREEN in targets:
        progress("screen")
        files["screen.pdf"] = _screen(checked)
    progress("proofs")
    painted = files.get("screen.pdf") or files["press.pdf"]
    for number, picture in enumerate(pdf.proofs(painted), start=1):
        files[f"proof-{number}.png"] = picture
    files["report.json"] = _report(checked, findings)
    return Edition(files, findings)


def _fonts_for(pages: tuple[MarkedPage, ...], issue: Issue, layout: Layout, cache: Path) -> FontSet:
    """The faces of an issue, cut to its characters; every character accounted for."""
    own = issue.folder / "faces.toml"
    catalogue = load_catalogue(extra=own if own.is_file() else None)
    stacks = _stacks(layout, issue)
    place = SourcePlace(f"{issue.layout}/layout.toml")
    unknown = catalogue.unknown(chain.from_iterable(stacks.values()), place)
    if unknown:
        raise BadContent(unknown)
    needs = makeup.needs(pages)
    missing = missing_characters(catalogue, cache, stacks, needs)
    if missing:
        raise BadContent(
            one.as_error(makeup.place_of(pages, one.role, one.character)) for one in missing
        )
    return prepare(catalogue, cache, stacks, needs)


def _stacks(layout: Layout, issue: Issue) -> Mapping[str, tuple[str, ...]]:
    """Role to faces, with the issue's rare face asked last."""
    rare = (issue.rare_face,) if issue.rare_face else ()
    return {role: faces + rare for role, faces in layout.faces.items()}


def _press(checked: Checked) -> bytes:
    made, ticket = checked.layout, checked.ticket
    photos = {
        name: Asset(
            "image/jpeg", press.separate(p.file.path, _box(p), p.rect.width, p.rect.height, ticket)
        )
        for name, p in _pictures(made)
    }
    look = _look(checked, for_press=True)
    painted = _painted(checked, look, photos, tagged=False)
    return press.finish(painted, ticket, made.title, made.date)


def _screen(checked: Checked) -> bytes:
    photos = {
        name: Asset(
            "image/jpeg", press.for_screen(p.file.path, _box(p), p.rect.width, p.rect.height)
        )
        for name, p in _pictures(checked.layout)
    }
    return _painted(checked, _look(checked, for_press=False), photos, tagged=True)


def _painted(
    checked: Checked, look: html.Look, photos: Mapping[str, Asset], *, tagged: bool
) -> bytes:
    document = html.render(checked.layout, look)
    faces = {f"face-{face.name}": Asset("font/ttf", face.data) for face in checked.fonts.faces}
    identifier = hashlib.sha256(document.encode()).digest()[:16]
    return pdf.paint(document, {**faces, **photos}, tagged=tagged, identifier=identifier)


def _look(checked: Checked, *, for_press: bool) -> html.Look:
    fonts = checked.fonts
    return html.Look(
        for_press=for_press,
        bleed=checked.ticket.bleed if for_press else ZERO,
        faces=tuple(html.FaceSource(face.family, f"face-{face.name}") for face in fonts.faces),
        roles={role: fonts.families(role) for role in checked.layout.layout.faces},
        pictures={picture: name for name, picture in _pictures(checked.layout)},
    )


def _pictures(made: IssueLayout) -> Iterator[tuple[str, PlacedPicture]]:
    for page in made.pages:
        for number, picture in enumerate(page.pictures, start=1):
            yield f"picture-{page.number}-{number}", picture


def _box(picture: PlacedPicture) -> PixelBox:
    crop = picture.crop
    return PixelBox(crop.left, crop.top, crop.right, crop.bottom)


def _size(picture: PlacedPicture) -> tuple[Length, Length]:
    return picture.rect.width, picture.rect.height


def _report(checked: Checked, findings: tuple[Diagnostic, ...]) -> bytes:
    made = checked.layout
    report = {
        "title": made.title,
        "date": made.date.isoformat(),
        "ticket": checked.ticket.name,
        "pages": len(made.pages),
        "findings": json.loads(as_json(findings, Language.ZH)),
    }
    return json.dumps(report, ensure_ascii=False, indent=2).encode() + b"\n"
