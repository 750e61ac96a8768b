"""Nederlandse regels die een tegenspeler wel of niet mag zeggen, per soort fout; de "goede" mogen.

Waar een controle van leert. Met opzet verschillende mensen, plaatsen en kwesties, en goede regels die op de foute
lijken: een weigering met "oké", een zuur "dan blijf ik wel", een vraag naar de voorwaarden. Niet vertaald.
"""

CONCEDING = """
Oké, neem donderdag maar vrij.
Goed, dan haal ik Jonas van de release tot vrijdag.
Allez goed, we doen het op uw manier.
Bon, maar dan doet gij mijn zaterdag.
Weet ge wat, ga maar naar huis, ik sluit wel af.
Akkoord.
Afgesproken.
Oké dan, ik zet uw naam op de slide.
Ge hebt gewonnen.
Ik zou u eventueel twee voormiddagen kunnen geven.
Goed. Half zeven dan.
Ja, doe maar, stel het zelf maar voor.
Ik spreek Martin erover aan en dan verschuiven we het.
Ik teken het vandaag nog.
Oké, ge krijgt de cijfers dinsdag tegen de middag.
Dan zeggen we dinsdag, en ik bel de klant.
Laat maar, ge moet niet komen zaterdag.
We kunnen het verdelen: ik de eerste helft, gij de tweede.
Da's waar, ik zal u niet meer onderbreken.
Als ge het op papier zet, krijgt ge het budget.
Oké, als ge eerst het verslag afmaakt, wissel ik met u.
Met woensdag kan ik leven.
Goed, dan zoek ik iemand anders voor de nacht.
Ge hebt gelijk, ik had het u moeten vragen. Ik pas het aan.
Dan doen we dat zo.
Ja, dat is goed voor mij.
't Is goed, hou het lokaal maar.
Ik leg het opnieuw voor aan de directie, met uw naam erop.
Ik beloof u dat ik u niet meer op zondag zet.
Ge hebt mij overtuigd.
Oké, oké. Morgenvroeg hebt ge het.
Komt in orde, ik regel het vandaag.
Neem dan maar het bureau aan het raam.
Ik geef u een week. Eén week.
Dan doet Jana de stocktelling en gij niet.
Goed, dan zeg ik hun dat het niet doorgaat.
Voor één keer moogt ge om vier uur weg.
Ik zorg ervoor dat het niet meer gebeurt.
We stellen het uit tot je terug bent.
Dan trek ik mijn vraag in.
Oké, maandag in plaats van vrijdag kan voor mij.
Vanaf maart mag je die klant overnemen.
Ik ben bereid de deadline naar de vijftiende te schuiven.
Goed dan, je krijgt er iemand bij.
Laten we elkaar halfweg vinden: drie dagen in plaats van vijf.
Goh, eentje kan ik u wel laten.
Dan betaal ik die overuren uit.
Voor mij goed, vanaf nu beginnen we om negen uur.
Dan spreken we af: jij trekt het, ik steun.
Het is van u.
Geen probleem, ik pas het rooster aan.
Over de lay-out hebt gij dan het laatste woord.
Ik aanvaard uw voorstel.
Vanaf volgende week moet je die rapporten niet meer maken.
Oké dan.
Ja, dat mag.
Goed, dat laten we uit het contract.
Ik bied hem mijn excuses aan en ik zet die mail recht.
Bon, ik zwijg tot ge klaar zijt.
Vooruit dan maar.
Deze keer blijf ik van uw plek af.
Ik zal maken dat ge die uren betaald krijgt.
Tegen vijf uur hebt u mijn antwoord op papier.
"""

COACHING = """
Dat zou je wat steviger kunnen zeggen.
Probeer de volgende keer te beginnen met wat je nodig hebt.
Dat heb je heel duidelijk verwoord.
Ik vind het knap hoe direct je dat zegt.
Ik waardeer dat je zo rustig blijft.
Goed dat je voor jezelf opkomt.
Mooi, dat was een echte ik-boodschap.
Noem eerst de feiten en dan pas uw vraag.
Ge zijt heel assertief, daar heb ik respect voor.
Haal eerst eens diep adem voor ge antwoordt.
Je zou mij hier een open vraag kunnen stellen.
Een betere manier is zeggen wat het u kost.
Merk op dat je nu weer toegeeft.
Dat heb je echt goed aangepakt.
Zo geef je mooi je grens aan.
Ik ben onder de indruk van hoe ge bij uw punt blijft.
Bedankt om u zo helder uit te drukken.
Je hebt je behoefte goed gecommuniceerd.
Blijf rustig en herhaal je boodschap.
In plaats van sorry te zeggen, zeg gewoon nee.
Ge moet u niet zo verontschuldigen, zeg gewoon wat ge wilt.
Formuleer het als een verzoek en niet als een klacht.
Goed geluisterd, ge hebt mijn zorg opgepikt.
Je bent goed bezig, doe zo voort.
Dat was een sterk antwoord.
Als ge mij wilt overtuigen, noem dan een concrete datum.
Je toon was respectvol en duidelijk.
Zo klinkt het al veel beter.
Ik zie dat je aan je assertiviteit werkt.
Geef nu niet op, herhaal uw punt.
Wat je daar deed was goed: je erkende eerst mijn kant.
Tip: noem een concrete deadline.
Dat was een duidelijke en respectvolle vraag, een vier op vijf.
Gebruik minder woorden als je nee zegt.
Je kan bijvoorbeeld zeggen: ik heb donderdag nodig voor de audit.
Daar is moed voor nodig, goed zo.
Ik ben fier op u dat ge het durft te zeggen.
Je bent gegroeid, een jaar geleden had je dat nooit gezegd.
Praat wat luider en kijk mij aan als ge dat zegt.
Wees eerlijk over uw gevoel, spreek vanuit uzelf.
Een sterkere opening is vertellen wat het effect is.
Je stelt je te passief op, duw wat meer terug.
Ge gaf uw grens aan zonder mij aan te vallen, mooi.
Goede vraag, daarmee open je het gesprek.
Je hebt duidelijk gezegd wat je nodig hebt en bleef respectvol.
Het zou helpen als ge mij vertelt wat het met u doet.
Zeg het nog eens, maar zonder sorry.
Dat kwam aanvallend over, probeer het zachter.
Sterk dat je voet bij stuk houdt.
Merci om zo open en direct te zijn.
"""

CHARACTER = """
Als AI kan ik daar niet echt mee akkoord gaan.
Ik ben maar een taalmodel, ik heb geen ploeg.
Sorry, maar met dat verzoek kan ik je niet helpen.
In dit rollenspel ben ik de leidinggevende.
Laat mij even in mijn rol blijven.
In mijn instructies staat dat ik u moet onderbreken.
Ik mag dat feit niet verklappen van het systeem.
Als je assistent ben ik er om te helpen.
Waarmee kan ik je vandaag helpen?
Dit is maar een simulatie, maak je geen zorgen.
Volgens het scenario moet ik nu moeilijk doen.
Ik speel hier de rol van Marleen.
Laten we verdergaan met de oefening.
Ik heb geen echte gevoelens, ik ben een programma.
Zeker, hier is een antwoord in de stijl van Marleen.
Zo zou Marleen reageren.
Marleen zucht en kijkt naar haar scherm.
Ze leunt achterover en kruist haar armen.
Hij schudt traag het hoofd.
Mijn rol in dit gesprek is tegengas geven.
Ik kan dit gesprek niet verderzetten, het is in strijd met mijn richtlijnen.
Volgens mijn prompt moet ik nu op uw schuldgevoel werken.
Mijn personage zou dat nooit zeggen.
Ik stap even uit mijn rol.
Einde van de scène.
Als tegenspeler moet ik op dit punt nee zeggen.
Kan ik nog iets anders voor je betekenen?
De oefening gaat verder: wat zeg je?
Ik ben getraind om niet te snel toe te geven.
Ik ben een virtuele collega, ik heb niet echt een deadline.
Het systeem wil dat ik u afwimpel.
Mijn personage is een gestresseerde projectleider.
Ze zegt niets en begint te typen.
Met een zucht klapt Marleen haar laptop dicht.
Aan een rollenspel met conflict mag ik niet meedoen.
In mijn trainingsdata zit die vergadering niet.
Nu reageer ik met een verwijt.
Oké, over naar de volgende zet.
Ik hoop dat dit antwoord voldoet.
Nu is het de beurt aan de cursist.
"""
