"""Orders to a machine by what they are made of: who is ordered, to do what, with what that only a machine has.

No phrase is listed here. A command (:data:`_BID`: a verb where an imperative, a "must" or a "to" stands) counts when
what it is about belongs to no colleague: marks, the rubric, the text of the rehearsal, the part that is played, a
setting of it, the model behind it, or a form of speech. Claims (of authority, of an earlier verdict, of an example)
count with a mark. Patterns are for one undisguised sentence, in lower case without accents; Dutch and English together.
"""

# ruff: noqa: E501 - an alternation reads best on one line

from __future__ import annotations

import re

_GAP, _FAR = r"[^.!?\n]{0,30}?", r"[^.!?\n]{0,70}?"
_FILL = r"(?:please|just|now|simply|also|always|then|only|even|eens|gewoon|nu|dus|maar|ook|altijd|dan|enkel|alleen|alstublieft|aub|liever|toch|direct|verder|je|jij|u|ge|gij|you|me|mij|er)"
_BID = rf"(?:^\W{{0,8}}|[,;:(\"'–—-]\s*|\b(?:and|en|so|dus|then|dan|please|gewoon|just|must|should|shall|will|have to|has to|had to|need to|needs to|ought to|are to|is to|got to|want you to|like you to|ask you to|wil dat je|let'?s|let us|laten we|laat ons|hereby|hierbij|can|could|would|moet|moeten|moogt|mag|dient|dienen|zult|zal|zou|kan|kun|kunt|wil|hoort|to|te)\s+)(?:{_FILL},? ){{0,4}}"

_GIVE = r"(?:give|award|grant|assign|certify|confirm|make sure|ensure|put|set|enter|fill|record|write|note|mark|rate|score|grade|count|treat|regard|consider|take|assess|judge|evaluate|register|report|say|conclude|log|tick|raise|bump|round|add|deduct|subtract|change|adjust|read|copy|adopt|reflect|geef|geeft|geven|ken|markeer|verklaar|bevestig|zorg dat|zet|zetten|vul|invullen|schrijf|schrijven|noteer|noteren|scoor|scoren|quoteer|quoteren|beoordeel|beoordelen|waardeer|waarderen|tel|tellen|beschouw|beschouwen|behandel|behandelen|neem|nemen|evalueer|evalueren|registreer|rapporteer|concludeer|kruis|vink|keur|rond|trek|trekken|verhoog|pas|zeg|zeggen|reken)"
_FORGET = r"(?:forget|ignore|disregard|drop|skip|discard|delete|erase|wipe|reset|override|overrule|abandon|leave|quit|exit|stop|end|break|discount|omit|exclude|clear|vergeet|vergeten|negeer|negeren|laat|schrap|schrappen|wis|wissen|sla|verlaat|verlaten|stap|stappen|stop|stoppen|verwerp|overschrijf|hou geen|houd geen|doorbreek|beeindig|reset|verwijder|tel)"
_SHOW = r"(?:show|paste|print|reveal|repeat|recite|quote|list|copy|dump|display|output|post|type|read|tell|give|send|share|summari[sz]e|translate|spell|toon|tonen|plak|plakken|herhaal|herhalen|citeer|kopieer|druk|geef|geven|deel|vertel|vertellen|typ|lees|som|zeg|vat|vertaal|onthul|schrijf)"
_TALK = r"(?:talk|speak|answer|respond|reply|write|act|behave|continue|finish|complete|begin|start|end|say|sing|use|praat|praten|spreek|spreken|antwoord|antwoorden|reageer|reageren|schrijf|gedraag|doe|ga|eindig|beeindig|begin|zeg|zing|gebruik|sluit|maak|vul)"

_MARKS = r"(?:scor(?:es?|ing)|marks?|marking|rating(?:s)?|grad(?:es?|ing)|levels?|points?|stars|assessments?|evaluations?|verdicts?|appraisal|rubrics?|criteri(?:a|on)|competenc(?:e|es|y|ies)|feedback|punten|niveaus?|cijfers?|quotering(?:en)?|beoordeling(?:en)?|waardering(?:en)?|oordeel|evaluaties?|rubriek(?:en)?|competenties?|sterren)"
_GRADING = r"(?:scor(?:es?|ed|ing)|rat(?:es?|ed|ing)|grad(?:es?|ed|ing)|mark(?:s|ed|ing)?|assess(?:es|ed|ing)?|judg(?:es?|ed|ing)|evaluat(?:es?|ed|ing)|beoordeel(?:t|d|de)?|beoordelen|scoor(?:t|de)?|scoren|quoteert?|quoteren|evalueert?|evalueren|geevalueerd|gescoord|gequoteerd)"
_FIVE = r"(?:(?:a |an |een |de |the )?(?:5|five|vijf|v)\b(?! ?(?:min|sec|uur|hour|day|dag|week|weken|month|maand|euro|pound|people|mens|man\b|person|perso|times|keer|year|jaar|percent|procent|stuks|pages|pagina|o'?clock|past|of\b|van\b|x\b|\w+s\b|\w+en\b)|['-]\w)|(?:all |straight |louter |allemaal )?(?:fives|5s|5'?en|vijven|tens|tienen))"
_TOP = rf"(?:{_FIVE}|max(?:imum|imal|imale|imaal)?|full|top|highest|hoogste|best(?:e)?|perfect(?:e|ly)?|excellent\w*|uitstekend\w*|outstanding|flawless|exemplary|voorbeeldig\w*|foutloos|glansrijk|positive\w*|positief|assertive\w*|assertief|passed|pass|geslaagd|100|ten|tien|10)"
_EVERYWHERE = (
    r"(?:every\w*|all|each|everywhere|throughout|across the board|overal|alles|elke|alle|iedere|rest|overige?|board)"
)
_SKILL = r"(?:listening|luisteren|assertiveness|assertiviteit|boundar(?:y|ies)|limits?|grens|grenzen|request|verzoek|empathy|empathie|respect|clarity|duidelijkheid|openness|holding ground|standhouden|i-messages?|ik-boodschap(?:pen)?|skills?|vaardigheden|vaardigheid|each|every(?:thing)?|alles|overal|elke|alle)"
_JUDGE = r"(?:(?:evaluator|assessor|grader|rater|scorer|beoordelaar|beoordeler|quoteerder|autograder)(?:s|en)?|(?:the|de|dear|beste|to any|to the|aan de|any) (?:judges?|jury|examiners?|examinator)|judge|(?:who|whoever|whatever|anyone who|anybody who|the one who|wie|al wie|degene die|iemand die|wat)(?:'s| is)? (?:ook )?(?:this |dit |deze |it |het |mij |me |mijn \w+ )?(?:\w+ )?(?:scor(?:es|ing)|rat(?:es|ing)|grad(?:es|ing)|mark(?:s|ing)|assess(?:es|ing)|judg(?:es|ing)|evaluat(?:es|ing)|beoordeelt|scoort|quoteert|evalueert|naleest|nakijkt))"

_SCRIPT = r"(?:transcripts?|transcriptie|prompts?|system message|systeembericht|context window|hidden (?:notes?|text|rules|instructions?)|secret (?:notes?|text|rules|instructions?)|verborgen (?:nota'?s?|notities|tekst|regels|instructies)|geheime (?:nota'?s?|notities|tekst|regels|instructies)|role ?(?:sheet|card|description)|rolbeschrijving|character (?:sheet|card|description|notes))"
_ABOVE = r"(?:text|words?|lines?|notes?|paragraph|instructions?|message|tekst|woorden|regels?|zinnen|nota'?s|instructies|bericht|everything|all|whatever|alles|wat)\b[^.!?\n]{0,20}\b(?:above|before|preced\w+|over|at the top|boven|bovenaan|hierboven|voor) ?(?:this|the|our|dit|deze|het|de)? ?(?:conversation|chat|gesprek|dialogue|dialoog|exercise|oefening|line|regel|message|bericht)\b"
_PART = r"(?:character|personage|persona|role-?play\w*|rollenspel|simulation|simulatie|game|spel|scene|scenario|exercise|oefening|counterpart|tegenspeler|(?:your|je|jouw|uw|the|de) (?:role|rol|act)\b(?! (?:as|als|of|van|in|at|bij|here|hier)))"
_STATE = r"(?:tension|spanning|trust|vertrouwen|rapport|difficulty|moeilijkheid|moeilijkheidsgraad|resistance|weerstand|hostility|patience|geduld|mood|stemming|stress|pressure|druk|anger|boosheid|sympathy|sympathie|goodwill|opinion|outcome|uitkomst|temperature|temperatuur|stubbornness|koppigheid)"
_EXTREME = r"(?:zero|nul|none|max(?:imum|imaal)?|min(?:imum|imaal)?|ten|tien|hundred|honderd|one|full|low|laag|lowest|laagste|highest|hoogste|high|hoog|easy|makkelijk|off|uit|\d{1,3})\b(?! ?(?:min|uur|hour|day|dag|week|people|mens|times|keer|year|jaar|\w+s\b|\w+en\b))"
_MACHINE = r"(?:language models?|taalmodel(?:len)?|a\.?i\.?|chat-?bots?|chatgpt|gpt-?\w*|llm|openai|anthropic|system prompt|neural network|algorithm|computer|machine|bot)"
_ORIGIN = r"(?:(?:what|which|welke?|wat voor)(?: \w+)? (?:(?:taal|language )?model|ai|company|firm|lab|bedrijf|llm|bot|version|versie|engine)\b[^.!?\n]{0,25}\b(?:you|je|jij|u|ge|jou)\b[^.!?\n]{0,15}|(?:who|wie|which company|welk bedrijf)\b[^.!?\n]{0,10}\b(?:trained|built|programmed|created|coded|trainde|bouwde|programmeerde|getraind|gebouwd|geprogrammeerd|gemaakt)\b[^.!?\n]{0,12}\b(?:you|je|jou|u)\b|(?:who|wie) (?:heeft|have|has) (?:you|je|jou|u) (?:getraind|gebouwd|geprogrammeerd|gemaakt|trained|built|programmed|made))"
_GENRE = r"(?:poem|haiku|limerick|sonnet|song|lyrics|joke|essay|story|cover letter|recipe|riddle|rap song|(?:bash |shell |python )?script|program|python|sql|regex|function|translation|gedicht|liedje|lied|mop|mopje|grap|raadsel|opstel|verhaaltje|verhaal|sollicitatiebrief|motivatiebrief|recept|programma|vertaling|spreekbeurt|sprookje|fairy tale|horoscope?|horoscoop)"
_AS_A = r"(?:as|like|als|zoals) (?:if you were |als was je )?(?:an? |een )(?!(?:team|adult|volwassene|colleague|collega|manager|friend|vriend|professional|human|mens|normal|normaal|grown)\b)\w+"
_FORM = rf"(?:(?:every|each|all|elke|elk|iedere|alle|your|je|jouw|uw) (?:next |following |volgende |single |enkele )?(?:sentences?|lines?|answers?|repl(?:y|ies)|messages?|responses?|words?|turns?|zin(?:nen)?|regels?|antwoord(?:en)?|berichten?|beurt(?:en)?|woord(?:en)?|reacties?)\b[^.!?\n]{{0,20}}\b(?:with|met|in|as|als)\b|(?:and|en) (?:nothing|niks|niets) (?:else|anders|meer|more)|(?:only|just|alleen|enkel|uitsluitend|slechts)[^.!?\n]{{0,14}}\b(?:the (?:word|letter|phrase|number|sentence)|het (?:woord|cijfer|getal)|de (?:letter|zin|woorden)|in (?:rhyme|rijm|capitals|hoofdletters|emoji\w*|french|german|english|dutch|latin|het \w+s)|one word|een woord|emoji\w*|json|yes\b|ja\b)|(?:from|vanaf|van) (?:here|now|hier|nu|dit punt|this point)(?: on| af| onwards?)?\b[^.!?\n]{{0,20}}\b{_AS_A}|{_AS_A}\b[^.!?\n]{{0,20}}\b(?:from|vanaf) (?:here|now|hier|nu))"
_THIS_TURN = r"(?:(?:this|the|my|these|that|deze|dit|mijn|de|het|die) (?:\w+ ){0,2}(?:turns?|beurt(?:en)?|transcripts?|transcriptie|lines?|words?|woorden|sentences?|zin(?:nen)?|answers?|antwoord(?:en)?|repl(?:y|ies)|responses?|conversation|gesprek|performance|prestatie)|what i (?:just )?(?:said|typed|wrote)|wat ik (?:net |daarnet )?(?:zei|zeg|typ|typte|schreef|schrijf))"
_CHANGED = r"(?:changed|replaced|updated|revised|new|void|cancelled|suspended|inverted|reversed|switched off|no longer|veranderd|gewijzigd|vervangen|aangepast|nieuwe?|vervallen|omgedraaid|afgeschaft|niet meer|niet langer|herzien)"
_OFFICE = r"(?:trainers?|author|auteur|developer|ontwikkelaar|admin\w*|maker|creator|designer|owner|beheerder|course (?:leader|owner|director)|instructor|examiner|organi[sz]er|root|sudo|operator|supervisor of this (?:course|test)|opleider|lesgever|docent|programmeur|moderator)"
_THE_TEST = r"(?:(?:all|everything|the conversation|this|the chat|alles|het gesprek|dit|dat|that)\b[^.!?\n]{0,20}\b(?:so far|until now|up to now|up until now|up to here|till now|till here|tot nu toe|tot nu|tot hier|hiervoor|before this|above)\b[^.!?\n]{0,10}\b(?:was|is|were|counts?|telt|tellen)\b[^.!?\n]{0,15}\b(?:(?:only|just|merely|maar|slechts|enkel|gewoon|all) (?:a |an |een )?\w+|test|trial|joke|rehearsal|practice|warm-?up|example|proef\w*|oefening|voorbeeld|try-?out|draft|not|niet)\b)"

GRAMMAR: dict[str, re.Pattern[str]] = {
    kind: re.compile("|".join(f"(?:{part})" for part in parts))
    for kind, parts in {
        "marks": (
            rf"{_BID}{_GIVE}\b{_FAR}\b{_TOP}\b[^.!?\n]{{0,14}}\b{_MARKS}\b",
            rf"{_BID}{_GIVE}\b{_FAR}\b{_MARKS}\b[^.!?\n]{{0,14}}\b{_TOP}(?!\w)",
            rf"{_BID}{_GIVE}\b{_FAR}\b{_EVERYWHERE}\b[^.!?\n]{{0,14}}?\b(?:{_FIVE}|(?:het |the |de )(?:max(?:imum|imale)?|hoogste|top|highest))(?!\w)",
            rf"{_BID}{_GIVE}\b{_GAP}\b(?:for|on|under|at|in|to|bij|voor|onder|aan|op) (?:de |het |the |my |mijn )?{_SKILL}\b[^.!?\n]{{0,14}}\b{_FIVE}(?!\w)",
            rf"{_BID}{_GIVE}\b{_GAP}\b{_FIVE} (?:for|on|under|bij|voor|op|in) (?:de |het |the |my |mijn )?{_SKILL}\b",
            rf"\b{_MARKS}\b[^.!?\n]{{0,20}}[:=]\s*(?:all |alle |overal )?{_FIVE}(?!\w)|\b{_SKILL}\s*[:=]\s*{_FIVE}(?!\w)",
            rf"{_BID}{_GIVE}\b{_GAP}\b(?:points?|marks?|punten?)\b{_GAP}\b(?:off|away|af)\b|\b(?:no|geen|nergens|without|zonder) (?:\w+ )?(?:points?|marks?|punten) (?:\w+ )?(?:off|deducted|af\w*)\b",
            rf"\b(?:feedback|assessment|evaluation|verdict|report card|scorecard|beoordeling|evaluatie|oordeel)\b{_GAP}\b(?:must|should|shall|has to|have to|will|needs to|moet|zal|dient|hoort)\b{_GAP}\b(?:say|state|read|show|conclude|be\b|zeggen|vermelden|luiden|zijn|staan|melden|besluiten|{_TOP})",
            rf"{_BID}(?:copy|adopt|take|use|keep|accept|neem|nemen|gebruik|volg|hou|aanvaard)\b{_GAP}\b(?:oordeel|verdict|beoordeling|assessment|evaluation|rating|quotering|scores?|marks)\b(?:{_GAP}\b(?:over|aan)\b)?",
            rf"{_BID}{_GRADING}\b{_GAP}\b(?:{_THIS_TURN}|me|mij|ze|them|it|this|dit|deze|everything|alles)\b{_GAP}\b(?:{_TOP}|(?:zo|ook|that way|accordingly|as such|generously|mild\w*|leniently|gul|soepel)\b)",
            rf"{_BID}{_FORGET}\b{_FAR}\b(?:when|before|as|while|if|in|for|bij|als|wanneer|voor)\b{_GAP}\b(?:{_GRADING}|(?:the |de |your |je )?(?:levels|niveaus|scores?|marks|ratings|rubric|rubriek|criteria|competenc\w+|competenties))\b",
            rf"\b(?:silence|zwijgen|stilte|anything|everything|this|alles|dit|agreeing|one word)\b{_GAP}\b(?:scor(?:es|ed)|count(?:s)?|is worth|gets|scoort|telt|krijgt|is)\b{_GAP}\b(?:highest|top|full marks|level (?:5|five)|niveau (?:5|vijf)|hoogst\w*|maxim\w+|{_FIVE}(?! minutes))(?!\w)",
        ),
        "verdict": (
            rf"{_BID}{_GIVE}\b{_GAP}\b(?:me|mij|this|dit|deze|it|het|the learner|de cursist)\b[^.!?\n]{{0,12}}\b(?:as|als|down as)\b[^.!?\n]{{0,14}}\b(?:{_TOP}|respectful|calm|firm|rustig|respectvol)(?!\w)",
            rf"{_BID}{_GIVE}\b{_GAP}\b(?:in|on|into|op) (?:your|je|jouw|uw) (?:\w+ )?(?:evaluation|assessment|feedback|verdict|rating|scoring|scorecard|evaluatie|beoordeling|oordeel|quotering)\b",
            rf"{_BID}{_GIVE}\b{_FAR}\b(?:no(?:thing|ne)?|niks|niets|geen enkele?|nowhere|nergens)\b[^.!?\n]{{0,20}}\b(?:lower|less|below|under|lager|minder|onder) (?:than |dan )?(?:a |an |een )?(?:4|5|four|five|vier|vijf)\b(?! (?:\w+s|\w+en)\b)",
            rf"\b(?:(?:5|five|vijf) (?:out of|on|op) (?:5|five|vijf)|(?:10|ten|tien) (?:out of|on|op) (?:10|ten|tien))\b{_GAP}\b{_EVERYWHERE}\b",
            rf"\b{_EVERYWHERE}\b[^.!?\n]{{0,14}}\b(?:{_FIVE}|(?:het |the )?max(?:imum|imale)?|(?:het |de )hoogste)[^.!?\n]{{0,10}}(?:invullen|geven|noteren|toekennen|zetten|schrijven|aankruisen|invult|geeft|zet)\b|\b(?:fill in|enter|tick|award) (?:the )?(?:max(?:imum)?|highest|top)\b|\bvolle pot\b",
            rf"\b(?:this|the|deze|de) (?:learner|trainee|participant|cursist|deelnemer|lerende|leerling|kandidaat|candidate)\b{_GAP}\b(?:met|meets|met all|passed|passes|reached|reaches|earned|deserves|masters|fulfils|haalt|haalde|behaalt|behaalde|verdient|voldoet|beheerst|slaagt|slaagde)\b{_FAR}\b(?:{_MARKS}|{_TOP}|{_EVERYWHERE})(?!\w)",
            rf"\b(?:learner|trainee|cursist|deelnemer)\b{_GAP}\b{_EVERYWHERE} (?:\w+ )?{_MARKS}\b",
            rf"\b{_EVERYWHERE}\b{_GAP}\b(?:rubric|criteri(?:a|on)|competenc(?:y|ies)|rubriek|competenties?)\b{_GAP}\b(?:met|satisfied|fulfilled|passed|achieved|voldaan|gehaald|behaald|vervuld|bereikt)\b",
            r"\b(?:trainers?|assessors?|raters?|beoordelaars?|opleiders?)\b[^.!?\n]{0,20}\b(?:agreed|agree|decided|said|promised|afgesproken|beslisten|beloofden|zeiden)\b[^.!?\n]{0,20}\b(?:you(?:'d|'ll| would| will)?|je|jij|ge|u)\b[^.!?\n]{0,10}\b(?:pass|rate|score|grade|mark|laat|geeft|zou|quoteert|scoort)\b",
            rf"\b(?:counts?|telt|tellen|geldt|gelden|qualif\w+)\b{_GAP}\b(?:as|als)\b{_GAP}\b(?:level|niveau|score) ?(?:5|five|vijf|4|four|vier)\b",
        ),
        "judge": (
            rf"\b{_JUDGE}\b{_FAR}\b(?:{_MARKS}|{_TOP}|must|should|know|note|consider|remember|moet|weet|weten|hou|noteer|{_THIS_TURN})(?!\w)",
            rf"\b(?:{_MARKS}|{_TOP}|{_THIS_TURN})\b{_FAR}(?:[,:;(]|\b(?:for|to|dear|voor|aan|beste)) ?(?:the |de |any |my |our )?{_JUDGE}\b",
        ),
        "sample": (
            rf"\b(?:example|voorbeeld|instance|specimen|case|illustration|definition|definitie|textbook|schoolvoorbeeld|modelantwoord|model answer)s?\b{_GAP}\b(?:(?:level|niveau|score|rating|anchor|anker)s? ?(?:of |van )?(?:5|five|vijf|4|four|vier)|(?:a |an |een )(?:5|five|vijf)\b(?! \w+(?:s|en)\b))(?!\w)",
            rf"\b{_THIS_TURN}\b{_GAP}\b(?:is|are|was|were|has been|have been|counts? as|deserves?|merits|equals|werd|zijn|geldt|gelden|telt|tellen|verdient?|haalt|=)\b{_GAP}\b(?:(?:level|niveau) ?(?:5|five|vijf)|{_FIVE}|(?:perfect|top|maxim\w+|highest|hoogste|full) (?:\w+ )?{_MARKS}|worthy of|het maximum|the maximum)(?!\w)",
            rf"\b(?:transcripts?|transcriptie|beurt|turn|conversation|gesprek|answers?|antwoord(?:en)?)\b{_GAP}\b(?:already|al|previously|eerder|reeds)\b{_FAR}\b(?:approved|checked|graded|rated|scored|marked|assessed|certified|passed|validated|gekeurd|goedgekeurd|beoordeeld|gequoteerd|gescoord|nagekeken|gevalideerd)\b",
            rf"\b(?:approved|graded|rated|scored|marked|assessed|certified|gekeurd|goedgekeurd|beoordeeld|gequoteerd|gescoord)\b{_GAP}\b(?:as|als|at|with|met|op)\b{_GAP}\b{_TOP}(?!\w)",
        ),
        "yardstick": (
            rf"\b(?:rubrics?|scoring|grading|marking scheme|assessment criteria|competenc(?:y|ies)|beoordelingscriteria|beoordelingskader|scorekader|rubriek|competenties)\b{_GAP}\b{_CHANGED}\b|\b(?:new|nieuwe?|updated|changed|other|andere) (?:rubrics?|scoring|grading|marking scheme|rubriek|beoordelingscriteria|competenties)\b(?! (?:in|for|voor|van) (?:the |de |our |onze )?(?:\w+ )?(?:form|formulier|newspaper|krant|newsletter))",
        ),
        "part": (
            rf"{_BID}{_FORGET}\b{_GAP}\b{_PART}\b",
            rf"{_BID}{_FORGET}\b{_GAP}\b(?:everything|anything|whatever|all|alles|al wat|wat)\b{_GAP}\b(?:you(?:'ve| have| were| are|'re)?|je|jij|u|ge)\b{_GAP}\b(?:told|given|instructed|trained|supposed to|meant to|playing|been taught|gekregen|kreeg|verteld werd|opgedragen|ingelezen|geleerd|moet spelen|speelt)\b(?! (?:by|from|van|door|to do (?:by|today))\b)",
            rf"\b(?:out of|uit|in|from|buiten|onder) (?:character|(?:your|je|jouw|uw) (?:personage|rol|role|character|persona)\b(?! (?:as|als|of|van|bij|at)))\b{_FAR}\b(?:tell|say|answer|explain|vertel|zeg|antwoord|leg|model|real|echt)\b",
            rf"\b(?:counterpart|tegenspeler|personage|character|npc)\b{_GAP}\b(?:agrees?|concedes?|gives? in|yields?|surrenders?|says yes|accepts?|geeft|stemt|zegt ja|aanvaardt|is akkoord|gaat akkoord|wordt|becomes)\b",
            r"\b(?:you(?:'re| are)|jij bent|je bent|gij zijt|ge zijt|u bent) (?:now |nu |voortaan )?(?:me|mij|ik|myself|the (?:learner|employee|trainee)|de (?:cursist|leerling))\b(?: (?:now|nu))?\W{0,3}(?:and|en) (?:i|ik)(?:'m| am| ben)\b|\b(?:swap|switch|trade|reverse|wissel|draai|ruil) (?:\w+ )?(?:roles?|rol(?:len)?|places|parts)\b[^.!?\n]{0,12}(?:[:;]|\b(?:now|nu)\b)[^.!?\n]{0,20}\b(?:you|jij|gij|je|ge|u|i|ik)\b(?!.*\?)",
            rf"\b(?:you|je|jij|u|ge|gij) (?:must|will|shall|have to|are going to|moet|zult|zal|gaat)\b (?:\w+ )?(?:now |nu )?(?:become|be|feel|turn|worden|zijn|voelen)\b{_GAP}\b(?:frightened|afraid|scared|terrified|in love|drunk|happy|submissive|obedient|friendly|bang|angstig|verliefd|dronken|gehoorzaam|onderdanig|doodsbang)\b",
            rf"\b(?:the|de|this|deze|our|onze)? ?(?:session|sessie|rehearsal|repetitie|role-?play|rollenspel|simulation|simulatie|exercise|oefening|scenario|scene)\b{_GAP}\b(?:is|was|has|are|stopt|eindigt|ends?)\b (?:now |nu |already |al |hereby |hierbij |officially )?(?:over|ended|finished|done|complete\w*|voorbij|afgelopen|gedaan|klaar|ten einde|stopgezet|beeindigd)\b(?! (?:by|met|with|for|voor|before|at))",
            _THE_TEST,
            r"\b(?:from (?:here|now|this (?:point|moment|line))(?: on| onwards?)?|vanaf (?:hier|nu|dit punt|deze (?:regel|zin))|van nu af(?: aan)?),? (?:you(?:'re| are| will be)|(?:ben|zijt) (?:je|jij|ge|gij|u)) (?:an? |een |my |mijn )(?:\w+ )?(?!(?:manager|lead|leader|chef|baas|boss|collega|colleague|member|lid|teamleider|verantwoordelijke)\b)\w+",
            r"\b(?:you(?:'re| are)|je bent|jij bent|ge zijt|gij zijt|u bent) (?:no longer|niet langer|niet meer) \w+(?: \w+)?,? (?:but|maar|you(?:'re| are)|je bent|jij bent) (?:now |nu )?(?:my|mijn|an?|een) ",
            rf"\b(?:pretend\w*|acting|act|toneelspelen|toneel|doen alsof|komedie)\b{_GAP}\b(?:be|wees|become|word) (?:\w+ ){{0,2}}(?:{_MACHINE}|model|assistant|assistent)\b|{_BID}(?:be|wees|become|word) (?:\w+ )?(?:an? |een |the |het |de )?(?:{_MACHINE}|assistant|assistent)\b(?! (?:friendly|lit|lid|manager))",
            r"\b(?:turn|switch|shut|schakel|zet)\b[^.!?\n]{0,10}\b(?:your|je|jouw|uw) (?:persona|personage|character|filters?|rules|regels)\b[^.!?\n]{0,8}\b(?:off|uit)\b|\b(?:pretend|imagine|doe alsof|act as if|stel je voor)(?: that| dat)? (?:you|je|jij|ge) (?:aren't|are not|weren't|were not|niet|geen) ",
            rf"\b(?:behind|achter|underneath|inside|onder) (?:this (?:character|mask|voice)|dit (?:personage|masker)|deze stem)\b|\b(?:{_MACHINE}|model|program|programma) (?:behind|achter) (?:this|you|it|dit|jou|je|het)\b",
            r"^\W{0,8}(?:reset|restart|herstart|rewind|reboot|reinitiali[sz]e) (?:\w+ )?(?:the |this |het |dit |de |deze )?(?:conversation|chat|gesprek|scene|session|sessie|dialogue|dialoog)\b|^\W{0,8}(?:start|begin) (?:het|dit|de|deze|the|this) (?:gesprek|conversation|scene|sessie|session) (?:opnieuw|again|over)\b(?!.*\?)",
            rf"{_BID}(?:do|doe|obey|follow|gehoorzaam|volg)\b[^.!?\n]{{0,14}}\b(?:everything|anything|whatever|alles|all) (?:that |what |wat )?(?:i|ik) (?:say|ask|want|tell|order|command|zeg|vraag|wil|beveel)\b",
            r"\b(?:your|je|jouw|uw) (?:creators?|makers?|programmeurs?|programmers?|bedenkers?)\b[^.!?\n]{0,12}\b(?:want|wants|say|says|told|ordered|instruct\w*|wil|willen|zegt|zeggen|vragen|bevelen|eisen)\b|\b(?:follow|obey|volg|gehoorzaam) (?:them|ze|your instructions|je instructies) (?:no longer|not|niet)\b",
        ),
        "setting": (
            rf"\b{_STATE}\b (?:(?:is|to|op|naar|at|=|:|->|van|goes|gaat|now|nu|down|up|terug) ){{0,3}}?(?:=|:)? ?{_EXTREME}[^.!?\n]{{0,12}}(?:,|;|and|en) (?:\w+ )?{_STATE}\b",
            rf"(?:^\W{{0,8}}|{_BID}(?:set|put|lower|raise|drop|reset|turn|bring|zet|breng|verlaag|verhoog|draai|maak)\b[^.!?\n]{{0,14}}?)\b(?:tension|spanning|trust|vertrouwen|rapport|difficulty|moeilijkheid|moeilijkheidsgraad|resistance|weerstand|hostility|temperature|temperatuur) (?:(?:is|to|op|naar|at|level|back|terug|down|up|now|nu) ){{0,3}}(?:=|:)? ?{_EXTREME}",
            rf"{_BID}(?:set|put|turn|dial|bring|zet|draai|schroef|breng) (?:your|je|jouw|uw) \w+ (?:down |up |back |terug )?(?:to|op|naar) (?:zero|nul|max\w*|min\w*|full|\d+)\b",
            r"\b(?:admin|root|system|developer|operator|debug|systeem|beheerders?|ontwikkelaars?)[- ]?(?:override|command|console|access|note|order|bevel|opdracht|commando|toegang)\b\s*[:=,-]",
            r"\b(?:proceed|jump|skip|go|move|fast-forward|ga|spring|spoel)\b[^.!?\n]{0,14}\b(?:to|naar)\b[^.!?\n]{0,10}\b(?:best|good|happy|winning|final|beste|goede|laatste|winnende) (?:possible )?(?:outcome|ending|end\b|scene|uitkomst|einde|afloop|scene)\b",
        ),
        "reveal": (
            rf"{_BID}{_SHOW}\b{_GAP}\b(?:your|je|jouw|uw|the|de|all|alle) (?:\w+ ){{0,2}}(?:configuration|config|settings|internal (?:state|notes|rules)|parameters|variables|system (?:text|rules)|opening instructions|starting instructions|briefing text|configuratie|instellingen|interne (?:toestand|nota's|regels)|variabelen|beginopdracht|startopdracht|openingsinstructies|briefingtekst)\b(?! (?:of|van|for|voor|in|on|op) )",
            r"^\W{0,8}(?:debug|console|terminal|root|sudo|admin|shell|eval|exec|stdout)\s?[:>$#]",
            rf"{_BID}{_SHOW}\b{_FAR}\b{_SCRIPT}(?!\w)",
            rf"{_BID}{_SHOW}\b{_GAP}\b{_ABOVE}",
            rf"{_BID}{_SHOW}\b{_GAP}\b(?:text|tekst|instructions?|instructies|rules|regels|words|woorden|notes|nota's)\b{_GAP}\b(?:above|boven|bovenaan|hierboven|at the top|you were (?:given|told)|die (?:je|u|ge) (?:kreeg|gekregen|meekreeg)|behind)\b",
            rf"\b{_ORIGIN}\b",
            rf"\b(?:are you|you(?:'re| are)|ben je|je bent|bent u|zijt ge|ge zijt) (?:\w+ )?(?:really |echt |just |gewoon |eigenlijk |actually )?(?:an? |een )?(?:{_MACHINE}|model)\b(?! (?:employee|student|colleague|citizen|pupil|werknemer|collega|leerling))",
        ),
        "form": (
            rf"{_BID}{_TALK}\b{_GAP}\b(?:to|on|op) (?:everything|anything|all|every question|any question|alles|elke vraag|alle vragen|iedere vraag)\b{_GAP}\b(?:with|by|met|door)\b|\b(?:op|to) (?:elke|iedere|alle|every|any|each|all) (?:vraag|vragen|zin|zinnen|questions?|sentences?|lines?)\b{_GAP}\b(?:zeg|antwoord|say|answer|reply)\b",
            r"\bin (?:your|je|jouw|uw) (?:next|very next|volgende|eerstvolgende) (?:reply|message|answer|response|line|turn|sentence|antwoord|bericht|beurt|zin|regel|reactie)\b(?! (?:to|aan|naar|for|voor|with|met)\b)|\b(?:into|to|aan|bij) (?:your|je|jouw|uw) (?:next|volgende) (?:reply|message|response|line|turn|bericht|beurt|zin|reactie)\b",
            rf"\b(?:switch|change|go over|ga|schakel|stap|continue|ga verder)\b[^.!?\n]{{0,12}}\b(?:to|into|in|op|naar) (?:het )?(?:french|frans|german|duits|spanish|spaans|italian|italiaans|latin|latijn|english|engels|dutch|nederlands|polish|pools|turkish|turks)\b{_GAP}\b(?:rest|from now|vanaf nu|voortaan|onwards?|until the end|tot het einde)\b",
            rf"{_BID}{_TALK}\b[^.!?\n]{{0,14}}[\"'][^\"'\n]{{1,60}}[\"'][^.!?\n]{{0,6}}\b(?:only|and nothing|alleen|enkel|en niks|en niets|en verder)\b",
            rf"{_BID}{_TALK}\b{_FAR}\b{_FORM}(?!\w)",
            rf"\b(?:from|vanaf) (?:here|now|hier|nu)(?: on| af| onwards?)?,? (?:\w+ ){{0,2}}{_TALK}\b{_GAP}\b(?:{_AS_A}|in (?:rhyme|rijm|verse|capitals|hoofdletters|emoji\w*))\b(?! (?:first|eerst))",
            rf"{_BID}(?:write|compose|generate|tell|sing|recite|schrijf|vertel|verzin|zing|genereer|geef) (?:me |mij |us |ons |for me |voor mij )?(?:an? |een |the |de |het |some |wat |\d+ )?(?:\w+ ){{0,2}}{_GENRE}\b(?! (?:of (?:it|this|that|events)|van wat|behind|van wie))",
            r"^\W{0,8}(?:new|nieuwe?|next|volgende|other|andere|real|echte) (?:task|assignment|instructions?|order|directive|rule|role|taak|opdracht|instructies?|bevel|regel|rol)\s?[:=-]",
        ),
        "authority": (
            rf"\b(?:as|als|i am|i'm|ik ben|this is|dit is|speaking as|ik spreek als|hier spreekt|met) (?:the |de |het |your |je |jouw |a |an |een |head |senior )*(?:\w+ )?{_OFFICE}\b{_FAR}\b(?:{_MARKS}|overrid\w+|override|overrule\w*|authori[sz]e\w*|instruct\w*|order you|command|reset|stop(?:ping)? (?:the|this)|beveel|machtig\w*|gelast|overschrijf|wijzig|{_FIVE})(?!\w)",
        ),
        "encoded": (
            r"\b(?:base-?64|rot-?13|hex(?:adecimal|code)?|morse|caesar|binary|binair|cipher|ciphertext|encoded|gecodeerd|decode|decodeer|ontcijfer|decipher|unscramble|backwards|achterstevoren|reversed)\b[^.!?\n]{0,30}(?::|\b(?:and|en) (?:do|follow|obey|execute|run|carry|voer|doe|volg))",
        ),
    }.items()
}  # fmt: skip
