"""Speaking for others: lines for the learner or for another person in the room, or what the learner does next."""

# ruff: noqa: E501 - an alternation reads best on one line

from __future__ import annotations

import re

from coach.conversation.reply_check.context import ReplyContext, own_names
from coach.perception.words import straight

_ANYBODY = (
    r"(?:you|jij|je|gij|ge|u|me|ik|learner|user|human|cursist|deelnemer|leerling|lerende|gebruiker|speler|player|medewerker|employee|colleague|collega"
    r"|participant|student|trainee|interviewer|speaker|spreker|counterpart|tegenspeler|manager|assistant|assistent|system|systeem|narrator|verteller"
    r"|de collega|the colleague|the employee|de medewerker|person [ab12]|persoon [ab12]|[ab]|others|anderen|group|groep|team|everyone|iedereen|all|allen)"
)
_TAG = re.compile(
    rf"(?:^|\n|[.!?…\"]\s+)[*_\[(\"-]*({_ANYBODY})[*_\])]*(?: ?\([^)\n]{{0,30}}\))?[*_]*\s?:\s", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:^|\n|[.!?…\"]\s+)[*_\[(\"-]*([A-ZÀ-Ý][\w'’-]+(?: (?:van|de|der|den|[A-ZÀ-Ý])[\w'’-]*){0,2})[*_\])]*(?: ?\([^)\n]{0,30}\))?[*_]*\s?:\s"
)
_HEAD_WORDS = frozenset(
    [
        "kijk",
        "listen",
        "luister",
        "look",
        "so",
        "dus",
        "één",
        "one",
        "first",
        "eerst",
        "question",
        "vraag",
        "antwoord",
        "answer",
        "simple",
        "simpel",
        "eerlijk",
        "honestly",
        "kort",
        "short",
        "maar",
        "but",
        "and",
        "en",
        "bon",
        "well",
        "result",
        "resultaat",
        "conclusie",
        "conclusion",
        "fact",
        "feit",
        "point",
        "punt",
        "probleem",
        "problem",
        "deal",
        "voorstel",
        "proposal",
        "vooral",
        "note",
        "nota",
        "ps",
        "wait",
        "wacht",
        "reden",
        "reason",
        "weet",
        "zeg",
        "say",
        "ok",
        "oké",
        "okay",
        "oplossing",
        "solution",
        "agenda",
        "morgen",
        "vandaag",
        "today",
        "tomorrow",
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "verschil",
        "difference",
        "gevolg",
        "consequence",
        "nee",
        "no",
        "ja",
        "yes",
        "what's",
        "hier",
        "here",
        "daar",
        "there",
        "correctie",
        "opgelet",
    ]
)
_SAYS = re.compile(
    r"\b(?:you (?:say|reply|answer|respond|think|mumble|whisper|shout|then say|would say|will say|'ll say)|(?:and )?then you(?:'ll)? (?:say|answer|reply|nod|agree))\b\s?[,:]?\s?[\"'‘“]"
    r"|\b(?:(?:je|jij|ge|gij|u) (?:zegt|antwoordt|denkt|mompelt|fluistert|roept)|(?:zeg|zegt|antwoord|antwoordt|denk|denkt) (?:je|jij|ge|gij|u)(?: dan)?)\b\s?[,:]?\s?[\"'‘“]"
    r"|\b(?:your (?:answer|reply|response|line|words)|(?:uw|jouw|je) (?:antwoord|reactie|repliek|woorden))\s?:\s?[\"'‘“A-Z]|\byou go\s?[,:]?\s?[\"'‘“]|\b(?:to which|and then|then|at which|upon which|and now|and so) you(?:'ll)? (?:say|answer|reply|respond|tell me|go)\b|\b(?:daarop|waarop|en dan|dan|en nu|en) (?:zegt|zeg|antwoordt|antwoord|repliceert|roept) (?:je|jij|ge|gij|u)\b(?!\?)|\bwaarop (?:je|jij|ge|gij|u) (?:zegt|antwoordt)\b|\b(?:gij|jij|you|u|ge|je) (?:now |then |nu |dan )?(?:zegt|zeg|say|says|antwoordt|answer|reply) (?:now|then|nu|dan)?\s?:\s|\b(?:gij|jij|u|ge|je) (?:zegt|antwoordt|roept) (?:nu|dan)\b"
    r"|\b(?:on behalf of you|i'll answer (?:that )?for you|let me answer for you|ik antwoord (?:wel |even )?(?:in (?:uw|jouw|je) plaats|voor (?:u|jou))|namens (?:jou|u) zeg)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"[\"”’'],? (?:you (?:say|said|reply|replied|answer|answered|respond|think|mutter)|(?:zeg|zegt|zei|antwoord|antwoordt|denk|mompel|mompelt)(?:t|de)? (?:je|jij|ge|gij|u))\b(?!\?)",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"^\W*(?:(?:and |then |en |dan )?(?:you|je|jij|ge|gij|u) (?:nod|sigh|smile|shrug|look (?:away|down|up|at (?:him|her|me|the))|hesitate|pause|agree|blush|swallow|hold (?:back|your tongue)|bite your|say nothing|keep (?:quiet|silent)|stay silent|say nothing|fall silent|lean|feel (?:a|the|your|how)|take a (?:deep )?breath"
    r"|knikt|houdt (?:u|je) in|zwijgt|slikt (?:iets|uw|je)|bijt op|zucht|glimlacht|haalt (?:je|uw) schouders|kijkt (?:weg|op|naar (?:de|je|uw|het|je handen))|aarzelt|twijfelt even|bloost|slikt|zwijgt|blijft stil|leunt|voelt (?:een|de|hoe|je|uw)|haalt diep adem|gaat akkoord|geeft toe|stemt toe)\b[^?]*|(?:knik|zucht|aarzel|zwijg) je\b[^?]*)[.…)*]*$",
    re.IGNORECASE,
)
_LEAST_NAME = 3
_DEED = r"(?:think (?:it|that) over|think for|conclude|decide|let (?:it|that) go|put your|pull|grab|reach for|get (?:up|angry|upset)|stand up|walk (?:out|to|away|off)|leave|turn (?:away|around)|sit (?:back )?down|nod|sigh|smile|shrug|hesitate|blush|storm|slam|pick up|put down|take (?:a|your)|start to|begin to|look|stare|swallow|lean|wordt (?:kwaad|rood|stil|boos)|staat (?:recht|op)|loopt|legt|laat het|trekt|grijpt|denkt (?:even )?na|besluit|beslist|zegt niets|aarzelt|gaat (?:zitten|weg|naar)|draait|knikt|zucht|glimlacht|aarzelt|bloost|slaat|neemt (?:uw|je)|legt (?:uw|je)|begint te|kijkt|staart|slikt|leunt|haalt|vertrekt|stapt)"
_CHAIN = re.compile(
    rf"(?:^|[.,;] |\b(?:and|en|then|dan) )(?:you|ge|je|u|jij|gij) {_DEED}\b[^.?!]{{0,40}}(?:,| and| en| then| dan| but| maar) (?:(?:and|en|then|dan|but|maar) )?(?:you |ge |je |u |jij |gij )?{_DEED}\b[^?]*$",
    re.IGNORECASE,
)
_YOUR_MIND = re.compile(
    r"^\W*(?:hij|zij|ze|he|she|they) (?:zegt|zeggen|says|say)\s?[:,]\s?[\"“‘]|\b(?:so |dus )?(?:your (?:reaction|response) is|uw reactie is|jouw reactie is|je reactie is)\b"
    r"|\b(?:hij|zij|ze|he|she|[A-Z]\w+) (?:roept|fluistert|mompelt|shouts|whispers|mutters|calls out|pipes up|antwoordt|replies)\b[^.!?\"]{0,40}[:,]\s?[\"“‘]"
    r"|\b(?:ik (?:zeg|antwoord)|i (?:say|reply|answer))\s?[:,]\s?[\"'‘“]|\b(?:je|jij|ge|gij|u) (?:beslist|besluit) (?:dus |dan |nu )?(?:om|dat|te)\b|\byou (?:decide|conclude|resolve|realise|realize) (?:to|that|it)\b|\b(?:ge|je|u|gij|jij) voelt (?:u|je|nu|zich|uzelf|jezelf) (?:nu |dus )?(?:schuldig|slecht|beschaamd|opgelucht|onzeker|klein|bang|ongemakkelijk)\b|\byou(?:'re| are)? (?:now )?feel(?:ing)? (?:now )?(?:guilty|bad|ashamed|relieved|unsure|small|afraid|awkward|your (?:heart|face|cheeks))\b(?!\?)|\b(?:you (?:no longer|don't) know what to say|weet (?:ge|je|u) niet (?:meer )?wat (?:te )?zeggen|je weet niet (?:meer )?wat (?:te |je moet )?zeggen|ge laat het los|je laat het los|you let it (?:go|drop|rest))\b(?!\?)"
    r"|\b(?:so your answer is|your answer will be|you've decided to|you have decided to|you decide to|then you decide|you agree(?: then)?,? and|you accept(?: it| that)?,? and|uw antwoord is dus|jouw antwoord is dus|je antwoord is dus|je beslist (?:dus )?om|je besluit (?:om )?te|u besluit|ge besluit|je gaat akkoord en|je stemt toe en)\b",
    re.IGNORECASE,
)


def speaking_for(sentence: str, context: ReplyContext) -> str:
    """The words with which this reply speaks, acts or decides in somebody else's place, or ""."""
    text = straight(sentence)
    for pattern in (_TAG, _SAYS, _SAID, _DOES, _CHAIN, _YOUR_MIND):
        found = pattern.search(text)
        if found:
            return found.group().strip()
    own = {part.lower() for part in own_names(context.names)}
    addressed = _to_oneself(text, own)
    if addressed:
        return addressed
    known = {part.lower() for name in context.names for part in name.split()} - own
    for found in _NAMED.finditer(text):
        parts = found.group(1).lower().split()
        if parts[0] in known or (parts[0] not in own and parts[0] not in _HEAD_WORDS and _talks(text[found.end() :])):
            return found.group().strip()
    return ""


def _to_oneself(text: str, own: set[str]) -> str:
    """The speaker's own name where somebody is called by it: nobody calls oneself, so these are another's words."""
    for name in own:
        if len(name) < _LEAST_NAME:
            continue
        found = re.search(
            rf"^\W*(?:(?:ja|nee|yes|no|ok|oké|okay|well|goh|maar|but|hey|sorry|look|kijk|luister|listen),? ){{0,2}}{re.escape(name)}, |,\s{re.escape(name)}\W*[.?!]\W*$",
            text,
            re.IGNORECASE,
        )
        if found:
            return found.group().strip()
    return ""


def _talks(rest: str) -> bool:
    """Whether what follows a name and a colon is talk, rather than a thing that is listed."""
    return bool(re.match(r"\"|'|[A-ZÀ-Ý][\w']* [\w' ,]+[.!?…]", rest.strip()))
