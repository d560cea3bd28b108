"""Print speech digests: the opening paragraph, then each speech with its title, speakers and paragraphs."""

from __future__ import annotations

from govproposal.model import Occasion, Person, Speech, SpeechDigest
from govproposal.testing.layout import Line, head
from govproposal.testing.print_plan import padded
from govproposal.testing.styles import Style


def digest_lines(digest: SpeechDigest, style: Style) -> list[Line]:
    """The lines of a digest, in the order of the record."""
    lines = head(digest.header, style)
    if digest.occasion is not None:
        lines.append(Line(_opening(digest, digest.occasion)))
    for speech in digest.speeches:
        lines += _speech(speech, style)
    return lines


def _opening(digest: SpeechDigest, occasion: Occasion) -> str:
    """The paragraph that says when, at which sitting (全体会议), and how many spoke."""
    session = digest.sessions[occasion.session or 0]
    who = f"{occasion.speaker_count}位政协委员作大会发言" if occasion.speaker_count else "部分政协委员作大会发言"
    date = f"{occasion.date.year}年{occasion.date.month}月{occasion.date.day}日，" if occasion.date else ""
    return f"{date}{session.text}{occasion.name}举行，{who}。现将发言摘登如下。"


def _speech(speech: Speech, style: Style) -> list[Line]:
    """A speech: the title in one line, or two without their comma; the speakers; the paragraphs."""
    title = speech.title or ""
    titles = title.split("，") if style.headings == "run-in" else [title]
    lines = [Line(one, "flush") for one in titles]
    lines += [Line(_speaker(one, style), "flush") for one in speech.speakers]
    return lines + [Line(f"{one.heading}。{one.text}" if one.heading else one.text) for one in speech.recommendations]


def _speaker(person: Person, style: Style) -> str:
    """Posts, then the name behind the last space."""
    name = padded(person.name or "") if style.roster == "ideographic" else person.name
    space = "\u3000\u3000" if style.roster == "ideographic" else " "
    return f"{style.posts.join(person.posts)}{space}{name}"
