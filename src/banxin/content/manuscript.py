"""The manuscript (原稿) as a proofreader needs it: every story's characters, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from banxin.content.model import (
    BodyBlock,
    BodyParagraph,
    Box,
    EditorsNote,
    Issue,
    NameList,
    PullQuote,
    SectionHead,
    Story,
    Text,
)

_PART, _PARAGRAPH = "\f", "\n"


def manuscript_of(issue: Issue, printed: Collection[str]) -> dict[str, str]:
    """Story name to its text, for the stories that are ``printed``.

    Paragraphs end lines and stand in the order in which they are read. Form feeds part what
    may stand in any order: each line of the head, the byline, the running text, each caption,
    each name of a list, and what stands as ruby. Pictures inside lines are no text.
    """
    stories = (*issue.stories, *issue.fillers)
    return {story.name: _PART.join(_parts(story)) for story in stories if story.name in printed}


def _parts(story: Story) -> Iterator[str]:
    signed = story.byline.text if story.byline else Text(())
    lists = [block for block in story.blocks if isinstance(block, NameList)]
    running = [block for block in story.blocks if not isinstance(block, NameList)]
    body = [text for block in running for text in _texts(block)]
    captions = [Text(photo.caption.runs + photo.credit.runs) for photo in story.photos]
    apart = [story.kicker, *story.title, story.subtitle, signed, *captions]
    apart += [name for each in lists for name in each.names]
    yield _PARAGRAPH.join(map(_set, body))
    yield from map(_set, apart)
    yield from (run.ruby for text in (*apart, *body) for run in text.runs if run.ruby)


def _texts(block: BodyBlock) -> tuple[Text, ...]:
    match block:
        case BodyParagraph(text, dateline):
            return (Text(dateline.runs + text.runs),)
        case SectionHead(label, text):
            return label, text
        case EditorsNote(paragraphs):
            return paragraphs
        case PullQuote(text, source):
            return text, source
        case Box(title, paragraphs):
            return (title, *paragraphs)
        case NameList(names):
            return names


def _set(text: Text) -> str:
    """What of it is set in type; a line end inside it would part it."""
    characters = "".join(run.text for run in text.runs if run.picture is None)
    return " ".join(characters.split(_PARAGRAPH)).replace(_PART, " ")
