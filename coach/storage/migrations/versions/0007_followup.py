"""Following up: messages to a team and their answers, talks and the notes on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def _person(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["person.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def _of(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "team_message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("manager", sa.Uuid(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("training", sa.Text(), nullable=True),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("sent", TIME, nullable=False),
        _person("team_message", "manager"),
        sa.PrimaryKeyConstraint("id", name="pk_team_message"),
    )
    op.create_index("ix_team_message_manager_team", "team_message", ["manager", "team"])
    op.create_table(
        "message_draft",
        sa.Column("manager", sa.Uuid(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("training", sa.Text(), nullable=True),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("changed", TIME, nullable=False),
        _person("message_draft", "manager"),
        sa.PrimaryKeyConstraint("manager", "team", name="pk_message_draft"),
    )
    op.create_table(
        "message_recipient",
        sa.Column("message", sa.Uuid(), nullable=False),
        sa.Column("person", sa.Uuid(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        _of("message_recipient", "message", "team_message"),
        _person("message_recipient", "person"),
        sa.PrimaryKeyConstraint("message", "person", name="pk_message_recipient"),
    )
    op.create_index("ix_message_recipient_person", "message_recipient", ["person"])
    op.create_table(
        "team_answer",
        sa.Column("message", sa.Uuid(), nullable=False),
        sa.Column("person", sa.Uuid(), nullable=False),
        sa.Column("helps", sa.Text(), nullable=False),
        sa.Column("hinders", sa.Text(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("written", TIME, nullable=False),
        _of("team_answer", "message", "team_message"),
        _person("team_answer", "person"),
        sa.PrimaryKeyConstraint("message", "person", name="pk_team_answer"),
    )
    op.create_index("ix_team_answer_person", "team_answer", ["person"])
    op.create_table(
        "talk",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("manager", sa.Uuid(), nullable=False),
        sa.Column("member", sa.Uuid(), nullable=False),
        sa.Column("questions", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("slots", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("made", TIME, nullable=False),
        sa.Column("changed", TIME, nullable=False),
        sa.Column("lapses", TIME, nullable=True),
        sa.Column("chosen", TIME, nullable=True),
        sa.Column("asked", TIME, nullable=True),
        sa.Column("asked_words", sa.Text(), nullable=False),
        sa.Column("cancelled", TIME, nullable=True),
        sa.Column("held", TIME, nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        _person("talk", "manager"),
        _person("talk", "member"),
        sa.PrimaryKeyConstraint("id", name="pk_talk"),
    )
    for column in ("manager", "member", "lapses"):
        op.create_index(f"ix_talk_{column}", "talk", [column])
    op.create_table(
        "talk_note",
        sa.Column("talk", sa.Uuid(), nullable=False),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("written", TIME, nullable=False),
        _of("talk_note", "talk", "talk"),
        _person("talk_note", "author"),
        sa.PrimaryKeyConstraint("talk", "author", name="pk_talk_note"),
    )
    op.create_index("ix_talk_note_author", "talk_note", ["author"])
