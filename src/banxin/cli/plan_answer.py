"""What ``banxin plan --format json`` answers; ``schema/plan.schema.json`` is made from here."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

Span = tuple[int, int]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SpotAnswer(_Answer):
    """A rectangle on the page's grid."""

    columns: Span = Field(description="First and last, from 1, both included.")
    lines: Span = Field(description="The same, of the grid's lines.")


class PhotoAnswer(SpotAnswer):
    """A photo with its caption."""

    photo: int = Field(description="Its number in its story, from 1.")


class StoryAnswer(SpotAnswer):
    """A story, or the part of one, that stands on the page."""

    story: str = Field(description="Its file's stem.")
    letter: str = Field(description="What it is called in the picture.")
    rank: str = Field(description="Of its head; empty where another page's story goes on.")
    notch: SpotAnswer | None = Field(description="The lower corner that it leaves to others.")
    head: SpotAnswer | None
    photos: list[PhotoAnswer]
    turns_to: int = Field(description="The page that takes its rest; 0 where it ends here.")
    turned_from: int = Field(description="The page that it comes from; 0 where it begins here.")
    copyfit: int = Field(description="Points that filling it to the last line costs.")


class PartAnswer(_Answer):
    """What one rule of the page adds to its score."""

    rule: str = Field(description="Its code; see docs/page-rules.md.")
    name: str = Field(description="In the language of the run.")
    points: int


class PlanAnswer(_Answer):
    """One way to make a page up."""

    plan: int = Field(description="From 1, the best first.")
    score: int = Field(description="Points; lower is better.")
    parts: list[PartAnswer]
    stories: list[StoryAnswer] = Field(description="From the heaviest down.")
    picture: list[str] = Field(description="The page in characters.")


class PageAnswer(_Answer):
    """One page."""

    page: int
    name: str
    settled: bool = Field(description="A template or the desk has settled it; no plans then.")
    step: tuple[float, float] | None = Field(
        description="Size and leading of its body in points, where they are not the layout's."
    )
    found: int = Field(description="How many plans were found.")
    chosen: int = Field(description="The plan that is taken; 0 for a settled page.")
    plans: list[PlanAnswer] = Field(description="The best, and the one that was chosen.")


class PlansAnswer(_Answer):
    """What planning an issue found."""

    issue: str
    pages: list[PageAnswer]
    written: bool = Field(description="The chosen plans were written into the issue's file.")
