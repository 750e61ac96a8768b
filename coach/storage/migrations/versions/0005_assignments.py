"""What managers do with the assignments of a guide."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("manager", sa.Uuid(), nullable=False),
        sa.Column("training", sa.Text(), nullable=False),
        sa.Column("assignment", sa.Text(), nullable=False),
        sa.Column("member", sa.Uuid(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["manager"], ["person.id"], name="fk_assignment_manager", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member"], ["person.id"], name="fk_assignment_member", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
    )
    for column in ("manager", "member"):
        op.create_index(f"ix_assignment_{column}", "assignment", [column])
