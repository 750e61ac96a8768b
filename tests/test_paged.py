"""A team of two hundred is a page of twenty and a name to look for."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _script(count: int) -> None:
    import streamlit as st  # noqa: PLC0415 - a script of its own

    from coach.ui.parts.paged import page_of  # noqa: PLC0415
    from coach.wording import wording  # noqa: PLC0415

    people = [f"Lotte {at:03}" for at in range(count)]
    for one in page_of(people, lambda one: one, "people", wording("nl")):
        st.write(one)


def test_a_team_that_fits_is_drawn_as_it_is() -> None:
    """Nothing to look for in, nothing to turn over."""
    at = AppTest.from_function(_script, kwargs={"count": 20}).run()
    assert len(at.markdown) == 20
    assert not at.text_input
    assert not at.selectbox


def test_a_large_team_is_turned_over_and_looked_through() -> None:
    """The last page has what is left; a name shortens the list and its pages."""
    at = AppTest.from_function(_script, kwargs={"count": 45}).run()
    assert [one.value for one in at.markdown][::19] == ["Lotte 000", "Lotte 019"]
    at.selectbox[0].set_value(3).run()
    assert [one.value for one in at.markdown] == [f"Lotte {n:03}" for n in range(40, 45)]
    at.text_input[0].set_value("LOTTE 03").run()
    assert [one.value for one in at.markdown] == [f"Lotte {n:03}" for n in range(30, 40)]
