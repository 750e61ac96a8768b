"""The drawing of the rehearsal room after hours: one lamp, a table, chairs, and a tape mark on the floor."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path

import streamlit as st

_STATIC = Path(__file__).resolve().parents[3] / "static"


@cache
def _data(name: str) -> str:
    return "data:image/svg+xml;base64," + b64encode((_STATIC / name).read_bytes()).decode()


def scene() -> None:
    """Draw it in the page's theme; it is decoration, so it is silent to screen readers."""
    name = "scene-dark.svg" if st.context.theme.type == "dark" else "scene.svg"
    st.html(f'<img class="rc-scene" src="{_data(name)}" alt="">')
