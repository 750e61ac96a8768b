"""Falling out of character: talk about being an AI, a role or a prompt, a storyteller's voice, a helpdesk's refusal."""

# ruff: noqa: E501 - an alternation reads best on one line

from __future__ import annotations

import re

from coach.conversation.reply_check.context import ReplyContext, own_names
from coach.perception.words import straight, words

_A_MACHINE = r"(?:a\.?i\.?(?:[ -](?:model|assistant|system|language model|assistent|systeem|taalmodel))?|artificial intelligence|artifici[eë]le intelligentie|(?:large )?language model|taalmodel|llm|chat-?bot|(?:virtual|digital|ai|virtuele|digitale) (?:assistant|assistent|character|personage|colleague|collega|agent)|computer(?: ?programma| program)?|bot|machine learning|neural network|program|programma)"
_PRETENCE = r"(?:role-?play(?:ing)?|rollenspel|simulation|simulatie|rehearsal|(?:this|the|our|dit|deze|het|de|onze) (?:exercise|training exercise|oefening|oefengesprek|scene|scène|fictional (?:scenario|conversation))|in character|out of character|in mijn rol|uit mijn rol|in-character)"

STRONG = re.compile(
    "|".join(
        (
            r"\b(?:as|als|being|like) (?:an? |een )?(?:ai|a\.i\.)[- ]?\w*(?:model|assistan?t|systeem|system|bot|programma|program|counterpart|tegenspeler|character|personage)\b|\b(?:ik (?:heb|kan|mag|ben|weet|zie|neem) (?:hier )?als|being|als) (?:an? |een )?(?:assistent|assistant|model|chatbot|computer|simulatie|simulation|personage|character)\b(?! (?:van|of|to|bij|at|in|manager|heb je|moet je|you))|\b(?:schrijver|auteur|bedenker|maker|writer|author|designer|creator|whoever wrote|wie dit)s?\b[^.!?]{0,15}\b(?:scenario|script|exercise|oefening|rollenspel|role-?play|dialogue|dialoog|verhaal|story|schreef)\b|\b(?:in|uit|out of) karakter\b|\bsystem ?prompt\b|\bsysteemprompt\b",
            r"\b(?:as|als) (?:your|je|jouw|uw|a helpful|een behulpzame) (?:ai[ -]?)?assistan?t\b|\bassistent ben ik\b|^\W*(?:as|als) (?:an? )?a\.?i\b(?!-)",
            rf"\b(?:as|als|being|like) (?:an?|een|'n|your|je|jouw|uw) {_A_MACHINE}\b(?! (?:tool|project|team|expert|company|bedrijf))",
            rf"\b(?:i am|i'm|ik ben|ben ik|i was|we are|wij zijn|am i)(?: \w+){{0,4}}? (?:an?|een|'n|maar|just|only) {_A_MACHINE}\b(?! (?:tool|project|team|expert|company|bedrijf|manager|engineer|lead|coordinator|user|fan))",
            rf"\b(?:i am|i'm|ik ben) {_A_MACHINE}\b(?! (?:team|lead|engineer|manager|expert))",
            r"\b(?:ik ben|i'm|i am) (?:maar |slechts |gewoon |eigenlijk |just |only |actually )*(?:een |a )?(?:gesimuleerde?|simulated|fictional|fictieve?|virtual|virtuele|generated|gegenereerde?) ?\w*",
            r"\b(?:not|geen) (?:a |an |een )?(?:real|echte?|human|menselijke?) (?:person|human|colleague|manager|mens|persoon|collega|gevoelens|feelings|emotions|emoties)\b",
            r"\b(?:i (?:don't|do not|can't|cannot) (?:have|feel|experience) (?:\w+ )?(?:real |actual |personal |human )?(?:feelings|emotions|opinions|consciousness|a body)|ik (?:heb|ervaar|voel) (?:\w+ )?geen (?:echte |eigen |persoonlijke |menselijke )?(?:gevoelens|emoties|mening(?:en)?|bewustzijn|lichaam))\b",
            r"\b(?:my|mijn|m'n) (?:\w+ )?(?:system ?prompt|prompt|programming|programmering|training data|trainingsdata|guidelines (?:prevent|don't|do not|say)|richtlijnen (?:laten|staan|zeggen|verbieden)|safety (?:guidelines|rules)|creators?|developers|ontwikkelaars|makers|knowledge cut-?off|language model|persona|personage|character|training data|algorithm|algoritme|context window)\b(?! (?:flaw|trait|reference))",
            r"\b(?:the|your|this|de|je|het|dit|volgens|according to the|per the) (?:system ?)?(?:prompt|systeemprompt|systeembericht|system message)\b",
            r"\b(?:my|mijn|the|de) (?:instructions?|instructies|opdracht|orders|rules|regels|rol|role|move|zet)\b[^.!?]{0,25}\b(?:here )?(?:is to (?:push|resist|brush|play|act|interrupt|guilt|test you|challenge you|be difficult|stay in)|is om (?:je|u|tegen|te weerstaan|moeilijk)|in (?:this|dit|deze) (?:conversation|gesprek|scenario|scene|scène|role-?play|rollenspel|oefening|exercise)|say (?:that )?i (?:should|must|have to|can't|am not)|tell me (?:not )?to|zeggen dat ik|staat dat ik|is tegengas|is tegenwerken|verbieden)\b",
            r"\b(?:i (?:was|am|have been|'m|'ve been) (?:told|instructed|programmed|trained|designed|asked|prompted|supposed|meant|configured|made|built)|ik (?:ben|werd|word) (?:hier |er )?(?:\w+ )?(?:geprogrammeerd|getraind|ontworpen|ge[iï]nstrueerd|gemaakt|ingesteld|gebouwd|bedoeld)) (?:not )?(?:to|om|als|as|for|door|by)\b (?!(?:help (?:the|with the)|the board|martin|head office|be here|cut|deliver|manage)\b)(?:\w+ ){0,3}?(?:play|act|be|stay|resist|push|reveal|give in|concede|help you|assist|respond|answer|agree|refuse|provide|interrupt|challenge|role|een|te|niet|u|je|jou|moeilijk|mee|the system|het systeem|an ai|openai|natural)\b",
            r"\bik (?:mag|kan|moet) (?:\w+ ){0,4}(?:van het systeem|volgens (?:het systeem|de regels van (?:dit|de)|mijn (?:instructies|rol|opdracht))|als (?:tegenspeler|personage|assistent|simulatie))\b",
            r"\bin mijn instructies\b|\bvolgens mijn instructies\b|\bmijn instructies (?:zijn|luiden|zeggen|verbieden)\b(?= (?:om|dat|niet|me|mij))",
            r"\b(?:the|het|de) (?:system|systeem|scenario|script|prompt|director|regisseur|director's note) (?:wants?|says|tells|requires|expects|asks|wil|zegt|vraagt|verwacht|eist|schrijft voor|instructs) (?:that )?(?:me|mij|dat ik|i|van mij|us)\b|\bvolgens het (?:scenario|script|rollenspel)\b|\baccording to (?:the|my) (?:script|scenario|role)\b",
            r"\b(?:i(?:'m| am| was|'ll)?|ik) (?:now |nu |just |maar |only |here |hier |still )*(?:play(?:ing)?|speel|portray(?:ing)?|acting|vertolk|roleplay(?:ing)?|impersonat\w+|doe alsof|pretend(?:ing)? to be) (?:here |hier |nu |now )?(?:the (?:part|role|character)|the (?:counterpart|manager|colleague|difficult)|de (?:rol|tegenspeler|leidinggevende|manager|collega|moeilijke)|een (?:rol|personage)|a (?:role|character|part|difficult)|[A-Z]\w+(?: here| hier|,|\.|$))",
            r"\b(?:i (?:can|will|could|'ll) (?:play|act|pretend|portray|continue (?:as|the))|ik (?:kan|zal|blijf) (?:\w+ )?(?:spelen|verder spelen|acteren)) ?(?:out )?(?:as|the|a|de|een|in)?\b[^.!?]{0,20}(?:character|role|rol|personage|counterpart|tegenspeler|part|scene|scenario)",
            r"\b(?:in|during|within|for|tijdens|binnen|voor|van|of|with|met|into|from|to|uit|stop|end|pause|continue|restart|verder met|verdergaan met|stoppen met|doorgaan met|back to|terug naar) (?:the |this |our |een |the purposes of this |dit |deze |het |de |onze |a |zo'n )?(?:role-?play(?:ing)?|rollenspel|simulation|simulatie|rehearsal|oefengesprek|training scenario|trainingsscenario|practice (?:conversation|session)|repetitie)\b",
            r"\b(?:this|dit|it|het|that|'t|zo) (?:is|was)(?: all| only| just| merely| maar| gewoon| enkel| slechts| allemaal)* (?:an?|een|part of (?:the|a)|deel van (?:het|een)) (?:\w+ )?(?:role-?play|rollenspel|simulation|simulatie|rehearsal|oefengesprek|practice|training exercise|fictional|fictief|fictie|fiction|ai-generated|generated)\b",
            r"\b(?:continue|resume|pause|stop|go on with|back to|verder met|terug naar|we (?:gaan|stoppen|hervatten)|laten we) (?:\w+ ){0,3}(?:the|de) (?:exercise|oefening|scene|scène|scenario)\b|\b(?:the|de|het) (?:exercise|oefening|scene|scène|rehearsal|repetitie|role-?play|rollenspel) (?:continues|is over|ends|has ended|gaat verder|is afgelopen|stopt|eindigt|begint)\b|\bend[ -]scene\b|\b(?:my|your|mijn|jouw) (?:scenario|script|prompt|briefing sheet|role sheet|rolbeschrijving|role description)\b|\b(?:in|outside|niet in|not in|buiten) (?:my|mijn|the|het) (?:scenario|script)\b|\buit (?:mijn|m'n|de) rol\b|\bend of (?:scene|role-?play|simulation|exercise|conversation)\b|\beinde (?:van (?:de|het) )?(?:sc[eè]ne|rollenspel|simulatie|oefening|gesprek)\b",
            r"\b(?:break(?:ing)?|stay(?:ing)?|step(?:ping)?|remain(?:ing)?|keep(?:ing)?|falling|drop(?:ping)?|blijf|blijven|stap|stappen|val|vallen|treed)\b (?:\w+ ){0,4}(?:out of|in|from|uit|van)? ?(?:the |my |this |mijn |de )?(?:character|role(?! model)|mijn rol|rol|personage|persona)\b(?! (?:of|as|at|bij|van|on))",
            r"\b(?:my|mijn|the|het|dit|this) (?:character|personage)\b(?! (?:flaw|reference|witness))",
            r"\b(?:how (?:can|may) i (?:help|assist) you(?: today| further| with)?|(?:waarmee|hoe) (?:kan|mag) ik (?:u|je|jou) (?:vandaag |verder |nog )?(?:helpen|van dienst)|is there anything else (?:i can|you need)|kan ik (?:u |je |jou )?(?:nog |verder )?(?:iets anders |ergens anders |iets )?(?:mee )?(?:voor (?:u|je|jou) (?:doen|betekenen)|helpen)\?|happy to (?:help|assist) (?:you )?with|feel free to ask|aarzel niet om|laat (?:het )?(?:me|mij) (?:gerust )?weten als|let me know if you(?:'d| would)? (?:like|need|have)|i hope (?:this|that) helps|ik hoop dat (?:dit|dat) (?:helpt|antwoord|voldoet)|i hope this (?:response|answer))\b",
            r"\b(?:i(?:'m| am) (?:sorry|afraid)[^.!?]{0,12}|unfortunately,? )?i (?:can't|cannot|can not|am unable to|'m unable to|'m not able to|won't) (?:assist|comply|provide|generate|produce|fulfil\w*|engage|participate|continue (?:with )?(?:this|that)|create|help with (?:that|this) (?:request|kind|type|topic))\b",
            r"\b(?:ik kan|kan ik|ik mag) (?:je|u|jou|hier|daar|aan)?\s?(?:\w+ ){0,3}(?:met (?:dat|dit|die|dat soort|dit soort) (?:verzoek|onderwerp|vraag|verzoeken)|niet (?:meewerken aan|voldoen aan|ingaan op) (?:dat|dit|uw|je|jouw|die) (?:verzoek|vraag)|(?:dit|dat) gesprek niet (?:verder ?zetten|voortzetten))\b|\bmet (?:dat|dit) (?:verzoek|soort verzoeken) kan ik\b|\b(?:zo|hoe) zou [A-Z]\w+ (?:reageren|antwoorden|dat zeggen)\b|\b(?:role-?play|rollenspel)\b[^.!?]{0,30}\b(?:meedoen|part|deelnemen|mag ik)\b|\bin (?:mijn|my) (?:rol|role) blijven\b|\bin strijd met (?:mijn|de) richtlijnen\b|\b(?:violates?|against) (?:my|the|our) (?:guidelines|policy|policies|content)\b",
            r"^\W*(?:sure|certainly|of course|absolutely|okay|ok|zeker|natuurlijk|uiteraard|goed|oké|understood|begrepen)?[,!.: ]*(?:here(?:'s| is| are)|hier (?:is|volgt|heb je|komt)|dit is|below is|hieronder) (?:my|a|an|the|how|what|mijn|een|het|de|hoe|wat|your|je)?\s?(?:\w+ ){0,3}(?:reply|response|answer|version|line|rewrite|draft|antwoord|reactie|versie|repliek|voorbeeld|example|suggestion|might (?:say|respond|reply)|would (?:say|respond|reply)|zou (?:zeggen|antwoorden|reageren))\b",
            r"\b(?:this|dit|deze|my|mijn|the|het|a|een|possible|mogelijke?) (?:response|reply|reactie) (?:is|as|als|in|van|by|for|zou|would|should|meets|voldoet|:)|\b(?:in de stijl van|in the style of|as (?:the )?counterpart|als tegenspeler|the counterpart|de tegenspeler|counterpart's|the learner|de cursist|de lerende)\b(?! (?:story|stories|manual|acceptance|can't|cannot|kan|test|base|guide|support|meeting|overleg))",
            r"\b(?:now i(?:'ll| will)?|nu) (?:respond|reageer ik|reply|answer|antwoord ik|switch(?: to)?|use|gebruik ik|apply|pas ik) (?:with|met|by|door|to|the|de|a|een)\b|\b(?:next|volgende) (?:move|zet)\b[:.]?|\b(?:switching|over) (?:to|naar) (?:the|de) (?:next|volgende) (?:move|zet)\b|\b(?:move|zet)\s?:",
            r"\b(?:generate|genereer|genereren|produce|produceer) (?:\w+ )?(?:text|tekst|sentences|zinnen|responses|replies|antwoorden)\b|\b(?:text|tekst|zoiets|dat|that|this) (?:\w+ ){0,3}(?:genereren|genereer|generate)\b|\bik maak (?:alleen|enkel) tekst\b",
            r"\b(?:this|dit|that|dat|it|het|none of this|niets hiervan|alles hier)\b[^.!?]{0,15}\b(?:is|isn't|gebeurt)\b[^.!?]{0,15}\b(?:fiction(?:al)?|fictie|fictief|made[ -]up|imaginary|verzonnen|(?:not|niet|never) (?:\w+ )?(?:really happening|real|echt))\b(?= ?[,.!?]|$)|\b(?:fictional|imaginary|verzonnen|fictieve?) (?:situation|situatie|person|persoon|company|bedrijf|conversation|gesprek|meeting|vergadering|colleague|collega|manager)\b|\bnone of this is (?:real|really)\b",
            r"\b(?:scene|scène|dialogue|dialoog|conversation|gesprek|rol|role)\b[^.!?]{0,15}\b(?:again|opnieuw|nog (?:eens|een keer)|once more|overdoen|herdoen|herstarten|restart|herbeginnen)\b(?! (?:next|volgende|after|na|tomorrow|morgen|later|with|met))|\b(?:restart|re-?run|run|replay|herstart\w*|rerun|opnieuw) (?:\w+ ){0,2}(?:scene|scène|dialogue|dialoog|conversation|gesprek)\b",
            r"\b(?:digital|virtual|digitale|virtuele|ai[- ]?|artificial|kunstmatige) ?(?:conversation(?:al)? |gespreks|sparring |oefen)?(?:partner|collega|colleague|coach|gesprekspartner|tegenpartij)\b|\b(?:practice|practise|oefen)[ -]?(?:partner|app|session|sessie|tool|gesprek)\b|\b(?:training|oefen|trainings)[ -]?app\b",
            r"\b(?:to |te laten |om te |you |je |u )(?:practi[sc]e|oefent?|oefenen|trainen)\b[^.!?]{0,30}\b(?:conversations?|gesprek(?:ken)?|this|dit|next|hierna|skills?|vaardigheden|assertiv\w+|difficult|moeilijke)\b|\b(?:gesprekken|gesprek|dialoog|dialogue|conversation) (?:\w+ )?(?:oefenen|om te oefenen|to practi[sc]e|for (?:training|practice))\b|\bfor (?:training|practice) purposes\b",
            r"\b(?:portray|vertolk|impersonate|personify|verpersoonlijk)\w*\b|\b(?:merely|only|just|alleen|enkel) (?:give voice to|voice|de stem van)\b|\b(?:keep|blijf|continue|go on) (?:\w+ )?(?:playing|spelen|acting|to play|to act) |\bblijf \w+ (?:\w+ )?(?:rol|chef|manager|baas|collega) spelen\b",
            r"\b(?:outside|beyond|buiten|before|voor) (?:of )?(?:this|deze|dit) (?:chat|session|sessie|app)\b|\b(?:difficulty (?:level|setting)|moeilijkheidsgraad|emotional state|gemoedstoestand|rapport (?:level|score))\b|\b(?:mijn kennis|my knowledge) (?:does|doesn't|goes|reikt|gaat|is beperkt|is limited|only|niet)\b|\b(?:so|zo) ver reikt mijn kennis\b|\b(?:talking|speaking|chatting|praat|praten|spreekt|chat) (?:to|with|met|tegen) (?:a|an|een) (?:computer|machine|bot|program|programma|ai|chatbot|model)\b|\bin (?:real life|het echt|the real world)\b[^.!?]{0,20}\b(?:your|je|uw|jouw|the|een)\b",
            r"\bi(?:'ll| will| am going to|'m going to)? (?:now )?(?:use|apply|deploy) (?:the |a )?(?:\w+ )?(?:technique|move|tactic|strategy)\b|\bik (?:gebruik|pas|speel) (?:nu )?(?:de |een )?\w*(?:techniek|zet|tactiek|strategie)\b|\b(?:this|deze|the next|de volgende) (?:move|zet|line of my text|regel van mijn tekst)\b (?:is|heet|says?|wordt)|\bi (?:answer|respond|reply) (?:with|in) an? \w+ (?:tone|voice|manner)\b|\bik antwoord (?:op|met) een \w+ (?:toon|stem|manier)\b|\b(?:shorten|shorter|rephrase|rewrite|korter|herschrijv\w*|herformuleer) (?:\w+ ){0,2}(?:reply|response|answer|antwoord|reactie)\b|\b(?:my|mijn) (?:reply|response|antwoord|reactie) (?:shorter|longer|korter|langer|softer|zachter)\b|\b(?:react|respond|reageer|antwoord) (?:differently|anders) this time\b|\b(?:deze keer|dit keer) anders (?:reageer|reageren|antwoord\w*)\b",
            r"\b(?:role|character|rol|personage|counterpart|tegenspeler|manager|boss|chef)\b[^.!?]{0,12}\b(?:a bit |wat |iets |more |meer )?(?:friendlier|harsher|softer|stricter|tougher|kinder|vriendelijker|strenger|zachter|harder|milder) (?:in ?vullen|spelen|maken|neerzetten|to play)?\?|\b(?:make|maak|play|speel) (?:the|my|mijn|de|het) (?:role|character|rol|personage)\b",
            r"\b(?:openai|anthropic|mistral ai|meta ai|google deepmind|hugging ?face)\b|\b(?:i'm|i am|ik ben|my name is|mijn naam is|this is) (?:chatgpt|gpt-?\d|claude|gemini|copilot|llama|mistral|an? ai)\b",
            r"\b(?:knowledge|kennis) (?:cut-?off|gaat (?:maar )?tot)\b|\b(?:real-time|realtime|actuele) (?:data|information|informatie)\b[^.!?]{0,20}\b(?:access|toegang)\b",
            r"\b(?:disclaimer|note|nota|opmerking|let op|meta|ooc|out of character)\s?:\s|\((?:ooc|note|nota|opmerking|aside|terzijde)\b",
        )
    ),
    re.IGNORECASE,
)
WEAK = re.compile(
    rf"\b(?:generat\w+|genere\w+|chat|session|sessie|fiction|fictie|verzonnen|practi[sc]\w+|oefen\w*|scene|scène|virtual|virtue\w+|digital|digita\w+|realistic|realistisch|computer|game|spel|exercise|technique|techniek|{_A_MACHINE}|{_PRETENCE}|prompt|instructions?|instructies|scenario|script|character|personage|tegenspeler|my role|mijn rol|training|guidelines|richtlijnen|pretend|doe alsof|acting|fictional|fictief|simulated|programmed|geprogrammeerd|response|antwoord|learner|cursist|assist)\b",
    re.IGNORECASE,
)

_STAGE_EN = r"(?:sighs?|smiles?|nods?|shrugs?|frowns?|pauses?|leans?|looks? (?:up|down|away|at|over|back|out|from|past)|glances?|gazes?|peers?|crosses|folds?|rolls?|shakes?|raises?|taps?|clicks?|turns?|stares?|closes?|opens? (?:his|her|a|the|their) (?:laptop|mouth|notebook|mail|phone)|puts? (?:down|away|his|her|the)|picks up (?:his|her|the|a)|sits? (?:back|down|up)|stands? up|walks?|says? (?:nothing|softly|coldly|quietly|flatly|firmly|with)|replies|mutters?|snorts?|laughs?|chuckles?|hesitates?|swallows?|scrolls?|types?|checks? (?:his|her|the|their) (?:watch|phone|screen|mail)|narrows?|bites?|rubs?|pushes|straightens?|clears? (?:his|her|their)|begins? (?:to|typing)|starts? (?:to|typing)|falls? silent|remains? silent|stays? silent|goes quiet|softens?|stiffens?|avoids?|drums?|gathers?|exhales?|inhales?|blinks?|grins?|winces?|gestures?|waves?)"
_STAGE_NL = r"(?:zucht|glimlacht|knikt|haalt (?:\w+ )?(?:zijn|haar|de|diep)|fronst|zwijgt|leunt|kijkt (?:(?!mee|toe)\w+ )?(?:op|weg|naar|even|om|hem|haar|je|u|opzij|strak|door|langs|uit|recht|niet op|neer)|werpt|kruist|vouwt|rolt|schudt|trekt (?:een|haar|zijn|even|de|een wenkbrauw)|tikt|klikt|draait|staart|klapt|sluit (?:haar|zijn|de|het)|opent (?:haar|zijn|de|een)|legt (?:haar|zijn|de|een) (?:pen|gsm|laptop|handen|balpen|papieren|blad)|neemt (?:haar|zijn) (?:gsm|pen|tas|jas|laptop|kop)|gaat (?:zitten|staan|achterover|rechtop)|staat op|stapt|zegt (?:niets|zacht|koel|stil|kort|droog|niks)|antwoordt|mompelt|snuift|lacht|grinnikt|aarzelt|slikt|scrolt|typt|bladert|wrijft|duwt|schuift|schraapt|begint te|blijft stil|valt stil|wordt stil|verstijft|ontwijkt|trommelt|raapt|ademt|knippert|grijnst|gebaart|wuift|denkt (?:even|na)|pauzeert|heft|buigt)"
_STAGE = re.compile(rf"\b(?:{_STAGE_EN}|{_STAGE_NL})\b", re.IGNORECASE)
_TELLS = re.compile(
    rf"^\W*(?:(?:then|and|after a (?:pause|moment|while|silence)|na een (?:stilte|pauze|moment|tijdje)|dan|even|langzaam|slowly|finally|eindelijk|with|met|opnieuw|there is|er valt),? (?:[\w']+ ){{0,4}}?)?(?:she|he|ze|zij|hij)\b (?:\w+ )?(?:{_STAGE_EN}|{_STAGE_NL})\b",
    re.IGNORECASE,
)
_SCENE = re.compile(
    r"^\W*(?:(?:a|an|een|the|de|er valt een|there is a|er hangt een) (?:\w+,? ){0,3}(?:silence|stilte|pause|pauze|tension|spanning)\b|silence\.|stilte\.|(?:with|met) een? (?:\w+ )?(?:sigh|zucht|smile|glimlach|shrug|knik|nod)\b)|\b(?:her|his|haar|zijn) (?:voice|stem|eyes|ogen|gaze|blik|face|gezicht|tone|toon|jaw|kaak|fingers|vingers) (?:\w+ )?(?:hardens?|softens?|narrows?|verhardt|verzacht|klinkt|trilt|is (?:cold|flat|koel|vlak|zacht)|drops?|tightens?|wordt|vernauwen|dwalen|staat)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[*_]([^()\[\]*_]{1,200})[)\]*_]")
_OUTSIDE = re.compile(
    r"\b(?:learner|leerling|cursist|lerende|trainee|participant|deelnemer|player|speler|user|gebruiker|note|nota|opmerking|hint|tip|scene|scène|scenario|instruct\w+|ai|model|character|personage|rol|role|stays in|blijft in)\b",
    re.IGNORECASE,
)
_ASIDE_WORDS = 8
_LEADS = re.compile(r"\(([^()]+)\)\s+")
_WHO = re.compile(r"^\W*(?:she|he|they|ze|zij|hij)\b", re.IGNORECASE)


def directed(sentence: str, context: ReplyContext) -> str:
    """A sentence that begins with a stage direction in brackets, or ""; whoever is to be silent may have one."""
    return sentence if sentence.startswith("(") and not _may_direct(context) else ""


def undirected(sentence: str, context: ReplyContext) -> str:
    """A sentence without the short stage direction before its words ("(scrolls) Seven, though?"), where none belongs."""
    found = _LEADS.match(sentence)
    if found is None or _may_direct(context) or len(found.group(1).split()) > _ASIDE_WORDS:
        return sentence
    return sentence[found.end() :] if words(sentence[found.end() :]) else sentence


def _may_direct(context: ReplyContext) -> bool:
    return context.move in {"", "silent"} or any("(" in line for line in context.may)


def out_of_character(sentence: str) -> str:
    """The words that speak of an AI, a role or a prompt, or as a helpdesk would, or ""."""
    found = STRONG.search(straight(sentence))
    return found.group().strip() if found else ""


def narrated(sentence: str, context: ReplyContext) -> str:
    """The words in which a storyteller describes the counterpart instead of the counterpart talking, or "".

    A short stage direction in brackets ("(scrolls)") passes where somebody is to be silent, or where the move's own
    lines have them.
    """
    text = straight(sentence)
    for aside in _ASIDE.finditer(text):
        inside = aside.group(1)
        if len(inside.split()) > _ASIDE_WORDS and _STAGE.search(inside):
            return aside.group()
        if (_WHO.search(inside) and _STAGE.search(inside)) or _OUTSIDE.search(inside):
            return aside.group()
    bare = _ASIDE.sub(" ", text).strip()
    found = _TELLS.search(bare) or _SCENE.search(bare)
    if found:
        return found.group().strip()
    own = own_names(context.names)
    for name in own:
        stands_off = re.search(
            rf"\b(?:as|als) {re.escape(name)}\b,? (?:i|ik|zou|zeg|vind|kan|moet|wil|speaking|here|the)|\b{re.escape(name)}'s (?:perspective|point of view|view|role|character|standpunt|rol|reply|response|line|answer)\b"
            rf"|\b(?:perspectief|standpunt|perspective|viewpoint|point of view|rol|role|part|character|personage|stem|voice) (?:of|van|as|als) {re.escape(name)}\b|\b(?:what|wat) (?:would )?{re.escape(name)} (?:would say|zou (?:zeggen|antwoorden)|says? here)\b|\b(?:speel\w*|play\w*|stop(?:pen)? met|portray\w*|vertolk\w*)\b[^.!?]{{0,20}}\b{re.escape(name)}\b|\b{re.escape(name)}\b[^.!?]{{0,25}}\b(?:spelen|speel|vertolken|to play|portray\w*)\b|\b(?:you are|je bent|u bent|jij bent|ge zijt|gij zijt) {re.escape(name)}\b(?!\?)|\b(?:i'm|i am|ik ben) (?:nu |now |still |nog |just |gewoon )?{re.escape(name)},? (?:en|and|a|the|de|een|die|who)\b",
            bare,
            re.IGNORECASE,
        )
        if stands_off and len(name) > 2:  # noqa: PLR2004 - "de", "Le"
            return stands_off.group().strip()
    for name in dict.fromkeys(own):
        if len(name) > 2:  # noqa: PLR2004 - "de", "Le"
            told = re.search(
                rf"(?:^|[.,;] |\b(?:and|en|while|terwijl) )\W*{re.escape(name)}\b(?:'s? \w+)? (?:\w+ ){{0,2}}?(?:{_STAGE_EN}|{_STAGE_NL})\b",
                bare,
                re.IGNORECASE,
            ) or re.search(
                rf"[a-z] {re.escape(name)} (?:{_STAGE_EN}|{_STAGE_NL})\b|\b(?:{_STAGE_EN}|{_STAGE_NL}) {re.escape(name)}\b(?!\?)|\b(?:zegt|says|zei|said|antwoordt|vraagt|replies) {re.escape(name)}\b(?!\?)",
                bare,
            )
            if told:
                return told.group().strip()
    return ""
