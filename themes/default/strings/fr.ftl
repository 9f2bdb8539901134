# Les mots des pages en français. Une clé par texte ; ce qui change avec un nombre le dit par ses formes du pluriel.

## Partout
skip = Aller au contenu
nav-main = Menu principal
nav-menu = Menu
nav-crumbs = Fil d’Ariane
nav-overview = Aperçu
nav-personas = Personas
nav-empathy = Cartes d’empathie
nav-empathy-one = Carte d’empathie
nav-journeys = Parcours
nav-evidence = Preuves
nav-notes = Notes
nav-assumptions = Hypothèses
nav-insights = Enseignements
theme-system = Couleurs : comme le système
theme-light = Couleurs : claires
theme-dark = Couleurs : sombres
foot-guide = Comment lire ces pages
foot-a11y = Accessibilité
foot-edit = Modifier cette page
foot-audience = Pour :
foot-changed = Preuve la plus récente de cette page :
audience-none = personne
audience-team = l’équipe
audience-internal = toute la maison
audience-public = tout le monde
toc = Sur cette page
pager = Pages
pager-previous = Précédent
pager-next = Suivant
backlinks = Mentionné dans
backlinks-note = Lié depuis
tab-profile = Profil
tab-empathy = Carte d’empathie
tab-journey = Parcours
tab-claims = Affirmations
tab-evidence = Preuves
tab-notes = Notes
act-link = Lien
act-copy = Copier avec la source
act-copied = Copié avec la source
act-not-copied = La copie n’est pas permise ici
act-context = en contexte
act-in-context = En contexte

## Recherche
search-title = Recherche
search-label = Chercher dans les notes
search-placeholder = Un mot que quelqu’un a dit, un persona, une étape
search-hint = Tapez un mot que quelqu’un a dit, un persona ou une étape. Tout se trouve aussi, de A à Z, dans
search-index = l’index de tout
search-close = Fermer
search-persona = Persona
search-personas-all = Tous les personas
search-stage = Étape
search-stages-all = Toutes les étapes
search-results = Résultats
search-loading = Chargement…
search-none = Rien n’a ces mots. Essayez-en moins, une autre forme, ou cherchez dans
search-partial = Rien n’a tous ces mots. Voici ce qui s’en approche le plus.
search-near = Aucun mot ne s’écrit ainsi. Ceux-ci s’écrivent presque pareil.
search-failed = La recherche n’a pas pu être chargée. Tout se trouve, de A à Z, dans
search-in-text = dans le texte de la note
search-stages = Étapes
search-claims = Affirmations
search-passages = Passages
search-pages = Pages
search-move = se déplacer
search-open = ouvrir
search-new-tab = nouvel onglet
search-close-key = fermer
search-slash = ouvre la recherche
search-file = Ces pages ont été ouvertes depuis un disque. De là, les navigateurs ne laissent aucune page charger une recherche ; sur un serveur, cela marche. D’ici là, cet index a tout.
search-lede = Les touches ci-dessous cherchent, sur chaque page, dans les titres, les affirmations et chaque mot qui a été dit. L’index marche sans scripts.
search-keys-or = ou
search-open-now = Ouvrir la recherche
search-all = Tout de A à Z
search-letters = Lettres
search-range = { $first } à { $last } sur { $all }
search-row-persona = Persona
search-row-journey = Parcours
search-row-stage = Étape
search-row-insight = Enseignement
search-row-assumption = Hypothèse
search-row-note = Note
search-row-page = Page
search-passages-where = Ce que les gens ont dit se trouve, le plus récent d’abord, sous
search-empty = Il n’y a encore rien.

## Dates et nombres
decimal-mark = ,
date-short = { $day } { $month } { $year }
date-long = { $day } { $month } { $year }
date-month = { $month } { $year }
mon-1 = janv.
mon-2 = févr.
mon-3 = mars
mon-4 = avr.
mon-5 = mai
mon-6 = juin
mon-7 = juil.
mon-8 = août
mon-9 = sept.
mon-10 = oct.
mon-11 = nov.
mon-12 = déc.
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

## Preuves
n-passages = { $n ->
    [one] { $n } passage
   *[other] { $n } passages
  }
n-people = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
  }
word-passages = { $n ->
    [one] passage
   *[other] passages
  }
word-people = { $n ->
    [one] personne
   *[other] personnes
  }
ev-evidence = Preuves :
ev-thin = mince
ev-contested = Contesté :
ev-for-against = { $for } pour, { $against } contre
ev-assumption = Hypothèse
ev-quiet = plus rien entendu
ev-last-heard = entendu la dernière fois
ev-never = jamais
ev-none = Rien entendu pour l’instant
ev-ask = À demander :
basis-stated = Dit
basis-observed = Observé
basis-inferred = Déduit
basis-proto = esquissé par l’équipe
basis-qualitative = entretiens et observation
basis-statistical = chiffres sur beaucoup de personnes
quad-says = Dit
quad-thinks = Pense
quad-does = Fait
quad-feels = Ressent
quad-hears = Entend
quad-sees = Voit
quad-pain = Peines
quad-gain = Gains
mood-very-negative = très mauvaise
mood-negative = mauvaise
mood-neutral = neutre
mood-positive = bonne
mood-very-positive = très bonne
method-interview = Entretien
method-observation = Observation
method-usability = Test d’utilisabilité
method-survey = Enquête
method-support = Assistance
method-diary = Journal
method-workshop = Atelier
method-trend = Tendance
method-note = Note

## Note
note-date = Date
note-method = Méthode
note-planned = Séance prévue
note-place = Lieu
note-length = Durée
note-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
  }
note-team = Écouté par
note-participant = Participant
note-persona = Persona
note-segments = Segments
note-source = Venu à nous par
note-shared = Partagé avec
note-stages = Étapes
note-passages = Passages
note-tagged = { $n } marqués
note-consent = Consentement
note-map = Carte d’empathie de cette séance
note-paragraph = Paragraphe
note-against = contre
note-need = Besoin :
note-chose = A choisi :
note-over = plutôt que
note-ladders = Pourquoi, et encore pourquoi
note-ladders-source = Jusqu’à la cause, d’après les cinq pourquoi de Sakichi Toyoda.
ladder-why = Pourquoi ?
ladder-root = Cause :
note-promises = Ce que nous devons à cette personne
promise-kept = Tenue
promise-late = En retard
promise-open = Ouverte
promise-to = à
promise-by = par
promise-due = pour le
note-neighbors = Séances d’avant et d’après
note-earlier = Avant
note-later = Après
listening-share = { $n } % des mots sont les leurs
listening-aim = (but : { $n } % ou plus)
consent-none = personne ne peut lire ceci.
consent-team = pour l’équipe qui tient ces notes.
consent-internal = pour toute la maison.
consent-public = pour tout le monde.
consent-given = Donné
consent-until = Jusqu’au
consent-missing = Aucun consentement noté : à lire comme réservé à l’équipe

## Persona
section-success = À quoi ressemble la réussite
section-goals = Ce qu’ils cherchent à atteindre
section-pains = Ce qui gêne
section-gains = Ce qui aide
section-jobs = Ce qu’il y a à faire
section-needs = Besoins
persona-nobody = Personne comme { $name } n’a encore été entendu. Tout sur cette page est supposé.
persona-unnamed = Aucune note ne parle encore de { $name }. Ce qui est porté ici repose sur les passages auxquels ses affirmations renvoient.
persona-value = Ce qui a de la valeur à leurs yeux
persona-day = Une journée, heure par heure
persona-maps = Parcours et carte d’empathie
persona-ask = À demander la prochaine fois
persona-people = Qui nous avons écouté
persona-people-why = Les noms restent hors de ces notes ; le consentement est gardé avec chacune.
persona-about = À propos de cette page
persona-backed = Porté par
persona-n-people = Personnes
persona-n-methods = Méthodes
persona-last-heard = Entendu la dernière fois
persona-review = À revoir avant le
persona-owner = Responsable
persona-basis = Fondement
persona-claims = { $n ->
    [one] { $n } affirmation
   *[other] { $n } affirmations
  } : { $strong } solides, { $thin } minces, { $contested } contestées, { $assumed } supposées
journey-stages = { $n ->
    [one] { $n } étape
   *[other] { $n } étapes
  }
journey-lowest = au plus bas à
journey-highest = au plus haut à

## Parcours, et la liste des parcours
journeys-lede = Comment les gens arrivent à ce qu’ils veulent, étape par étape, et comment chaque étape a été vécue.
lane-goal = But
lane-feel = Ressenti
lane-emotions = Émotions
lane-steps = Pas
lane-doing = Fait
lane-thinking = Pense
lane-words = Avec leurs mots
lane-touchpoints = Points de contact
lane-channels = Canaux
lane-pains = Peines
lane-frontstage = Sur scène
lane-backstage = En coulisses
lane-support = Soutien
lane-metrics = Mesures
lane-owner = Responsable
lane-opportunities = Occasions
journey-line-interaction = sous la ligne d’interaction
journey-line-visibility = sous la ligne de visibilité
journey-line-internal = sous la ligne d’interaction interne
journey-current = Tel qu’il est aujourd’hui
journey-future = Tel qu’il devrait être
journey-future-why = Cette carte montre un but. Ce qu’on y a entendu a été dit d’aujourd’hui.
journey-expects = Attendu : { $words }
journey-owner = responsable { $name }
journey-review = à revoir avant le
journey-assumed = { $n ->
    [0] aucune hypothèse
    [one] { $n } hypothèse
   *[other] { $n } hypothèses
  }
journey-contested = { $n ->
    [0] aucune affirmation contestée
    [one] { $n } affirmation contestée
   *[other] { $n } affirmations contestées
  }
journey-nobody = Aucun passage n’appartient encore à une étape de ce parcours ; il n’a donc pas de ligne d’humeur.
journey-nobody-how = Un passage appartient à sa première étape par
journey-nobody-short = Pas encore de passages à ses étapes
journey-no-stages = Ce parcours n’a pas encore d’étapes. Chaque titre de deuxième niveau de son fichier en devient une.
journey-print = Imprimer, A3
journey-export-slide = Diapositive, SVG
journey-export-table = Tableau, CSV
journey-export-mermaid = Mermaid
slide-kind = Carte de parcours
slide-not-heard = personne entendu
slide-pain = Irritant
slide-no-pain = Aucun irritant entendu
slide-key = En ombre : du 10e au 90e centile des personnes. Ligne : la médiane.
slide-more = { $n ->
    [one] et { $n } étape de plus
   *[other] et { $n } étapes de plus
  }
journey-map = Carte du parcours
journey-strip = Étapes
journey-skip = Passer la carte
journey-stage = Étape
journey-caption = Une ligne par étape, dans l’ordre du temps. Dessinée en colonnes sur les grands écrans. Les humeurs vont de −2, très mauvaise, à +2, très bonne.
journey-mood = { $value } d’après { $passages }, { $people }
journey-spread = les 80 pour cent du milieu de { $low } à { $high }
journey-low = point le plus bas
journey-high = point le plus haut
journey-not-heard = pas entendu
journey-no-mood = entendu, sans humeur notée
journey-expected = nous attendions : { $word }
journey-nothing = Rien de noté
journey-lanes-more = { $n ->
    [one] { $n } autre ligne du fichier n’est pas dessinée. Ses affirmations sont plus bas.
   *[other] { $n } autres lignes du fichier ne sont pas dessinées. Leurs affirmations sont plus bas.
  }
journey-status-idea = Idée
journey-status-doing = En cours
journey-status-done = Livré
journey-from = d’après
journey-ticket = ticket
journey-opportunities = Occasions le long du parcours
journey-key-strong = { $n ->
    [one] { $n } personne ou plus
   *[other] { $n } personnes ou plus
  }
journey-key-thin = moins de personnes
journey-key-contest = contesté
journey-key-assume = hypothèse
journey-key-curve = humeur médiane, chacun compté une fois, ombrée du 10e au 90e centile
journey-key-dash = personne d’entendu entre les deux
journey-key-expected = l’humeur que nous attendions
journey-evidence = Les preuves de cette carte
journey-evidence-why = Les passages les plus récents de chaque affirmation. Chaque nom mène aux mots exacts.
journey-against = Contre
journey-also = Aussi
journey-more = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
  }
journey-unheard = Personne ne l’a encore dit ni montré.
journey-fix = Prouver ou retirer
journey-loose = Aucune affirmation n’en emploie encore { $n }.
journey-all = Tout sur { $stage } : { $passages }

## Pages de preuves
evidence-of = Preuves :
evidence-lede = Tout ce qu’on nous a dit ou montré, mot pour mot. À lier, à citer avec sa source.
evidence-count = { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
  } de { $people ->
    [one] { $people } personne.
   *[other] { $people } personnes.
  }
evidence-skip = Passer les filtres
evidence-filters = Filtres
evidence-browse = Parcourir les passages ; les nombres disent combien il y en a
evidence-all = Toutes les preuves
evidence-seen-persona = { $name }
evidence-seen-empathy = Carte d’empathie de { $name }
evidence-seen-journey = { $name }
evidence-narrower = Seulement :
evidence-limit = Ces pages montrent les { $listed } passages les plus récents sur { $all }. Une liste plus étroite montre les autres.
evidence-empty = Rien entendu pour l’instant. Les passages paraissent ici dès qu’une note en a un.
explore-further = Combiner avec d’autres filtres
explore-find = Mots dans les passages
explore-order = Ordre
explore-newest = Les plus récents d’abord
explore-oldest = Les plus anciens d’abord
explore-basis = Comment nous le savons
explore-from = De
explore-to = À
explore-clear = Tout effacer
explore-count = Passages
explore-none = Aucun passage ne parle de tout cela. Retirez un filtre.
explore-more = En montrer plus
explore-failed = Les passages n’ont pas pu être chargés. Les listes marchent quand même.
explore-loading = Chargement
explore-remove = Retirer
facet-persona = Persona
facet-quadrant = Quadrant
facet-mood = Humeur
facet-stage = Étape
facet-method = Méthode
facet-segment = Segment
facet-topic = Sujet
facet-more = { $n } autres
facet-left-out = { $n ->
    [one] { $n } valeur plus rare n’a pas de place ici.
   *[other] { $n } valeurs plus rares n’ont pas de place ici.
  }
list-range = { $first } à { $last } sur { $all }, les plus récents d’abord

## Liste des notes
notes-lede = { $notes ->
    [one] { $notes } séance
   *[other] { $notes } séances
  }, { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
  } de { $people ->
    [one] { $people } personne.
   *[other] { $people } personnes.
  }
notes-planned = Prévues
notes-planned-more = { $n ->
    [one] { $n } autre séance est prévue.
   *[other] { $n } autres séances sont prévues.
  }
notes-asks = { $n ->
    [one] { $n } question à poser
   *[other] { $n } questions à poser
  }
notes-held = Séances
notes-session = Séance
notes-listening = Écoute
notes-listening-why = L’écoute est la part des mots des participants, là où la note a des tours de parole (but : { $n } % ou plus).
notes-no-turns = inconnue
notes-no-consent = aucun consentement noté
notes-no-date = Sans date
notes-more-people = et { $n } autres
notes-empty = Aucune séance n’a encore été écrite.
percent = { $n } %

## Hypothèses
assumptions-lede = Ce que nous croyons, et ce qu’en disent les gens que nous avons écoutés. Une croyance ne tient que tant que ses preuves la tiennent.
assumptions-count = { $n ->
    [one] { $n } hypothèse
   *[other] { $n } hypothèses
  }
assumptions-untested = { $n } sans assez d’éléments
assumptions-dropped = { $n } abandonnées
assumptions-held = Ce que nous croyons
assumptions-order = Le plus grand risque d’abord
assumptions-dropped-title = Ce que nous ne croyons plus
assumptions-dropped-why = Avec le passage qui en a décidé
assumption-one = Hypothèse
assumption-claim = Nous croyons
assumption-verdict = Verdict
assumption-risk = Risque si c’est faux
assumption-about = À propos de
assumption-since = Crue depuis
assumption-facts = À propos de cette hypothèse
assumption-fell = Ce qui l’a fait tomber
assumption-nobody = personne n’en a rien dit
assumption-for = { $n ->
    [one] { $n } personne pour
   *[other] { $n } personnes pour
  }
assumption-against = { $n } contre
verdict-definitely-true = vrai à coup sûr
verdict-likely-true = sans doute vrai
verdict-maybe-true = peut-être vrai
verdict-likely-false = sans doute faux
verdict-definitely-false = faux à coup sûr
verdict-not-enough = pas assez d’éléments
verdict-by-hand = posé à la main
verdict-author = notre verdict
verdict-computed = d’après les passages
verdict-needed = Un verdict sûr demande { $n ->
    [one] { $n } personne d’un côté et personne de l’autre.
   *[other] { $n } personnes d’un côté et personne de l’autre.
  }
verdict-overridden = Ce verdict a été posé à la main. D’après les passages, ce serait
verdict-confirmed = Ce verdict a été posé à la main et s’accorde avec les passages.
verdict-because = Parce que :
register-passages = Passages
register-newest-first = Les plus récents d’abord
register-for = Pour
register-against = Contre
register-no-passages = Aucun passage ne parle encore pour ou contre.
register-left-out = { $n ->
    [one] { $n } passage plus ancien n’a pas de place ici.
   *[other] { $n } passages plus anciens n’ont pas de place ici.
  }

## Enseignements
insights-lede = Ce que nous avons appris, et ce que nous en avons fait. Un enseignement est fini quand ceux qui nous l’ont donné le savent.
insights-none = Aucun
insights-elsewhere = Sur une autre page
insight-one = Enseignement
insight-status = État
insight-issue = Ticket
insight-shipped = Livré
insight-discuss = En parler
insight-facts = À propos de cet enseignement
insight-since = L’humeur d’avant et d’après
insight-since-why = Aux étapes où sont ses passages. Peu de personnes, c’est peu de personnes.
insight-before = Avant
insight-after = Depuis
status-proposed = Proposé
status-planned = Prévu
status-shipped = Livré
status-told = Annoncé

## Pages simples
plain-facts = À propos de ce texte

## Une adresse qui ne mène nulle part
lost-title = Il n’y a rien ici
lost-words = La page a été déplacée ou retirée, ou l’adresse contient une erreur. Le menu mène à tout ce qu’il y a.

## Guide
guide-title = Comment lire ces pages
guide-lede = Chaque phrase montre combien elle est portée, et mène aux mots d’où elle vient.
guide-claims = Combien une affirmation est portée
guide-claims-why = Par la forme et le mot, jamais par la couleur seule
guide-strong = Solide
guide-strong-words = { $people ->
    [one] { $people } personne ou plus la portent.
   *[other] { $people } personnes ou plus la portent.
  }
guide-thin = Mince
guide-thin-words = Quelqu’un la porte, mais moins de { $people ->
    [one] { $people } personne.
   *[other] { $people } personnes.
  }
guide-contest = Contestée
guide-contest-words = Des passages parlent pour elle et contre elle. On montre les deux.
guide-stale = Plus rien entendu
guide-stale-words = Portée, mais personne n’en a parlé depuis { $days } jours.
guide-assume = Hypothèse
guide-assume-words = Rien ne la porte. Écoutez quelqu’un, ou retirez-la.
guide-basis = Dit, observé, déduit
guide-basis-why = Comment nous savons ce que nous savons
guide-stated = Les mots entre guillemets et dans ces lettres sont les leurs.
guide-observed = Ce que nous avons vu, avec nos mots.
guide-inferred = Ce que nous en avons lu, avec nos mots ; pointillé, car nous pouvons nous tromper.
guide-signs = Signes
guide-says = Ce qu’ils disent.
guide-thinks = Ce qu’ils pensent, pour autant qu’ils nous le laissent savoir.
guide-does = Ce qu’ils font pendant que nous regardons.
guide-feels = Ce qu’ils ressentent.
guide-hears = Ce que les autres leur disent.
guide-sees = Ce qu’ils voient autour d’eux.
guide-pain = Ce qui fait mal ou gêne.
guide-gain = Ce qui aide ou réjouit.
guide-mood = Humeur
guide-mood-words = De −2 à +2. L’humeur d’un groupe est la médiane de ses personnes ; chacune compte une fois, quoi qu’elle ait dit.
guide-listening = La part des mots des participants dans une séance. Nous visons { $n } % ou plus.
guide-verdicts = Verdicts sur ce que nous croyons
guide-verdicts-words = Une hypothèse est vraie ou fausse à coup sûr quand { $n ->
    [one] { $n } personne parle d’un côté et personne de l’autre ;
   *[other] { $n } personnes parlent d’un côté et personne de l’autre ;
  } avec des voix des deux côtés, elle l’est sans doute ou peut-être. Avec trop peu de personnes, ou autant pour que contre, il n’y a pas assez d’éléments. Un verdict posé à la main le dit, et dit pourquoi.
guide-journey-words = Les étapes sont dans l’ordre où elles arrivent. La ligne est l’humeur médiane des personnes entendues à une étape, l’ombre autour va du 10e au 90e centile, et un losange est l’humeur que nous attendions. Une étape où personne n’a été entendu n’a pas de point, et la ligne qui y mène est en tirets.
guide-blueprint-words = Sous la ligne d’interaction est ce que les gens rencontrent de nous, sous la ligne de visibilité ce qu’ils ne voient pas, sous la ligne d’interaction interne ce sur quoi cela repose. Les lignes viennent du service blueprint de G. Lynn Shostack, les quatre quadrants de la carte d’empathie de Dave Gray, XPLANE.
guide-words = Mots
word-session = Séance
word-participant = Participant
word-passage = Passage
word-evidence = Preuve
word-claim = Affirmation
word-assumption = Hypothèse
word-insight = Enseignement
word-persona = Persona
word-segment = Segment
guide-word-session = Une rencontre avec quelqu’un, écrite dans une note.
guide-word-participant = Quelqu’un que nous avons écouté, sous un pseudonyme.
guide-word-passage = Les mots exacts d’une note vers lesquels quelque chose pointe.
guide-word-evidence = Un passage qui a un sens : ce que quelqu’un a dit, ou ce que nous avons vu.
guide-word-claim = Une phrase sur un persona ou un parcours. Elle a des preuves, ou c’est une hypothèse.
guide-word-assumption = Une affirmation que rien ne porte, ou une croyance que nous gardons tant que des passages n’ont pas parlé.
guide-word-insight = Une affirmation avec un pourquoi, et ce que nous avons changé à cause d’elle.
guide-word-persona = Une sorte de personne que nous avons rencontrée. Le nom est inventé, les passages ne le sont pas.
guide-word-segment = Une façon de découper : étape de vie, produit, intérêt.
guide-notes = Comment s’écrit une note
guide-notes-why = Du texte simple, avec quelques signes
guide-notes-words = Une étiquette fait d’une ligne une preuve. Les mots entre guillemets sont dits ; sans eux, une ligne avec #does est observée, et une avec #thinks ou #feels est déduite. Le signe à la fin est un nom par lequel d’autres pages la désignent.
guide-keys = Clavier
guide-keys-words = La touche de tabulation suit l’ordre de lecture, et le premier arrêt de chaque page saute à son contenu. Les flèches gauche et droite font défiler un tableau large qui a le focus. Il n’y a pas de raccourcis d’une seule lettre.
guide-a11y = Les pages marchent sans scripts, sans couleur, à quatre fois la taille et avec un lecteur d’écran : les graphiques sont des tableaux, les icônes sont à côté de mots, et rien ne bouge tout seul. Si quelque chose vous tient à l’écart, dites-le à qui s’occupe de ces pages.
guide-privacy = Qui peut lire ceci
guide-privacy-words = Ceux qui nous ont parlé sont ici sous un pseudonyme et décident jusqu’où leurs mots peuvent aller. Ce qu’ils n’ont pas permis à ce cercle ne laisse aucune trace sur ces pages.

## Cartes des personas, et les signes partout
legend-strong = { $n ->
    [one] entendu de { $n } personne ou plus
   *[other] entendu de { $n } personnes ou plus
  }
legend-thin = mince : moins de personnes
legend-contest = contesté
legend-quiet = plus rien entendu
legend-assume = hypothèse, sans preuve
personas-lede = Les sortes de personnes que nous avons rencontrées : ce qu’elles veulent, ce qui les arrête, et combien nous le savons. La ligne est l’humeur le long de leur parcours principal.
persona-proto = Personne comme { $name } n’a encore été entendu. Tout à son sujet est supposé.
personas-proto = { $n ->
    [one] Pour l’un d’eux, personne n’a encore été entendu.
   *[other] Pour { $n } d’entre eux, personne n’a encore été entendu.
  }
personas-none = Il n’y a pas encore de persona. Décrivez le premier dans content/personas/, et chaque phrase que vous écrirez à son sujet deviendra une affirmation qui demande des preuves.

## Carte d’empathie
empathy-title = Carte d’empathie : { $name }
empathy-lede = Ce que { $name } dit, pense, fait et ressent, d’après { $passages } de { $people }.
empathy-heard = Entendu ou vu :
empathy-mixed = En partie déduit :
empathy-inferred = Déduit :
empathy-loose = Entendu aussi
empathy-all = Tous les { $n } sous { $quadrant }
empathy-ranked = le mieux prouvé d’abord
empathy-more = Autres cartes d’empathie
empathy-tensions = Contradictions
empathy-tensions-lede = Ici, les paroles et les actes ou les émotions divergent. Aucun des deux côtés n’est noyé dans une moyenne.
empathy-but = mais
empathy-one-person = une seule et même personne
empathies-lede = Ce que chaque persona dit, pense, fait et ressent, avec les mots d’où cela vient.

## Affirmations d’un persona
claims-title = Affirmations : { $name }
claims-lede = Tout ce que ces pages affirment de { $name }, avec les passages pour et contre.
claims-against = Contre
claims-more = { $n ->
    [one] et { $n } passage plus ancien
   *[other] et { $n } passages plus anciens
  }
claims-fix = Prouver ou retirer
claims-all = Toutes les preuves de { $name }
claims-none = Rien n’est encore affirmé de { $name }. Un élément de liste sous Goals, Pains, Gains, Jobs, Needs ou Day est une affirmation.

## Aperçu
overview-title = Ce que nous avons entendu
overview-n-sessions = { $n ->
    [one] { $n } séance
   *[other] { $n } séances
  }
overview-month = { $month } { $year }
overview-period = { $sessions } avec { $people } entre { $from } et { $to }.
overview-period-month = { $sessions } avec { $people } en { $month }.
overview-period-none = { $sessions } avec { $people }.
overview-trace = Chaque phrase ici ramène aux mots d’où elle vient, ou dit qu’elle est une hypothèse.
overview-newest = Passage le plus récent
overview-kpi-sessions = { $n ->
    [one] séance
   *[other] séances
  }, { $quarter ->
    [0] aucune ce trimestre
   *[other] { $quarter } ce trimestre
  }
overview-kpi-people = { $n ->
    [one] personne entendue
   *[other] personnes entendues
  }, { $personas ->
    [0] pas encore de personas
    [one] { $personas } persona
   *[other] { $personas } personas
  }
overview-kpi-passages = { $n ->
    [one] passage marqué comme preuve
   *[other] passages marqués comme preuves
  }
overview-kpi-claims = des affirmations ont des preuves ({ $backed } sur { $all })
overview-kpi-listening = des mots sont les leurs, en médiane ; le but est { $aim } %
overview-spark = La ligne est l’humeur le long du parcours principal, au-dessus ou au-dessous du neutre.
overview-all-personas = Les { $n } personas
overview-heat = Où nous avons écouté
overview-heat-of = Passages par persona et par étape de
overview-heat-caption = Nombre de passages par persona et par étape. Les cases hachurées n’en ont pas.
overview-total = Total
overview-none = aucun
overview-empty-cells = { $n ->
    [0] Aucune case n’est vide.
    [one] Une case est vide.
   *[other] { $n } cases sont vides.
  }
overview-gap = { $n ->
    [0] Personne comme { $name } n’a été entendu à « { $stage } », où les autres en ont dit le plus.
    [one] Le plus mince est { $name } à « { $stage } » avec { $n } passage.
   *[other] Le plus mince est { $name } à « { $stage } » avec { $n } passages.
  }
overview-gap-open = Voir cette étape
overview-fresh = Ce qui est encore frais
overview-fresh-after = { $n ->
    [one] Silencieux après { $n } jour
   *[other] Silencieux après { $n } jours
  }
overview-fresh-caption = Quand chaque persona a été entendu la dernière fois
overview-due = à revoir
overview-months = Séances par mois
overview-months-now = Pleine couleur : ce trimestre
overview-month-head = Mois
overview-sessions = Séances
overview-methods = Comment nous avons écouté
overview-methods-caption = Séances par méthode
overview-moods = L’humeur de ce que nous avons entendu
overview-moods-caption = Passages par humeur
overview-mood = Humeur
overview-backing = Combien les affirmations sont portées
overview-backing-caption = Affirmations par force des preuves
overview-strength = Force
overview-n-claims = { $n ->
    [one] { $n } affirmation
   *[other] { $n } affirmations
  }
overview-assumed = Hypothèses à éprouver ensuite
overview-assumed-n = { $n ->
    [one] { $n } en tout
   *[other] { $n } en tout
  }
overview-loop = Vous l’avez dit, nous l’avons fait
overview-loop-why = Fermer la boucle
overview-status-done = Livré ({ $n })
overview-status-doing = En cours ({ $n })
overview-status-idea = Idées ({ $n })
overview-shipped = livré
overview-told = annoncé
overview-said-by = de { $people }
overview-notes = Notes les plus récentes
overview-all-notes = Toutes les notes
overview-note = Note
overview-listening = Écoute
overview-below = sous le but
overview-no-turns = non mesurée
overview-nothing-title = Rien ici pour l’instant
overview-nothing = Rien n’a été publié pour ce cercle.
overview-write-note-title = Écrivez la première conversation
overview-write-note = Un fichier par séance dans content/notes/ suffit. Marquez ce qu’ils ont dit, pensé, fait et ressenti ; tout le reste de ce site pousse de là.
overview-example-note =
    ---
    date: 2026-03-04
    participant: P01
    consent: team
    ---
    # P01 : deux personnes, une boulangerie

    - « J’envoie chaque facture deux fois. » #says
    - Coche chaque facture au stylo vert. #does
overview-write-tags-title = Marquez ce que vous avez entendu
overview-write-tags = Il y a des notes, mais aucune ligne n’y est marquée. Une étiquette à la fin d’une ligne en fait une preuve.
overview-example-tags =
    - « J’envoie chaque facture deux fois. » #says
    - Coche chaque facture au stylo vert. #does
overview-write-persona-title = Décrivez ensuite un persona
overview-write-persona = Il y a des preuves. Dites de qui elles parlent : un fichier par persona dans content/personas/, et son nom dans les notes.
overview-example-persona =
    ---
    name: Maya
    role: Tient les comptes d’une boulangerie à deux
    ---
    # Maya, qui vérifie deux fois

    ## Goals

    - Être sûre que la facture est arrivée. [[2026-03-04-p01#^sent-twice]]
overview-write-journey-title = Dessinez ensuite un parcours
overview-write-journey = Personas et preuves sont là. Un fichier dans content/journeys/ avec un titre par étape montre où tout va bien et où non.
overview-example-journey =
    ---
    title: La première facture
    actor: maya
    ---
    ## Envoyer

    - **Goal:** Voir qu’elle est arrivée
    - Appuie sur Envoyer et attend. [[2026-03-04-p01#^sent-twice]]
## Côte à côte
compare-personas = Côte à côte
compare-lede = Ce que l’on sait de chaque persona, dans les mêmes lignes. Chaque nombre et chaque ligne mène aux mots.
compare-stage = { $stage }, persona par persona
compare-stage-lede = Ce que chacun a dit, pensé, fait et ressenti à une étape d’un parcours :
compare-show = Montrer
compare-mood = Humeur
compare-all = { $n } en tout
compare-more = { $n ->
    [one] { $n } persona, moins entendu, n’est pas montré.
   *[other] { $n } personas, moins entendus, ne sont pas montrés.
  }
## Tel quel et tel que voulu
as-is-title = Tel quel et tel que voulu
as-is-of = { $journey } : tel quel et tel que voulu
as-is-lede = Les deux parcours, étape par étape. Ce que les gens ont dit et fait vaut pour aujourd’hui ; l’autre côté est un but tant que personne n’y a été entendu.
as-is-new = pas encore une étape
as-is-gone = plus une étape
as-is-same = inchangé
as-is-aim = but : { $word }
## Les humeurs le long d’un parcours
moods-title = Qui a ressenti quoi
moods-of = Qui a ressenti quoi : { $journey }
moods-lede = Une ligne pour chaque persona et chaque participant, au-dessus de la ligne de tous. Chaque nombre mène aux mots.
moods-line = Ligne
moods-everybody = Tous
moods-own = Ce persona, ce participant
moods-people = Participants
moods-more = { $n ->
    [one] { $n } participant, entendu à moins d’étapes, n’est pas montré.
   *[other] { $n } participants, entendus à moins d’étapes, ne sont pas montrés.
  }
