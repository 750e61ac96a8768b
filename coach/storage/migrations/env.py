"""Alembic's environment: runs within the transaction that ``coach.storage.upgrade`` opened."""

from alembic import context

from coach.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
