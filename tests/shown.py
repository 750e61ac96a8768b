"""What Streamlit reads as Markdown on a page, for tests that text stays text."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

BOLD = "**Lo** :smile: [t](http://x)"
"""A name full of signs."""


def labels(at: AppTest) -> list[str]:
    """Everything that Streamlit reads as Markdown."""
    found: list[str] = []

    def walk(block: Any) -> None:
        proto: Any = getattr(block, "proto", None)
        for name in ("label", "body", "help"):  # a placeholder is drawn as it is
            value = getattr(proto, name, "")
            if isinstance(value, str) and getattr(block, "type", "") != "html":
                found.append(value)
        if getattr(proto, "WhichOneof", None) and "popover" in {field.name for field, _ in proto.ListFields()}:
            found.append(proto.popover.label)
        for child in getattr(block, "children", {}).values():
            walk(child)

    walk(at._tree)
    return found
