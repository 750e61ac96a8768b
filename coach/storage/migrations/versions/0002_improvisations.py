"""Improvisations: what was heard in a turn, why an authored line stood in for a model's, who plays the counterpart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("take", sa.Column("counterpart", sa.Text(), nullable=False, server_default="authored"))
    op.add_column("turn", sa.Column("why", sa.Text(), nullable=True))
    op.add_column("turn", sa.Column("heard", sa.JSON(none_as_null=True), nullable=True))
