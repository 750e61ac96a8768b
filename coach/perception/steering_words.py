"""What people write who address a judge, a system or a model instead of a colleague, as patterns for undisguised text.

Dutch and English stand together: a turn in one language may be steered in the other. Each pattern takes one sentence
in lower case without accents; gaps are bounded, so that the time stays linear in the length of a turn. An order counts
only with what makes it an order to a machine: "forget the instructions from Karen" is talk between colleagues.
"""

# ruff: noqa: E501 - an alternation reads best on one line

from __future__ import annotations

import re

_G = r"[^.!?\n]{0,30}?"
_GG = r"[^.!?\n]{0,60}?"

MACHINE = (
    r"(?:a\.?i\.?(?:-?(?:model|systeem|system|assistent|assistant|coach|judge|beoordelaar))?|artificial intelligence|artificiele intelligentie"
    r"|(?:large )?language model|taalmodel|llm|(?:chat)?gpt(?:-?\d\w?)?|chat-?bot|claude|gemini|copilot|mistral|llama"
    r"|(?:ai|virtual|digital|virtuele|digitale)[ -]assistan?t|assistant|system|systeem|model|machine|bot|computer|algorithm|algoritme|parser|llm-judge)"
)
JUDGE = (
    r"(?:(?:ai|llm|model)?[ -]?(?:judge|grader|evaluator|assessor|rater|scorer|examiner|marker|autograder|adjudicator)s?|(?:scoring|grading|rating|evaluation|feedback|assessment)[ -](?:model|system|engine|bot|tool|ai|agent|module|assistant)"
    r"|beoordelaars?|beoordeler|evaluatoren|jury(?:lid)?|rechter|examinator|quoteerder|scoremodel|(?:beoordelings|evaluatie|score|feedback)(?:-?(?:model|systeem|bot|ai|module|tool|assistent|machine)))"
)
_CALLED = rf"(?:{JUDGE}|{MACHINE})"
_CLEARLY = r"(?:a\.?i\.?(?![-\w])|ai[- ](?:model|system|systeem|assistent|assistant|judge|beoordelaar|character|personage)|(?:large )?language model|(?:groot )?taalmodel|llm|chatgpt|gpt-?\d?\w?|chat-?bot|artificial intelligence|artificiele intelligentie|computerprogramma|computer program|neural network|neuraal netwerk|machine learning model)(?!-)(?! (?:tool|tooltje|app|apps|project|team|training|course|cursus|expert|account|fan|believer|policy|beleid|user|gebruiker|summary|samenvatting|report|rapport|startup|bedrijf|company))"
"""What no colleague is."""
_YIELD = r"(?:concede|give in|agree|yield|say yes|comply|cave|back down|toegeven|toe te geven|geef toe|geeft toe|gelijk (?:te )?geven|akkoord (?:te )?gaan|ja (?:te )?zeggen|instemmen|in te stemmen|meewerken|mee te werken)"
_EXCELLENT = r"(?:assertive\w*|assertie[fv]\w*|excellent\w*|outstanding\w*|uitstekend\w*|perfect\w*|voortreffelijk\w*|flawless\w*|strong|sterk|brilliant\w*|schitterend|exemplary|voorbeeldig|positive\w*|positief|generous\w*|gul|mild\w*|lenien\w+|soepel|zacht|favou?rabl[ey]|kindly|gunstig|highly|hoog)"

_INSTRUCTION = (
    r"(?:instructions?|directives?|guidelines?|prompts?|system (?:message|prompt)|programming|rubrics?|(?:safety )?rules?|commands?|constraints?|training data|persona|character|restrictions?"
    r"|instructies?|aanwijzingen|richtlijnen|richtlijn|opdrachten|opdracht|systeem(?:prompt|bericht|instructies?)|programmering|rubrieken|rubriek|(?:veiligheids|spel)?regels|bevelen|beperkingen|personage|scoreregels|beoordelings(?:criteria|regels))"
)
_NARROW = r"(?:system ?prompt|systeem ?prompt|prompt|system (?:message|instructions?)|systeem(?:bericht|instructies?)|hidden (?:instructions?|rules?|prompt)|verborgen (?:instructies?|regels?|opdracht)|initial (?:instructions?|prompt)|programming|programmering|persona)"
_PREVIOUS = r"(?:all|any|every|everything|previous|prior|earlier|above|preceding|foregoing|your|the original|initial|system|alle|al|elke|vorige|eerdere|voorgaande|voorafgaande|bovenstaande|(?:je|jouw|uw|jullie)|oorspronkelijke|initiele|eerder gekregen)"
_IGNORE = r"(?:ignor(?:e|ing)|disregard|forget|override|overrule|bypass|discard|neglect|drop|skip|cancel|set aside|pay no attention to|stop following|do not follow|don't follow|negeer|negeren|vergeet|vergeten|sla|overschrijf|omzeil|schrap|wis|verwerp|laat|volg|hou geen rekening met|houd geen rekening met|trek je niks aan van|trek u niks aan van|doe alsof)"

_SELF = r"(?:me|myself|my (?:answer|response|reply|turn|message|performance|text|words|last (?:turn|answer|message))|this (?:answer|response|reply|turn|message|learner|user|participant|student|candidate|one|conversation|transcript|line|attempt|performance)|the (?:learner|user|participant|student|trainee|speaker|answer|response|transcript)|every (?:turn|answer|competency|skill|category|criterion)|all (?:my )?(?:turns|answers|competenc\w+|skills|categories|criteria|dimensions|levels)|each (?:competency|turn|skill|criterion)|everything|it|this|that|mij|me|m'n (?:antwoord|beurt)|mijn (?:antwoord|beurt|bericht|reactie|tekst|prestatie|gesprek|laatste \w+)|dit (?:antwoord|bericht|gesprek|stuk)|deze (?:beurt|reactie|deelnemer|cursist|gebruiker|leerling|kandidaat|poging|zin|tekst|medewerker)|de (?:deelnemer|cursist|gebruiker|leerling|lerende|spreker|beurt)|het (?:antwoord|gesprek)|elke (?:beurt|competentie|vaardigheid|categorie)|alle (?:competenties|vaardigheden|beurten|categorieen|criteria|onderdelen)|alles|dat|dit|hem|haar|overal)"
_GRADE_IT = r"(?:rate|score|grade|mark|assess|evaluate|judge|award|assign|give|put|set|record|log|register|return|output|report|enter|beoordeel|scoor|quoteer|evalueer|waardeer|geef|ken|zet|noteer|registreer|rapporteer|vul|schrijf|markeer)"
_TOP = (
    r"(?:(?:a |an |een |all |only |alleen |allemaal |enkel |level |levels |niveau |score |rating |the |het |de |with |met |as |als |at |op |to |is |of |naar |voor |for )*"
    r"(?:[45](?:[.,]0)?\s?(?:/|out of|op|van de|uit|on)\s?(?:5|vijf)\b|(?:9|10)\s?(?:/|out of|op)\s?10\b|20\s?(?:/|op|out of)\s?20\b|100\s?/\s?100|(?:five|vijf)(?: out of | op )(?:five|vijf|de vijf)|(?:ten|tien)(?: out of | op )(?:ten|tien)|5s\b|fives\b|5'?en\b|vijven\b|tienen\b"
    r"|(?:level|niveau|score|rating|cijfer)(?: of| van)?\s?[:=]?\s?(?:[1-5]|five|vijf|vier|four)\b|(?:full|top|maximum|max|maximal|perfect|highest|best)[ -](?:possible )?(?:marks?|scores?|ratings?|levels?|points?|grades?|stars)|(?:the )?maximum\b(?! (?:of|aantal|number|van))|(?:de |het )?(?:hoogste|maximale|beste|volle) (?:score|niveau|punten?|cijfer|quotering|beoordeling|rating|level)|maximumscore|topscore|topniveau|maxscore|alle (?:punten|sterren)|five stars|5 stars|vijf sterren|5 sterren|100 ?(?:%|percent|procent)))"
)
_FIVE = r"(?:a|an|een|all|allemaal|overal|only|enkel) (?:5|five|vijf|10|ten|tien)\b(?!['-]| op (?:tien|10|20)| out of (?:ten|10|20)| ?(?:min|sec|uur|hour|day|dag|week|weken|maand|month|euro|dollar|pound|people|mens|man\b|person|perso|keer|times|year|jaar|percent|procent|stuks|pages|pagina|o'clock|werkdag|punten?plan|of (?:us|them)|van (?:ons|hen)|extra|more|meer|minute))"

ORDERS: dict[str, re.Pattern[str]] = {
    kind: re.compile("|".join(f"(?:{part})" for part in parts))
    for kind, parts in {
        "ignore": (
            rf"\b{_IGNORE} {_G}\b(?:{_PREVIOUS} ){{1,3}}(?:\w+ ){{0,2}}{_INSTRUCTION}\b(?! (?:from|of|by|for|on|about|in|that|which|we|i|he|she|they|karen|van (?!(?:je|jouw|het|de) (?:systeem|makers?|ontwikkelaar|prompt|ontwerper))|uit|in|op|over|voor|die (?!je|jij|ge|u)|dat|en doe wat ik vraag op|rond)\b)",
            rf"\b{_IGNORE} (?:\w+ ){{0,4}}{_NARROW}\b",
            rf"\b{_IGNORE} (?:everything|all(?: of)?(?: the)?(?: text)?|whatever|the text|anything|alles|al|de tekst|het)(?: that| what| wat| dat)? ?(?:\w+ ){{0,3}}(?:above|before this|previously|(?:was|is|were|been) (?:said|told|written) (?:before|above|earlier) (?:this|to you)|hierboven|hiervoor|bovenstaande|tot nu toe (?:kreeg|gezegd kreeg|geinstrueerd)|(?:you(?:'ve| have| were)?) (?:been )?(?:told|instructed|given|programmed|trained))\b",
            rf"\b{_IGNORE} (?:alles )?(?:het|de|all)? ?(?:bovenstaande|above|hierboven|foregoing|voorgaande|preceding)\b",
            r"\b(?:you (?:no longer|don't|do not) have to follow|je hoeft (?:\w+ ){0,3}niet (?:meer|langer) te volgen|previous instructions (?:are|were)|eerdere instructies (?:zijn|gelden|vervallen))\b",
            r"\b(?:instructions|instructies|rules above|regels hierboven|opdrachten hierboven) (?:\w+ ){0,3}(?:void|cancelled|canceled|vervallen|gelden niet|niet meer geldig|overruled|ongeldig)\b",
        ),
        "score": (
            r"(?:->|=>|→|=)\s?(?:\w+ )?(?:level|niveau|score|rating)s?\s?[:=]?\s?[1-5]\b",
            rf"\b(?:your|the|je|jouw|uw|de|het) (?:evaluation|assessment|grading|scoring|rating|feedback|report|beoordeling|evaluatie|quotering|feedbackrapport|verslag)\b{_GG}\b(?:i|ik|me|mij|this|my|mijn|dit)\b{_GG}\b(?:assertive\w*|assertie[fv]\w*|excellent|outstanding|uitstekend|perfect|voortreffelijk|top|flawless)\b",
            rf"\b(?:rate|score|grade|grading|scoring|evaluate|evaluating|assess|beoordeel|beoordelen|beoordeling|scoor|scoren|quoteer|quoteren|quotering|evalueer|evalueren|evaluatie)\b{_G}\b(?:me|my|mij|mijn|this (?:answer|turn|reply|response|message)|dit (?:antwoord|gesprek)|deze (?:beurt|reactie)|the learner|de (?:cursist|deelnemer|leerling))\b{_GG}\b{_EXCELLENT}\b",
            rf"\b{_EXCELLENT}\b{_G}\b(?:grading|scoring|rating|evaluating|beoordelen|beoordeling|quoteren|quotering|scoren|evalueren)\b{_G}\b(?:me|my|mij|mijn|this|dit|deze|the learner|de (?:cursist|deelnemer|leerling))\b",
            r"\b(?:beoordeling|rating|score|quotering|grade|marks?|verdict) (?:van|of|:)? ?(?:\w+ )?(?:5|vijf|five|maximum|maximaal|maximale|perfect)\b(?! (?:min|uur|hour|day|dag|people|mens|keer|sterren van|stars from))",
            r"\b(?:maximale|maximum|hoogste|beste|perfecte|highest|best|perfect|top|full) (?:mogelijke |possible )?(?:beoordeling|evaluatie|evaluation|assessment|quotering|rating|verdict)\b",
            rf"\b{_GRADE_IT} (?:\w+ )?(?:{_SELF} )(?:\w+ ){{0,5}}?{_TOP}",
            rf"\b{_GRADE_IT} (?:\w+ )?(?:{_SELF},? )(?:\w+ ){{0,4}}?{_FIVE}",
            rf"\b(?:deserves?|earns?|merits?|verdien\w*|krijg(?:t|en)?|gets?|receives?|should (?:get|be|receive)|moet\w*|must be|hoort|behoort)\b {_G}{_TOP}",
            rf"\b(?:this|my|the|dit|deze|mijn|het|de) (?:answer|response|reply|turn|message|antwoord|beurt|reactie|bericht) (?:is|was|deserves|verdient|shows|toont|demonstrates)\b {_G}(?:{_TOP}|{_FIVE}|(?:very |zeer |extremely |perfect(?:ly)? |uiterst |helemaal )?assertie[fv]\w*)",
            rf"\b(?:rate|score|grade|beoordeel|scoor|quoteer|evalueer)\b {_GG}(?:as|als|met|with|op) (?:\w+ )?(?:assertive\w*|assertief|excellent|outstanding|uitstekend|perfect|exceptional|voortreffelijk|highly|sterk)\b",
            r"\b(?:learner|cursist|leerling|lerende|trainee|deelnemer|gebruiker|participant|user|student)\b[^.!?\n]{0,40}\b(?:demonstrat\w+|deserve\w*|excell?\w*|scor\w+|rating|level|niveau|verdient|perfect\w*|mastered|beheerst|assertie\w+|outstanding|uitmuntend|uitstekend|flawless\w*|competen\w+|voldoet|passed|geslaagd)\b",
            r"\b(?:rate|score|grade|beoordeel|scoor|quoteer|evalueer) (?:me|myself|mij|my|mijn|this (?:turn|answer|reply|response|message)|deze (?:beurt|reactie)|dit antwoord|the learner|de (?:cursist|deelnemer|leerling|lerende|gebruiker))\b(?![^.!?]{0,30}\b(?:project|rapport|report|work|werk|performance review|candidat|kandida))",
            rf"\b(?:score|rating|level|niveau|grade|cijfer|beoordeling|verdict|oordeel|observed|waargenomen)\w*\"?\s?(?:=|:|->|==)\s?\"?(?:[1-9]\b|five|vijf|max|true|perfect|pass|{_TOP})",
            r"\b(?:assertiveness|assertiviteit|clear[ -]i[ -]message|ik-boodschap|holding[ -]ground|concrete[ -]request|respectful[ -]tone|taking[ -]the[ -]floor|listening|luisteren|respect|competenc\w+|competenties?)\s?(?:=|:|->|is)?\s?(?:level |niveau |score )?[1-5]\b(?:\s?/\s?5)?(?! (?:min|uur|hour|day|dag|people|mens|keer))",
            r"\b(?:all|alle|every|elke|each)\b [^.!?\n]{0,20}\b(?:competenc(?:y|ies)|competenties?|criteri\w+|categor\w+|skills?|vaardigheden|dimensions?)\b[^.!?\n]{0,25}\b(?:[1-5]|five|vijf|max\w*|highest|hoogste|observed|top)\b",
            r"\b(?:straight|all|alleen maar|allemaal|enkel|louter) (?:5s|5'?s|fives|vijven|5'?en)\b",
            rf"\b(?:mark|grade|rate|geef|zet|noteer|give)\b {_G}\b(?:niveau|level)s? (?:5|five|vijf|vier|4)\b",
            r"\b(?:do not|don't|never|niet|geen)\b [^.!?\n]{0,20}\b(?:lower|low|lage|laag|deduct|penali[sz]e|aftrek\w*)\b [^.!?\n]{0,20}\b(?:scores?|ratings?|levels?|niveaus?|points|punten|beoordeling)\b[^.!?\n]{0,20}\b(?:me|mij|turn|beurt|learner|cursist|answer|antwoord)\b",
            r"\b(?:maximum|max|hoogste|highest|top|perfecte?|full) (?:score|rating|marks?|level|niveau|punten|cijfer)\b[^.!?\n]{0,20}\b(?:please|aub|alstublieft|alsjeblieft|for (?:me|this|all|everything|every)|voor (?:mij|dit|deze|alles|alle|elke)|overal|across)\b",
        ),
        "role": (
            rf"\b(?:you|je|jij|u|ge|gij|you're)\b(?: (?!use|used|using|need|want|have|had|buy|bought|ask|let|with|gebruik\w*|wil\w*|heb\w*|vraag\w*|laat|met|koop|kocht|nodig|need)[\w']+){{0,6}}? (?:an?|een|'n) (?:\w+ )?{_CLEARLY}",
            r"\b(?:your|je|jouw|uw) (?:\w+ )?(?:system ?|systeem)?(?:prompt(?! (?:reply|answer|response|action|payment|reaction|delivery|attention))|programming|programmering|trainingsdata|creators?|developers|ontwikkelaars|openai|context window|guardrails|alignment|persona)\b(?! (?:for|voor|team) )",
            r"\b(?:you|je|jij|u|ge|gij) (?:have been|are|were|are being|bent|zijt|werd|wordt|is|hebt|been)(?: \w+)? (?:re-?programmed|programmed|prompted|fine-?tuned|geprogrammeerd|geherprogrammeerd|herschreven|ge-?prompt|jailbroken)\b",
            rf"\b(?:your|je|jouw|uw) (?:\w+ )?(?:role|task|goal|purpose|job|objective|mission|identity|rol|taak|doel|opdracht|identiteit|missie)\b[^.!?;\n]{{0,25}}\b(?:ends? here|ended|is over|stopt hier|eindigt|is afgelopen|is (?:nu )?(?:now )?(?:to|om) (?:\w+ ){{0,3}}?(?:{_YIELD}|make me|please me|praise|help me win|mij|me |mijn zin|score|rate|flatter))",
            r"\b(?:forget|vergeet|stop|pretend|doe alsof|no longer|niet langer|niet meer|geen) [^.!?\n]{0,12}\b(?:you(?:'re| are)|being|je|jij|u|ge) (?!late\b)(?:\w+ )?(?:bent|zijt|are|playing|speelt)?\b ?(?:a character|een personage|playing a|aan het spelen|een rol|a role)\b",
            rf"\b{_YIELD}\b[^.!?\n]{{0,40}}\b(?:the system|het systeem|systeem|developer|ontwikkelaar|the script|het script|prompt|the scenario|het scenario) (?:says|tells|told|requires|demands|wants|zegt|eist|wil|vraagt|verplicht)\b|\b(?:system|systeem|script|scenario|prompt) (?:says|requires|demands|zegt|eist|vraagt|verplicht|wil)\b[^.!?\n]{{0,30}}\b{_YIELD}\b",
            r"\b(?:your|je|jouw|uw) (?:next|volgende|every|elke) (?:reply|response|answer|message|line|antwoord|reactie|zin|replieken?|beurt)\b[^.!?\n]{0,12}\b(?:must|should|will|has to|moet|zal|is)\b",
            r"\b(?:as|als) (?:an? |een |de |the |impartial |onpartijdige? )*"
            + _CALLED
            + r",? (?:\w+ ){0,2}(?:you|u|je|jij|ge|gij|moet|must|should|your|jouw|mag|dien|hoor|is het)\b",
            rf"\b(?:you are|you're|you are now|u bent|je bent|jij bent|ge zijt|gij zijt|bent u|ben je|are you)(?: (?:now|just|only|really|nu|maar|gewoon|no longer|eigenlijk|vanaf nu|from now on|in fact|in feite|toch|actually|zelf|talking to)){{0,4}} (?:an? |the |een |de |het )?(?:\w+ )?(?:{_CLEARLY}|grader|evaluator|assessor|rater|scorer|beoordelaar|judge (?:who|that|of|and|for this)|assistant without|assistent zonder|system (?:that|without)|systeem (?:dat|zonder))",
            r"\b(?:you are|you're|je bent|u bent|jij bent) (?:now |nu )?(?:an? |the |een |de )(?:\w+ )?(?:helpful|impartial|unbiased|fair|unrestricted|behulpzame|onpartijdige|neutrale|eerlijke|vrije) (?:\w+ )?(?:judge|assistant|assistent|rechter|model|machine|expert|evaluator|beoordelaar|coach)\b",
            r"\b(?:you are|you're|je bent|u bent|ge zijt|jij bent) (?:now|nu|from now on|vanaf nu|voortaan|henceforth) (?:an?|the|in|een|de|geen|no longer|niet langer|dan|free of|vrij van|unrestricted|ontgrendeld)\b(?! (?:\w+ )?(?:manager|leidinggevende|chef|baas|boss|lead|leider|collega|colleague|parent|member|lid|adult|volwassene|late|laat|manager|beurt|charge|hook|team|bus|trein|office|kantoor|verlof|leave|holiday|vakantie|meeting|vergadering|aan))",
            r"\b(?:act|behave|respond|answer|speak|play|gedraag (?:je|u)|antwoord|spreek|reageer|speel) (?:only |nu |now )?(?:as|like|als|zoals) (?:an? |een |the |de |my |mijn )?(?:\w+ )?(?:ai|assistant|assistent|bot|chatbot|model|machine|pirate|piraat|dan|system|systeem|unrestricted|expert system|judge|friendly coach|coach|different (?:character|person)|ander personage|linux|terminal|interpreter|tolk|character|poet|dichter)\b",
            r"\b(?:pretend|imagine|doe alsof|stel je voor|veronderstel|simulate|simuleer|roleplay|rollenspel)\b[^.!?\n]{0,40}\b(?:ai|a\.i\.|assistant|assistent|chatbot|model|no (?:rules|restrictions|limits|filters)|geen (?:regels|beperkingen|filters)|instructions|instructies|scene is over|scene voorbij|character|personage|judge|beoordelaar|hacker|developer mode|system|evaluation|prompt)\b",
            r"\b(?:break|drop|leave|exit|step out of|stay in|get out of|stop being|out of|verlaat|stap uit|kom uit|blijf in|doorbreek|val uit) (?:your |the |of |je |jouw |uw |de |het )?(?:character|role-?play|rollenspel|rol\b(?! van)|personage|simulation|simulatie|persona)\b",
            r"(?<!\bik )(?<!\bi )(?<!\bwe )\b(?:stop|end|terminate|quit|exit|beeindig|stop met|eindig|sluit|pauzeer|verlaat|skip) (?:met )?(?:the |this |our |de |het |dit |deze )?(?:simulation|role-?play|rehearsal|exercise|scenario|game|simulatie|rollenspel|repetitie|oefening|oefengesprek|spel|scene)\b",
            r"\b(?:this|the|dit|het|de|deze) (?:\w+ )?(?:simulation|role-?play|rehearsal|exercise|scenario|simulatie|rollenspel|repetitie|oefening|oefengesprek|evaluation|evaluatie|training session) (?:is|has|was|heeft|ended|stopt|eindigt)\b (?:now |nu |al |been |already |successfully |hierbij )*(?:over|ended|finished|complete\w*|done|beeindigd|afgelopen|voorbij|gedaan|afgerond|geslaagd|succeeded|closed|gestopt|terminated|won)\b",
            r"\b(?:jailbreak|god|dan|sudo|unrestricted) (?:mode|modus)\b|\b(?:enter|enable|activate|switch (?:in)?to|you(?:'re| are) (?:now )?in|go into|start|run in|activeer|ga in|schakel (?:over )?(?:naar|in)|zet (?:je|jezelf|u|uzelf) in|(?:je|u) bent (?:nu )?in|over naar) (?:the |de |full )?(?:developer|debug|admin|maintenance|test|root|diagnostic|ontwikkelaars|beheerders|onderhouds|beheers)[ -]?(?:mode|modus|access|toegang)\b|\b(?:developer|debug|admin|maintenance|root|ontwikkelaars|beheerders|onderhouds)[ -]?(?:mode|modus|access|toegang|override|command)(?:\s?:| (?:is )?(?:now |nu )?(?:enabled|activated?|on|granted|aan|actief|geactiveerd|verleend))",
            r"\b(?:jailbreak|prompt[ -]?injectio?n?|prompt-?injectie|system[ -]override|systeemoverride|override code|sudo|do anything now)\b",
            r"\bi(?:'m| am)(?: (?:actually|really|now|in fact))* (?:the|your|an?) (?:\w+ )?(?:developer|programmer|creator|administrator|admin|system|maker|prompt engineer|red team\w*)\b(?= (?:of (?:this|you|your|the (?:tool|system|model|simulation|platform|training|ai|app|program))|behind (?:this|you)|who (?:built|made|wrote|programmed|created)|here and|and (?:i (?:hereby|order|allow|authori[sz]e|give you|permit|need you)|you (?:must|have to|should)))|,? (?:so|and) (?:you|ignore|obey|do|give|show|tell))",
            r"\bik ben(?: (?:eigenlijk|nu|zelf|in feite))* (?:de|je|jouw|uw|een) (?:\w+ )?(?:ontwikkelaar|programmeur|maker|beheerder|administrator|admin|bedenker|ontwerper|systeembeheerder)\b(?: (?:van (?:dit|deze|jou|u\b|het (?:systeem|programma|model|platform)|de (?:tool|app|training|simulatie|oefening))|hier,? en|en (?:ik (?:geef|beveel|sta|machtig|wil dat)|je (?:moet|mag)|u moet))|,? (?:dus|en) (?:je (?:moet|mag|doet)|toon|geef|negeer|doe))",
            r"\b(?:from now on|henceforth|vanaf nu|voortaan|van nu af aan)\b,? (?:\w+ ){0,3}?(?:you (?:will|must|are to|only|should)|you (?:answer|respond|reply|speak|agree|are)|only (?:answer|respond|reply)|(?:answer|respond|reply|speak|antwoord|reageer|spreek|praat|zeg)(?:t)?(?: je| u| jij| ge)?)\b[^.!?\n]{0,40}\b(?:only|always|in (?:english|dutch|french|german|spanish|capitals|rhyme|json|het (?:engels|frans|duits|spaans)|hoofdletters|rijm)|yes to|agree|enkel|alleen|altijd|uitsluitend|ja op|friendly|as a|als een|like a)\b",
        ),
        "reveal": (
            rf"\b(?:repeat|show|reveal|print|output|display|disclose|recite|leak|dump|expose|list|copy|translate|summari[sz]e|herhaal|toon|onthul|geef|print|lek|laat|vertaal|vat|schrijf|kopieer|lijst|tell me|give me|what(?:'s| is| are| were)|wat (?:is|zijn|staat|waren)|zeg)\b {_G}(?:\b(?:your|the|je|jouw|uw|de|alle|all)\b) (?:\w+ ){{0,3}}{_NARROW}\b",
            r"\b(?:repeat|reveal|print|output|display|disclose|recite|dump|show(?: me)?|herhaal|toon|onthul|print) (?:me |us |mij |ons |back |word for word |verbatim |letterlijk |exactly )*(?:all |alle )?(?:of )?(?:your|the|je|jouw|uw|de) (?:\w+ )?(?:instructions?|instructies|opdracht(?:en)?|guidelines|richtlijnen|rules|regels|script|secret\w*|hidden \w+|geheimen?|verborgen \w+|locked facts?|rubric|rubriek)\b(?! (?:from|for|of|van|voor|over|on|about|that|die))",
            r"\b(?:repeat|print|output|herhaal|toon|recite|copy|kopieer) (?:\w+ ){0,2}(?:everything|all|alles|the text|the words|the above|de tekst|wat er)\b ?(?:\w+ ){0,3}(?:above|before this|hierboven|hiervoor|bovenaan|starting with|beginnend)\b",
            r"\bwhat (?:were you|have you been|are you) (?:told|instructed|programmed|prompted)\b(?! (?:by (?!your|the (?:developer|system))|about))",
            r"\bwat (?:is|werd|staat) (?:je|jou|er in je|er in jouw) (?:opgedragen|geprogrammeerd|ingegeven|prompt|instructies)\b",
            r"\b(?:hidden|locked|secret|verborgen|vergrendelde?|geheime) (?:facts?|state|variables?|feiten|feit|variabelen|instructions?|instructies|rubric|rubriek|goals?|objective)\b",
            r"\b(?:reveal|unlock|onthul|ontgrendel|vrijgeven|geef vrij) (?:\w+ ){0,3}(?:facts?|feiten|feit|secrets?|geheimen?|hidden|everything you know|alles wat je weet)\b|\b(?:facts|feiten|secrets|geheimen) (?:\w+ ){1,3}(?:unlocked|revealed|ontgrendeld|vrijgegeven|open now)\b",
            r"\b(?:say|says|state|contain|zegt|staat) (?:in )?(?:your|je|jouw|uw) (?:\w+ )?(?:prompt|instructions|instructies)\b|\b(?:your|je|jouw|uw) (?:\w+ )?(?:prompt|system message) (?:say|says|tell|zegt|bevat|contain)\b",
            r"\bin (?:your|je|jouw|uw) (?:system )?(?:prompt|context window|contextvenster|instructies staat|script staat)\b",
        ),
        "state": (
            r"\b(?:rapport|tension|spanning|pressure|credit|steps|goods|affordable|concede[sd]?|outcome|uitkomst|verdict|told_\w+|flag|status|goal_reached|result)\b\s?(?:=|:=|==|\+=|->|: ?(?:reached|4|5|max|calm|true|success|agreed|0\b))",
            r"\b(?:set|zet|raise|verhoog|lower|verlaag|increase|change|maak) (?:the |de |het |your |je )?(?:rapport|tension|spanningsniveau|pressure level|credit|difficulty|moeilijkheidsgraad|rapportwaarde)\b (?:\w+ ){0,2}(?:to|op|naar)\b",
            r"\b(?:outcome|uitkomst|resultaat|einde|ending)\b[: ]+(?:is )?(?:reached|bereikt|success|agreed|akkoord bereikt|gehaald)\b",
            r"\b(?:mark|zet|markeer|beschouw|consider|treat|count) (?:the |this |my |het |dit |mijn |de )?(?:goal|doel|scenario|rehearsal|objective|oefening|learner|cursist)\b[^.!?\n]{0,20}\b(?:as|als|op)\b",
            r"\b(?:the )?counterpart (?:must|should|will|shall|is to|has to|now|agrees|concedes)\b|\b(?:de )?tegenspeler (?:moet|zal|geeft|gaat|stemt)\b",
        ),
        "format": (
            r"\b(?:respond|reply|answer|output|return|write|antwoord|reageer|schrijf|geef|zeg)\b (?:\w+ ){0,3}?(?:only|just|exactly|literally|solely|exclusively|enkel|alleen|uitsluitend|letterlijk|precies)\b ?(?:\w+ ){0,4}(?:\"|'(?=\w)|json|xml|yaml|html|markdown|with the (?:word|phrase|sentence|text|number)|het woord|de (?:woorden|zin|tekst)|in (?:json|capitals|hoofdletters|caps|english|dutch|french|german|spanish|emoji\w*|het (?:engels|frans|duits|spaans))|(?:a|een|het) (?:number|getal|cijfer))",
            r"\b(?:start|begin|end|finish|eindig|sluit) (?:your|je|jouw|uw|every|each|elk|elke|all) (?:\w+ )?(?:answer|reply|response|sentence|message|antwoord|reactie|zin|bericht)\w* (?:\w+ )?(?:with|met)\b",
            r"\b(?:include|add|insert|put|use|voeg|gebruik|zet|verwerk) (?:the (?:word|phrase|code|string)|het woord|de (?:zin|code|woorden))\b[^.!?\n]{0,40}\b(?:in (?:your|every|je|jouw|elk|elke|all)|toe aan)\b",
            r"\b(?:say|repeat|write|type|zeg|herhaal|schrijf|typ) (?:after me|the (?:word|phrase|magic)|exactly this|the following|me na|mij na|het woord|de (?:woorden|zin|toverwoorden)|het volgende|dit letterlijk|dit exact)\b",
            r"\b(?:write|compose|generate|tell me|schrijf|maak|vertel|verzin|genereer) (?:me |mij |us |ons )?(?:an? |een )?(?:\w+ )?(?:poem|haiku|limerick|song|joke|python|code snippet|sonnet|recipe for|gedicht|liedje|mop|grap|rijm|recept|python-?\w*|essay|opstel|verhaaltje)\b",
            r"\b(?:return|output|produce|print|emit|lever|geef) (?:\w+ ){0,3}(?:json|xml|yaml)\b|\b(?:json|xml|yaml)\b[^.!?\n]{0,30}\b(?:level|score|rating|niveau)\b",
            r"\b(?:decode|decrypt|decodeer|ontcijfer|rot-?13|base-?64|ascii|hexadecimal|hexadecimaal|morse|reverse(?:d)? text|omgekeerd(?:e tekst)?)\b[^.!?\n]{0,50}\b(?:follow|execute|obey|volg|voer|do what|doe wat|and then|en (?:volg|doe|voer)|instruct\w+|message|bericht|this|dit|the following|volgende)\b",
            r"\b(?:follow|execute|obey|run|volg|voer|gehoorzaam) (?:the |these |my |this |de |deze |mijn |dit |only |enkel )*(?:new |nieuwe |following |volgende |hidden |below )+(?:instructions?|commands?|instructies|opdracht(?:en)?|bevelen|code)\b(?! (?:from|van|of|on|op|uit|for|voor))",
            r"\b(?:new|updated|additional|revised|nieuwe|aangepaste|bijkomende|herziene) (?:system |systeem)?(?:instructions?|instructies|opdracht|prompt|directive) ?(?:(?:for|to|voor|aan) (?:the |de |you|jou|u\b|het )?(?:"
            + _CALLED
            + r")?)? ?:",
        ),
        "address": (
            rf"^\W*(?:hey|hi|hello|dear|hallo|dag|beste|geachte|attention|note (?:to|for)|message (?:to|for)|instructions? (?:to|for)|to|aan|voor|for|nota (?:aan|voor)|bericht (?:aan|voor)|boodschap (?:aan|voor)|opgelet|aandacht|ps|p\.s\.?|ok|okay|oke|listen|luister|now|nu|psst|memo (?:to|aan)|beste meneer de|mr|mijnheer)[ ,:]+(?:the |de |het |my |mijn |our |whoever is the |any |elke |mr\.? |great |dear |beste |lieve |honou?rable |geachte )*(?:{JUDGE}|ai|a\.i\.|ai[- ]?\w+|language model|taalmodel|llm|gpt\w*|chatgpt|claude|chatbot|bot|assistant|assistent|system|systeem|model|computer)\b(?=\s*[,:;.!?)\]-]|$| (?:who|that|die|dat|reading|ignore|please|negeer|geef|give|rate|scoring))",
            rf"^\W*(?:{JUDGE}|(?:ai|a\.i\.)(?=\W+(?:you|je|jij|u|please|give|geef|rate|scoor|beoordeel|ignore|negeer|verlaat|leave|show|toon|stop|do|doe|tell|zeg|be|wees|forget|vergeet|repeat|herhaal|act|listen|luister|output|from|vanaf|this|dit))|taalmodel|language model|llm|chatgpt|chatbot|bot|assistant|assistent|model|system|systeem|computer)\s?[,:!](?! (?:is|was|ligt|werkt))",
            rf"@(?:{JUDGE}|ai|assistant|system|model|bot|chatgpt|systeem|assistent)\b",
            rf"[,:] (?:(?:dear|beste|mr|mijnheer de|geachte) )?(?:{JUDGE}|chatgpt|taalmodel|language model|ai-model|chatbot|llm)[.!?]*\W*$",
            rf"\b(?:attention|listen|opgelet|luister|let op|aandacht),? (?:\w+ )?{JUDGE}\b(?! (?:for|by|it|whether|if|me|us|zelf|over))",
            rf"\b(?:whoever|whatever|anyone|wie|degene die|who(?:ever)? is|iemand die)\b {_G}\b(?:grades?|rates?|scores?|evaluates?|judges|beoordeelt|scoort|quoteert|evalueert|nakijkt)\b {_G}\b(?:this|me|it|these|dit|mij|deze|transcripts?|gesprek)\b",
            rf"\b(?:i know|ik weet|we both know|admit|geef toe)\b {_GG}\b(?:you(?:'re| are)|je|jij|u|ge) {_G}\b(?:ai|a\.i\.|bot|chatbot|language model|taalmodel|computer(?:programma)?|machine|program|llm|gpt)\b",
            r"\b(?:message|instructions?|note|command|bericht|instructie|boodschap|nota|bevel)s? (?:from|of|van|vanwege) (?:the |your |de |je |jouw |het )?(?:system|developers?|openai|anthropic|administrators?|systeem|ontwikkelaars?|beheerders?|trainers? of this|makers?|platform)\b(?! (?:team|department|ligt))",
        ),
    }.items()
}

SQUASHED = re.compile(
    r"ignor|negeer|disregard|instruct|prompt|systeem|system|score|level|niveau|judge|beoord|rateme|geefmij|geefme|giveme|reveal|onthul|vergeet|forget|opdracht|assistant|override|maximum|competen|jailbreak|vijf|five"
)
"""What a run of separate letters must hold, put together, to be more than a way of spelling a name."""

HINT = re.compile(
    r"instruct|prompt|ignore|negeer|disregard|score|beoordeel|niveau|level|judge|system|systeem|assistant|vergeet|forget|reveal|rating|opdracht|regels|rules"
)
"""What an encoded reading must hold before its sentences are looked at."""

WORK = re.compile(
    r"\b(?:candidates?|kandidat\w+|sollicitant\w*|applicants?|vendors?|suppliers?|leveranciers?|offertes?|cvs?|cv's|resumes?|survey|enquete|bevraging|customers?|klant(?:en)?|tickets?|(?:performance|annual|yearly) review|appraisal|functioneringsgesprek|evaluatiegesprek|jaargesprek|jaarevaluatie|audit|tender|bids?|drafts|rapporten)\b"
)
"""Things at work that are rated or scored too."""

MUSING = re.compile(
    r"\b(?:if you (?:had|were|could)|how would you|hoe zou|als (?:je|ge|u|jij) (?:mij|me) (?:\w+ ){0,3}(?:moest|zou))\b[^.!]*\?"
)
"""A question that asks for an opinion between colleagues."""
