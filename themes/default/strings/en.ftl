# The words of the pages in English. A key per string; what varies with a number says so with plural forms.

## Everywhere
skip = Skip to content
nav-main = Main
nav-menu = Menu
nav-crumbs = Breadcrumb
nav-overview = Overview
nav-personas = Personas
nav-empathy = Empathy maps
nav-empathy-one = Empathy map
nav-journeys = Journeys
nav-evidence = Evidence
nav-notes = Notes
nav-assumptions = Assumptions
nav-insights = Insights
theme-system = Color theme: system
theme-light = Color theme: light
theme-dark = Color theme: dark
foot-guide = How to read these pages
foot-a11y = Accessibility
foot-edit = Edit this page
foot-audience = Audience:
foot-changed = Newest evidence on this page:
audience-none = nobody
audience-team = team
audience-internal = internal
audience-public = public
toc = On this page
pager = Pages
pager-previous = Previous
pager-next = Next
backlinks = Mentioned in
backlinks-note = Linked from
tab-profile = Profile
tab-empathy = Empathy map
tab-journey = Journey
tab-claims = Claims
tab-evidence = Evidence
tab-notes = Notes
act-link = Link
act-copy = Copy with source
act-copied = Copied with its source
act-not-copied = Copying is not allowed here
act-context = in context
act-in-context = In context

## Search
search-title = Search
search-label = Search the notebook
search-placeholder = A word someone said, a persona, a stage
search-hint = Type a word someone said, a persona or a stage. Everything also stands, from A to Z, in the
search-index = index of everything
search-close = Close
search-persona = Persona
search-personas-all = All personas
search-stage = Stage
search-stages-all = All stages
search-results = Results
search-loading = Loading …
search-none = Nothing has these words. Try fewer, another form, or look them up in the
search-partial = Nothing has all of these words. These come closest.
search-near = No word is spelled like this. These are spelled nearly like it.
search-failed = The search could not be loaded. Everything stands, from A to Z, in the
search-in-text = in the text of the note
search-stages = Stages
search-claims = Claims
search-passages = Passages
search-pages = Pages
search-move = move
search-open = open
search-new-tab = new tab
search-close-key = close
search-slash = opens the search
search-file = These pages were opened from a disk. Browsers let no page load a search from there; on a server it works. Until then, this index has everything.
search-lede = Press the keys below on any page to search titles, claims and every word that was said. The index works without scripts.
search-keys-or = or
search-open-now = Open search
search-all = Everything from A to Z
search-letters = Letters
search-range = { $first }–{ $last } of { $all }
search-row-persona = Persona
search-row-journey = Journey
search-row-stage = Stage
search-row-insight = Insight
search-row-assumption = Assumption
search-row-note = Note
search-row-page = Page
search-passages-where = What people said stands, newest first, under
search-empty = There is nothing yet.

## Dates and numbers
decimal-mark = .
date-short = { $day } { $month } { $year }
date-long = { $day } { $month } { $year }
date-month = { $month } { $year }
mon-1 = Jan
mon-2 = Feb
mon-3 = Mar
mon-4 = Apr
mon-5 = May
mon-6 = Jun
mon-7 = Jul
mon-8 = Aug
mon-9 = Sep
mon-10 = Oct
mon-11 = Nov
mon-12 = Dec
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Evidence
n-passages = { $n ->
    [one] { $n } passage
   *[other] { $n } passages
  }
n-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
  }
word-passages = { $n ->
    [one] passage
   *[other] passages
  }
word-people = { $n ->
    [one] person
   *[other] people
  }
ev-evidence = Evidence:
ev-thin = thin
ev-contested = Contested:
ev-for-against = { $for } for, { $against } against
ev-assumption = Assumption
ev-quiet = gone quiet
ev-last-heard = last heard
ev-never = never
ev-none = Nothing heard yet
ev-ask = Ask:
basis-stated = Said
basis-observed = Observed
basis-inferred = Inferred
basis-proto = drawn up by the team
basis-qualitative = interviews and observation
basis-statistical = numbers over many people
quad-says = Says
quad-thinks = Thinks
quad-does = Does
quad-feels = Feels
quad-hears = Hears
quad-sees = Sees
quad-pain = Pains
quad-gain = Gains
mood-very-negative = very negative
mood-negative = negative
mood-neutral = neutral
mood-positive = positive
mood-very-positive = very positive
method-interview = Interview
method-observation = Observation
method-usability = Usability test
method-survey = Survey
method-support = Support
method-diary = Diary
method-workshop = Workshop
method-trend = Trend
method-note = Note

## Note
note-date = Date
note-method = Method
note-planned = Planned session
note-place = Place
note-length = Length
note-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
  }
note-team = Heard by
note-participant = Participant
note-persona = Persona
note-segments = Segments
note-source = Came to us through
note-shared = Shared with
note-stages = Stages
note-passages = Passages
note-tagged = { $n } tagged
note-consent = Consent
note-map = Empathy map of this session
note-paragraph = Paragraph
note-against = against
note-need = Need:
note-chose = Chose:
note-over = over
note-ladders = Why, and why again
note-ladders-source = Down to the root cause, after Sakichi Toyoda’s five whys.
ladder-why = Why?
ladder-root = Root:
note-promises = What we owe this person
promise-kept = Kept
promise-late = Late
promise-open = Open
promise-to = to
promise-by = by
promise-due = due
note-neighbors = Sessions before and after
note-earlier = Earlier
note-later = Later
listening-share = { $n } % of the words are theirs
listening-aim = (aim: { $n } % or more)
consent-none = nobody may read this.
consent-team = for the team that keeps these notes.
consent-internal = for everybody in the organization.
consent-public = for everybody.
consent-given = Given
consent-until = Until
consent-missing = No consent written down: read it as for the team only

## Persona
section-success = What success looks like
section-goals = Trying to achieve
section-pains = What gets in the way
section-gains = What helps
section-jobs = Jobs to be done
section-needs = Needs
persona-nobody = Nobody like { $name } has been heard yet. Everything on this page is assumed.
persona-unnamed = No note is about { $name } yet. What is carried here rests on the passages that its claims link to.
persona-value = What they call valuable
persona-day = A day, hour by hour
persona-maps = Journeys and empathy map
persona-ask = Ask next time
persona-people = Who we listened to
persona-people-why = Names stay out of these notes; consent is kept with each of them.
persona-about = About this page
persona-backed = Backed by
persona-n-people = People
persona-n-methods = Methods
persona-last-heard = Last heard
persona-review = Review by
persona-owner = Owner
persona-basis = Basis
persona-claims = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
  }: { $strong } strong, { $thin } thin, { $contested } contested, { $assumed } assumed
journey-stages = { $n ->
    [one] { $n } stage
   *[other] { $n } stages
  }
journey-lowest = lowest at
journey-highest = highest at

## Journey, and the list of journeys
journeys-lede = How people get to what they want, stage by stage, and how each stage felt.
lane-goal = Goal
lane-feel = Feeling
lane-emotions = Emotions
lane-steps = Steps
lane-doing = Doing
lane-thinking = Thinking
lane-words = In their words
lane-touchpoints = Touchpoints
lane-channels = Channels
lane-pains = Pains
lane-frontstage = Frontstage
lane-backstage = Backstage
lane-support = Support
lane-metrics = Metrics
lane-owner = Owner
lane-opportunities = Opportunities
journey-line-interaction = below the line of interaction
journey-line-visibility = below the line of visibility
journey-line-internal = below the line of internal interaction
journey-current = As it is today
journey-future = As it should be
journey-future-why = This map shows an aim. What was heard on it was said about today.
journey-expects = Expected: { $words }
journey-owner = owner { $name }
journey-review = review by
journey-assumed = { $n ->
    [0] no assumptions
    [one] { $n } assumption
   *[other] { $n } assumptions
  }
journey-contested = { $n ->
    [0] no contested claims
    [one] { $n } contested claim
   *[other] { $n } contested claims
  }
journey-nobody = No passage belongs to a stage of this journey yet, so it has no mood line.
journey-nobody-how = A passage belongs to its first stage with
journey-nobody-short = No passages on its stages yet
journey-no-stages = This journey has no stages yet. Every second-level heading in its file becomes one.
journey-print = Print, A3
journey-export-slide = Slide, SVG
journey-export-table = Table, CSV
journey-export-mermaid = Mermaid
slide-kind = Journey map
slide-not-heard = not heard
slide-pain = Pain
slide-no-pain = No pain heard yet
slide-key = Shaded: from the 10th to the 90th percentile of people. Line: the median.
slide-more = { $n ->
    [one] and { $n } more stage
   *[other] and { $n } more stages
  }
journey-map = Journey map
journey-strip = Stages
journey-skip = Skip the map
journey-stage = Stage
journey-caption = One row per stage, in order of time. Drawn as columns on wide screens. Moods run from −2, very negative, to +2, very positive.
journey-mood = { $value } from { $passages }, { $people }
journey-spread = middle 80 percent of people from { $low } to { $high }
journey-low = lowest point
journey-high = highest point
journey-not-heard = not heard
journey-no-mood = heard, no mood noted
journey-expected = we expected: { $word }
journey-nothing = Nothing noted
journey-lanes-more = { $n ->
    [one] { $n } more lane of the file is not drawn. Its claims stand below.
   *[other] { $n } more lanes of the file are not drawn. Their claims stand below.
  }
journey-status-idea = Idea
journey-status-doing = In progress
journey-status-done = Shipped
journey-from = from
journey-ticket = ticket
journey-opportunities = Opportunities across the journey
journey-key-strong = { $n ->
    [one] { $n } person or more
   *[other] { $n } people or more
  }
journey-key-thin = fewer people
journey-key-contest = contested
journey-key-assume = assumption
journey-key-curve = median mood, everybody counted once, shaded from the 10th to the 90th percentile
journey-key-dash = nobody heard in between
journey-key-expected = the mood we expected
journey-evidence = Evidence behind this map
journey-evidence-why = The newest passages of each claim. Every name leads to the exact words.
journey-against = Against
journey-also = Also
journey-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
  }
journey-unheard = Nobody has said or shown this yet.
journey-fix = Add evidence or remove it
journey-loose = No claim uses { $n } of them yet.
journey-all = All of { $stage }: { $passages }
## Evidence pages
evidence-of = Evidence:
evidence-lede = Everything people said or showed us, word for word. Link to it, quote it with its source.
evidence-count = { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
  } from { $people ->
    [one] { $people } person.
   *[other] { $people } people.
  }
evidence-skip = Skip the filters
evidence-filters = Filters
evidence-browse = Browse passages; the numbers say how many
evidence-all = All evidence
evidence-seen-persona = { $name }
evidence-seen-empathy = Empathy map of { $name }
evidence-seen-journey = { $name }
evidence-narrower = Only:
evidence-limit = These pages list the newest { $listed } of { $all } passages. Choose a narrower list to see the others.
evidence-empty = Nothing heard yet. Passages appear here as soon as a note has one.
explore-further = Combine with other filters
explore-find = Words in the passages
explore-order = Order
explore-newest = Newest first
explore-oldest = Oldest first
explore-basis = How we know
explore-from = From
explore-to = To
explore-clear = Clear all
explore-count = Passages
explore-none = No passage is about all of this. Take a filter away.
explore-more = Show more
explore-failed = The passages could not be loaded. The lists work all the same.
explore-loading = Loading
explore-remove = Remove
facet-persona = Persona
facet-quadrant = Quadrant
facet-mood = Mood
facet-stage = Stage
facet-method = Method
facet-segment = Segment
facet-topic = Topic
facet-more = { $n } more
facet-left-out = { $n ->
    [one] { $n } rarer value has no room here.
   *[other] { $n } rarer values have no room here.
  }
list-range = { $first }–{ $last } of { $all }, newest first

## List of notes
notes-lede = { $notes ->
    [one] { $notes } session
   *[other] { $notes } sessions
  }, { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
  } from { $people ->
    [one] { $people } person.
   *[other] { $people } people.
  }
notes-planned = Planned
notes-planned-more = { $n ->
    [one] { $n } further session is planned.
   *[other] { $n } further sessions are planned.
  }
notes-asks = { $n ->
    [one] { $n } question to ask
   *[other] { $n } questions to ask
  }
notes-held = Sessions
notes-session = Session
notes-listening = Listening
notes-listening-why = Listening is the participants’ share of the words, where the note has turns of speakers (aim: { $n } % or more).
notes-no-turns = not known
notes-no-consent = no consent written down
notes-no-date = Without a date
notes-more-people = and { $n } more
notes-empty = No session has been written down yet.
percent = { $n } %

## Assumptions
assumptions-lede = What we believe, and what the people we listened to say about it. A belief is held only as long as its evidence holds it.
assumptions-count = { $n ->
    [one] { $n } assumption
   *[other] { $n } assumptions
  }
assumptions-untested = { $n } without enough information
assumptions-dropped = { $n } dropped
assumptions-held = Beliefs we hold
assumptions-order = Worst risk first
assumptions-dropped-title = Beliefs we dropped
assumptions-dropped-why = With the passage that did it
assumption-one = Assumption
assumption-claim = We believe
assumption-verdict = Verdict
assumption-risk = Risk if wrong
assumption-about = About
assumption-since = Held since
assumption-facts = About this belief
assumption-fell = What brought it down
assumption-nobody = nobody has said anything about it
assumption-for = { $n ->
    [one] { $n } person for
   *[other] { $n } people for
  }
assumption-against = { $n } against
verdict-definitely-true = definitely true
verdict-likely-true = likely true
verdict-maybe-true = maybe true
verdict-likely-false = likely false
verdict-definitely-false = definitely false
verdict-not-enough = not enough information
verdict-by-hand = set by hand
verdict-author = our verdict
verdict-computed = by the passages
verdict-needed = A definite verdict takes { $n ->
    [one] { $n } person on one side and nobody on the other.
   *[other] { $n } people on one side and nobody on the other.
  }
verdict-overridden = This verdict was set by hand. By the passages it would be
verdict-confirmed = This verdict was set by hand and agrees with the passages.
verdict-because = Because:
register-passages = Passages
register-newest-first = Newest first
register-for = For
register-against = Against
register-no-passages = No passage speaks for or against it yet.
register-left-out = { $n ->
    [one] { $n } older passage has no room here.
   *[other] { $n } older passages have no room here.
  }

## Insights
insights-lede = What we learned, and what we did about it. An insight is finished when those who told us know.
insights-none = None
insights-elsewhere = On another page
insight-one = Insight
insight-status = Status
insight-issue = Ticket
insight-shipped = Shipped
insight-discuss = Discuss
insight-facts = About this insight
insight-since = Mood before and after
insight-since-why = At the stages its passages belong to. Few people are few people.
insight-before = Before
insight-after = Since
status-proposed = Proposed
status-planned = Planned
status-shipped = Shipped
status-told = Told

## Plain pages
plain-facts = About this text

## An address that leads nowhere
lost-title = Nothing stands here
lost-words = The page was moved or taken away, or the address has a slip in it. The menu leads to everything there is.

## Guide
guide-title = How to read these pages
guide-lede = Every sentence shows how well it is carried, and leads to the words it came from.
guide-claims = How well a claim is carried
guide-claims-why = By shape and word, never by color alone
guide-strong = Strong
guide-strong-words = { $people ->
    [one] { $people } person or more stand behind it.
   *[other] { $people } people or more stand behind it.
  }
guide-thin = Thin
guide-thin-words = Somebody stands behind it, but fewer than { $people ->
    [one] { $people } person.
   *[other] { $people } people.
  }
guide-contest = Contested
guide-contest-words = Passages speak for it and against it. Both are shown.
guide-stale = Gone quiet
guide-stale-words = Carried, but nobody was heard on it for { $days } days.
guide-assume = Assumption
guide-assume-words = Nothing stands behind it. Listen to somebody, or take it out.
guide-basis = Said, observed, inferred
guide-basis-why = How we know what we know
guide-stated = Words in quotation marks and in this letter are theirs.
guide-observed = What we saw, in our words.
guide-inferred = What we read from them, in our words; dotted, because we may be wrong.
guide-signs = Signs
guide-says = What they say.
guide-thinks = What they think, as far as they let us know.
guide-does = What they do while we watch.
guide-feels = How it makes them feel.
guide-hears = What others tell them.
guide-sees = What they see around them.
guide-pain = What hurts or hinders.
guide-gain = What helps or delights.
guide-mood = Mood
guide-mood-words = From −2 to +2. The mood of a group is the median of its people; everybody counts once, however much they said.
guide-listening = The participants’ share of the words in a session. We aim for { $n } % or more.
guide-verdicts = Verdicts on what we believe
guide-verdicts-words = A belief is definitely true or false when { $n ->
    [one] { $n } person speaks on one side and nobody on the other;
   *[other] { $n } people speak on one side and nobody on the other;
  } with voices on both sides it is likely or maybe so. With too few people, or as many for as against, there is not enough information. A verdict set by hand says so, and says why.
guide-journey-words = Stages stand in the order in which they happen. The line is the median mood of the people heard at a stage, the shade around it reaches from the 10th to the 90th percentile, and a diamond is the mood we expected. A stage where nobody was heard has no dot, and the line to it is dashed.
guide-blueprint-words = Below the line of interaction stands what people meet of us, below the line of visibility what they do not see, below the line of internal interaction what that relies on. The lines come from the service blueprint of G. Lynn Shostack, the four quadrants from the empathy map of Dave Gray, XPLANE.
guide-words = Words
word-session = Session
word-participant = Participant
word-passage = Passage
word-evidence = Evidence
word-claim = Claim
word-assumption = Assumption
word-insight = Insight
word-persona = Persona
word-segment = Segment
guide-word-session = One meeting with somebody, written down in a note.
guide-word-participant = Somebody we listened to, under a pseudonym.
guide-word-passage = The exact words in a note that something points to.
guide-word-evidence = A passage with a meaning: what somebody said, or what we saw.
guide-word-claim = A sentence on a persona or a journey. It has evidence, or it is an assumption.
guide-word-assumption = A claim that nothing stands behind, or a belief we hold until passages speak for it or against it.
guide-word-insight = A claim with a why, and what we changed because of it.
guide-word-persona = A sort of person we met. The name is invented, the passages are not.
guide-word-segment = A way to slice: lifecycle, product, interest.
guide-notes = How a note is written
guide-notes-why = Plain text, with a few signs
guide-notes-words = A tag makes a line evidence. Words in quotation marks are said; without them, a line with #does is observed, and one with #thinks or #feels is inferred. The sign at the end is a name by which other pages point to it.
guide-keys = Keyboard
guide-keys-words = Tab goes in reading order, and the first stop on every page skips to its content. Left and right arrow keys scroll a wide table that has the focus. Ctrl K or ⌘ K opens the search, and so does / where nothing is being typed; a box in the search switches that one off.
guide-a11y = Pages work without scripts, without color, at four times the size and with a screen reader: charts are tables, icons stand beside words, and nothing moves by itself. If something keeps you out, tell whoever looks after these pages.
guide-privacy = Who may read this
guide-privacy-words = Participants stand under pseudonyms and decide how far their words may go. What they did not allow for this audience leaves no trace on these pages.

## Persona cards, and the signs everywhere
legend-strong = { $n ->
    [one] heard from { $n } person or more
   *[other] heard from { $n } people or more
  }
legend-thin = thin: fewer people
legend-contest = contested
legend-quiet = gone quiet
legend-assume = assumption, no evidence
personas-lede = The sorts of people we met: what they want, what stops them, and how well we know it. The line is mood along their main journey.
persona-proto = Nobody like { $name } has been heard yet. Everything about them is assumed.
personas-proto = { $n ->
    [one] For one of them nobody has been heard yet.
   *[other] For { $n } of them nobody has been heard yet.
  }
personas-none = There is no persona yet. Describe the first one in content/personas/, and every sentence you write about them becomes a claim that asks for evidence.

## Empathy map
empathy-title = Empathy map: { $name }
empathy-lede = What { $name } says, thinks, does and feels, from { $passages } by { $people }.
empathy-heard = Heard or seen:
empathy-mixed = Partly read from them:
empathy-inferred = Read from them:
empathy-loose = Also heard
empathy-all = All { $n } under { $quadrant }
empathy-ranked = most evidence first
empathy-more = More empathy maps
empathy-tensions = Tensions
empathy-tensions-lede = What is said here, and what is done or felt, part ways. Neither side is averaged away.
empathy-but = but
empathy-one-person = one and the same person
empathies-lede = What each persona says, thinks, does and feels, in the words it came from.

## Claims of a persona
claims-title = Claims: { $name }
claims-lede = Everything these pages claim about { $name }, with the passages for and against it.
claims-against = Against
claims-more = { $n ->
    [one] and { $n } older passage
   *[other] and { $n } older passages
  }
claims-fix = Add evidence or remove it
claims-all = All evidence of { $name }
claims-none = Nothing is claimed about { $name } yet. A list item under Goals, Pains, Gains, Jobs, Needs or Day is a claim.

## Overview
overview-title = What we have heard
overview-n-sessions = { $n ->
    [one] { $n } session
   *[other] { $n } sessions
  }
overview-month = { $month } { $year }
overview-period = { $sessions } with { $people } between { $from } and { $to }.
overview-period-month = { $sessions } with { $people } in { $month }.
overview-period-none = { $sessions } with { $people }.
overview-trace = Every statement here leads back to the words it came from, or says that it is an assumption.
overview-newest = Newest passage
overview-kpi-sessions = { $n ->
    [one] session
   *[other] sessions
  }, { $quarter ->
    [0] none of them this quarter
   *[other] { $quarter } of them this quarter
  }
overview-kpi-people = { $n ->
    [one] person heard
   *[other] people heard
  }, { $personas ->
    [0] no personas yet
    [one] { $personas } persona
   *[other] { $personas } personas
  }
overview-kpi-passages = { $n ->
    [one] passage tagged as evidence
   *[other] passages tagged as evidence
  }
overview-kpi-claims = of claims have evidence ({ $backed } of { $all })
overview-kpi-listening = of the words are theirs, median; the aim is { $aim } %
overview-spark = The line is mood along the main journey, above or below neutral.
overview-all-personas = All { $n } personas
overview-heat = Where we have listened
overview-heat-of = Passages per persona and stage of
overview-heat-caption = Number of passages per persona and journey stage. Hatched cells have none.
overview-total = Total
overview-none = none
overview-empty-cells = { $n ->
    [0] No cell is empty.
    [one] One cell is empty.
   *[other] { $n } cells are empty.
  }
overview-gap = { $n ->
    [0] Nobody like { $name } has been heard at “{ $stage }”, where others have said most.
    [one] The thinnest is { $name } at “{ $stage }” with { $n } passage.
   *[other] The thinnest is { $name } at “{ $stage }” with { $n } passages.
  }
overview-gap-open = See that stage
overview-fresh = How fresh it is
overview-fresh-after = { $n ->
    [one] Quiet after { $n } day
   *[other] Quiet after { $n } days
  }
overview-fresh-caption = When each persona was last heard
overview-due = due
overview-months = Sessions per month
overview-months-now = Full color: this quarter
overview-month-head = Month
overview-sessions = Sessions
overview-methods = How we listened
overview-methods-caption = Sessions per method
overview-moods = Mood of what we heard
overview-moods-caption = Passages per mood
overview-mood = Mood
overview-backing = How well claims are backed
overview-backing-caption = Claims per strength of evidence
overview-strength = Strength
overview-n-claims = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
  }
overview-assumed = Assumptions to test next
overview-assumed-n = { $n ->
    [one] { $n } in all
   *[other] { $n } in all
  }
overview-loop = You said, we did
overview-loop-why = Closing the loop
overview-status-done = Shipped ({ $n })
overview-status-doing = In progress ({ $n })
overview-status-idea = Ideas ({ $n })
overview-shipped = shipped
overview-told = told
overview-said-by = from { $people }
overview-notes = Newest notes
overview-all-notes = All notes
overview-note = Note
overview-listening = Listening
overview-below = below the aim
overview-no-turns = not measured
overview-nothing-title = Nothing here yet
overview-nothing = Nothing has been published for this audience.
overview-write-note-title = Write down the first conversation
overview-write-note = One file per session in content/notes/ is all it takes. Tag what they said, thought, did and felt; everything else on this site grows from there.
overview-example-note =
    ---
    date: 2026-03-04
    participant: P01
    consent: team
    ---
    # P01: two people, one bakery

    - "I send every invoice twice." #says
    - Ticks each invoice off with a green pen. #does
overview-write-tags-title = Tag what you heard
overview-write-tags = There are notes, but no line in them is tagged yet. A tag at the end of a line makes it evidence.
overview-example-tags =
    - "I send every invoice twice." #says
    - Ticks each invoice off with a green pen. #does
overview-write-persona-title = Describe a persona next
overview-write-persona = There is evidence. Say whom it is about: one file per persona in content/personas/, and their name in the notes.
overview-example-persona =
    ---
    name: Maya
    role: Keeps the books in a two-person bakery
    ---
    # Maya, who checks twice

    ## Goals

    - Be sure the invoice arrived. [[2026-03-04-p01#^sent-twice]]
overview-write-journey-title = Draw a journey next
overview-write-journey = Personas and evidence are here. One file in content/journeys/ with a heading per stage shows where things go well and where they do not.
overview-example-journey =
    ---
    title: The first invoice
    actor: maya
    ---
    ## Send

    - **Goal:** See that it arrived
    - Presses Send and waits. [[2026-03-04-p01#^sent-twice]]
## Side by side
compare-personas = Side by side
compare-lede = What is known of each persona, in the same rows. Every number and every line leads to the words behind it.
compare-stage = { $stage }, persona by persona
compare-stage-lede = What each of them said, thought, did and felt at one stage of a journey:
compare-show = Show
compare-mood = Mood
compare-all = { $n } in all
compare-more = { $n ->
    [one] { $n } persona was heard less and is not shown.
   *[other] { $n } personas were heard less and are not shown.
  }
## As it is beside as it should be
as-is-title = As it is beside as it should be
as-is-of = { $journey }: as it is beside as it should be
as-is-lede = Both journeys stage by stage. What people said and did is about today; the other side is an aim until somebody was heard there.
as-is-new = no such stage today
as-is-gone = no longer a stage
as-is-same = unchanged
as-is-aim = aim: { $word }
## Moods along a journey
moods-title = Who felt what
moods-of = Who felt what: { $journey }
moods-lede = A line of their own for every persona and every participant, over the line of everybody. Every number leads to the words.
moods-line = Line
moods-everybody = Everybody
moods-own = This persona, this participant
moods-people = Participants
moods-more = { $n ->
    [one] { $n } participant was heard at fewer stages and is not shown.
   *[other] { $n } participants were heard at fewer stages and are not shown.
  }
