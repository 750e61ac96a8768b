"""What is shared, as a page of paper: the preview before sharing and the receiver's page are drawn by this alone."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from coach.programme.people import Person
from coach.programme.sharing import Document, Share, SharedExcerpt
from coach.ui.parts import face
from coach.ui.parts.intention import joined
from coach.ui.parts.quote import quote
from coach.ui.parts.text import safe
from coach.wording import Wording, wording


def document(shown: Document, sharer: Person, since: date, last_day: date | None, say: Wording) -> str:
    """The paper as HTML: who shares, from when to when (where the sharer is), and what; nothing else is known here."""
    until = say("document.until", day=say.day(last_day)) if last_day else say("document.no_end")
    parts = (
        _part(say("document.intention"), _intention(shown), spoken=True, note=_focus(shown, say)),
        _part(say("document.meeting"), _meeting(shown, say), spoken=False),
        _part(say("document.reflection"), shown.reflection, spoken=False),
        _excerpts(shown, sharer, say),
        _ratings(shown, say),
        _part(say("document.request"), shown.request, spoken=False),
    )
    return (
        '<article class="rc-document"><header class="rc-person">'
        f"{face.portrait(sharer)}"
        f'<div><h2 class="rc-h3">{safe(say("document.from", name=sharer.first_name))}</h2>'
        f'<p class="rc-note">{safe(say.day(since))}, {safe(until)}</p></div></header>'
        f'<div lang="{shown.language}">{"".join(parts)}</div></article>'
    )


def _part(title: str, text: str | None, *, spoken: bool, note: str = "") -> str:
    if not text:
        return ""
    kind = "rc-spoken" if spoken else "rc-p"
    below = f'<p class="rc-note">{safe(note)}</p>' if note else ""
    return f'<section><h3 class="rc-card-title">{safe(title)}</h3><p class="{kind}">{safe(text)}</p>{below}</section>'


def _focus(shown: Document, say: Wording) -> str:
    return say("document.focus", name=shown.focus.name) if shown.focus else ""


def _meeting(shown: Document, say: Wording) -> str | None:
    return meeting_line(shown.meeting.title, shown.meeting.day, say) if shown.meeting else None


def meeting_line(title: str, day: date | None, say: Wording) -> str:
    """A meeting in one line: what it is called, and its day if it has one."""
    return say("document.meeting_on", title=title, day=say.day(day)) if day else title


def _intention(shown: Document) -> str | None:
    """The two halves, which a document keeps on two lines, as one sentence in the document's language."""
    if not shown.intention:
        return None
    cue, _, behaviour = shown.intention.partition("\n")
    return joined(cue, behaviour, wording(shown.language))


def _excerpts(shown: Document, sharer: Person, say: Wording) -> str:
    if not shown.excerpts:
        return ""
    drawn = "".join(_excerpt(excerpt, sharer, say) for excerpt in shown.excerpts)
    return f'<section><h3 class="rc-card-title">{safe(say("document.excerpts"))}</h3>{drawn}</section>'


def _excerpt(excerpt: SharedExcerpt, sharer: Person, say: Wording) -> str:
    how = "" if excerpt.spoken else say("document.chosen", name=sharer.first_name)
    return (
        f'<div class="rc-excerpt"><p class="rc-direction">{safe(excerpt.before)}</p>'
        f'<p class="rc-label">{safe(sharer.first_name)}</p>{quote(excerpt.words, note=how)}</div>'
    )


def _ratings(shown: Document, say: Wording) -> str:
    if not shown.ratings:
        return ""
    rows = "".join(f"<dt>{safe(rating.name)}</dt><dd>{safe(rating.anchor)}</dd>" for rating in shown.ratings)
    return (
        f'<section><h3 class="rc-card-title">{safe(say("document.ratings"))}</h3>'
        f'<dl class="rc-anchors">{rows}</dl></section>'
    )


def last_day(share: Share, zone: ZoneInfo) -> date | None:
    """The last day on which a share can be seen, where the sharer is; None when it has no end."""
    return (share.ends.astimezone(zone) - timedelta(microseconds=1)).date() if share.ends else None
