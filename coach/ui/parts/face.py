"""Cut-paper busts: a head, hair and a coloured shirt with initials; drawn, never photographed."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape

from pydantic import ValidationError

from coach.programme.people import Person
from coach.scenario.model import Face

_SKIN = {1: "#F2D3BC", 2: "#E6BCA0", 3: "#CB9872", 4: "#9A6B4B", 5: "#6E4A35"}
_SHIRT = {
    "blue": "#3B5872", "rust": "#8C4A33", "plum": "#6B4063", "olive": "#6A5B26", "green": "#285A4B",
    "slate": "#4A5560", "ochre": "#8A6417",
}  # fmt: skip
_HAIR_COLOURS = ("#3A2A22", "#5A3A28", "#7A7F86", "#2A211E", "#7A3F22", "#A9824F")
_HAIR = {
    "short": (
        '<path d="M27 34c-2-17 8-26 21-26s23 9 21 26c-3-8-6-12-12-13-8-1-16-1-22 1-4 2-6 6-8 12z" fill="{hair}"/>'
    ),
    "grey-short": (
        '<path d="M27 34c-2-17 8-26 21-26s23 9 21 26c-3-8-6-12-12-13-8-1-16-1-22 1-4 2-6 6-8 12z" fill="#8B9096"/>'
    ),
    "bob": (
        '<path d="M24 56c-4-26 4-46 24-46s28 20 24 46c-6 2-9 0-9-4l1-22c-10 0-20-2-26-8-3 8-5 14-5 30 0 '
        '4-4 6-9 4z" fill="{hair}"/>'
    ),
    "bun": (
        '<circle cx="48" cy="7" r="7" fill="{hair}"/><path d="M28 36c-2-18 8-26 20-26s22 8 20 26c-4-9-10'
        '-13-20-13s-16 4-20 13z" fill="{hair}"/>'
    ),
    "bald": ('<path d="M25 40c-2-6-1-12 2-16 1 6 1 12 2 18zM71 40c2-6 1-12-2-16-1 6-1 12-2 18z" fill="{hair}"/>'),
    "curly": (
        '<g fill="{hair}"><circle cx="30" cy="27" r="9"/><circle cx="36" cy="15" r="9"/><circle cx="48" '
        'cy="11" r="10"/><circle cx="60" cy="15" r="9"/><circle cx="66" cy="27" r="9"/><circle cx="28" c'
        'y="39" r="7"/><circle cx="68" cy="39" r="7"/></g>'
    ),
    "long": (
        '<path d="M22 76c-4-40 2-66 26-66s30 26 26 66c-6 3-11 1-11-5l1-40c-10-1-20-3-26-9-4 9-5 20-5 49 '
        '0 6-5 8-11 5z" fill="{hair}"/>'
    ),
    "scarf": (
        '<path fill-rule="evenodd" d="M22 60c-4-32 6-52 26-52s30 20 26 52c-2 10-8 16-14 18H36c-6-2-12-8-14-18z'
        'M32 38c0 15 7 24 16 24s16-9 16-24-7-19-16-19-16 4-16 19z" fill="{shirt}"/>'
    ),
}
_BEARD = "M33 44c1 14 7 20 15 20s14-6 15-20c-4 6-9 8-15 8s-11-2-15-8z"
_BEHIND = frozenset({"long", "bob"})


def initials(name: str) -> str:
    """Two letters at most, from the first and the last word of a name."""
    parts = [part for part in name.split() if part[0].isalpha()]
    return "".join(part[0].upper() for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts[:1]))


@cache
def bust(name: str, look: Face) -> str:
    """A bust as a data URI for an ``<img>``; what the look leaves open is chosen from the name, always the same."""
    seed = sha256(name.encode()).digest()
    style = look.hair or sorted(_HAIR)[seed[0] % (len(_HAIR) - 1)]
    skin = _SKIN.get(look.shade or 0) or _SKIN[seed[1] % 5 + 1]
    cloth = _SHIRT.get(look.shirt or "") or _SHIRT[sorted(_SHIRT)[seed[2] % len(_SHIRT)]]
    colour = "#83898F" if style == "bob" and look.shirt == "blue" else _HAIR_COLOURS[seed[3] % len(_HAIR_COLOURS)]
    drawn = _HAIR[style].format(hair=colour, shirt=cloth)
    chin = (
        f'<path d="M33 44c1 14 7 20 15 20s14-6 15-20c-4 6-9 8-15 8s-11-2-15-8z" fill="{colour}"/>' if look.beard else ""
    )
    rims = (
        '<g fill="none" stroke="#2B2B2B" stroke-width="1.8"><circle cx="41" cy="38" r="5.5"/>'
        '<circle cx="55" cy="38" r="5.5"/><path d="M46.5 38h3"/></g>'
        if look.glasses
        else ""
    )
    head = f'<path d="M42 56h12v14H42z" fill="{skin}"/><ellipse cx="48" cy="38" rx="18" ry="23" fill="{skin}"/>'
    body = f'<path d="M12 108c0-26 14-40 36-40s36 14 36 40z" fill="{cloth}"/>'
    letters = (
        f'<text x="48" y="98" text-anchor="middle" font-family="Verdana,Arial,sans-serif" font-weight="700" '
        f'font-size="15" fill="#fff">{escape(initials(name))}</text>'
    )
    order = (drawn, head, chin, rims, body) if style in _BEHIND else (body, head, chin, drawn, rims)
    front = _HAIR["short"].format(hair=colour) if style in _BEHIND else ""
    outline = 'stroke="#9AA39C" stroke-opacity=".35" stroke-width=".6"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 108"><g {outline}>'
        f"{''.join(order)}{front}</g>{letters}</svg>"
    )
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


def picture(name: str, look: Face, css: str = "rc-face") -> str:
    """A bust as HTML; the name beside it speaks, so the picture itself is silent to screen readers."""
    return f'<img class="{css}" src="{bust(name, look)}" alt="">'


def portrait(person: Person) -> str:
    """The bust of somebody who uses the app; a look that cannot be read is drawn from the name."""
    try:
        look = Face.model_validate(dict(person.face))
    except ValidationError:
        look = Face()
    return picture(person.name, look)
