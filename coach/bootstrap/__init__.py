"""The only place where implementations are chosen: which database, content, matcher and assessor the use cases get."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Thread

from coach import storage
from coach.bootstrap.following_up import FollowingUp, following_up, post_of
from coach.bootstrap.judging import Judges
from coach.bootstrap.kept_secret import kept_secret
from coach.bootstrap.parts import Parts, encoder_of, own_words_of, real_parts, warm
from coach.conversation.model_player import ModelPlayer
from coach.llm.chat import Chat, Ledger
from coach.llm.gateway import Gateway
from coach.scenario.training import Catalogue
from coach.services.account import Account
from coach.services.agreement import AgreedChat, Agreement
from coach.services.checks import LookingBack
from coach.services.contests import Contests
from coach.services.debrief import Debriefs
from coach.services.demo import seed_demo
from coach.services.guide import Guides
from coach.services.joint import Joints
from coach.services.judging import Judging
from coach.services.library import Library
from coach.services.meetings import Meetings
from coach.services.models import Models, StoredLedger
from coach.services.players import Players
from coach.services.ports import Clock, Database, Entropy, Matcher
from coach.services.reflect import Reflect
from coach.services.rehearse import Rehearse
from coach.services.review import Reviews
from coach.services.rewording import Rewordings
from coach.services.share import Sharing
from coach.services.shelf import Shelf
from coach.services.team import Teams
from coach.services.transfer import Transfer
from coach.settings import Settings

_dice = secrets.SystemRandom()


@dataclass(frozen=True, slots=True)
class App:
    """The use cases, ready to be called from any thread."""

    settings: Settings
    account: Account
    library: Library
    rehearse: Rehearse
    reviews: Reviews
    reflect: Reflect
    sharing: Sharing
    contests: Contests
    models: Models
    guide: Guides
    rewording: Rewordings
    followup: FollowingUp
    looking_back: LookingBack
    team: Teams
    transfer: Transfer
    joints: Joints
    meetings: Meetings
    debriefs: Debriefs
    catalogue: Catalogue
    secret: str
    """Signs cookies and links."""
    close: Callable[[], None]
    """Lets go of the database, and of models."""
    work: Callable[[], None] = lambda: None
    """Gets ready for the own words of takes that begin, for ever; the server gives it a thread."""
    warmed: Callable[[], None] = lambda: None
    """Waits until what is learnt at the start, beside the first visitors, has been learnt."""


def now() -> datetime:
    """The real clock."""
    return datetime.now(UTC)


def build(settings: Settings, clock: Clock = now, entropy: Entropy = os.urandom, parts: Parts | None = None) -> App:
    """The app on its database, brought to today's tables, with the demo team in it when that is on.

    Raises:
        StorageFailed: the data folder or the database cannot be used.
        StorageTooNew: a newer version of the app made the database.
        SettingRefused: the database's URL cannot be used.
    """
    storage.migrate(settings.url)
    secret = settings.secret or kept_secret(settings.data)
    database = storage.open_database(settings.url)
    if settings.demo:
        seed_demo(database, clock, entropy)
    chat = gateway_of(settings, StoredLedger(database), clock) if settings.endpoints else None

    def close() -> None:
        if chat is not None:
            chat.close()
        database.close()

    if parts is not None:
        return assemble(settings, database, parts, clock, entropy, secret, close, chat)
    parts = real_parts(settings, clock)
    warming = Thread(target=_warm, args=(parts, chat), name="warm", daemon=True)
    warming.start()
    app = assemble(settings, database, parts, clock, entropy, secret, close, chat)
    return replace(app, warmed=warming.join)


def _warm(parts: Parts, chat: Gateway | None) -> None:
    warm(parts)
    if chat is not None:
        if chat.offers("counterpart") is not None:
            parts.ready()
        chat.warm()


def _nothing(_person: str) -> None:
    """There is nothing to forget."""


def assemble(  # noqa: PLR0913, PLR0917 - one of each
    settings: Settings,
    database: Database,
    parts: Parts,
    clock: Clock,
    entropy: Entropy,
    secret: str = "",
    close: Callable[[], None] = lambda: None,
    chat: Chat | None = None,
) -> App:
    """The use cases on a database that is ready."""
    shelf = Shelf(parts.reader)
    agreement = Agreement(chat)
    chat = AgreedChat(chat, agreement, database) if chat is not None else None
    player = None
    if chat is not None and chat.offers("counterpart") is not None and parts.reply_check is not None:
        player = ModelPlayer(chat, parts.reply_check(), secret)
    players = Players(agreement, player, parts.plain)
    judging: Judging | None = None
    forget: Callable[[str], None] = _nothing
    if chat is not None and chat.offers("judge") is not None:
        judges = Judges(chat, parts.assessor_of)
        judging, forget = Judging(database, agreement, judges.of_take, parts.make_report, clock), judges.forget
    reviews = Reviews(database, shelf, parts.assessor_of, parts.make_report, clock, judging)
    guides = Guides(database, parts.catalogue, clock)
    return App(
        settings=settings,
        account=Account(database, clock, demo=settings.demo),
        library=Library(database, parts.catalogue, clock),
        rehearse=Rehearse(
            database,
            parts.catalogue,
            shelf,
            parts.matcher,
            parts.assessor_of,
            parts.attach_habit,
            players,
            clock,
            entropy,
        ),
        reviews=reviews,
        reflect=Reflect(database, clock, entropy),
        sharing=Sharing(database, reviews, clock, entropy),
        contests=Contests(database, shelf, reviews, clock, entropy),
        models=Models(database, agreement, clock, forget),
        followup=following_up(database, parts.catalogue, post_of(settings), clock, entropy),
        guide=guides,
        rewording=Rewordings(database, guides, agreement, chat),
        looking_back=LookingBack(database, clock),
        team=Teams(database, parts.catalogue, clock, entropy),
        transfer=Transfer(database, parts.catalogue, clock, entropy),
        meetings=Meetings(database, parts.catalogue, clock, entropy),
        joints=Joints(database, parts.catalogue, shelf, parts.matcher, parts.assessor_of, players, clock, entropy),
        debriefs=Debriefs(database, shelf, reviews, clock, entropy),
        catalogue=parts.catalogue,
        secret=secret,
        close=close,
        work=parts.matcher.work,
    )


def migrate(settings: Settings) -> bool:
    """Bring the database to today's tables; True when there was something to do.

    Raises:
        StorageFailed: the database cannot be used; nothing was changed.
    """
    return storage.migrate(settings.url)


def make_matcher() -> Matcher:
    """How own words are placed, for the command line; slow to make the first time that it is used."""
    return own_words_of(encoder_of(None), None)


def content(settings: Settings, clock: Clock = now) -> Parts:
    """Content, matcher and assessors without a database, for the command line's measurements."""
    return real_parts(settings, clock)


def gateway_of(settings: Settings, ledger: Ledger, clock: Clock = now) -> Gateway:
    """Whoever can be asked with these settings, within their budget; nobody when no model is set."""
    return Gateway(
        settings.endpoints, ledger, now=clock, clock=time.monotonic, jitter=_dice.random, limits=settings.limits
    )
