"""The one place where pages get at the use cases."""

from __future__ import annotations

import os

import streamlit as st

from coach.bootstrap import App, build
from coach.settings import read_settings


@st.cache_resource(show_spinner=False)
def app() -> App:
    """The use cases, built once per process."""
    return build(read_settings(os.environ))
