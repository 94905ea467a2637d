"""What a document says of how it is read, beside how it looks; only the screen's says it.

Readers, and `banxin.press.structure` that writes the tags of a PDF, need what cannot be seen:

- ``data-goes-on``: this block goes on with the one before it of its tag and story.
- ``data-aside``: stands between the lines of a story and belongs to none of its paragraphs, as
  the line that says where it turns.
- ``aria-hidden``: to be passed over, such as folio lines.
- ``role="contentinfo"``: the paper's foot lines, read when the page has been read.
- ``data-within``: belongs to the quotation before it.
- ``role="list"`` and ``data-item``: which name of a list a stretch belongs to.
- ``data-gloss``: which ruby (on a stretch) or whose (on the ruby itself), within its block.
- ``data-say``: what a line's end says where it differs from what is painted there: without the
  hyphen that the composer added, with the blank that it dropped.
- ``lang``: of Latin words, where the desk has named it.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from banxin.makeup import Part, PlacedText
from banxin.typeset import Line, Run

_ROLES = {Part.NAMES: "list", Part.FOOTER: "contentinfo"}
_HYPHEN = "-"
_BLANK = " "


def block_attributes(text: PlacedText, before: PlacedText | None, *, repeated: bool) -> Markup:
    """How a block is read.

    Args:
        text: The block.
        before: What stands over it in its frame: a section's label and sentence are one heading.
        repeated: Whether it was read on an earlier page.
    """
    said = Markup("")
    if repeated or text.part is Part.FOLIO:
        said += Markup(' aria-hidden="true"')
    labelled = text.part is Part.SECTION and before and before.part is Part.SECTION_LABEL
    if text.resumes or labelled:
        said += Markup(" data-goes-on")
    if text.part is Part.JUMP:
        said += Markup(" data-aside")
    if text.part is Part.QUOTE_SOURCE:
        said += Markup(" data-within")
    if text.part in _ROLES:
        said += Markup(' role="{}"').format(_ROLES[text.part])
    return said


@dataclass(frozen=True, slots=True)
class LineReading:
    """How the line ``order`` of a text is read; nothing is said unless ``structured``."""

    text: PlacedText
    order: int
    structured: bool

    @property
    def line(self) -> Line:
        return self.text.lines[self.order].line

    @property
    def runs(self) -> tuple[Run, ...]:
        return self.line.runs

    def attributes(self, run: int, words: str, *, last: bool) -> Markup:
        """Of a stretch of ``words`` in one run; ``last`` on its line."""
        if not self.structured:
            return Markup("")
        voice = self.runs[run]
        said = Markup("")
        if voice.ruby:
            said += Markup(' data-gloss="{}-{}"').format(self.order, run)
        if voice.language:
            said += Markup(' lang="{}"').format(voice.language.replace("_", "-"))
        if self.text.part is Part.NAMES:
            number = _blanks_before(self.runs, run)
            return said + (Markup(' data-item="{}"').format(number) if words != _BLANK else "")
        if last and (spoken := _spoken_end(self.line, words)) != words:
            said += Markup(' data-say="{}"').format(spoken)
        return said


def _blanks_before(runs: tuple[Run, ...], run: int) -> int:
    """The number of a name in its list: a run of a single blank stands between any two."""
    return sum(voice.text == _BLANK for voice in runs[:run])


def _spoken_end(line: Line, words: str) -> str:
    """The last words of a line as they read on into the next."""
    if line.last or not line.texts:
        return words
    if not line.lengths[-1] and line.texts[-1] == _HYPHEN:
        return words.removesuffix(_HYPHEN)
    return words + _BLANK * (line.starts[-1] + line.lengths[-1] < line.end)
