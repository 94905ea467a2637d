"""Marking up the copy: every piece of text gets its voice, before any line is composed.

What comes out knows its faces, so the characters each face must hold are known here, and a
missing glyph is found with its place in the manuscript before a font is subset.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from banxin.content.model import (
    BodyBlock,
    BodyParagraph,
    Box,
    EditorsNote,
    Issue,
    NameList,
    Photo,
    PullQuote,
    SectionHead,
    Story,
    Text,
    TextRun,
)
from banxin.diagnostics import SourcePlace
from banxin.layout import Layout, Rank, Voice
from banxin.makeup.contents import titles_of
from banxin.makeup.furniture_box_copy import mark_up_boxes, mark_up_ear, possible_contents
from banxin.makeup.furniture_copy import mark_up_furniture
from banxin.makeup.marked import (
    CREDIT_SPACE,
    MarkedBlock,
    MarkedBox,
    MarkedHead,
    MarkedNames,
    MarkedPage,
    MarkedPhoto,
    MarkedQuote,
    MarkedSection,
    MarkedStory,
    MarkedText,
    MarkedTitle,
    marked,
    marked_title,
    set_run,
)
from banxin.makeup.model import Part
from banxin.makeup.page_links import mark_up_carried, mark_up_jump
from banxin.makeup.plan import OpenPage, PagePlan, StoryPlan
from banxin.typeset import EM, LineSettings, Paragraph, Run, characters_needed, list_of

RUNNING = frozenset({Part.BODY, Part.NOTE, Part.BOX_TEXT})
"""The parts that are set line by line in a column as they come; all others are made to fit."""


def mark_up(plans: Sequence[PagePlan], issue: Issue, layout: Layout) -> tuple[MarkedPage, ...]:
    """Give every text of every planned page its voice."""
    titles = titles_of(plans)
    return tuple(
        MarkedPage(
            plan,
            tuple(_story(one, layout.stepped(plan.step)) for one in plan.stories),
            mark_up_furniture(plan, issue, layout),
            mark_up_ear(plan, titles, issue, layout),
            mark_up_boxes(plan, titles, layout),
        )
        for plan in plans
    )


def mark_up_running(blocks: Iterable[BodyBlock], layout: Layout) -> tuple[MarkedText, ...]:
    """The running text of a body by itself: paragraphs, notes and box texts, without heads."""
    marked_blocks = (piece for block in blocks for piece in _block(block, layout))
    return tuple(
        text
        for piece in marked_blocks
        for text in (piece.texts if not isinstance(piece, MarkedText) else (piece,))
        if text.part in RUNNING
    )


def needs_of(
    texts: Iterable[MarkedText | MarkedTitle], settings: LineSettings
) -> dict[str, frozenset[str]]:
    """Face role to the characters that composing will ask of it, spaces aside."""
    found: dict[str, frozenset[str]] = {}
    for text in texts:
        for paragraph in _paragraphs(text):
            for role, characters in characters_needed(paragraph, settings).items():
                found[role] = found.get(role, frozenset()) | characters
    return dict(sorted(found.items()))


def place_in(
    texts: Iterable[MarkedText | MarkedTitle], role: str, character: str
) -> SourcePlace | None:
    """Where a character is first asked of a face; None for one that only Banxin itself sets."""
    for text in texts:
        for written, run in _runs_of(text):
            asked = (run.face, run.text), (run.ruby_face or run.face, run.ruby)
            if written and any(role == face and character in words for face, words in asked):
                return _exact(written, character)
    return None


def place_at(text: MarkedText, offset: int) -> SourcePlace | None:
    """Where the desk wrote a character of a text; None for a blank that marking up has added.

    Args:
        text: The text.
        offset: Counted in its paragraph, as `Line.start` is.
    """
    start = 0
    for written, run in _runs_of(text):
        if start <= offset < start + len(run.text) and written:
            place = written.place
            return replace(place, column=place.column + offset - start, length=1)
        start += len(run.text)
    return None


def _exact(run: TextRun, character: str) -> SourcePlace:
    place = run.place
    offset = max(run.text.find(character), 0)
    return SourcePlace(place.file, place.line, place.column + offset, place.text)


def every_text(
    drafts: Iterable[PagePlan | OpenPage], issue: Issue, layout: Layout
) -> tuple[MarkedText | MarkedTitle, ...]:
    """All that may be set of an issue, wherever its stories will stand.

    Faces are cut to it before pages are planned, since planning needs their widths. So heads are
    here in every rank that a story without a place may get, and jump lines for every page.
    """
    pages = tuple(drafts)
    fixed = [page for page in pages if isinstance(page, PagePlan)]
    texts = [text for page in pages for text in mark_up_furniture(page, issue, layout)]
    texts += [
        text
        for page in pages
        for standing in (mark_up_ear(page, (), issue, layout), *mark_up_boxes(page, (), layout))
        for text in standing.every_text
    ]
    texts += possible_contents(issue, layout)
    texts += [
        text for page in fixed for plan in page.stories for text in _texts_of(_story(plan, layout))
    ]
    placed = {plan.story.name for page in fixed for plan in page.stories}
    for story in (*issue.stories, *issue.fillers):
        if story.name not in placed:
            texts += _texts_of_any(story, len(pages), layout)
    return tuple(texts)


def _texts_of_any(story: Story, pages: int, layout: Layout) -> Iterator[MarkedText | MarkedTitle]:
    lowest = list(layout.ranks.values())[-1]
    for rank in layout.ranks.values():
        yield from _parts_of(mark_up_head(story, rank, layout))
    for page in range(1, pages + 1 if pages > 1 else 1):
        yield mark_up_jump(story, page, layout)
        yield from _parts_of(mark_up_head(story, lowest, layout, page))
    yield from _texts_in(mark_up_body(story, layout))
    captions = (mark_up_caption(photo, layout) for photo in story.photos)
    yield from (caption for caption in captions if caption)


def _paragraphs(text: MarkedText | MarkedTitle) -> tuple[Paragraph, ...]:
    return text.lines if isinstance(text, MarkedTitle) else (text.paragraph,)


def _runs_of(text: MarkedText | MarkedTitle) -> Iterator[tuple[TextRun | None, Run]]:
    """Each run with what the desk wrote there; None for a blank that marking up has added."""
    source = iter(text.source.runs)
    written = next(source, None)
    for paragraph in _paragraphs(text):
        for run in paragraph.runs:
            if written and written.text == run.text:
                yield written, run
                written = next(source, None)
            else:
                yield None, run


def _texts_of(story: MarkedStory) -> Iterator[MarkedText | MarkedTitle]:
    if story.head:
        yield from _parts_of(story.head)
    yield from _texts_in(story.blocks)
    yield from (photo.caption for photo in story.photos if photo.caption)
    if story.jump:
        yield story.jump


def _parts_of(head: MarkedHead) -> Iterator[MarkedText | MarkedTitle]:
    yield from (part for part in (head.kicker, head.title, head.subtitle, head.byline) if part)


def _texts_in(blocks: Iterable[MarkedBlock]) -> Iterator[MarkedText]:
    for block in blocks:
        if isinstance(block, MarkedText):
            yield block
        else:
            yield from block.texts


def _story(plan: StoryPlan, layout: Layout) -> MarkedStory:
    story = plan.story
    return MarkedStory(
        plan=plan,
        head=mark_up_head(story, plan.rank, layout, plan.turned_from) if plan.rank else None,
        blocks=() if plan.turned_from else mark_up_body(story, layout),
        photos=tuple(
            MarkedPhoto(photo, mark_up_caption(photo.photo, layout)) for photo in plan.photos
        ),
        jump=mark_up_jump(story, plan.turns_to, layout) if plan.turns_to else None,
    )


def mark_up_body(story: Story, layout: Layout) -> tuple[MarkedBlock, ...]:
    """A story's body, with a byline that stands at its end."""
    blocks = [piece for block in story.blocks for piece in _block(block, layout)]
    if story.byline and story.byline.at_end:
        blocks.append(marked(Part.BYLINE, story.byline.text, layout.end_byline, layout))
    return tuple(blocks)


def mark_up_head(story: Story, rank: Rank, layout: Layout, turned_from: int = 0) -> MarkedHead:
    """A story's head; that of a rest says instead of a kicker from which page it comes."""

    def part(name: Part, text: Text, voice: Voice) -> MarkedText | None:
        return marked(name, text, voice, layout) if text else None

    title = marked_title(Part.TITLE, story.title, rank.title, layout)
    if turned_from:
        carried = mark_up_carried(story, turned_from, rank.kicker, layout)
        return MarkedHead(title=title, kicker=carried, subtitle=None, byline=None, rank=rank)
    byline = story.byline
    at_start = byline.text if byline and not byline.at_end else Text(())
    return MarkedHead(
        title=title,
        kicker=part(Part.KICKER, story.kicker, rank.kicker),
        subtitle=part(Part.SUBTITLE, story.subtitle, rank.subtitle),
        byline=part(Part.BYLINE, at_start, rank.byline),
        rank=rank,
    )


def mark_up_caption(photo: Photo, layout: Layout) -> MarkedText | None:
    """A photo's caption with its credit at the end; None where it has neither."""
    caption, credit = photo.caption, photo.credit
    look = layout.caption
    runs = [set_run(run, look.text.face, look.text.size, layout) for run in caption.runs]
    if caption and credit:
        runs.append(Run(CREDIT_SPACE, look.text.face))
    runs += [set_run(run, look.credit_face, look.text.size, layout) for run in credit.runs]
    if not runs:
        return None
    paragraph = Paragraph(tuple(runs), indent=0, justified=look.text.align == "justify")
    source = Text(caption.runs + credit.runs)
    return MarkedText(Part.CAPTION, paragraph, look.text, source)


def _block(block: BodyBlock, layout: Layout) -> tuple[MarkedBlock, ...]:
    match block:
        case BodyParagraph():
            return (_body(block, layout),)
        case SectionHead(label, text):
            label_voice, text_voice = layout.section.label, layout.section.text
            parts = ((Part.SECTION_LABEL, label, label_voice), (Part.SECTION, text, text_voice))
            return (MarkedSection(_present(parts, layout)),)
        case PullQuote(text, source):
            text_voice, source_voice = layout.quote.text, layout.quote.source
            parts = ((Part.QUOTE, text, text_voice), (Part.QUOTE_SOURCE, source, source_voice))
            return (MarkedQuote(_present(parts, layout)),)
        case Box(title, paragraphs):
            body = tuple((Part.BOX_TEXT, text, layout.box.text) for text in paragraphs)
            box = ((Part.BOX_TITLE, title, layout.box.title), *body)
            return (MarkedBox(_present(box, layout)),)
        case NameList(names):
            return (_names(names, layout),)
        case EditorsNote(paragraphs):
            return tuple(marked(Part.NOTE, text, layout.note, layout) for text in paragraphs)


def _present(texts: tuple[tuple[Part, Text, Voice], ...], layout: Layout) -> tuple[MarkedText, ...]:
    return tuple(marked(part, text, voice, layout) for part, text, voice in texts if text)


def _names(names: tuple[Text, ...], layout: Layout) -> MarkedNames:
    voice = layout.body
    runs = tuple(
        tuple(set_run(run, voice.face, voice.size, layout) for run in name.runs) for name in names
    )
    source = Text(tuple(run for name in names for run in name.runs))
    return MarkedNames((MarkedText(Part.NAMES, list_of(runs), voice, source),), runs)


def _body(block: BodyParagraph, layout: Layout) -> MarkedText:
    voice = layout.body
    dateline = tuple(set_run(run, layout.strong, voice.size, layout) for run in block.dateline.runs)
    gap = (Run(CREDIT_SPACE, voice.face),) if dateline else ()
    runs = (
        dateline
        + gap
        + tuple(set_run(run, voice.face, voice.size, layout) for run in block.text.runs)
    )
    indent = 0 if block.flush else voice.indent_em * EM
    source = Text(block.dateline.runs + block.text.runs)
    return MarkedText(Part.BODY, Paragraph(runs, indent=indent), voice, source)
