"""The join: an issue becomes an edition, one line a stage.

Writes no file, reads no clock, no locale and no environment; the folder of fetched fonts is
handed in. What it returns is bytes by file name and what the desk should know.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from banxin import html, makeup, page_map, pdf, preflight, press
from banxin.content import Issue
from banxin.diagnostics import BadContent, Diagnostic, Severity
from banxin.fonts import FontSet
from banxin.layout import load_layout
from banxin.makeup import IssueLayout, PlacedPicture, Stone
from banxin.measure import ZERO
from banxin.messages import Language, as_json
from banxin.pdf import Asset
from banxin.press import PhotoShelf, PixelBox, Placing
from banxin.standing import StandingMatter
from banxin.ticket import Ticket, load_ticket, page_count_fault
from banxin.type_case import FaceOrder, centred_marks, fill_case
from banxin.typeset import Composer


class Target(StrEnum):
    """What an edition can be built for."""

    PRESS = "press"
    SCREEN = "screen"
    PROOF = "proof"


@dataclass(frozen=True, slots=True)
class Checked:
    """An issue made up, and everything that can be known of it without painting."""

    layout: IssueLayout
    fonts: FontSet
    ticket: Ticket
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The files of a built issue by name, how it was made up, and what the desk should know."""

    files: Mapping[str, bytes]
    layout: IssueLayout
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
    drafts, faults = makeup.assign(issue, layout)
    if faults:
        raise BadContent(faults)
    settings = layout.lines.settings
    texts = makeup.every_text(drafts, issue, layout)
    needs = makeup.needs_of(texts, settings)
    order = FaceOrder(layout, issue.layout, issue.folder, issue.rare_face)
    fonts = fill_case(order, needs, cache, partial(makeup.place_in, texts))
    stone = Stone(layout, makeup.grid_of(layout), Composer(fonts, settings))
    planned = makeup.plan_issue(drafts, issue, stone)
    if planned.shortfalls:
        raise BadContent(makeup.told(planned, stone))
    pages = makeup.mark_up(planned.plans, issue, layout)
    made = makeup.make_up(pages, issue, stone)
    pictures = (p for page in made.pages for p in makeup.every_picture(page))
    soft = [finding for picture in pictures for finding in makeup.sharpness(picture, ticket)]
    centred = centred_marks(order, needs, fonts)
    unfolded = page_count_fault(len(issue.pages), ticket, issue.place)
    told = (*made.findings, *soft, *centred, *([unfolded] if unfolded else []))
    return Checked(made, fonts, ticket, told)


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
    separations = PhotoShelf(StandingMatter(cache / "photos"))
    if Target.PRESS in targets:
        progress("press")
        files["press.pdf"] = _press(checked, separations)
        findings += preflight.inspect(files["press.pdf"], checked.ticket)
    if Target.SCREEN in targets:
        progress("screen")
        files["screen.pdf"] = _screen(checked, separations)
    if Target.PROOF in targets:
        progress("proofs")
        painted = files.get("screen.pdf") or files.get("press.pdf")
        for number, picture in enumerate(pdf.proofs(painted or _screen(checked, separations)), 1):
            files[f"proof-{number}.png"] = picture
    files["page-map.json"] = page_map.as_json(checked.layout)
    files["report.json"] = _report(checked, findings)
    return Edition(files, checked.layout, findings)


def _press(checked: Checked, shelf: PhotoShelf) -> bytes:
    made, ticket = checked.layout, checked.ticket
    photos = {
        name: Asset("image/jpeg", shelf.separated(_placing(picture), ticket))
        for picture, name in _pictures(made).items()
    }
    painted = _painted(checked, _look(checked, for_press=True), photos, tagged=False)
    return press.finish(painted, ticket, made.title, made.date)


def _screen(checked: Checked, shelf: PhotoShelf) -> bytes:
    photos = {
        name: Asset("image/jpeg", shelf.for_screen(_placing(picture)))
        for picture, name in _pictures(checked.layout).items()
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
        pictures=_pictures(checked.layout),
    )


def _pictures(made: IssueLayout) -> dict[PlacedPicture, str]:
    """Every picture with the name of its asset; the same picture in two places has one."""
    names: dict[Placing, str] = {}
    return {
        picture: names.setdefault(_placing(picture), f"picture-{len(names) + 1}")
        for page in made.pages
        for picture in makeup.every_picture(page)
    }


def _placing(picture: PlacedPicture) -> Placing:
    crop, rect = picture.crop, picture.rect
    box = PixelBox(crop.left, crop.top, crop.right, crop.bottom)
    return Placing(picture.file.path, picture.file.sha256, box, rect.width, rect.height)


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
