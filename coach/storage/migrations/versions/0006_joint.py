"""Rehearsing together: who said a turn, proposals, joint rehearsals with their seats, notes and debriefs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("turn", sa.Column("by", sa.Uuid(), nullable=True))
    op.create_index("ix_turn_by", "turn", ["by"])
    op.create_table(
        "proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ("proposer", "learner", "counterpart")),
        sa.Column("scenario", sa.Text(), nullable=True),
        sa.Column("meeting", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("slots", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("made", _TIME, nullable=False),
        sa.Column("accepted", _TIME, nullable=True),
        sa.Column("slot", _TIME, nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("ends", _TIME, nullable=False),
        *(
            sa.ForeignKeyConstraint([name], ["person.id"], name=f"fk_proposal_{name}", ondelete="CASCADE")
            for name in ("proposer", "learner", "counterpart")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_proposal"),
    )
    for column in ("proposer", "learner", "counterpart", "ends"):
        op.create_index(f"ix_proposal_{column}", "proposal", [column])
    op.create_table(
        "joint",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner", sa.Uuid(), nullable=False),
        sa.Column("take", sa.Uuid(), nullable=True),
        sa.Column("training", sa.Text(), nullable=True),
        sa.Column("scenario", sa.Text(), nullable=True),
        sa.Column("meeting", sa.Uuid(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("pressure", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("swapped", sa.Boolean(), nullable=False),
        sa.Column("paused_by", sa.Uuid(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("slot", _TIME, nullable=True),
        sa.Column("made", _TIME, nullable=False),
        sa.Column("opened", _TIME, nullable=True),
        sa.Column("closed", _TIME, nullable=True),
        sa.ForeignKeyConstraint(["learner"], ["person.id"], name="fk_joint_learner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["take"], ["take.id"], name="fk_joint_take", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["paused_by"], ["person.id"], name="fk_joint_paused_by", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_joint"),
        sa.UniqueConstraint("take", name="uq_joint_take"),
    )
    for column in ("learner", "paused_by"):
        op.create_index(f"ix_joint_{column}", "joint", [column])
    op.create_table(
        "joint_seat",
        sa.Column("joint", sa.Uuid(), nullable=False),
        sa.Column("person", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("plays", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["joint"], ["joint.id"], name="fk_joint_seat_joint", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_joint_seat_person", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("joint", "person", name="pk_joint_seat"),
    )
    op.create_index("ix_joint_seat_person", "joint_seat", ["person"])
    op.create_table(
        "joint_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("joint", sa.Uuid(), nullable=False),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("after_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["joint"], ["joint.id"], name="fk_joint_note_joint", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name="fk_joint_note_author", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_joint_note"),
    )
    for column in ("joint", "author"):
        op.create_index(f"ix_joint_note_{column}", "joint_note", [column])
    op.create_table(
        "joint_debrief",
        sa.Column("joint", sa.Uuid(), nullable=False),
        sa.Column("went_well", sa.Text(), nullable=False),
        sa.Column("would_try", sa.Text(), nullable=False),
        sa.Column("spoken", _TIME, nullable=True),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("agreement", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["joint"], ["joint.id"], name="fk_joint_debrief_joint", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("joint", name="pk_joint_debrief"),
    )
    op.create_table(
        "joint_view",
        sa.Column("joint", sa.Uuid(), nullable=False),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("competency", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(["joint"], ["joint.id"], name="fk_joint_view_joint", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name="fk_joint_view_author", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("joint", "author", "competency", name="pk_joint_view"),
    )
    op.create_index("ix_joint_view_author", "joint_view", ["author"])
