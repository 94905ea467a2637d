"""What copyfit costs, in points: how far a story is from standing at its best.

The scale: on the sample pages a line that is gained or lost costs about 10 points where that is
cheapest, 20 to 40 where an editor would still not see it, and hundreds where all of a paragraph is
opened by an eighth of an em. The other means are priced to come in between, in the desk's order:
loosenesses that nobody sees, then white over section heads, then a taller head, and loosenesses
that show only where nothing else helps.
"""

from __future__ import annotations

from typing import Final

LINE_POINTS: Final = 5
"""Any line that a paragraph gains or loses, besides what its lines cost."""
COST_A_POINT: Final = 500
"""The ``Line.cost`` above that of a paragraph's best lines that makes a point."""
WHITE_POINTS: Final = 30
"""Each line of white more over a section head."""
HEAD_POINTS: Final = 40
"""Each line that the story's head is taller than it must be."""
ALONE_POINTS: Final = 6
"""A paragraph's first line alone at a column's foot."""
TURN_INSIDE_POINTS: Final = 30
"""A story that turns inside a paragraph, and not at one's end."""
