"""What models are used for: consent, calls, contested levels and what trainers make of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consent",
        sa.Column("person", sa.Uuid(), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("given", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_consent_person", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person", "notice", name="pk_consent"),
    )
    op.create_table(
        "model_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("take", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("prompt_tokens", sa.Integer(), nullable=False),
        sa.Column("completion_tokens", sa.Integer(), nullable=False),
        sa.Column("cached_tokens", sa.Integer(), nullable=False),
        sa.Column("estimated", sa.Boolean(), nullable=False),
        sa.Column("first_ms", sa.Integer(), nullable=True),
        sa.Column("total_ms", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_model_call"),
    )
    op.create_index("ix_model_call_person_at", "model_call", ["person", "at"])
    op.create_index("ix_model_call_at", "model_call", ["at"])
    op.create_table(
        "contest",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("take", sa.Uuid(), nullable=False),
        sa.Column("learner", sa.Uuid(), nullable=False),
        sa.Column("training", sa.Text(), nullable=False),
        sa.Column("shown", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["take"], ["take.id"], name="fk_contest_take", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["learner"], ["person.id"], name="fk_contest_learner", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_contest"),
    )
    for column in ("take", "learner", "training"):
        op.create_index(f"ix_contest_{column}", "contest", [column])
    op.create_table(
        "trainer_level",
        sa.Column("contest", sa.Uuid(), nullable=False),
        sa.Column("trainer", sa.Uuid(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("set", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["contest"], ["contest.id"], name="fk_trainer_level_contest", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["trainer"], ["person.id"], name="fk_trainer_level_trainer", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contest", "trainer", name="pk_trainer_level"),
    )
    op.create_index("ix_trainer_level_trainer", "trainer_level", ["trainer"])
