"""``python -m coach``, the same as ``coach``."""

from __future__ import annotations

import sys

from coach.cli.main import run


def main() -> None:
    """The console script."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
