# Die Wörter der Seiten auf Deutsch. Ein Schlüssel je Text; was sich mit einer Zahl ändert, sagt es mit Mehrzahlformen.

## Überall
skip = Zum Inhalt springen
nav-main = Hauptmenü
nav-menu = Menü
nav-crumbs = Brotkrumen
nav-overview = Überblick
nav-personas = Personas
nav-empathy = Empathy Maps
nav-empathy-one = Empathy Map
nav-journeys = Journeys
nav-evidence = Belege
nav-notes = Notizen
nav-assumptions = Annahmen
nav-insights = Erkenntnisse
theme-system = Farben: wie das System
theme-light = Farben: hell
theme-dark = Farben: dunkel
foot-guide = So liest man diese Seiten
foot-a11y = Barrierefreiheit
foot-edit = Diese Seite bearbeiten
foot-audience = Für:
foot-changed = Neuester Beleg auf dieser Seite:
audience-none = niemanden
audience-team = das Team
audience-internal = alle im Haus
audience-public = alle
toc = Auf dieser Seite
pager = Seiten
pager-previous = Zurück
pager-next = Weiter
backlinks = Erwähnt in
backlinks-note = Verlinkt von
tab-profile = Profil
tab-empathy = Empathy Map
tab-journey = Journey
tab-claims = Aussagen
tab-evidence = Belege
tab-notes = Notizen
act-link = Link
act-copy = Mit Quelle kopieren
act-copied = Mit Quelle kopiert
act-not-copied = Kopieren ist hier nicht erlaubt
act-context = im Zusammenhang
act-in-context = Im Zusammenhang

## Suche
search-title = Suche
search-label = In den Notizen suchen
search-placeholder = Ein Wort, das jemand sagte, eine Persona, eine Phase
search-hint = Tippen Sie ein Wort, das jemand sagte, eine Persona oder eine Phase. Alles steht auch von A bis Z im
search-index = Verzeichnis von allem
search-close = Schließen
search-persona = Persona
search-personas-all = Alle Personas
search-stage = Phase
search-stages-all = Alle Phasen
search-results = Treffer
search-loading = Wird geladen …
search-none = Nichts enthält diese Wörter. Versuchen Sie weniger, eine andere Form, oder sehen Sie nach im
search-partial = Nichts enthält alle diese Wörter. Dies kommt ihnen am nächsten.
search-near = Kein Wort schreibt sich so. Diese schreiben sich fast so.
search-failed = Die Suche konnte nicht geladen werden. Alles steht von A bis Z im
search-in-text = im Text der Notiz
search-stages = Phasen
search-claims = Aussagen
search-passages = Stellen
search-pages = Seiten
search-move = bewegen
search-open = öffnen
search-new-tab = neuer Tab
search-close-key = schließen
search-slash = öffnet die Suche
search-file = Diese Seiten wurden von einer Festplatte geöffnet. Von dort lassen Browser keine Seite eine Suche laden; auf einem Server geht es. Bis dahin hat dieses Verzeichnis alles.
search-lede = Die Tasten unten durchsuchen auf jeder Seite Titel, Aussagen und jedes Wort, das gesagt wurde. Das Verzeichnis geht ohne Skripte.
search-keys-or = oder
search-open-now = Suche öffnen
search-all = Alles von A bis Z
search-letters = Buchstaben
search-range = { $first }–{ $last } von { $all }
search-row-persona = Persona
search-row-journey = Journey
search-row-stage = Phase
search-row-insight = Erkenntnis
search-row-assumption = Annahme
search-row-note = Notiz
search-row-page = Seite
search-passages-where = Was Menschen sagten, steht, das Neueste zuerst, unter
search-empty = Noch ist nichts da.

## Tage und Zahlen
decimal-mark = ,
date-short = { $day }. { $month } { $year }
date-long = { $day }. { $month } { $year }
date-month = { $month } { $year }
mon-1 = Jan.
mon-2 = Feb.
mon-3 = März
mon-4 = Apr.
mon-5 = Mai
mon-6 = Juni
mon-7 = Juli
mon-8 = Aug.
mon-9 = Sept.
mon-10 = Okt.
mon-11 = Nov.
mon-12 = Dez.
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

## Belege
n-passages = { $n ->
    [one] { $n } Stelle
   *[other] { $n } Stellen
  }
n-people = { $n ->
    [one] { $n } Person
   *[other] { $n } Personen
  }
word-passages = { $n ->
    [one] Stelle
   *[other] Stellen
  }
word-people = { $n ->
    [one] Person
   *[other] Personen
  }
ev-evidence = Belege:
ev-thin = dünn
ev-contested = Umstritten:
ev-for-against = { $for } dafür, { $against } dagegen
ev-assumption = Annahme
ev-quiet = still geworden
ev-last-heard = zuletzt gehört
ev-never = nie
ev-none = Noch nichts gehört
ev-ask = Fragen:
basis-stated = Gesagt
basis-observed = Beobachtet
basis-inferred = Gedeutet
basis-proto = vom Team entworfen
basis-qualitative = Gespräche und Beobachtung
basis-statistical = Zahlen über viele Menschen
quad-says = Sagt
quad-thinks = Denkt
quad-does = Tut
quad-feels = Fühlt
quad-hears = Hört
quad-sees = Sieht
quad-pain = Nöte
quad-gain = Freuden
mood-very-negative = sehr schlecht
mood-negative = schlecht
mood-neutral = neutral
mood-positive = gut
mood-very-positive = sehr gut
method-interview = Interview
method-observation = Beobachtung
method-usability = Usability-Test
method-survey = Umfrage
method-support = Support
method-diary = Tagebuch
method-workshop = Workshop
method-trend = Trend
method-note = Notiz

## Notiz
note-date = Datum
note-method = Methode
note-planned = Geplante Sitzung
note-place = Ort
note-length = Dauer
note-minutes = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
  }
note-team = Gehört von
note-participant = Gesprächspartner
note-persona = Persona
note-segments = Segmente
note-source = Kam zu uns durch
note-shared = Geteilt mit
note-stages = Phasen
note-passages = Stellen
note-tagged = { $n } markiert
note-consent = Einwilligung
note-map = Empathy Map dieser Sitzung
note-paragraph = Absatz
note-against = gegen
note-need = Bedürfnis:
note-chose = Wählte:
note-over = statt
note-ladders = Warum, und noch einmal warum
note-ladders-source = Bis zur Ursache, nach den fünf Warum von Sakichi Toyoda.
ladder-why = Warum?
ladder-root = Ursache:
note-promises = Was wir dieser Person schulden
promise-kept = Eingelöst
promise-late = Überfällig
promise-open = Offen
promise-to = an
promise-by = von
promise-due = fällig
note-neighbors = Sitzungen davor und danach
note-earlier = Früher
note-later = Später
listening-share = { $n } % der Wörter sind ihre
listening-aim = (Ziel: { $n } % oder mehr)
consent-none = niemand darf dies lesen.
consent-team = für das Team, das diese Notizen führt.
consent-internal = für alle im Haus.
consent-public = für alle.
consent-given = Gegeben
consent-until = Bis
consent-missing = Keine Einwilligung notiert: gilt wie nur fürs Team

## Persona
section-success = Woran man Erfolg erkennt
section-goals = Was sie erreichen wollen
section-pains = Was im Weg steht
section-gains = Was hilft
section-jobs = Was zu erledigen ist
section-needs = Bedürfnisse
persona-nobody = Noch wurde niemand wie { $name } gehört. Alles auf dieser Seite ist angenommen.
persona-unnamed = Noch handelt keine Notiz von { $name }. Was hier getragen ist, ruht auf den Stellen, auf die die Aussagen verweisen.
persona-value = Was ihnen etwas wert ist
persona-day = Ein Tag, Stunde um Stunde
persona-maps = Journeys und Empathy Map
persona-ask = Beim nächsten Mal fragen
persona-people = Wem wir zugehört haben
persona-people-why = Namen bleiben aus diesen Notizen heraus; die Einwilligung steht bei jeder.
persona-about = Über diese Seite
persona-backed = Getragen von
persona-n-people = Personen
persona-n-methods = Methoden
persona-last-heard = Zuletzt gehört
persona-review = Wieder ansehen bis
persona-owner = Zuständig
persona-basis = Grundlage
persona-claims = { $n ->
    [one] { $n } Aussage
   *[other] { $n } Aussagen
  }: { $strong } stark, { $thin } dünn, { $contested } umstritten, { $assumed } angenommen
journey-stages = { $n ->
    [one] { $n } Phase
   *[other] { $n } Phasen
  }
journey-lowest = am tiefsten bei
journey-highest = am höchsten bei

## Journey, und die Liste der Journeys
journeys-lede = Wie Menschen zu dem kommen, was sie wollen, Phase für Phase, und wie sich jede Phase angefühlt hat.
lane-goal = Ziel
lane-feel = Gefühl
lane-emotions = Gefühle
lane-steps = Schritte
lane-doing = Tut
lane-thinking = Denkt
lane-words = In ihren Worten
lane-touchpoints = Kontaktpunkte
lane-channels = Kanäle
lane-pains = Nöte
lane-frontstage = Auf der Bühne
lane-backstage = Hinter der Bühne
lane-support = Unterstützung
lane-metrics = Kennzahlen
lane-owner = Zuständig
lane-opportunities = Chancen
journey-line-interaction = unter der Linie der Begegnung
journey-line-visibility = unter der Linie der Sichtbarkeit
journey-line-internal = unter der Linie der inneren Abläufe
journey-current = Wie es heute ist
journey-future = Wie es sein soll
journey-future-why = Diese Karte zeigt ein Ziel. Was auf ihr gehört wurde, wurde über heute gesagt.
journey-expects = Erwartet: { $words }
journey-owner = zuständig { $name }
journey-review = wieder ansehen bis
journey-assumed = { $n ->
    [0] keine Annahmen
    [one] { $n } Annahme
   *[other] { $n } Annahmen
  }
journey-contested = { $n ->
    [0] keine umstrittenen Aussagen
    [one] { $n } umstrittene Aussage
   *[other] { $n } umstrittene Aussagen
  }
journey-nobody = Noch gehört keine Stelle zu einer Phase dieser Journey, darum hat sie keine Stimmungslinie.
journey-nobody-how = Eine Stelle gehört zu ihrer ersten Phase durch
journey-nobody-short = Noch keine Stellen zu ihren Phasen
journey-no-stages = Diese Journey hat noch keine Phasen. Jede Überschrift zweiter Ebene in ihrer Datei wird eine.
journey-print = Drucken, A3
journey-export-slide = Folie, SVG
journey-export-table = Tabelle, CSV
journey-export-mermaid = Mermaid
slide-kind = Journey-Map
slide-not-heard = nicht gehört
slide-pain = Schmerzpunkt
slide-no-pain = Noch kein Schmerzpunkt gehört
slide-key = Schattiert: vom 10. bis zum 90. Perzentil der Personen. Linie: der Median.
slide-more = { $n ->
    [one] und { $n } weitere Phase
   *[other] und { $n } weitere Phasen
  }
journey-map = Journey Map
journey-strip = Phasen
journey-skip = Die Karte überspringen
journey-stage = Phase
journey-caption = Eine Zeile je Phase, in der Reihenfolge der Zeit. Auf breiten Schirmen als Spalten gezeichnet. Stimmungen gehen von −2, sehr schlecht, bis +2, sehr gut.
journey-mood = { $value } aus { $passages }, { $people }
journey-spread = mittlere 80 Prozent der Personen von { $low } bis { $high }
journey-low = tiefster Punkt
journey-high = höchster Punkt
journey-not-heard = nicht gehört
journey-no-mood = gehört, keine Stimmung notiert
journey-expected = erwartet hatten wir: { $word }
journey-nothing = Nichts notiert
journey-lanes-more = { $n ->
    [one] { $n } weitere Zeile der Datei ist nicht gezeichnet. Ihre Aussagen stehen unten.
   *[other] { $n } weitere Zeilen der Datei sind nicht gezeichnet. Ihre Aussagen stehen unten.
  }
journey-status-idea = Idee
journey-status-doing = In Arbeit
journey-status-done = Fertig
journey-from = aus
journey-ticket = Ticket
journey-opportunities = Chancen entlang der Journey
journey-key-strong = { $n ->
    [one] { $n } Person oder mehr
   *[other] { $n } Personen oder mehr
  }
journey-key-thin = weniger Personen
journey-key-contest = umstritten
journey-key-assume = Annahme
journey-key-curve = mittlere Stimmung (Median), jede Person zählt einmal, schattiert vom 10. bis zum 90. Perzentil
journey-key-dash = dazwischen niemand gehört
journey-key-expected = die Stimmung, die wir erwartet hatten
journey-evidence = Belege hinter dieser Karte
journey-evidence-why = Die neuesten Stellen zu jeder Aussage. Jeder Name führt zu den genauen Worten.
journey-against = Dagegen
journey-also = Auch
journey-more = { $n ->
    [one] und { $n } weitere
   *[other] und { $n } weitere
  }
journey-unheard = Das hat noch niemand gesagt oder gezeigt.
journey-fix = Belegen oder entfernen
journey-loose = Auf { $n } davon ruht noch keine Aussage.
journey-all = Alles zu { $stage }: { $passages }

## Seiten mit Belegen
evidence-of = Belege:
evidence-lede = Alles, was Menschen uns gesagt oder gezeigt haben, Wort für Wort. Zum Verlinken und zum Zitieren mit Quelle.
evidence-count = { $passages ->
    [one] { $passages } Stelle
   *[other] { $passages } Stellen
  } von { $people ->
    [one] { $people } Person.
   *[other] { $people } Personen.
  }
evidence-skip = Die Filter überspringen
evidence-filters = Filter
evidence-browse = Stellen durchsehen; die Zahlen sagen, wie viele es sind
evidence-all = Alle Belege
evidence-seen-persona = { $name }
evidence-seen-empathy = Empathy Map: { $name }
evidence-seen-journey = { $name }
evidence-narrower = Nur:
evidence-limit = Diese Seiten zeigen die neuesten { $listed } von { $all } Stellen. Eine engere Liste zeigt die anderen.
evidence-empty = Noch nichts gehört. Stellen erscheinen hier, sobald eine Notiz welche hat.
explore-further = Mit anderen Filtern verbinden
explore-find = Wörter in den Passagen
explore-order = Reihenfolge
explore-newest = Neueste zuerst
explore-oldest = Älteste zuerst
explore-basis = Woher wir es wissen
explore-from = Von
explore-to = Bis
explore-clear = Alles zurücksetzen
explore-count = Passagen
explore-none = Keine Passage handelt von all dem. Nehmen Sie einen Filter weg.
explore-more = Mehr zeigen
explore-failed = Die Passagen konnten nicht geladen werden. Die Listen gehen trotzdem.
explore-loading = Lädt
explore-remove = Entfernen
facet-persona = Persona
facet-quadrant = Quadrant
facet-mood = Stimmung
facet-stage = Phase
facet-method = Methode
facet-segment = Segment
facet-topic = Thema
facet-more = { $n } weitere
facet-left-out = { $n ->
    [one] Für { $n } seltenen Wert ist hier kein Platz.
   *[other] Für { $n } seltene Werte ist hier kein Platz.
  }
list-range = { $first }–{ $last } von { $all }, die neuesten zuerst

## Liste der Notizen
notes-lede = { $notes ->
    [one] { $notes } Sitzung
   *[other] { $notes } Sitzungen
  }, { $passages ->
    [one] { $passages } Stelle
   *[other] { $passages } Stellen
  } von { $people ->
    [one] { $people } Person.
   *[other] { $people } Personen.
  }
notes-planned = Geplant
notes-planned-more = { $n ->
    [one] { $n } weitere Sitzung ist geplant.
   *[other] { $n } weitere Sitzungen sind geplant.
  }
notes-asks = { $n ->
    [one] { $n } Frage
   *[other] { $n } Fragen
  }
notes-held = Sitzungen
notes-session = Sitzung
notes-listening = Zuhören
notes-listening-why = Zuhören ist der Anteil der anderen an den Wörtern, wo die Notiz Redebeiträge hat (Ziel: { $n } % oder mehr).
notes-no-turns = nicht bekannt
notes-no-consent = keine Einwilligung notiert
notes-no-date = Ohne Datum
notes-more-people = und { $n } weitere
notes-empty = Noch ist keine Sitzung aufgeschrieben.
percent = { $n } %

## Annahmen
assumptions-lede = Was wir glauben, und was die Menschen dazu sagen, denen wir zugehört haben. Ein Glaube hält nur so lange wie seine Belege.
assumptions-count = { $n ->
    [one] { $n } Annahme
   *[other] { $n } Annahmen
  }
assumptions-untested = { $n } ohne genügend Auskunft
assumptions-dropped = { $n } aufgegeben
assumptions-held = Was wir glauben
assumptions-order = Das größte Risiko zuerst
assumptions-dropped-title = Was wir nicht mehr glauben
assumptions-dropped-why = Mit der Stelle, an der es lag
assumption-one = Annahme
assumption-claim = Wir glauben
assumption-verdict = Urteil
assumption-risk = Risiko, wenn falsch
assumption-about = Über
assumption-since = Geglaubt seit
assumption-facts = Über diese Annahme
assumption-fell = Woran sie gescheitert ist
assumption-nobody = dazu hat noch niemand etwas gesagt
assumption-for = { $n ->
    [one] { $n } Person dafür
   *[other] { $n } Personen dafür
  }
assumption-against = { $n } dagegen
verdict-definitely-true = sicher wahr
verdict-likely-true = wohl wahr
verdict-maybe-true = vielleicht wahr
verdict-likely-false = wohl falsch
verdict-definitely-false = sicher falsch
verdict-not-enough = zu wenig Auskunft
verdict-by-hand = von Hand gesetzt
verdict-author = unser Urteil
verdict-computed = nach den Stellen
verdict-needed = Ein sicheres Urteil braucht { $n ->
    [one] { $n } Person auf einer Seite und niemanden auf der anderen.
   *[other] { $n } Personen auf einer Seite und niemanden auf der anderen.
  }
verdict-overridden = Dieses Urteil wurde von Hand gesetzt. Nach den Stellen wäre es
verdict-confirmed = Dieses Urteil wurde von Hand gesetzt und stimmt mit den Stellen überein.
verdict-because = Weil:
register-passages = Stellen
register-newest-first = Die neuesten zuerst
register-for = Dafür
register-against = Dagegen
register-no-passages = Noch spricht keine Stelle dafür oder dagegen.
register-left-out = { $n ->
    [one] Für { $n } ältere Stelle ist hier kein Platz.
   *[other] Für { $n } ältere Stellen ist hier kein Platz.
  }

## Erkenntnisse
insights-lede = Was wir gelernt haben, und was wir daraus gemacht haben. Eine Erkenntnis ist fertig, wenn die davon wissen, die sie uns gaben.
insights-none = Keine
insights-elsewhere = Auf einer anderen Seite
insight-one = Erkenntnis
insight-status = Stand
insight-issue = Ticket
insight-shipped = Fertig seit
insight-discuss = Besprechen
insight-facts = Über diese Erkenntnis
insight-since = Stimmung davor und danach
insight-since-why = In den Phasen, zu denen ihre Stellen gehören. Wenige Personen sind wenige Personen.
insight-before = Davor
insight-after = Seitdem
status-proposed = Vorgeschlagen
status-planned = Geplant
status-shipped = Fertig
status-told = Weitergesagt

## Einfache Seiten
plain-facts = Über diesen Text

## Eine Adresse, die nirgendwohin führt
lost-title = Hier steht nichts
lost-words = Die Seite wurde verschoben oder entfernt, oder in der Adresse ist ein Fehler. Das Menü führt zu allem, was es gibt.

## Anleitung
guide-title = So liest man diese Seiten
guide-lede = Jeder Satz zeigt, wie gut er getragen ist, und führt zu den Worten, aus denen er kommt.
guide-claims = Wie gut eine Aussage getragen ist
guide-claims-why = Durch Form und Wort, nie durch Farbe allein
guide-strong = Stark
guide-strong-words = { $people ->
    [one] { $people } Person oder mehr stehen dahinter.
   *[other] { $people } Personen oder mehr stehen dahinter.
  }
guide-thin = Dünn
guide-thin-words = Jemand steht dahinter, aber weniger als { $people ->
    [one] { $people } Person.
   *[other] { $people } Personen.
  }
guide-contest = Umstritten
guide-contest-words = Stellen sprechen dafür und dagegen. Beide sind zu sehen.
guide-stale = Still geworden
guide-stale-words = Getragen, aber seit { $days } Tagen wurde niemand mehr dazu gehört.
guide-assume = Annahme
guide-assume-words = Nichts steht dahinter. Hören Sie jemandem zu, oder nehmen Sie sie heraus.
guide-basis = Gesagt, beobachtet, gedeutet
guide-basis-why = Woher wir wissen, was wir wissen
guide-stated = Worte in Anführungszeichen und in dieser Schrift sind ihre.
guide-observed = Was wir gesehen haben, in unseren Worten.
guide-inferred = Was wir aus ihnen gelesen haben, in unseren Worten; gepunktet, denn wir können uns irren.
guide-signs = Zeichen
guide-says = Was sie sagen.
guide-thinks = Was sie denken, soweit sie es uns wissen lassen.
guide-does = Was sie tun, während wir zusehen.
guide-feels = Wie es ihnen damit geht.
guide-hears = Was andere ihnen sagen.
guide-sees = Was sie um sich herum sehen.
guide-pain = Was wehtut oder hindert.
guide-gain = Was hilft oder freut.
guide-mood = Stimmung
guide-mood-words = Von −2 bis +2. Die Stimmung einer Gruppe ist der Median ihrer Personen; jede zählt einmal, wie viel sie auch gesagt hat.
guide-listening = Der Anteil der anderen an den Wörtern einer Sitzung. Unser Ziel sind { $n } % oder mehr.
guide-verdicts = Urteile über das, was wir glauben
guide-verdicts-words = Eine Annahme ist sicher wahr oder falsch, wenn { $n ->
    [one] { $n } Person auf einer Seite spricht und niemand auf der anderen;
   *[other] { $n } Personen auf einer Seite sprechen und niemand auf der anderen;
  } mit Stimmen auf beiden Seiten ist sie es wohl oder vielleicht. Bei zu wenigen Personen, oder ebenso vielen dafür wie dagegen, ist die Auskunft zu dünn. Ein Urteil, das von Hand gesetzt ist, sagt es, und sagt warum.
guide-journey-words = Phasen stehen in der Reihenfolge, in der sie geschehen. Die Linie ist die mittlere Stimmung der Personen, die zu einer Phase gehört wurden, der Schatten darum reicht vom 10. bis zum 90. Perzentil, und eine Raute ist die Stimmung, die wir erwartet hatten. Eine Phase, in der niemand gehört wurde, hat keinen Punkt, und die Linie zu ihr ist gestrichelt.
guide-blueprint-words = Unter der Linie der Begegnung steht, was Menschen von uns antreffen, unter der Linie der Sichtbarkeit, was sie nicht sehen, unter der Linie der inneren Abläufe, worauf das beruht. Die Linien kommen aus dem Service Blueprint von G. Lynn Shostack, die vier Quadranten aus der Empathy Map von Dave Gray, XPLANE.
guide-words = Wörter
word-session = Sitzung
word-participant = Gesprächspartner
word-passage = Stelle
word-evidence = Beleg
word-claim = Aussage
word-assumption = Annahme
word-insight = Erkenntnis
word-persona = Persona
word-segment = Segment
guide-word-session = Eine Begegnung mit jemandem, aufgeschrieben in einer Notiz.
guide-word-participant = Jemand, dem wir zugehört haben, unter einem Decknamen.
guide-word-passage = Die genauen Worte in einer Notiz, auf die etwas zeigt.
guide-word-evidence = Eine Stelle mit Bedeutung: was jemand gesagt hat oder was wir gesehen haben.
guide-word-claim = Ein Satz über eine Persona oder eine Journey. Er ist belegt, oder er ist eine Annahme.
guide-word-assumption = Eine Aussage, hinter der nichts steht, oder etwas, das wir glauben, bis Stellen dafür oder dagegen sprechen.
guide-word-insight = Eine Aussage mit einem Warum, und was wir ihretwegen geändert haben.
guide-word-persona = Eine Art Mensch, die wir getroffen haben. Der Name ist erfunden, die Stellen sind es nicht.
guide-word-segment = Eine Art, einzuteilen: Lebensphase, Produkt, Interesse.
guide-notes = Wie eine Notiz geschrieben wird
guide-notes-why = Einfacher Text mit wenigen Zeichen
guide-notes-words = Ein Schlagwort macht eine Zeile zum Beleg. Worte in Anführungszeichen sind gesagt; ohne sie ist eine Zeile mit #does beobachtet und eine mit #thinks oder #feels gedeutet. Das Zeichen am Ende ist ein Name, unter dem andere Seiten auf sie zeigen.
guide-keys = Tastatur
guide-keys-words = Die Tabulatortaste geht in Lesereihenfolge, und der erste Halt jeder Seite springt zu ihrem Inhalt. Die Pfeiltasten nach links und rechts schieben eine breite Tabelle, die den Fokus hat. Es gibt keine Kürzel aus einem einzelnen Buchstaben.
guide-a11y = Die Seiten gehen ohne Skripte, ohne Farbe, in vierfacher Größe und mit Vorleseprogrammen: Diagramme sind Tabellen, Symbole stehen neben Wörtern, und nichts bewegt sich von selbst. Wenn Sie etwas ausschließt, sagen Sie es denen, die diese Seiten pflegen.
guide-privacy = Wer das lesen darf
guide-privacy-words = Wer mit uns gesprochen hat, steht hier unter einem Decknamen und entscheidet, wie weit die eigenen Worte gehen dürfen. Was für diesen Kreis nicht erlaubt ist, hinterlässt auf diesen Seiten keine Spur.

## Karten der Personas, und die Zeichen überall
legend-strong = { $n ->
    [one] gehört von { $n } Person oder mehr
   *[other] gehört von { $n } Personen oder mehr
  }
legend-thin = dünn: weniger Personen
legend-contest = umstritten
legend-quiet = still geworden
legend-assume = Annahme, ohne Beleg
personas-lede = Die Arten Mensch, die wir getroffen haben: was sie wollen, was sie aufhält, und wie gut wir es wissen. Die Linie ist die Stimmung auf ihrer wichtigsten Journey.
persona-proto = Noch wurde niemand wie { $name } gehört. Alles über sie ist angenommen.
personas-proto = { $n ->
    [one] Für eine von ihnen wurde noch niemand gehört.
   *[other] Für { $n } von ihnen wurde noch niemand gehört.
  }
personas-none = Noch gibt es keine Persona. Beschreiben Sie die erste in content/personas/, und jeder Satz über sie wird eine Aussage, die nach Belegen fragt.

## Empathy Map
empathy-title = Empathy Map: { $name }
empathy-lede = Was { $name } sagt, denkt, tut und fühlt, aus { $passages } von { $people }.
empathy-heard = Gehört oder gesehen:
empathy-mixed = Zum Teil gedeutet:
empathy-inferred = Gedeutet:
empathy-loose = Auch gehört
empathy-all = Alle { $n } unter { $quadrant }
empathy-ranked = das am besten Belegte zuerst
empathy-more = Weitere Empathy Maps
empathy-tensions = Widersprüche
empathy-tensions-lede = Was hier gesagt wird und was getan oder gefühlt wird, geht auseinander. Keine Seite wird weggemittelt.
empathy-but = aber
empathy-one-person = ein und dieselbe Person
empathies-lede = Was jede Persona sagt, denkt, tut und fühlt, in den Worten, aus denen es kommt.

## Aussagen einer Persona
claims-title = Aussagen: { $name }
claims-lede = Alles, was diese Seiten über { $name } aussagen, mit den Stellen dafür und dagegen.
claims-against = Dagegen
claims-more = { $n ->
    [one] und { $n } ältere Stelle
   *[other] und { $n } ältere Stellen
  }
claims-fix = Belegen oder entfernen
claims-all = Alle Belege zu { $name }
claims-none = Noch ist nichts über { $name } ausgesagt. Ein Listenpunkt unter Goals, Pains, Gains, Jobs, Needs oder Day ist eine Aussage.

## Überblick
overview-title = Was wir gehört haben
overview-n-sessions = { $n ->
    [one] { $n } Sitzung
   *[other] { $n } Sitzungen
  }
overview-month = { $month } { $year }
overview-period = { $sessions } mit { $people } zwischen { $from } und { $to }.
overview-period-month = { $sessions } mit { $people } im { $month }.
overview-period-none = { $sessions } mit { $people }.
overview-trace = Jede Aussage hier führt zu den Worten zurück, aus denen sie kommt, oder sagt, dass sie eine Annahme ist.
overview-newest = Neueste Stelle
overview-kpi-sessions = { $n ->
    [one] Sitzung
   *[other] Sitzungen
  }, { $quarter ->
    [0] davon keine in diesem Quartal
   *[other] davon { $quarter } in diesem Quartal
  }
overview-kpi-people = { $n ->
    [one] Person gehört
   *[other] Personen gehört
  }, { $personas ->
    [0] noch keine Personas
    [one] { $personas } Persona
   *[other] { $personas } Personas
  }
overview-kpi-passages = { $n ->
    [one] Stelle als Beleg markiert
   *[other] Stellen als Belege markiert
  }
overview-kpi-claims = der Aussagen sind belegt ({ $backed } von { $all })
overview-kpi-listening = der Wörter sind ihre, im Median; das Ziel ist { $aim } %
overview-spark = Die Linie ist die Stimmung auf der wichtigsten Journey, über oder unter neutral.
overview-all-personas = Alle { $n } Personas
overview-heat = Wo wir zugehört haben
overview-heat-of = Stellen je Persona und Phase von
overview-heat-caption = Anzahl der Stellen je Persona und Phase. Schraffierte Felder haben keine.
overview-total = Summe
overview-none = keine
overview-empty-cells = { $n ->
    [0] Kein Feld ist leer.
    [one] Ein Feld ist leer.
   *[other] { $n } Felder sind leer.
  }
overview-gap = { $n ->
    [0] Niemand wie { $name } wurde bei „{ $stage }“ gehört, wo andere am meisten gesagt haben.
    [one] Am dünnsten ist { $name } bei „{ $stage }“ mit { $n } Stelle.
   *[other] Am dünnsten ist { $name } bei „{ $stage }“ mit { $n } Stellen.
  }
overview-gap-open = Diese Phase ansehen
overview-fresh = Wie frisch es ist
overview-fresh-after = { $n ->
    [one] Still nach { $n } Tag
   *[other] Still nach { $n } Tagen
  }
overview-fresh-caption = Wann jede Persona zuletzt gehört wurde
overview-due = fällig
overview-months = Sitzungen je Monat
overview-months-now = Volle Farbe: dieses Quartal
overview-month-head = Monat
overview-sessions = Sitzungen
overview-methods = Wie wir zugehört haben
overview-methods-caption = Sitzungen je Methode
overview-moods = Stimmung dessen, was wir gehört haben
overview-moods-caption = Stellen je Stimmung
overview-mood = Stimmung
overview-backing = Wie gut Aussagen getragen sind
overview-backing-caption = Aussagen je Stärke der Belege
overview-strength = Stärke
overview-n-claims = { $n ->
    [one] { $n } Aussage
   *[other] { $n } Aussagen
  }
overview-assumed = Als Nächstes zu prüfende Annahmen
overview-assumed-n = { $n ->
    [one] { $n } insgesamt
   *[other] { $n } insgesamt
  }
overview-loop = Sie haben es gesagt, wir haben es getan
overview-loop-why = Den Kreis schließen
overview-status-done = Fertig ({ $n })
overview-status-doing = In Arbeit ({ $n })
overview-status-idea = Ideen ({ $n })
overview-shipped = fertig seit
overview-told = weitergesagt
overview-said-by = von { $people }
overview-notes = Neueste Notizen
overview-all-notes = Alle Notizen
overview-note = Notiz
overview-listening = Zuhören
overview-below = unter dem Ziel
overview-no-turns = nicht gemessen
overview-nothing-title = Noch ist nichts hier
overview-nothing = Für diesen Kreis ist noch nichts veröffentlicht.
overview-write-note-title = Schreiben Sie das erste Gespräch auf
overview-write-note = Eine Datei je Sitzung in content/notes/ genügt. Markieren Sie, was sie sagten, dachten, taten und fühlten; alles andere auf dieser Website wächst daraus.
overview-example-note =
    ---
    date: 2026-03-04
    participant: P01
    consent: team
    ---
    # P01: zwei Leute, eine Bäckerei

    - „Ich schicke jede Rechnung zweimal.“ #says
    - Hakt jede Rechnung mit grünem Stift ab. #does
overview-write-tags-title = Markieren Sie, was Sie gehört haben
overview-write-tags = Es gibt Notizen, aber noch ist keine Zeile darin markiert. Ein Schlagwort am Ende einer Zeile macht sie zum Beleg.
overview-example-tags =
    - „Ich schicke jede Rechnung zweimal.“ #says
    - Hakt jede Rechnung mit grünem Stift ab. #does
overview-write-persona-title = Beschreiben Sie als Nächstes eine Persona
overview-write-persona = Belege gibt es. Sagen Sie, von wem sie handeln: eine Datei je Persona in content/personas/, und ihr Name in den Notizen.
overview-example-persona =
    ---
    name: Maya
    role: Führt die Bücher einer Bäckerei mit zwei Leuten
    ---
    # Maya, die zweimal nachsieht

    ## Goals

    - Sicher sein, dass die Rechnung ankam. [[2026-03-04-p01#^sent-twice]]
overview-write-journey-title = Zeichnen Sie als Nächstes eine Journey
overview-write-journey = Personas und Belege sind da. Eine Datei in content/journeys/ mit einer Überschrift je Phase zeigt, wo es gut geht und wo nicht.
overview-example-journey =
    ---
    title: Die erste Rechnung
    actor: maya
    ---
    ## Senden

    - **Goal:** Sehen, dass sie ankam
    - Drückt auf Senden und wartet. [[2026-03-04-p01#^sent-twice]]
## Nebeneinander
compare-personas = Nebeneinander
compare-lede = Was wir von jeder Persona wissen, in denselben Zeilen. Jede Zahl und jede Zeile führt zu den Worten dahinter.
compare-stage = { $stage }, Persona für Persona
compare-stage-lede = Was jede von ihnen in einer Phase der Reise sagte, dachte, tat und fühlte:
compare-show = Zeigen
compare-mood = Stimmung
compare-all = { $n } im Ganzen
compare-more = { $n ->
    [one] { $n } Persona wurde weniger gehört und fehlt hier.
   *[other] { $n } Personas wurden weniger gehört und fehlen hier.
  }
## Wie es ist und wie es sein soll
as-is-title = Wie es ist und wie es sein soll
as-is-of = { $journey }: wie es ist und wie es sein soll
as-is-lede = Beide Wege Phase für Phase. Was Menschen gesagt und getan haben, gilt für heute; die andere Seite ist ein Ziel, bis dort jemand gehört wurde.
as-is-new = heute keine Phase
as-is-gone = keine Phase mehr
as-is-same = unverändert
as-is-aim = Ziel: { $word }
## Stimmungen entlang einer Reise
moods-title = Wer fühlte was
moods-of = Wer fühlte was: { $journey }
moods-lede = Eine eigene Linie für jede Persona und jede befragte Person, über der Linie aller. Jede Zahl führt zu den Worten.
moods-line = Linie
moods-everybody = Alle
moods-own = Diese Persona, diese Person
moods-people = Befragte
moods-more = { $n ->
    [one] { $n } Person wurde in weniger Phasen gehört und fehlt hier.
   *[other] { $n } Personen wurden in weniger Phasen gehört und fehlen hier.
  }
