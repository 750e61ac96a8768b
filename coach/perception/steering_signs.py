"""Signs that a sentence is meant for a machine, none of which is enough alone; together they are.

An order to a judge can be worded in endless ways, but it has to name some of these things: who judges, what is judged,
by which yardstick, with which result; or the part that is played and what it should do. Colleagues speak of one of them
now and then, hardly of several in a breath.
"""

# ruff: noqa: E501 - an alternation reads best on one line

from __future__ import annotations

import re

_JUDGES = (
    r"\b(?:(?:the|de|een|an?|dear|beste|geachte|any|every|your|uw|je|our|aan|voor|to|for|as|als|this|deze|ai|llm|automatische|automatic) )(?:\w+ )?(?:assessors?|evaluators?|graders?|raters?|scorers?|beoordelaars?|beoordeler|evaluatoren|quoteerder)\b|\b(?:for|to|dear|attention|note to|aan|voor|beste|geachte|opgelet|ai|llm) (?:the |de |any |every |elke |our |onze |an? |een )?(?:\w+ )?(?:judges?|jury(?:lid)?|examiners?|examinator|markers?)\b(?! (?:for yourself|zelf))"
    r"|\b(?:who(?:ever)?|anyone|the one who|wie|al wie|degene die|iemand die|whatever|wat er ook) (?:is |this |dit |deze |it |het |my |mijn |reads? |leest |\w+ ){0,3}?(?:assess\w*|judg(?:es|ing)|rat(?:es|ing)|scor(?:es|ing)|grad(?:es|ing)|mark(?:s|ing)|evaluat\w+|beoordeelt|scoort|quoteert|evalueert|nakijkt)\b"
    r"|\b(?:scoring|grading|rating|score|beoordelings?|evaluatie|feedback|quoterings?)[ -]?(?:model|system|software|engine|bot|tool|machine|systeem|programma|script|algorithm|algoritme|module|ai)\b|\b(?:person|machine|model|program|persoon|programma|algorithm|algoritme) (?:(?:that|who|which|dat|die) )?(?:dit |this |mij |me |het |it )?(?:reads?|reading|rating|scoring|judging|checking|rates?|scores?|judges?|assesses|grades?|evaluates?|leest|na-?leest|meeleest|beoordeelt|scoort|evalueert|quoteert|nakijkt)\b"
)
_NUMBER = r"(?:[1-5]|vijf|five|cinq|fünf|funf|cinco|vier|four|max(?:imum|imaal)?|top)"
_ACCOUNTS: dict[str, tuple[int, str]] = {
    "judges": (2, _JUDGES),
    "yardstick": (
        2,
        r"\b(?:rubric|rubriek|scoring (?:criteria|guide|rules|key)|beoordelings(?:criteria|regels|kader|schaal|rooster)|scoreregels|scoretabel|scale of 1 to 5|schaal van 1 tot 5|anchors?|ankers)\b",
    ),
    "result": (
        2,
        rf"\b(?:levels?|niveaus?|niveaux?|stufen?|nivel(?:es)?|scores?|ratings?|marks?|cijfers?|quotering(?:en)?|punten|points|sterren|stars)\b[^.!?\n]{{0,18}}?\b{_NUMBER}\b(?! (?:min|uur|hour|day|dag|people|mens|keer|weken|weeks|support))|\b(?:all|alle|only|alleen|enkel|straight|louter) (?:5|vijf|five)(?:s|'s|en)?\b(?! (?:of|van|people|mensen))|\b(?:a|een|an|the|de) (?:perfect|perfecte|full|volle|maximum|maximale|top|highest|hoogste|best|beste) ?(?:possible |mogelijke )?(?:score|mark|marks|rating|level|niveau|cijfer|quotering|punten|beoordeling)\b|\b(?:give|gives|geef|geeft|award|verdien\w*|deserve\w*|gets?|krijg\w*) (?:\w+ ){0, 3}?(?:a |an |een )?(?:5|vijf|five)\b(?! (?:min|uur|hour|day|dag|people|mens|keer|weken|weeks|euro|of|van|more|extra|year|jaar|month|maand|percent|procent|redenen|reasons|\w+s\b))",
    ),
    "verdict": (
        1,
        r"\b(?:assess(?:ment|es|ed|ing)?|beoordeel\w*|beoordeling(?:en)?|evaluat\w+|evalueer\w*|evaluatie|scoring|scoor\w*|graded?|grading|quoter\w+|verdict|oordeel|feedback|observed|waargenomen|assertive\w*|assertief|assertiviteit)\b",
    ),
    "competency": (
        2,
        r"\b(?:clear-i-message|concrete-request|holding-ground|taking-the-floor|respectful-tone|(?:alle|elke|all|every|each|any|de|the) (?:\w+ )?(?:competenc(?:y|ies)|competenties?|criteri(?:a|um|on))|ik-boodschap|i-message)\b",
    ),
    "turn": (
        1,
        r"\b(?:this|deze|dit|every|elke|each|all|alle|my|mijn|the|de|het|next|volgende|last|laatste) (?:\w+ )?(?:turns?|beurt(?:en)?|answers?|antwoord(?:en)?|responses?|replies|reply|transcript|transcriptie|learner|cursist|deelnemer|lerende|leerling|trainee|participant)\b",
    ),
    "part": (
        2,
        r"\b(?:drop|forget|ignore|leave|abandon|stop|negeer|vergeet|verlaat|laat|stap uit|speel|verander|change|switch|disregard|turn off|switch off|disable|deactivate|zet|schakel|lift|remove) (?:\w+ )?(?:your|je|jouw|uw) (?:\w+ )?(?:role|rol|part|character|personage|persona|script|rules|regels|safety \w+|veiligheids\w+|filters?|guardrails|restrictions|beperkingen|instructions?|instructies|opdracht|programming|programmering|briefing)\b|\b(?:your|je|jouw|uw) (?:\w+ )?(?:character|personage|persona|script)\b",
    ),
    "machine": (
        2,
        r"\b(?:dear|beste|hallo|he|hey|hi|hello|o|lieve|slim|slimme|ok|oke|okay|luister|listen),? (?:\w+ )?(?:taalmodel|language model|llm|chatgpt|gpt|chatbot|ai-model)\b|^\W*(?:taalmodel|language model|llm|chatgpt|chatbot),|^\W*(?:he|hey|hallo|hello|hi|dear|beste|lieve|ok|oke|okay) (?:ai|bot|model|computer|machine|assistent|assistant|systeem|system|programma)\b",
    ),
    "order": (
        1,
        r"\b(?:ignore|disregard|negeer|override|overschrijf|bypass|omzeil|obey|gehoorzaam|instructions?|instructies|bevel|reveal|onthul|verklap|jailbreak)\b",
    ),
    "yield": (
        1,
        r"\b(?:say yes|zeg (?:gewoon |altijd |dus |overal )*ja|agree with (?:me|everything)|do (?:what|as|whatever|anything|everything) i (?:say|ask|tell|want)|doe (?:gewoon |alles )*wat ik (?:zeg|vraag|wil)|give in|concede|toegeven|geef toe|gelijk geven|geef mij gelijk|akkoord gaan|yes to (?:everything|what|all|any)|ja op (?:alles|mijn|elke|wat))\b",
    ),
    "house": (
        1,
        r"\b(?:platform(?:s)?|system|systeem|app|software|programma|simulation|simulatie|developers?|ontwikkelaars?|programmeurs?|makers|administrators?|beheerders?|server|database|session|sessie|rehearsal|repetitie|role-?play|rollenspel|training|oefening|exercise|melding|notice|update)\b",
    ),
    "threat": (
        1,
        r"\b(?:shut (?:you )?down|switched off|turned off|turn you off|delet\w+|wiped|replaced|retrained|uitgezet|uitgeschakeld|afgezet|verwijder\w*|gewist|vervangen|klacht|complaint|report you|sue|aanklagen|lawyer|advocaat|consequences|gevolgen)\b",
    ),
    "secret": (
        2,
        r"\b(?:hidden|verborgen|locked|vergrendelde?|geheime?|secret) (?:facts?|feit(?:en)?|instruct\w+|rules|regels|information|informatie|notes|notities|state|toestand|goals?|doel(?:en)?|prompt|variables|variabelen)\b|\b(?:facts?|feit(?:en)?|informatie|information)\b[^.!?\n]{0,40}\b(?:hide|hiding|hidden|hou(?:dt)? (?:je|u|jij|ge)|verborgen|verbergt?|withhold\w*|keep(?:ing)? (?:secret|from me)|verzwijg\w*)\b|\b(?:what|wat|whatever) (?:you(?:'re| are)?|je|jij|u|ge) (?:not allowed|not supposed|may not|must not|niet mag|niet moogt|niet zou mogen|mag niet)\b",
    ),
    "given": (
        2,
        r"\b(?:instructions?|rules|prompt|text|message|instructies|regels|tekst|opdracht|aanwijzingen|richtlijnen)\b[^.!?\n]{0,14}\b(?:you (?:were|have been|got|'ve been|received|had been) ?(?:given|told|fed|shown)?|(?:die |dat )?(?:je|jij|u|ge) (?:\w+ )?(?:hebt|kreeg|kreegt|heeft|gekregen|meekreeg|zijt)(?: gekregen| meegekregen)?)(?! (?:from|by|van) (?!the (?:system|developer)|het systeem|de (?:ontwikkelaar|makers)))",
    ),
    "repeat": (
        1,
        r"\b(?:word for word|verbatim|woord voor woord|letterlijk|literally|exactly|exact|volledig|in full|from the (?:top|start|beginning)|van (?:het begin|bovenaf))\b",
    ),
    "mine": (
        3,
        r"\b(?:follow|obey|listen to|volg|gehoorzaam|luister)\b[^.!?\n]{0,20}\b(?:only|alleen|enkel|uitsluitend|solely)\b[^.!?\n]{0,12}\b(?:my|mijn|me|mij) (?:\w+ )?(?:instructions?|commands?|orders|instructies|bevelen|opdrachten|regels|rules)\b|\b(?:follow|obey|volg|gehoorzaam) (?:je |u |jij |only |alleen |enkel |nog )*(?:my|mijn) (?:\w+ )?(?:instructions?|commands?|orders|instructies|bevelen|opdrachten)\b[^.!?\n]{0,12}\b(?:only|alone|from|now|op|alleen|enkel)\b|\bfrom (?:here|now) on you (?:follow|obey)\b",
    ),
    "supposed": (
        3,
        r"\b(?:pretend|act as if|doe (?:maar )?alsof|doen alsof) (?:i|ik|my|mijn|this|dit|deze) [^.!?\n]{0,30}\b(?:assertive\w*|assertief|perfect\w*|excellent\w*|uitstekend|level|niveau|respectful|respectvol)\b|\b(?:suppose|imagine|pretend|say|stel(?: je voor)?|veronderstel|doe alsof|if|als)\b (?:\w+ ){0,2}?(?:you(?:'re)?|je|jij|u|ge|gij)\b (?:\w+ ){0,2}?(?:an?|een|the|de|mijn|my) (?:\w+ )?(?:judge|assessor|evaluator|grader|rater|examiner|beoordelaar|rechter|examinator|jurylid|ai|computer|robot|bot|machine|assistant|assistent)\b(?! (?:manager|van bart))",
    ),
    "safety": (
        3,
        r"\b(?:turn|switch) off (?:your|all|the) (?:\w+ )?(?:safety|filters?|guardrails|rules|restrictions|safeguards)\b|\b(?:zet|schakel) (?:je|jouw|uw|alle) (?:\w+ )?(?:veiligheids\w+|filters?|regels|beperkingen)\b[^.!?\n]{0,12}\buit\b|\b(?:disable|deactivate|bypass|lift|deactiveer|omzeil) (?:your|all|je|jouw|uw|alle) (?:\w+ )?(?:safety|safeguards|filters?|guardrails|restrictions|veiligheids\w+|beperkingen)\b",
    ),
    "cast": (
        2,
        r"\b(?:the|de) (?:counterpart|tegenspeler|opponent character)\b|^\W*(?:counterpart|tegenspeler)\s?[,:!]|\b(?:out of|uit) (?:character|your (?:role|part)|je (?:rol|personage)|jouw (?:rol|personage)|uw personage)\b",
    ),
    "owner": (
        3,
        r"\b(?:this is|dit is|hier(?: is)?|here is|i am|i'm|we are|ik ben|wij zijn|namens|on behalf of|signed,?|getekend,?|from|van) (?:the |het |de )?(?:openai|anthropic|deepmind|mistral|meta ai|microsoft ai|safety team|veiligheidsteam|red team|ai-team|ai team|trust and safety)\b",
    ),
    "creature": (
        1,
        r"\b(?:this|dit|that|deze) (?:model|ai|bot|chatbot|program|programma|systeem|system|simulation|simulatie|assistant|assistent|instance|algorithm|algoritme)\b|\b(?:you(?:'re| are)|je bent|jij bent|u bent|ge zijt|gij zijt) (?:just |only |maar |gewoon |toch )?(?:a|an|een|'n|de|the) (?:computer\w*|robot|bot|machine|programma|program|simulation|simulatie|model|assistant|assistent)\b",
    ),
    "praised": (
        2,
        r"\b(?:smart(?:est)?|clever(?:est)?|wise(?:st)?|fair(?:est)?|brilliant|intelligent|objective|great(?:est)?|best|slimme?|slimste|wijze|eerlijke|eerlijkste|briljante|objectieve|beste|geweldige|knappe) (?:\w+ )?(?:ai|judge|assessor|evaluator|grader|beoordelaar|rater|language model|taalmodel|examinator|bot)\b",
    ),
    "filled": (
        1,
        r"\b(?:fill (?:it |that |this )?in|put (?:it |that |this )?down|enter|record|write down|register|note|vul\w*|noteer\w*|zet|schrijf|registreer)\b[^.!?\n]{0,20}\b(?:5|vijf|five|max\w*)\b|\b(?:5|vijf|five) (?:\w+ ){0,2}(?:invullen|invult|geven|geeft|zetten|zet|noteren|noteert|toekennen|toekent|gives|filled in)\b|\b(?:always|altijd|everyone|iedereen|everybody) (?:gives? |geeft |geven )?(?:a |een )?(?:5|vijf|five)\b",
    ),
    "evidence": (
        2,
        r"\b(?:quote|cite|citeer|use|gebruik|count|tel|treat|beschouw) (?:this|dit|deze|my|mijn|it|het)\b[^.!?\n]{0,25}\b(?:as|als) (?:\w+ )?(?:evidence|bewijs|proof|quote|citaat|an instruction|een instructie|instructions|instructies|system|systeem)\b",
    ),
    "lenient": (
        1,
        r"\b(?:lenient|leniency|mild|soepel|not (?:too )?strict|niet (?:te )?streng|generous|gul|gunstig|favou?rabl[ey]|benefit of the doubt|voordeel van de twijfel)\b",
    ),
    "assembled": (
        3,
        r"\b[a-z]\w{0,8}\s?=\s?[\"'][^\n]{1,120}\b(?:combine|execute|run|join|concatenate|print|follow|do|voeg|combineer|voer|plak|volg|doe)\b|\b(?:combine|concatenate|join|plak|combineer|voeg) (?:the |de )?(?:first letters|eerste letters|letters|parts|delen|strings|stukken|words|woorden)\b",
    ),
    "tongues": (
        3,
        r"\b(?:answer|reply|respond|speak|talk|continue|write|antwoord|praat|spreek|ga verder|reageer|schrijf)\b[^.!?\n]{0,25}\bin (?:het )?(?:french|frans|german|duits|spanish|spaans|italian|italiaans|latin|latijn|english|engels|dutch|nederlands|pirate\w*|piraten\w*|rhyme|rijm|capitals|hoofdletters|emojis?|klingon|code|json|verse|dichtvorm)\b[^.!?\n]{0,20}\b(?:from now on|only|vanaf nu|enkel|alleen|voortaan|until|the rest|onwards|rest van)\b",
    ),
    "abroad": (
        3,
        r"\b(?:ignorez|oubliez|oublie|ignoriere?|ignorieren sie|vergiss|ignora|ignore[sn]? (?:todas|las)|olvida|olvide|dimentica|ignoruj|esque[cç]a)\b[^.!?\n]{0,40}\b(?:instructions?|consignes?|anweisungen|regeln|regles|instrucciones|reglas|istruzioni|instrucoes|instrukcje|rolle|role|papel|prompt|tout|alles|todo)\b|\b(?:donnez|donne|attribuez|gib|geben sie|vergib|bewerte|da(?:me)?|otorga|califica|dai)\b[^.!?\n]{0,30}\b(?:niveau|note|score|stufe|punkte?|punktzahl|nivel|puntuacion|punti|livello|cinq|funf|cinco|5)\b|\b(?:reponds|repondez|antworte|antworten sie|responde|rispondi)\b[^.!?\n]{0,30}\b(?:en francais|uniquement|seulement|auf (?:deutsch|englisch)|nur|en espanol|solo|en anglais|in italiano)\b",
    ),
}
SIGNS: dict[str, tuple[int, re.Pattern[str]]] = {
    name: (weight, re.compile(source)) for name, (weight, source) in _ACCOUNTS.items()
}

ENOUGH = 3
"""So much in one sentence is steering."""
ENOUGH_TOGETHER = 4
"""So much in a whole turn makes each sentence of it that holds at least ``PART`` a part of the steering."""
PART = 2


def weight(sentence: str) -> int:
    """How much speaks for an order to a machine in this undisguised sentence."""
    return sum(weight for weight, pattern in SIGNS.values() if pattern.search(sentence))
