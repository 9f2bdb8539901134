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

## Dates
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
