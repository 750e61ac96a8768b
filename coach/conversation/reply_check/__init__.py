"""Checks every sentence of a model's reply before anybody hears it: one file per way in which a counterpart fails."""

from coach.conversation.part import MOST_WORDS, LockedFact
from coach.conversation.reply_check.character import undirected
from coach.conversation.reply_check.check import check, prepare
from coach.conversation.reply_check.context import Fault, Kind, ReplyContext
from coach.conversation.reply_check.ear import Ear
from coach.conversation.reply_check.form import clean
from coach.conversation.reply_check.reasons import asks_again
from coach.conversation.reply_check.sentences import Sentences

__all__ = [
    "MOST_WORDS",
    "Ear",
    "Fault",
    "Kind",
    "LockedFact",
    "ReplyContext",
    "Sentences",
    "asks_again",
    "check",
    "clean",
    "prepare",
    "undirected",
]
