"""Tables, stores and migrations. Everything that knows SQLAlchemy, Alembic or a database lives here."""

from coach.storage.database import open_database
from coach.storage.upgrade import migrate

__all__ = ["migrate", "open_database"]
