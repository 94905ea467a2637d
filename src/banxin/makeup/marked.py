"""Marked-up copy: texts that know their voice, from a whole page down to one head line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from banxin.content.model import LinePicture, Story, Text, TextRun
from banxin.diagnostics import SourcePlace
from banxin.layout import Layout, Rank, TitleVoice, Voice
from banxin.makeup.model import Part
from banxin.makeup.plan import PagePlan, PhotoPlan, StoryPlan
from banxin.measure import Length
from banxin.typeset import EM, Paragraph, Run

CREDIT_SPACE = "　"


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A paragraph with the voice it is set in, and the text it came from."""

    part: Part
    paragraph: Paragraph
    voice: Voice
    source: Text

    @property
    def pictures(self) -> tuple[LinePicture, ...]:
        """What its atoms stand for, in reading order."""
        return tuple(run.picture for run in self.source.runs if run.picture)


@dataclass(frozen=True, slots=True)
class MarkedTitle:
    """A head line whose size is still to be chosen. ``lines`` are the desk's own turns."""

    part: Part
    lines: tuple[Paragraph, ...]
    voice: TitleVoice
    source: Text


@dataclass(frozen=True, slots=True)
class MarkedHead:
    """A story's head from the top down; parts that the story lacks are missing."""

    title: MarkedTitle
    kicker: MarkedText | None
    subtitle: MarkedText | None
    byline: MarkedText | None
    rank: Rank


@dataclass(frozen=True, slots=True)
class MarkedSection:
    """A section head: label and sentence, one of which may be missing."""

    texts: tuple[MarkedText, ...]


@dataclass(frozen=True, slots=True)
class MarkedQuote:
    """A pull quote and its source."""

    texts: tuple[MarkedText, ...]


@dataclass(frozen=True, slots=True)
class MarkedBox:
    """A side box: title first."""

    texts: tuple[MarkedText, ...]


@dataclass(frozen=True, slots=True)
class MarkedNames:
    """A list of names. The one text holds them all, a blank between any two."""

    texts: tuple[MarkedText]
    names: tuple[tuple[Run, ...], ...]


MarkedBlock: TypeAlias = MarkedText | MarkedSection | MarkedQuote | MarkedBox | MarkedNames


@dataclass(frozen=True, slots=True)
class MarkedPhoto:
    """A photo's plan with its caption; the caption's text may be empty."""

    plan: PhotoPlan
    caption: MarkedText | None


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """A story on one page.

    Attributes:
        head: None where its rest goes on without one.
        blocks: Empty where its rest goes on.
        jump: The line that says where its rest is (下转第…版); None where it ends here.
    """

    plan: StoryPlan
    head: MarkedHead | None
    blocks: tuple[MarkedBlock, ...]
    photos: tuple[MarkedPhoto, ...]
    jump: MarkedText | None = None

    @property
    def story(self) -> Story:
        return self.plan.story


@dataclass(frozen=True, slots=True)
class MarkedEntry:
    """A line of a contents list: a title, and the page it leads to.

    Attributes:
        order: The story's weight on its page; entries of the heaviest are never left out.
    """

    title: MarkedText
    page: MarkedText
    order: int


@dataclass(frozen=True, slots=True)
class MarkedStanding:
    """The words of a standing box, or of a contents list in the ear; ``entries`` before ``texts``.

    Attributes:
        title: None for none.
        entries: Of the contents, in the order they are read.
    """

    title: MarkedText | None
    texts: tuple[MarkedText, ...]
    entries: tuple[MarkedEntry, ...] = ()

    @property
    def every_text(self) -> tuple[MarkedText, ...]:
        entries = (text for entry in self.entries for text in (entry.title, entry.page))
        return (*([self.title] if self.title else []), *entries, *self.texts)


NOTHING_STANDING = MarkedStanding(None, ())


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page whose stories are marked up, and all that stands on it besides.

    Attributes:
        furniture: In reading order, the ear aside.
        ear: Without a word on pages that have none.
        boxes: The words of the page's standing boxes, in the order of `Page.boxes`.
    """

    plan: PagePlan
    stories: tuple[MarkedStory, ...]
    furniture: tuple[MarkedText | MarkedTitle, ...]
    ear: MarkedStanding = NOTHING_STANDING
    boxes: tuple[MarkedStanding, ...] = ()


def marked(part: Part, text: Text, voice: Voice, layout: Layout) -> MarkedText:
    """A text in a voice: its runs get the voice's face, or that of their own emphasis."""
    runs = tuple(set_run(run, voice.face, voice.size, layout) for run in text.runs)
    justified = voice.align == "justify"
    paragraph = Paragraph(runs, indent=voice.indent_em * EM, justified=justified)
    return MarkedText(part, paragraph, voice, text)


def marked_title(
    part: Part, lines: tuple[Text, ...], voice: TitleVoice, layout: Layout
) -> MarkedTitle:
    """Head lines in a voice; together they are its source."""
    least = Length.pt(voice.sizes_pt[0])
    paragraphs = tuple(
        Paragraph(
            tuple(set_run(run, voice.face, least, layout) for run in line.runs),
            indent=0,
            justified=False,
        )
        for line in lines
    )
    return MarkedTitle(part, paragraphs, voice, Text(tuple(r for line in lines for r in line.runs)))


def made_here(text: str, place: SourcePlace, *, bold: bool = False) -> Text:
    """Words that the paper sets by itself (a label, a folio), placed where their cause stands."""
    return Text((TextRun(text, place, bold=bold),))


def set_run(run: TextRun, face: str, size: Length, layout: Layout) -> Run:
    """A run in the face and the size of its own marks, or else in its voice's.

    Ruby is half as large as its base; ``size``, of the line's type, tells where that would be
    smaller than the house prints. A picture is as high as the type.
    """
    scale, rise = layout.small if run.small else EM, 0
    if run.raised or run.lowered:
        shifted = layout.raised if run.raised else layout.lowered
        scale, rise = scale * shifted.scale // EM, scale * shifted.rise // EM
    base, least = size.thousandths(scale), Length.pt(layout.ruby_least_pt)
    return Run(
        run.text,
        layout.strong if run.bold else layout.kai if run.kai else face,
        scale,
        ruby=run.ruby,
        ruby_face=layout.ruby_face or "",
        ruby_scale=max(EM // 2, -(-least.mpt * EM // base.mpt)),
        dots=run.dots,
        link=run.link,
        language=run.language,
        rise=rise,
        side_line=run.side_line,
        same_name=run.same_name,
        atom=max(scale * run.picture.width // EM, 1) if run.picture else 0,
    )
