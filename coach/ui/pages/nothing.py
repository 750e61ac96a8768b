"""For somebody who is in, but who learns, leads and trains nothing yet: what to do."""

from __future__ import annotations

from coach.ui.parts.text import draw, para, safe, title
from coach.ui.session import me, words


def main() -> None:
    """Draw the page."""
    say, who = words(), me()
    title(say("nothing.title", name=who.person.first_name), below=say("nothing.lead"))
    para(say("nothing.what"))
    draw(f'<p class="rc-lock">{safe(say("welcome.private"))}</p>')


main()
