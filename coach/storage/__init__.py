"""Tables, stores and migrations. Everything that knows SQLAlchemy, Alembic or a database lives here."""
