"""Collation (校对): every story's copy is looked for on the pages, once and in order.

Text is compared as a proofreader does: blanks, the shape of quotation marks and how a dash is
drawn are the compositor's; characters are the author's.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from banxin.preflight.collation_facts import Collation, Difference, Fault
from banxin.preflight.printed import HYPHEN, Printed
from banxin.preflight.wording import Wording, wording_of

# Of the copy, to know a place by: eight characters in a row stand twice in hardly any issue.
_KNOWN_BY = 8
# A slip moves what follows by a character, ruby by a word or two.
_ASIDE = 40
_SEVERAL = 2
# Shown of the copy and of the page around a difference.
_SHOWN = 8
# A repeated title may stand in a list of contents and over a turned rest; a sentence may not.
_DOUBLED_LEAST = 12
_OF_SENTENCES = frozenset(",。;")


def collate(printed: Printed, manuscript: Mapping[str, str]) -> Collation:
    """Compare a manuscript with what is printed.

    A text's parts are separated by form feeds: heads, captions and the running text may stand in
    any order. Paragraphs, at line ends, must stand in theirs.
    """
    proof = _Proof(printed)
    stories: dict[str, dict[Fault, Difference]] = {}
    compared = 0
    for number, (story, text) in enumerate(manuscript.items(), 1):
        found = stories.setdefault(story, {})
        for part in text.split("\f"):
            paragraphs = [wording_of(each) for each in part.splitlines()]
            paragraphs = [each for each in paragraphs if each.text]
            compared += sum(len(each.text) for each in paragraphs)
            for difference in proof.read_part(story, number, paragraphs):
                found.setdefault(difference.fault, difference)
    for difference in (*proof.doubled(manuscript), *proof.added(list(manuscript))):
        stories[difference.story].setdefault(difference.fault, difference)
    return Collation(compared, tuple(each for found in stories.values() for each in found.values()))


@dataclass(slots=True)
class _Proof:
    """The printed text, and which characters of it have been read off as copy.

    Attributes:
        used: The number of the story that each was read off as, from 1; 0 for none yet.
    """

    printed: Printed
    used: array[int] = field(init=False)

    def __post_init__(self) -> None:
        self.used = array("L", bytes(len(self.printed.text) * array("L").itemsize))

    def read_part(
        self, story: str, number: int, paragraphs: Sequence[Wording]
    ) -> Iterator[Difference]:
        """Read paragraphs off, one after the other; what is wrong is told and passed over."""
        cursor = 0
        for paragraph in paragraphs:
            start = self._find(paragraph.text, cursor)
            if start < 0:
                yield self._difference(Fault.LOST, story, paragraph, 0, None)
                continue
            # What stands several times on the pages, a byline or a standing line, may have been
            # another story's, and tells nothing about order.
            known = self.printed.text.count(paragraph.text) < _SEVERAL
            if start < cursor and known:
                yield self._difference(Fault.MOVED, story, paragraph, 0, start)
            read, end = self._read(paragraph.text, start, number)
            if read < len(paragraph.text):
                yield self._difference(Fault.DIFFERENT, story, paragraph, read, end)
            if known:
                cursor = max(cursor, end)

    def _find(self, text: str, cursor: int) -> int:
        """Where a paragraph begins that has not been read yet: after the cursor, or before.

        Whole, it is looked for where no other words share its lines: a title may stand in a list
        of contents too. Where something interrupts it, or a slip is in its first words, it is
        known by some of its characters, and stands where most of it agrees.
        """
        whole = list(self._unread(text, cursor))
        alone = (start for start in whole if self._stands_alone(start, start + len(text)))
        if whole:
            return next(alone, whole[0])
        for offset, known in _known_by(text):
            near = [
                start
                for found in self._unread(known, cursor)
                for start in _beginnings(found, offset)
            ]
            if near:
                return max(near, key=lambda start: _alike(text, 0, self.printed.text, start))
        return -1

    def _unread(self, known: str, cursor: int) -> Iterator[int]:
        for low, high in ((cursor, len(self.used)), (0, cursor + len(known))):
            start = self.printed.text.find(known, low, high)
            while start >= 0:
                if not self.used[start]:
                    yield start
                start = self.printed.text.find(known, start + 1, high)

    def _stands_alone(self, start: int, end: int) -> bool:
        """Whether no unread neighbour shares its first or its last line."""
        before, after = start - 1, end
        if start > 0 and not self.used[before] and self.printed.adjoin(before, start):
            return False
        return (
            end >= len(self.used)
            or bool(self.used[after])
            or not self.printed.adjoin(end - 1, after)
        )

    def _read(self, text: str, start: int, number: int) -> tuple[int, int]:
        """Read on from there: how many characters of the copy were found, and where that ends."""
        read, at = 0, start
        while True:
            length = _alike(text, read, self.printed.text, at)
            self.used[at : at + length] = array("L", [number]) * length
            read, at = read + length, at + length
            if read == len(text):
                return read, at
            on = self._goes_on(text, read, at)
            if on < 0:
                return read, at
            if on > at and self.printed.text[at] == HYPHEN:
                self.used[at] = number
            at = on

    def _goes_on(self, text: str, read: int, at: int) -> int:
        """Where the copy goes on behind something that may interrupt it; -1 for nowhere."""
        known = text[read : read + _KNOWN_BY]
        on = self.printed.text.find(known, at)
        while on >= 0 and (self.used[on] or not self.printed.may_interrupt(at, on)):
            on = self.printed.text.find(known, on + 1)
        return on

    def doubled(self, manuscript: Mapping[str, str]) -> Iterator[Difference]:
        """The first passage of each story that is printed again where nothing asks for it."""
        for story, text in manuscript.items():
            for paragraph in map(wording_of, text.replace("\f", "\n").splitlines()):
                start = self._again(paragraph.text)
                if start >= 0:
                    yield self._difference(Fault.DOUBLED, story, paragraph, 0, start)
                    break

    def added(self, stories: Sequence[str]) -> Iterator[Difference]:
        """What stands in a story's lines and is no copy."""
        for start, end in _runs_of_none(self.used):
            before, after = start - 1, end
            if start > 0 and self.printed.adjoin(before, start):
                owner, at = self.used[before], start
            elif end < len(self.used) and self.printed.adjoin(end - 1, after):
                owner, at = self.used[after], max(end - _SHOWN, start)
            else:
                continue
            page, box = self.printed.place(at)
            found = self.printed.text[at : min(end, at + _SHOWN)]
            seen = self.printed.text[max(start - _SHOWN, 0) : start]
            yield Difference(Fault.DIFFERENT, stories[owner - 1], page, box, seen, "", found)

    def _again(self, text: str) -> int:
        if len(text) < _DOUBLED_LEAST or not _OF_SENTENCES & set(text):
            return -1
        known = text[:_DOUBLED_LEAST]
        start = self.printed.text.find(known)
        while start >= 0 and any(self.used[start : start + len(known)]):
            start = self.printed.text.find(known, start + 1)
        return start

    def _difference(
        self, fault: Fault, story: str, paragraph: Wording, read: int, at: int | None
    ) -> Difference:
        page, box = (0, None) if at is None else self.printed.place(at - 1 if read else at)
        return Difference(
            fault,
            story,
            page,
            box,
            before=paragraph.written(max(read - _SHOWN, 0), read),
            wanted=paragraph.written(read, read + _SHOWN),
            found="" if at is None else self.printed.text[at : at + _SHOWN],
        )


def _known_by(text: str) -> Iterator[tuple[int, str]]:
    """Some characters in a row, and where they stand in a paragraph."""
    for offset in (0, _KNOWN_BY, 2 * _KNOWN_BY):
        if offset == 0 or len(text) >= offset + _KNOWN_BY // 2:
            yield offset, text[offset : offset + _KNOWN_BY]


def _beginnings(found: int, offset: int) -> Sequence[int]:
    """Where a paragraph may begin of which characters at ``offset`` were found."""
    if offset == 0:
        return (found,)
    return range(max(found - offset - _ASIDE, 0), max(found - offset, 0) + 2)


def _runs_of_none(used: array[int]) -> Iterator[tuple[int, int]]:
    index = 0
    for read, run in groupby(used, bool):
        length = sum(1 for _ in run)
        if not read:
            yield index, index + length
        index += length


def _alike(one: str, start: int, other: str, other_start: int) -> int:
    """How many characters agree from there on; by halves, since most of the time all do."""
    longest = min(len(one) - start, len(other) - other_start)
    if one[start : start + longest] == other[other_start : other_start + longest]:
        return longest
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        if one[start : start + middle] == other[other_start : other_start + middle]:
            low = middle
        else:
            high = middle - 1
    return low
