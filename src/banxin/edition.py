"""The join: an issue becomes an edition, one line a stage.

Writes no file, reads no clock, no locale and no environment; the folder of fetched fonts is
handed in. What it returns is bytes by file name and what the desk should know.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from banxin import html, makeup, page_map, pdf, preflight, press
from banxin.content import Issue, WrittenPage, manuscript_of
from banxin.diagnostics import BadContent, Diagnostic, Severity, WrongUse, error
from banxin.fonts import FontSet, Outlines
from banxin.issue_source import issue_source
from banxin.layout import Layout, load_layout, solid_of
from banxin.makeup import (
    IssueLayout,
    OpenPage,
    PageChoice,
    PageLayout,
    PagePlan,
    PlacedPicture,
    Stone,
)
from banxin.measure import ZERO
from banxin.messages import Language, as_json
from banxin.pdf import Asset
from banxin.press import Attached, Imprint, PhotoShelf, PixelBox, Placing
from banxin.standing import StandingMatter
from banxin.ticket import (
    Ticket,
    colours_over_limit,
    load_ticket,
    page_count_fault,
    spots_unnamed,
)
from banxin.type_case import FaceOrder, centred_marks, fill_case, outlined
from banxin.typeset import Composer


class Target(StrEnum):
    """What an edition can be built for."""

    PRESS = "press"
    SCREEN = "screen"
    ARCHIVE = "archive"
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
    """The files of a built issue by name, how it was made up, and what the desk should know.

    ``verdict`` is preflight's on the press file; None where there is none.
    """

    files: Mapping[str, bytes]
    layout: IssueLayout
    diagnostics: tuple[Diagnostic, ...]
    verdict: preflight.Verdict | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """An issue planned, and nothing made up yet.

    Attributes:
        layout: What it is planned for.
        pages: In order; those that template or desk have settled, and the ways there are to
            make up the others.
        chosen: Page to plan, both from 1, where it was not to be the best.
    """

    layout: Layout
    pages: tuple[PagePlan | PageChoice, ...]
    chosen: Mapping[int, int]

    @property
    def written(self) -> tuple[WrittenPage, ...]:
        """What stands in `issue.toml` where this is how the issue shall be made up."""
        return tuple(
            makeup.written(page, self.layout, self.chosen.get(number, 1) - 1)
            for number, page in enumerate(self.pages, 1)
        )


def plan(
    issue: Issue,
    cache: Path,
    choices: Mapping[int, int],
    go_on: Callable[[], bool] = lambda: True,
) -> Planned:
    """Plan an issue's open pages, without making them up.

    Args:
        issue: What to plan.
        cache: Where the fetched fonts lie, and plans of earlier runs.
        choices: Page to plan, both counted from 1, where it is not to be the best. What a page
            takes decides what is left to those after it, so these are planned anew.
        go_on: Asked between pages; False ends the search.

    Raises:
        BadContent: As of `check`; a page for which there is no plan.
        MissingTool: As of `check`.
        WrongUse: A choice of a page or of a plan that is not there; an end before all was found.
    """
    start = _start(issue, cache)
    kept = StandingMatter(cache / "plans")
    first = _planned(start.drafts, issue, start.stone, kept, go_on)
    planned = Planned(start.stone.layout, first, {})
    for number, way in sorted(choices.items()):
        _require(number, way, planned.pages)
        planned = replace(planned, chosen={**planned.chosen, number: way})
        now = issue
        for before, page in enumerate(planned.pages[:number], 1):
            now = makeup.settled(now, page, planned.layout, planned.chosen.get(before, 1) - 1)
        drafts = _drafts(now, planned.layout)
        after = _planned(drafts, now, start.stone, kept, go_on)[number:]
        planned = replace(planned, pages=(*planned.pages[:number], *after))
    return planned


def check(issue: Issue, cache: Path) -> Checked:
    """Make an issue up without painting it.

    Raises:
        BadContent: A layout, ticket or face that is not there, a character that no chosen face
            holds, or a page for which there is no plan: without them no line can be placed.
        MissingTool: Fonts that were not fetched yet.
    """
    start = _start(issue, cache)
    stone, ticket, fonts = start.stone, start.ticket, start.fonts
    planned = _planned(start.drafts, issue, stone, StandingMatter(cache / "plans"))
    plans = [page.plan() if isinstance(page, PageChoice) else page for page in planned]
    made = makeup.make_up(makeup.mark_up(plans, issue, stone.layout), issue, stone)
    pictures = [p for page in made.pages for p in makeup.every_picture(page)]
    soft = [finding for picture in pictures for finding in makeup.sharpness(picture, ticket)]
    unfilled = makeup.told(makeup.PlannedIssue(planned), start.drafts, issue, stone)
    unfolded = page_count_fault(len(issue.pages), ticket, issue.place)
    named = (press.NamedPhoto(p.file.path, p.file.name, p.place) for p in pictures)
    of_photos = (*soft, *press.colour_findings(named, issue.place))
    folding = [unfolded] if unfolded else []
    spots = {colour.spot: None for colour in stone.layout.palette.values() if colour.spot}
    inks = {name: colour.cmyk for name, colour in stone.layout.palette.items()}
    of_ticket = (
        *folding,
        *spots_unnamed(spots, ticket, issue.place),
        *colours_over_limit(inks, ticket, issue.place),
    )
    told = (*made.findings, *unfilled, *of_photos, *start.centred, *of_ticket)
    return Checked(made, fonts, ticket, told)


@dataclass(frozen=True, slots=True)
class _Start:
    """What planning and page make-up begin with.

    Attributes:
        drafts: Each page, as far as template and desk have settled it.
        centred: What is to be said of marks that stand in the middle of their square.
    """

    stone: Stone
    ticket: Ticket
    fonts: FontSet
    drafts: tuple[PagePlan | OpenPage, ...]
    centred: tuple[Diagnostic, ...]


def _start(issue: Issue, cache: Path) -> _Start:
    layout = load_layout(issue.layout, issue.folder)
    ticket = load_ticket(issue.ticket, issue.folder)
    preflight.require_known_rules(ticket)
    drafts = _drafts(issue, layout)
    settings = layout.lines.settings
    texts = makeup.every_text(drafts, issue, layout)
    needs = makeup.needs_of(texts, settings)
    order = FaceOrder(layout, issue.layout, issue.folder, issue.rare_face)
    fonts = fill_case(order, needs, cache, partial(makeup.place_in, texts))
    stone = Stone(layout, makeup.grid_of(layout), Composer(fonts, settings))
    return _Start(stone, ticket, fonts, drafts, tuple(centred_marks(order, needs, fonts)))


def _drafts(issue: Issue, layout: Layout) -> tuple[PagePlan | OpenPage, ...]:
    drafts, faults = makeup.assign(issue, layout)
    if faults:
        raise BadContent(faults)
    return drafts


def _planned(
    drafts: Sequence[PagePlan | OpenPage],
    issue: Issue,
    stone: Stone,
    kept: StandingMatter,
    go_on: Callable[[], bool] = lambda: True,
) -> tuple[PagePlan | PageChoice, ...]:
    if conflicts := tuple(makeup.conflicts(drafts, issue, stone)):
        raise BadContent((*conflicts, *makeup.conflict_cures(drafts, issue, stone)))
    planned = makeup.plan_issue(drafts, issue, stone, go_on, kept)
    if planned.shortfalls and not go_on():
        # What was not found in time may be there all the same, so nothing is said of the copy.
        raise WrongUse([error("plan-stopped")])
    if planned.shortfalls:
        raise BadContent(makeup.told(planned, drafts, issue, stone))
    return planned.pages


def _require(number: int, way: int, pages: Sequence[PagePlan | PageChoice]) -> None:
    """Stop where a page or its plan cannot be chosen."""
    if number > len(pages):
        raise WrongUse([error("plan-page-unknown", page=number, pages=len(pages))])
    page = pages[number - 1]
    if isinstance(page, PagePlan):
        raise WrongUse([error("plan-page-settled", page.page.place, page=number)])
    if way > len(page.ways):
        raise WrongUse([error("plan-unknown", page=number, plan=way, plans=len(page.ways))])


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
    verdict: preflight.Verdict | None = None
    shelf = PhotoShelf(StandingMatter(cache / "photos"))
    imprint = imprint_of(issue, checked.layout)
    files["page-map.json"] = page_map.as_json(checked.layout)
    if Target.PRESS in targets:
        progress("press")
        slug = _slug(issue, checked, imprint, cache)
        files["press.pdf"] = _press(checked, imprint, shelf, slug)
        verdict = preflight.inspect(files["press.pdf"], order_of(checked, issue))
        findings += verdict.diagnostics + verdict.blind_spots
    if targets & {Target.SCREEN, Target.ARCHIVE} or targets == {Target.PROOF}:
        progress("screen")
        readable = _readable(checked, imprint, shelf)
    if Target.SCREEN in targets:
        files["screen.pdf"] = press.for_readers(readable, imprint)
    if Target.ARCHIVE in targets:
        progress("archive")
        attached = _attached(issue, checked, files["page-map.json"])
        pictures = _archived_pictures(checked, shelf)
        files["archive.pdf"] = press.archive(readable, imprint, attached, pictures)
    if Target.PROOF in targets:
        progress("proofs")
        shown = files.get("screen.pdf") or files.get("press.pdf") or readable
        for number, picture in enumerate(pdf.proofs(shown), 1):
            files[f"proof-{number}.png"] = picture
    files["report.json"] = _report(checked, findings)
    return Edition(files, checked.layout, findings, verdict)


def order_of(checked: Checked, issue: Issue) -> preflight.Order:
    """What the printer will be asked to print, as preflight judges the file by."""
    layout, pages = checked.layout.layout, checked.layout.pages
    trim = preflight.Trim(layout.trim_width, layout.trim_height)
    printed = {frame.story for page in pages for frame in page.frames}
    return preflight.Order(checked.ticket, trim, len(issue.pages), manuscript_of(issue, printed))


def _press(
    checked: Checked, imprint: Imprint, shelf: PhotoShelf, slug: Sequence[Outlines]
) -> bytes:
    made, ticket = checked.layout, checked.ticket
    photos = {
        name: Asset("image/jpeg", shelf.separated(_placing(picture), ticket))
        for picture, name in _pictures(made).items()
    }
    document = html.render(made, _look(checked, for_press=True))
    painted = _painted(checked, document, photos, tagged=False)
    return press.finish(painted, ticket, imprint, _spots(made.layout), slug)


def _spots(layout: Layout) -> tuple[press.Spot, ...]:
    """The palette's colours that have an ink of their own."""
    found: list[press.Spot] = []
    for colour in layout.palette.values():
        if colour.spot is not None:
            solid = solid_of(layout.palette, colour.spot)
            tint = solid.tint_of(colour) or 1.0
            found.append(press.Spot(colour.spot, colour.inks, solid.inks, tint))
    return tuple(found)


def _slug(issue: Issue, checked: Checked, imprint: Imprint, cache: Path) -> tuple[Outlines, ...]:
    """The slug line of each page as outlines; none where the ticket wants no slug."""
    if not checked.ticket.marks.slug:
        return ()
    words = press.slug_words(imprint, checked.ticket, len(checked.layout.pages))
    order = FaceOrder(checked.layout.layout, issue.layout, issue.folder, issue.rare_face)
    return outlined(words, order, cache)


def _readable(checked: Checked, imprint: Imprint, shelf: PhotoShelf) -> bytes:
    """The pages as the screen shows them; also what the archive and the proofs are made from."""
    photos = {
        name: Asset("image/jpeg", shelf.for_screen(_placing(picture)))
        for picture, name in _pictures(checked.layout).items()
    }
    document = html.render(checked.layout, _look(checked, for_press=False))
    return press.readable(_painted(checked, document, photos, tagged=True), document, imprint)


def _archived_pictures(checked: Checked, shelf: PhotoShelf) -> dict[bytes, bytes]:
    """The screen's pictures with those that the archive has instead."""
    placings = [_placing(picture) for picture in _pictures(checked.layout)]
    return {shelf.for_screen(placing): shelf.for_archive(placing) for placing in placings}


def _attached(issue: Issue, checked: Checked, pages: bytes) -> list[Attached]:
    source = issue_source(issue, checked.ticket)
    files = [Attached(path, data) for path, data in source.items()]
    return [*files, Attached("page-map.json", pages, source=False)]


def imprint_of(issue: Issue, made: IssueLayout) -> Imprint:
    """What every file of the issue says of itself."""
    return Imprint(
        title=made.title,
        paper=issue.masthead.name.plain,
        date=issue.date,
        number=issue.number,
        total=issue.total,
        publishers=tuple(line.plain for line in issue.masthead.publishers),
        keywords=issue.keywords,
        section=issue.section,
    )


def _painted(
    checked: Checked, document: str, photos: Mapping[str, Asset], *, tagged: bool
) -> bytes:
    faces = {f"face-{face.name}": Asset("font/ttf", face.data) for face in checked.fonts.faces}
    identifier = hashlib.sha256(document.encode()).digest()[:16]
    assets = {**faces, **photos}
    return pdf.paint(document, assets, tagged=tagged, identifier=identifier, for_press=not tagged)


def _look(checked: Checked, *, for_press: bool) -> html.Look:
    fonts = checked.fonts
    return html.Look(
        for_press=for_press,
        bleed=checked.ticket.boxes.bleed if for_press else ZERO,
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


def scores(made: IssueLayout) -> list[dict[str, object]]:
    """What each page costs, all in all and by rule, as JSON holds it."""
    return [_score(page) for page in made.pages]


def _score(page: PageLayout) -> dict[str, object]:
    parts = {str(rule): points for rule, points in page.score.parts.items()}
    return {"page": page.number, "total": page.score.total, "parts": parts}


def _report(checked: Checked, findings: tuple[Diagnostic, ...]) -> bytes:
    made = checked.layout
    report = {
        "title": made.title,
        "date": made.date.isoformat(),
        "ticket": checked.ticket.name,
        "pages": len(made.pages),
        "scores": scores(made),
        "findings": json.loads(as_json(findings, Language.ZH)),
    }
    return json.dumps(report, ensure_ascii=False, indent=2).encode() + b"\n"
