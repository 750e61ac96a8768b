"""The one stylesheet, and the pieces of it that only one page needs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent


@cache
def _sheet(name: str) -> str:
    return f"<style>{(_HERE / name).read_text('utf-8')}</style>"


def apply(*names: str) -> None:
    """Put the app's stylesheet on the page (the frame does), or further ones after it (a page's ``room.css``)."""
    for name in names or ("style.css",):
        st.html(_sheet(name))
