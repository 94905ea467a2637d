"""Whether a paragraph is set without a hyphen, whatever the patterns of its languages say.

Patterns take longer to load than pages to compose, and a Chinese paper is rarely hyphenated. So a
paragraph is first composed as if its words might be parted at any letter (`possible_points`). The
patterns only take such breaks away; where the best way uses none of them, it stays the best.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from banxin.typeset.breaks import Rank
from banxin.typeset.choose import Chosen, Ways, is_bad


def stands_unhyphenated(ways: Ways, chosen: Chosen) -> bool:
    """Whether the same way would be chosen if only some of the hyphens were possible.

    False where that is not certain: where breaks were forced, or where some line stands only
    because nothing better could begin at its place, for then fewer breaks can mean more lines.
    """
    ranks = ways.matter.ranks
    if Rank.HYPHEN not in ranks:
        return True
    if Rank.FORCED in ranks or is_bad(chosen):
        return False
    hyphenated = {number for number, at in enumerate(ways.at) if ranks[at - 1] == Rank.HYPHEN}
    numbers = [0, *(bisect_left(ways.at, end) for end in chosen.ends)]
    if any(ways.is_loose(begin, end) for begin, end in pairwise(numbers[:-1])):
        return False
    return hyphenated.isdisjoint(numbers) and not any(
        hyphenated.issuperset([end for end, *_ in lines]) for lines in ways.known.values()
    )
