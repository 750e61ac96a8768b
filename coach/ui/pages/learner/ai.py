"""AI and privacy: which models there are, what they get to read, whether one agreed, and what went to them today."""

from __future__ import annotations

from coach.ui import style
from coach.ui.parts.agreement import agreement
from coach.ui.parts.text import draw, heading, para, safe, title
from coach.ui.session import me, words
from coach.ui.wiring import app

_WHAT = {"counterpart": "privacy.counterpart", "judge": "privacy.judge", "coach": "privacy.coach"}


def main() -> None:
    """Draw the page."""
    style.apply("brief.css")
    say, who = words(), me()
    title(say("nav.ai"), below=say("privacy.lead"))
    notice = app().models.notice(who.id)
    if notice is None:
        para(say("privacy.none"))
        return
    heading(say("privacy.consent"))
    para(say("privacy.agreed_is") if notice.accepted else say("privacy.not_agreed_is"))
    agreement(notice, who.id, say)
    heading(say("privacy.what"))
    points = [say(_WHAT[card.role]) for card in notice.cards] + [say("privacy.never")]
    draw(f'<ul class="rc-points">{"".join(f"<li>{safe(point)}</li>" for point in points)}</ul>')
    heading(say("privacy.today"))
    spent = app().models.spent_today(who.id)
    para(say("privacy.spent", n=spent, tokens=say.number(spent)) if spent else say("privacy.nothing"))
    if spent:
        para(say("privacy.token"), "soft")


main()
