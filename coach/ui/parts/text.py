"""Text into HTML: everything that a person or a file wrote is escaped, always."""

from __future__ import annotations

import re
from html import escape

import streamlit as st


def safe(text: str) -> str:
    """Text as HTML, line breaks kept; Markdown and tags stay what they are: characters."""
    return escape(text, quote=True).replace("\n", "<br>")


def draw(html: str) -> None:
    """Draw a piece of HTML whose slots went through :func:`safe`."""
    st.html(html)


def title(text: str, *, above: str = "", below: str = "") -> None:
    """A page's heading, with a line above and below it."""
    top = f'<p class="rc-soft rc-above">{safe(above)}</p>' if above else ""
    end = f'<p class="rc-soft rc-lead">{safe(below)}</p>' if below else ""
    draw(f'<header class="rc-title">{top}<h1>{safe(text)}</h1>{end}</header>')


def heading(text: str, level: int = 2) -> None:
    """A heading inside a page (h2 or h3)."""
    draw(f"<h{level} class='rc-h{level}'>{safe(text)}</h{level}>")


def section(text: str, lead: str) -> None:
    """A heading inside a page with a soft line right under it."""
    draw(f'<h2 class="rc-h2">{safe(text)}</h2><p class="rc-p rc-soft">{safe(lead)}</p>')


def para(text: str, kind: str = "") -> None:
    """A paragraph; ``kind`` is ``soft``, ``note``, ``spoken`` or nothing."""
    draw(f'<p class="rc-p {"rc-" + kind if kind else ""}">{safe(text)}</p>')


_REPLACED = re.compile(
    r"(?<=:)(?=material/|streamlit:)|(?<=[<>~-])(?=[->=])|(?<=www)(?=\.)|(?<=http)(?=s?:)|(?=@)", re.IGNORECASE
)
"""Where Streamlit puts pictures, arrows and links for what stands there, escaped or not (``:material/…:``, ``->``)."""
_JOINER = "\u2060"
"""Nothing to see, and no place to break a line."""
_SIGNS = re.compile(r"[\\`*_\[\]~:$<&|]|^[#>+-]|(?<=^[0-9])[.)]|(?<=^[0-9][0-9])[.)]")
"""What means something in Markdown, anywhere or at the start; no more, since screen readers are told labels raw."""


def plain(text: str) -> str:
    """Text for a label that Streamlit reads as Markdown: every sign stays the sign that it is."""
    line = _REPLACED.sub(_JOINER, text.replace("\n", " ").strip())
    return _SIGNS.sub(r"\\\g<0>", line)
