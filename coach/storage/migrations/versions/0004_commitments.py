"""What people promise or agree, and an e-mail address for whoever gives one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("email", sa.Text(), nullable=True))
    op.create_table(
        "commitment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner", sa.Uuid(), nullable=False),
        sa.Column("other", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["person.id"], name="fk_commitment_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["person.id"], name="fk_commitment_other", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_commitment"),
    )
    for column in ("owner", "other"):
        op.create_index(f"ix_commitment_{column}", "commitment", [column])
