"""Casting off stories for the planner: their text, heads and captions in lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from banxin.content.model import Photo, Spot, Story
from banxin.layout import Rank
from banxin.makeup.castoff import Castoff, CastSolid, CastText, cast_off
from banxin.makeup.fit import Known
from banxin.makeup.galley import Galley, set_galley
from banxin.makeup.heads import HeadSize, measure_head
from banxin.makeup.markup import mark_up_body, mark_up_caption, mark_up_head
from banxin.makeup.pictures import measure_caption
from banxin.makeup.planning.forms import Forms
from banxin.makeup.planning.points import HEAD_LINE
from banxin.makeup.setting import copy_of
from banxin.makeup.stone import Stone

if TYPE_CHECKING:
    from banxin.makeup.planning.fitting import Fitted

# Of the lines that paragraphs could give or take, so many are counted on, as a share of all.
_FLEXIBLE: Final = 12


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """A story cast off, whatever page it goes on.

    Attributes:
        words: Its copy; see `banxin.makeup.setting.copy_of`.
        galley: Its body at the base column's measure.
        lengths: The same in lines.
        tighter, looser: What it costs to lose or gain the first, second, … line.
        piece_lines: The lines of each piece of ``lengths``.
        known: How it fills columns, as far as that was found out.
    """

    story: Story
    words: str
    galley: Galley
    lengths: Castoff
    tighter: tuple[int, ...]
    looser: tuple[int, ...]
    piece_lines: tuple[int, ...]
    known: Known = field(default_factory=dict, repr=False)


class CastingOff:
    """Casts stories off, each once.

    Args:
        stone: The paper's look, its grid and its composer.

    Attributes:
        forms: Of each story as it may stand; see `banxin.makeup.planning.forming`.
        fitted: The ways of each to fill rectangles; see `banxin.makeup.planning.fitting`.
    """

    def __init__(self, stone: Stone) -> None:
        self.stone = stone
        self._casts: dict[str, Cast] = {}
        self._heads: dict[tuple[str, int, int, int], HeadSize] = {}
        self._ranks = list(stone.layout.ranks.values())
        self._rank_numbers = {id(rank): number for number, rank in enumerate(self._ranks)}
        self._captions: dict[tuple[str, int, int], int] = {}
        self.forms: dict[tuple[object, ...], Forms] = {}
        self.fitted: dict[tuple[Cast, Forms, Spot, Spot | None, int], tuple[Fitted, ...]] = {}

    def rank_number(self, rank: Rank) -> int:
        """Its place among the layout's ranks."""
        number = self._rank_numbers.get(id(rank))
        return self._ranks.index(rank) if number is None else number

    def cast(self, story: Story) -> Cast:
        """All of a story."""
        if story.name not in self._casts:
            blocks = mark_up_body(story, self.stone.layout)
            galley = set_galley(blocks, self.stone)
            self._casts[story.name] = cast_of(story, copy_of(blocks), galley)
        return self._casts[story.name]

    def head(self, cast: Cast, rank: Rank, columns: int, turned_from: int = 0) -> HeadSize:
        """What a story's head takes over so many columns."""
        key = (cast.story.name, self.rank_number(rank), columns, turned_from)
        if key not in self._heads:
            head = mark_up_head(cast.story, rank, self.stone.layout, turned_from)
            words = "" if turned_from else cast.words
            self._heads[key] = measure_head(head, words, columns, self.stone)
        return self._heads[key]

    def caption(self, story: Story, photo: Photo, columns: int) -> int:
        """Lines of a photo's caption at a width."""
        key = (story.name, story.photos.index(photo), columns)
        if key not in self._captions:
            caption = mark_up_caption(photo, self.stone.layout)
            self._captions[key] = measure_caption(caption, columns, self.stone) if caption else 0
        return self._captions[key]


def cast_of(story: Story, words: str, galley: Galley) -> Cast:
    """A galley cast off: all of a story, or what an earlier page has left of it."""
    lengths = cast_off(galley)
    piece_lines = tuple(piece.lines for piece in lengths.pieces)
    return Cast(story, words, galley, lengths, *_elasticity(lengths), piece_lines)


def _elasticity(lengths: Castoff) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What the first, second, … line less or more costs, as far as it may be counted on."""
    tighter: list[int] = []
    looser: list[int] = []
    for piece in lengths.pieces:
        match piece:
            case CastText(_, costs):
                if -1 in costs:
                    tighter.append(costs[-1])
                if 1 in costs:
                    looser.append(costs[1])
            case CastSolid():
                looser += [HEAD_LINE] * (piece.most_white - piece.white)
    most = max(2, lengths.lines // _FLEXIBLE)
    return tuple(accumulate(sorted(tighter)[:most])), tuple(accumulate(sorted(looser)[:most]))
