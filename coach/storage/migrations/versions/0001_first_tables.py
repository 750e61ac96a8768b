"""The first tables: people and relations, content versions, takes and their logs, feedback, reflections, shares."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("face", sa.JSON(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("handle", name="uq_person_handle"),
    )
    op.create_table(
        "version",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_version"),
    )
    op.create_table(
        "access",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Uuid(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["person.id"], name="fk_access_actor", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_access"),
    )
    op.create_index("ix_access_actor", "access", ["actor"])
    op.create_table(
        "relation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_relation_person", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_relation"),
    )
    op.create_index("ix_relation_kind_subject", "relation", ["kind", "subject"])
    op.create_index("ix_relation_person", "relation", ["person"])
    op.create_table(
        "share",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sharer", sa.Uuid(), nullable=False),
        sa.Column("receiver", sa.Uuid(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("shared", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["receiver"], ["person.id"], name="fk_share_receiver", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["sharer"], ["person.id"], name="fk_share_sharer", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_share"),
    )
    op.create_index("ix_share_receiver", "share", ["receiver"])
    op.create_index("ix_share_sharer", "share", ["sharer"])
    op.create_table(
        "take",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner", sa.Uuid(), nullable=False),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("training", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("pressure", sa.Text(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("choices_hidden", sa.Boolean(), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("training_version", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("parent", sa.Uuid(), nullable=True),
        sa.Column("forked_after", sa.Integer(), nullable=False),
        sa.Column("confidence_before", sa.Integer(), nullable=True),
        sa.Column("confidence_after", sa.Integer(), nullable=True),
        sa.Column("habit", sa.Text(), nullable=True),
        sa.Column("habit_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["learner"], ["person.id"], name="fk_take_learner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["parent"], ["take.id"], name="fk_take_parent", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["training_version"], ["version.sha256"], name="fk_take_training_version"),
        sa.ForeignKeyConstraint(["version"], ["version.sha256"], name="fk_take_version"),
        sa.PrimaryKeyConstraint("id", name="pk_take"),
        sa.UniqueConstraint("learner", "scenario", "number", name="uq_take_learner_scenario_number"),
    )
    op.create_index("ix_take_parent", "take", ["parent"])
    op.create_table(
        "intention",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("learner", sa.Uuid(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("behaviour", sa.Text(), nullable=False),
        sa.Column("competency", sa.Text(), nullable=True),
        sa.Column("take", sa.Uuid(), nullable=True),
        sa.Column("written", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dropped", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["learner"], ["person.id"], name="fk_intention_learner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["take"], ["take.id"], name="fk_intention_take", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_intention"),
    )
    op.create_index("ix_intention_learner", "intention", ["learner"])
    op.create_index("ix_intention_take", "intention", ["take"])
    op.create_table(
        "reflection",
        sa.Column("take", sa.Uuid(), nullable=False),
        sa.Column("learner", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["learner"], ["person.id"], name="fk_reflection_learner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["take"], ["take.id"], name="fk_reflection_take", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("take", name="pk_reflection"),
    )
    op.create_index("ix_reflection_learner", "reflection", ["learner"])
    op.create_table(
        "reply",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("share", sa.Uuid(), nullable=False),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name="fk_reply_author", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["share"], ["share.id"], name="fk_reply_share", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_reply"),
    )
    op.create_index("ix_reply_author", "reply", ["author"])
    op.create_index("ix_reply_share", "reply", ["share"])
    op.create_table(
        "report",
        sa.Column("take", sa.Uuid(), nullable=False),
        sa.Column("last_seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("assessor", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["take"], ["take.id"], name="fk_report_take", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("take", "last_seq", "assessor", "content", name="pk_report"),
    )
    op.create_table(
        "turn",
        sa.Column("take", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("node", sa.Text(), nullable=False),
        sa.Column("beat", sa.Text(), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("silence", sa.Integer(), nullable=False),
        sa.Column("cut_at", sa.Integer(), nullable=True),
        sa.Column("doing", sa.JSON(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("tension", sa.Integer(), nullable=False),
        sa.Column("spoken", sa.Text(), nullable=True),
        sa.Column("player", sa.Text(), nullable=True),
        sa.Column("choices_visible", sa.Boolean(), nullable=False),
        sa.Column("turn_key", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["take"], ["take.id"], name="fk_turn_take", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("take", "seq", name="pk_turn"),
        sa.UniqueConstraint("take", "turn_key", name="uq_turn_take_turn_key"),
    )


def downgrade() -> None:
    op.drop_table("turn")
    op.drop_table("report")
    op.drop_index("ix_reply_share", table_name="reply")
    op.drop_index("ix_reply_author", table_name="reply")
    op.drop_table("reply")
    op.drop_index("ix_reflection_learner", table_name="reflection")
    op.drop_table("reflection")
    op.drop_index("ix_intention_take", table_name="intention")
    op.drop_index("ix_intention_learner", table_name="intention")
    op.drop_table("intention")
    op.drop_index("ix_take_parent", table_name="take")
    op.drop_table("take")
    op.drop_index("ix_share_sharer", table_name="share")
    op.drop_index("ix_share_receiver", table_name="share")
    op.drop_table("share")
    op.drop_index("ix_relation_person", table_name="relation")
    op.drop_index("ix_relation_kind_subject", table_name="relation")
    op.drop_table("relation")
    op.drop_index("ix_access_actor", table_name="access")
    op.drop_table("access")
    op.drop_table("version")
    op.drop_table("person")
