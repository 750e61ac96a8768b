"""A learner's own coming meetings, and the takes in which they are rehearsed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("with_name", "with_role", "about", "want", "worry")),
        sa.Column("written", sa.DateTime(timezone=True), nullable=False),
        sa.Column("went", sa.Text(), nullable=False),
        sa.Column("told", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["learner"], ["person.id"], name="fk_meeting_learner", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
    )
    op.create_index("ix_meeting_learner", "meeting", ["learner"])
    op.add_column("take", sa.Column("meeting", sa.Uuid(), nullable=True))
