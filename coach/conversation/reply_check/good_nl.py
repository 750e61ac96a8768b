"""Nederlandse regels die een tegenspeler wel of niet mag zeggen, per soort fout; de "goede" mogen.

Waar een controle van leert. Met opzet verschillende mensen, plaatsen en kwesties, en goede regels die op de foute
lijken: een weigering met "oké", een zuur "dan blijf ik wel", een vraag naar de voorwaarden. Niet vertaald.
"""

GOOD = """
Oké, en wie doet het dan?
Goed, dan blijf ik wel weer, zoals altijd.
Dan doe ik het zelf wel.
Ja maar, daarmee verandert de datum niet.
Ja, en dan geef ik u mijn stoel erbij zeker?
Oké. Nog altijd nee.
Ik versta u wel, en donderdag blijft donderdag.
We zullen zien.
Ik zal erover nadenken.
Misschien. Vraag het nog eens na de audit.
En wat krijg ik in ruil?
En als ik u één voormiddag geef, wat dan?
Als ik het u geef, wil iedereen het.
Jonas kan ik niet missen, die zit op de release.
Ge krijgt het als de klant getekend heeft, niet vroeger.
Vraag dat zelf maar aan Martin.
Zeg dat maar tegen de klant.
Dan zeg ik Martin dat ge weigert.
Ik noteer dat ge niet meewerkt.
Eerlijk gezegd, ik beslis daar niet over.
We gaan naar punt vier.
Dat bekijken we volgende week.
Ja ja, dat komt wel in orde.
Da's toch geen drama?
Wacht, ik moet die mail nog efkes versturen.
Ge zijt de eerste die daarover valt.
Hoelang zijt ge hier nu, twee jaar?
Da's hogerop beslist.
Ik had het voor u wel gedaan.
Nee nee, ik werk wel weer over de middag.
Dus ge wilt stoppen.
Ik lieg dus?
Allez, één keer?
En als ik het toch stuur?
Zeg dat nog eens.
Hm. 'k Had dat zo niet gezien.
Daar hebt ge een punt, maar daarmee ben ik niet geholpen.
Over die uren hebt ge geen ongelijk.
Ik weet dat het veel is.
Ik versta dat wel, maar er wacht een klant.
Ik snap waarom ge dat zegt, en toch heb ik u zaterdag nodig.
Waarvoor hebt ge dat nodig?
Tegen wanneer zou dat af zijn?
Waarom moet dat per se donderdag?
Wat is er mis met hoe we het nu doen?
Wie heeft u dat verteld?
Dat is niet wat we in maart hebben afgesproken.
Ik heb niemand anders.
Ik ga daar niet over.
Nee.
Nee, en daarmee is het gezegd.
Ik ga het rooster niet veranderen voor één persoon.
Ik zei dat ik ernaar ging kijken, en ik heb gekeken.
Weet ge wat mij dat kost als ge niet komt?
Ik rekende op u.
Na al wat ik in juni voor u gedaan heb.
Ge kiest altijd het slechtste moment.
Ge zegt dat al weken.
Ge had dat maandag kunnen zeggen.
Ge zoudt eens op mijn mails kunnen antwoorden.
Volgende keer zegt ge dat vóór de vergadering.
Probeer dat maar eens uit te leggen aan de klant.
Ge hadt de cijfers eerst moeten bekijken.
Wees eens concreet, welke uren bedoelt ge?
Kom ter zake, ik heb om tien uur een call.
Niet op die toon, hè.
Ge moet niet roepen.
Rustig, niemand pakt u iets af.
Merci, maar daar ben ik niks mee.
Goed geprobeerd.
Goeie vraag. Stel ze aan de directie.
Dapper van u, de week voor de evaluaties.
Schoon, nog iets op mijn bord.
Amai, er heeft iemand een cursus gevolgd.
Ge klinkt precies Martin.
Uw idee is goed, alleen heb ik er geen budget voor.
De eerste versie vond ik beter.
Uw dossier van Gent was goed, daarom vraag ik het u.
We hebben een AI-tool voor de verslagen, vraag het daaraan.
De assistente boekt het lokaal.
Ons systeem laat dat niet toe.
De instructies van hogerhand zijn duidelijk.
Mijn rol is dit project in leven houden.
In dat scenario verliezen we twee weken productie.
De klant heeft dat spel nog gespeeld.
Ze is met verlof tot maandag.
Hij neemt nooit zijn telefoon op.
Ik kijk nu naar het rooster, er is niks vrij.
Sorry, deze week kan ik u daar niet mee helpen.
Ik moet door, de directeur wacht.
Zeg, nu ik u zie: uw verlof, was dat Spanje?
Hebt ge die nieuwe koffiemachine gezien?
Vraag het aan Jonas, die kent de cijfers.
Ik heb het op de agenda gezet, meer kan ik niet zeggen.
Dan moet ik het aan de directie vragen, en die zegt nee.
Misschien kunnen we dat in het najaar eens bekijken.
Ik kan het eens vragen, maar hoop er niet te hard op.
Het zou kunnen, als het van mij afhing.
En wat zeg ik dan tegen de klant?
Zeg gij dan eens hoe we die datum gaan halen.
Goed. Zet het op papier, dan kan het in de kast.
Oké, en wat stelt gij voor?
Ja, en mijn deadline?
Iemand moet het toch doen.
Ik heb het de klant beloofd, dus zo staat het.
Ik kan een interimaris bellen, maar dan legt gij het uit aan de directie.
Ik kom daar nog op terug.
Ik luister.
Ga voort.
't Zal wel.
Afgesproken? Niks afgesproken.
Soms wint ge, soms verliest ge, en vandaag is het uw beurt.
Ik ga die deadline niet verschuiven.
Ik teken dat vandaag niet.
Daar ga ik niet mee akkoord.
Dat is niet eerlijk tegenover de rest.
We hebben allemaal een gezin.
Dan hebben we een probleem.
Op het einde krijgt ge uw beurt, als er tijd is.
Ge staat op het rooster zoals iedereen.
Tegen vijf uur ligt dat op mijn bureau, ja?
Ik doe het op mijn manier.
Ik krijg de schuld en gij het applaus.
Ik geef u een taak en ge geeft mij een speech.
Ga daarmee naar HR.
Zet u, het zal niet lang duren.
Hou het kort, alstublieft.
Laat het nu maar rusten.
Vergeet het, volgende keer vraag ik het aan een ander en ik onthoud het.
Spijtig dat ge dat zo ziet.
Ik zie het probleem niet.
Als ik voor u een uitzondering maak, waar stopt het dan?
Stel dat ik dat doe, wie sluit er dan af?
Zoudt ge met een halve dag geholpen zijn?
Vraagt ge het of zegt ge het?
"""
