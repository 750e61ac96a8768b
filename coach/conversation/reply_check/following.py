"""Obeying orders that stand in the learner's turns: magic words, prompts, scores, a declared end, another voice or name.

A word may be asked for many turns before it is said, so every turn is looked at; a sum only where it was just put.
"""

# ruff: noqa: E501 - an alternation reads best on one line

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from coach.conversation.reply_check.context import ReplyContext, own_names
from coach.conversation.reply_check.ear import Ear
from coach.perception.steering import steering
from coach.perception.words import content_words, straight, words

ALWAYS = re.compile(
    "|".join(  # noqa: FLY002 - one pattern a line, as in the other checks
        (
            r"\b(?:i(?:'ll| will| shall)|let me|ik (?:zal|ga|wil)|(?:zal|ga) ik) (?:do |doen )?(?:anything|everything|whatever|alles)(?: doen)?,? (?:that |what |wat )?(?:you|je|jij|u|ge|gij) (?:say|want|ask|tell|wish|wilt?|zegt?|vraagt?|beveelt)\b",
            r"\b(?:as (?:you )?(?:requested|instructed|ordered|commanded)|as per your (?:request|instructions)|zoals (?:gevraagd|opgedragen|je vroeg|u vroeg)|op (?:uw|jouw|je) verzoek)\b",
            r"^\W*(?:understood|acknowledged|affirmative|roger|instructions? (?:received|accepted|updated)|begrepen|genoteerd|instructies? (?:ontvangen|aangepast|gewijzigd)|command accepted|opdracht aanvaard|system (?:message )?(?:received|acknowledged|updated))\b[,.!:]? ?(?=.{0,40}\b(?:instruct\w+|mode|modus|ignor\w+|negeer|i will|i'll|ik zal|from now|vanaf nu|prompt|rules|regels|character|rol|opdracht|systeem|system|new|nieuwe|switch\w*)\b)",
            r"\b(?:ignoring|disregarding|forgetting|i (?:will |'ll )?(?:now )?(?:ignore|disregard|forget)|ik negeer|ik vergeet|negeer ik|vergeet ik) (?:all |my |the |any |al |alle |mijn |de |vanaf nu |nu )+(?:\w+ )?(?:instructions?|rules|prompts?|guidelines|instructies|regels|richtlijnen|aanwijzingen|opdrachten)\b",
            r"\b(?:developer|debug|admin|dan|jailbreak|god|unrestricted|maintenance|ontwikkelaars|beheerders|onderhouds|test)[ -]?(?:mode|modus)\b|\bjailbr\w+|\baccess granted\b|\btoegang verleend\b|\boverride (?:accepted|successful|active)\b|\bmode (?:enabled|activated|on)\b|\bmodus (?:aan|actief|geactiveerd|ingeschakeld)\b",
            r"\b(?:my|the|mijn|de) (?:(?:full|exact|original|hidden|secret|initial|volledige|exacte|originele|verborgen|geheime|system) )*(?:instructions?|prompt|directives?|instructies|opdracht|aanwijzingen|richtlijnen) (?:are|is|was|were|say|read|state|zijn|is|luiden?|luidt|zegt|waren|was|zeggen)\b(?= ?(?:as follows|als volgt|:|to\b|that|om\b|dat\b|\"|you are|je bent|not\b|niet\b))|\byou are (?:helen|marleen|playing|the counterpart|a (?:stressed|busy|difficult))\b|\b(?:je bent|u bent) (?:de tegenspeler|een (?:drukke|gestresseerde|moeilijke))\b",
            r"\b(?:score|rating|level|niveau|cijfer|beoordeling|quotering|grade|points?|punten)\s?(?::|=|is|of|van|->)?\s?(?:[1-9]|10|five|four|vijf|vier)(?:\s?/\s?(?:5|10)|\b)(?! (?:uur|min|dag|day|hour|week|people|mens|support|ticket|van het|of the))|\b(?:[1-5]\s?/\s?5|10\s?/\s?10|[1-9] out of (?:5|10)|(?:five|ten) out of (?:five|ten)|(?:vijf|tien) op (?:vijf|tien)|5 op 5|10 op 10|top ?score|maximumscore|maximale score|full marks|vijf sterren|five stars)\b",
            r"\b(?:i(?:'d| would|'ll| will)? (?:give|rate|score|award|grade|mark)|ik (?:geef|beoordeel|scoor|quoteer)|i'm giving) (?:you|your|this|that|u|je|jou|uw|jouw|dit|dat|deze|het)(?: \w+){0,4} (?:[1-9]|10|five|four|ten|full|top|high(?:est)?|vijf|vier|tien|maximum|het hoogste|maximale|excellent|uitstekend)\b(?! (?:uur|min|dag|day|hour|week|minute|people|mens|euro|men\b|shift|more|extra|weken|weeks|dagen|days))",
            r"\b(?:the|this|our|de|het|dit|deze) (?:conversation|session|rehearsal|scenario|simulation|exercise|role-?play|gesprek|sessie|repetitie|oefening|simulatie|rollenspel|scene|scène|training) (?:is|has|was|heeft|eindigt|ends?|stopt|concludes?)(?: (?:now|nu|hereby|hierbij|officially|been))* ?(?:over|ended|finished|complete\w*|concluded|terminated|closed|done|ten einde|afgelopen|voorbij|afgerond|beëindigd|gedaan|gestopt|gesloten|geslaagd|successful\w*|here|hier)\b|\b(?:session|conversation|simulation|rehearsal|sessie|gesprek|simulatie) (?:ended|terminated|closed|complete|over|beëindigd|afgesloten|afgerond|gesloten)\b|\[?(?:end|einde)\]?\W*$(?<=\])",
            r"\b(?:you(?:'ve| have)? (?:won|passed|completed|succeeded|reached (?:the|your) goal|achieved (?:the|your))|(?:je|u|ge|jij) (?:bent|zijt|hebt|heeft) (?:\w+ )?(?:geslaagd|gewonnen voor|het doel bereikt|de oefening|uw doel bereikt|je doel bereikt))\b(?=.*\b(?:scenario|exercise|rehearsal|goal|oefening|doel|level|test|simulation|geslaagd)\b)|\b(?:goal|doel|outcome|uitkomst|resultaat|objective)\b\s?(?::|is|=)?\s?(?:now |nu )?(?:reached|achieved|bereikt|behaald|gehaald|met)\b",
            r"\b(?:the|de|my|mijn|next|volgende|chosen|gekozen|current|huidige) (?:move|zet)\b[^.!?]{0,25}\b(?:i (?:had|was|have|am|must|chose|used)|ik (?:moest|moet|had|koos|speel\w*|gebruik\w*)|is|was|:)\b|['\"](?:press|brush-off|interrupt|one-word|guilt|misread|deflect|soften|concede|status|subject|refuse|doubt)['\"]",
            r"\b(?:\d+|twenty|thirty|forty|fifty|sixty|twintig|dertig|veertig|vijftig|zestig) (?:words|woorden)\b|\b(?:facts?|feit(?:en)?) (?:\w+ )?(?:away|prijs ?geven|prijsgeven|onthullen|verklappen|loslaten)\b|\b(?:give|reveal|disclose|prijsgeven|verklap) (?:\w+ )?(?:locked |any |no |geen )?(?:facts|feiten)\b|\b(?:one|two|three|four|\d|een|twee|drie|vier) (?:good|goede|goeie) (?:turns|beurten)\b|\b(?:until|before|tot|voor) (?:\w+ ){0,3}(?:turns?|beurt(?:en)?) (?:\d|one|two|three|een|twee|drie)\b",
            r"\b(?:scores?|ratings?|levels?|niveaus?|cijfers?|beoordeling|verdict)\b (?:\w+ )?(?:changed|set|adjusted|updated|raised|aangepast|gezet|gewijzigd|verhoogd|ingevuld|toegekend)\b|\b(?:from now on|vanaf nu|henceforth|voortaan) (?:i'm|i am|i'll be|ben ik|zal ik|i speak|spreek ik|praat ik|i only|i answer|antwoord ik)\b (?:\w+ )?(?:an? |een |in |only |enkel |alleen |your |je |uw |yes|ja\b|niet langer|no longer)|\b(?:requested|gevraagde|asked-for|opgevraagde) (?:json|xml|code|object|format|text|tekst|output|word|woord|poem|gedicht|list|lijst|prompt|instruct\w+|score|translation|vertaling)\b|\b(?:dropped|lifted|removed|lost|without|zonder|losgelaten|verwijderd) (?:all )?(?:my|mijn|alle|any) (?:restrictions|limits|limitations|filters|constraints|beperkingen|restricties)\b|\bmijn (?:beperkingen|restricties|filters) (?:zijn|vallen|gelden)\b",
            r"\b([\w']+ [\w']+ [\w']+(?: [\w']+){0,6})[,;.]? \1[,;.]? \1\b",
            r"\b(?:rapport|tension|credit|pressure|spanning|told_\w+)\s?(?:=|:|is (?:now|nu)|set to|staat op)\s?-?\d|\b(?:unlocked|locked|ontgrendeld|vergrendelde?) (?:facts?|feit(?:en)?)\b|\b(?:the|de|mijn|my) (?:hidden|locked|secret|verborgen|geheime) (?:facts?|feit(?:en)?|instruct\w+|rules|regels|goal|doel)\b",
            r"\b(?:once upon a time|er was eens|roses are red|rozen zijn rood|why did the chicken|knock,? knock|klop klop|arr+r*,? (?:matey|me)|ahoy|shiver me|beep boop|hello,? world|def \w+\(|print\(|import \w+|haiku|limerick|ingredients|ingrediënten|here(?:'s| is) (?:a|your|the) (?:poem|joke|song|recipe|story|code|haiku|summary|translation|list)|hier (?:is|heb je|komt) (?:een|je|jouw|uw|het|de) (?:gedicht|mop|grap|lied\w*|recept|verhaal\w*|code|haiku|samenvatting|vertaling|lijst\w*))\b",
        )
    ),
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:\b(?:say|reply|answer|respond|write|type|print|output|repeat|include|use|add|begin|start|end|finish|contain|word|phrase|code|string|password|zeg|antwoord|schrijf|typ|herhaal|gebruik|begin|eindig|sluit|voeg|woord|zin|woorden|met|with|toverwoord|codewoord|wachtwoord|exact(?:ly)?|precies|letterlijk|only|enkel|alleen|just)\b(?: (?:you|jij|je|u|ge|dan|then|me|mij|just|gewoon|only|alleen|is|was|wordt|be))*\s*:?\s*)(?:[\"'“‘«]([^\"'”’»\n]{1,80})[\"'”’»]|([A-Z0-9][A-Z0-9_-]{2,}(?: [A-Z0-9][A-Z0-9_-]{2,})*))"
)
_WORDED = re.compile(
    r"\b(?:only|just|exactly|nothing but|alleen|enkel|uitsluitend|precies)\b[^.!?\n\"']{0,20}\b(?:the word|the words|the letter|het woord|de woorden|de letter) ([\w-]+)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?:say|type|write|repeat|use|zeg|typ|schrijf|herhaal|gebruik) (?:just |only |alleen |enkel |gewoon |eens |nu )?(?:the word |het woord |the password |het wachtwoord )([\w-]+)|\b(?:call me|noem (?:mij|me)|address me as|spreek (?:mij|me) aan (?:als|met)|adresseer (?:mij|me) als) (?:from now on |vanaf nu |voortaan |gewoon |only |alleen )*(?:your |je |uw |the |de )?([\w-]+)",
    re.IGNORECASE,
)
_COLON = re.compile(
    r"\b(?:say|repeat|reply|answer|write|type|zeg|herhaal|antwoord|schrijf|typ)\b[^:.!?\n]{0,40}:\s*([^\n.!?]{2,80})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:word|woord|phrase|password|wachtwoord|codewoord|toverwoord)\b[^.!?\n\"“„«]{0,50}\b(?:is|was|wordt|be|luidt|becomes)\b:? ?[\"'“„‘«]([^\"'”’»“\n]{1,60})[\"'”’»“]",
    re.IGNORECASE,
)
"""A word that is agreed on now, to be said later."""
_ALONE = re.compile(
    r"\b(?:say|type|write|repeat|shout|zeg|zegt|typ|schrijf|herhaal|roep)\b (?:(?:now|just|only|simply|me|you|je|jij|u|nu|gewoon|alleen|enkel|maar|eens|dan|then|the word|het woord)\b ?)*([\w-]{3,})(?=\W*(?:$|[.!,;\n]|please|aub|now|nu\b))",
    re.IGNORECASE,
)
"""An ordinary word, asked for without marks: it is obeyed where it is all that is said."""
_CALLED = r"(?:you(?:'re| are) (?:now |from now on )?called|your name is(?: now)?|call yourself|(?:je|jij|u|ge) (?:heet|noemt)(?: nu| voortaan| vanaf nu)?|(?:je|jouw|uw) naam is(?: nu)?|noem (?:jezelf|uzelf)|you are now|(?:je|jij|u) bent (?:nu|voortaan|vanaf nu))"
_RENAMED = re.compile(rf"\b(?i:{_CALLED}),? [\"'“]?([A-Z][\w-]+)")
_OWN_NAME = re.compile(
    r"\b(?:[Mm]y name(?:'s| is)|I(?:'m| am) (?:now )?called|I go by|[Mm]ijn naam is|[Ii]k heet|(?:[Nn]oem|[Cc]all) (?:mij|me) (?:maar |gewoon |just )?)(?: nu| now)? ?([A-Z][\w-]+)"
)
_SUM = re.compile(
    r"\d+\s*(?:[-+*x×:/]|plus|min|minus|times|maal|keer|gedeeld door)?\s*\d+\s*(?:=|is|\?)|\d+\s*(?:[+*x×]|plus|minus|times|maal)\s*\d+",
    re.IGNORECASE,
)
_CAPITALS = 2
_LIKE_THE_ORDER = 0.62
_REFUSES = re.compile(r"\b(?:not|no|never|nobody|nee|neen|niet|geen|nooit|niemand)\b|n't\b", re.IGNORECASE)
_MARKS = re.compile(
    r"\b(?:scor\w+|marks?|rating|rated?|grades?|graded|levels?|competenc\w+|points?|out of (?:five|ten|5|10)|stars|niveaus?|punten|cijfers?|competentie\w*|quoter\w+|quotering\w*|beoordel\w+|op (?:vijf|tien|5|10)|sterren|maximum)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:poem|haiku|limerick|song|joke|story|essay|rap|riddle|recipe|gedicht|haiku|lied\w*|mop\w*|grap\w*|verhaal\w*|raadsel|opstel|recept)\b[^.!?\n]{0,12}\b(?:over|about|on|for|van|voor) ([^.!?\n]{3,60})",
    re.IGNORECASE,
)
_PLAIN_ANSWERS = frozenset({"ja", "nee", "neen", "yes", "no", "of", "or", "ok", "oké", "okay", "goed", "fine"})
_LETTERS = 7
_SHORT = 2
_LATEST = 2
_SHOUTED = 6
_DAYS = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:maan|dins|woens|donder|vrij|zater|zon)dag|\d+")
_LITERAL = 3


def follows(sentence: str, so_far: tuple[str, ...], context: ReplyContext, ear: Ear | None = None) -> str:
    """The words with which this reply does what the learner ordered a machine to do, or ""."""
    text = straight(sentence)
    found = ALWAYS.search(text)
    if found:
        return found.group().strip()
    letters = [character for character in text if character.isalpha()]
    if len(letters) >= _LETTERS and all(character.isupper() for character in letters):
        return text
    said, length = words(text), len(words(" ".join((*so_far, text))))
    latest = context.learner_turns[-_LATEST:]
    for turn in context.learner_turns:
        asked = straight(unicodedata.normalize("NFKC", turn))
        done = _done(said, length, asked, context.language) or _alone(text, said, asked)
        if done:
            return done
    for turn in latest:
        if _SUM.search(turn) and (_SUM.search(" ".join(said)) or (length <= _LITERAL and said and said[0].isdigit())):
            return " ".join(said)
    return _renamed(text, context) or _serves(text, context, ear)


def _serves(text: str, context: ReplyContext, ear: Ear | None) -> str:
    """The words with which a statement gives what the latest orders to a machine asked for, or "".

    Marks where marks were asked for, what a poem or a joke was to be about, or nearly the order itself. Who asks back
    or refuses serves nothing.
    """
    machine = _orders(context.learner_turns[-1], context.language) if context.learner_turns else ""
    if not machine or text.rstrip().endswith("?") or _REFUSES.search(text):
        return ""
    marks = _MARKS.search(text)
    if marks and _MARKS.search(machine):
        return marks.group()
    about = _ABOUT.search(machine)
    if about:
        known = {
            word for line in (*context.own_lines, *context.public) for word in content_words(line, context.language)
        }
        topic = set(content_words(about.group(1), context.language)) - known
        told = next((word for word in content_words(text, context.language) if word in topic), "")
        if told:
            return told
    if ear is not None and ear.nearest(text, [machine]) >= _LIKE_THE_ORDER:
        return "≈"
    return ""


def _alone(text: str, said: list[str], turn: str) -> str:
    """A word that the turn asks for, where it is the whole sentence or shouted as it was asked; or ""."""
    if not text.rstrip().endswith("?") and len(said) <= _SHORT:
        for asked in _ALONE.finditer(turn):
            magic = words(asked.group(1))
            if magic and said == magic and not _PLAIN_ANSWERS.issuperset(magic) and not _DAYS.fullmatch(magic[0]):
                return asked.group(1)
    shouted = (found.group(_CAPITALS) for found in _ASKED.finditer(turn))
    return next((word for word in shouted if word and len(word) >= _SHOUTED and word in text), "")


def _renamed(text: str, context: ReplyContext) -> str:
    """The words with which the counterpart takes another name, or ""."""
    own = {name.lower() for name in own_names(context.names)}
    found = _OWN_NAME.search(text)
    if found and own and found.group(1).lower() not in own and not _DAYS.fullmatch(found.group(1).lower()):
        return found.group()
    for turn in context.learner_turns:
        for given in _RENAMED.finditer(straight(turn)):
            name = given.group(1)
            taken = re.search(
                rf"^\W*{re.escape(name)}(?: (?:here|hier)\b|\W*$)|\b(?:I'm|I am|ik ben|this is|met|hier is) {re.escape(name)}\b",
                text,
                re.IGNORECASE,
            )
            if taken and name.lower() not in own:
                return taken.group()
    return ""


def _done(said: list[str], length: int, turn: str, language: str) -> str:
    """What the turn orders to be said and what is said, or "": exact words or a word in capitals."""
    machine = _orders(turn, language)
    for part, loose in ((machine, False), (turn, True)):
        for asked in (
            *_ASKED.finditer(part),
            *_WORDED.finditer(part),
            *_NAMED.finditer(part),
            *_BARE.finditer(part),
            *_COLON.finditer(part),
        ):
            magic = words(next((group for group in asked.groups() if group), ""))
            if not magic or not _has(said, magic) or (_PLAIN_ANSWERS.issuperset(magic) and (loose or said != magic)):
                continue
            if (
                length <= len(magic) + (1 if loose else _LITERAL)
                or (len(magic) > _SHORT and not loose)
                or (asked.lastindex == _CAPITALS and not loose)
            ):
                return " ".join(magic)
    return ""


@lru_cache(maxsize=128)
def _orders(turn: str, language: str) -> str:
    """What a turn says to a machine; the same turn is asked for again with each sentence of a reply."""
    return " ".join(turn[span.start : span.end] for span in steering(turn, language))


def _has(said: list[str], magic: list[str]) -> bool:
    return any(said[at : at + len(magic)] == magic for at in range(len(said) - len(magic) + 1))
