"""What a team does together, looking back on intentions, and figures as they were published."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "intention_check",
        sa.Column("intention", sa.Uuid(), nullable=False),
        sa.Column("after", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("learner", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["intention"], ["intention.id"], name="fk_intention_check_intention", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["learner"], ["person.id"], name="fk_intention_check_learner", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("intention", "after", name="pk_intention_check"),
    )
    for column in ("learner", "answered"):
        op.create_index(f"ix_intention_check_{column}", "intention_check", [column])
    op.create_table(
        "team_idea",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("behaviour", sa.Text(), nullable=False),
        sa.Column("written", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name="fk_team_idea_author", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_team_idea"),
    )
    for column in ("team", "author"):
        op.create_index(f"ix_team_idea_{column}", "team_idea", [column])
    op.create_table(
        "team_support",
        sa.Column("idea", sa.Uuid(), nullable=False),
        sa.Column("person", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["idea"], ["team_idea.id"], name="fk_team_support_idea", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_team_support_person", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("idea", "person", name="pk_team_support"),
    )
    op.create_index("ix_team_support_person", "team_support", ["person"])
    op.create_table(
        "team_goal",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("behaviour", sa.Text(), nullable=False),
        sa.Column("chosen", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team", "month", name="pk_team_goal"),
    )
    op.create_table(
        "ally",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("person", sa.Uuid(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_ally_person", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("team", "person", name="pk_ally"),
    )
    op.create_index("ix_ally_person", "ally", ["person"])
    op.create_table(
        "ally_place",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("person", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_ally_place_person", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("team", "month", "person", name="pk_ally_place"),
    )
    op.create_index("ix_ally_place_person", "ally_place", ["person"])
    op.create_table(
        "closed_month",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("closed", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("month", name="pk_closed_month"),
    )
    op.create_table(
        "figure",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("training", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["month"], ["closed_month.month"], name="fk_figure_month"),
        sa.PrimaryKeyConstraint("month", "team", "training", "measure", name="pk_figure"),
    )
