//! How long lists may get. Every list on a page has its limit here, so that no page grows with the site.

/// Passages on one page of a list of evidence.
pub const N_PASSAGES_PER_PAGE: usize = 50;
/// Pages of the list of all evidence.
pub const N_PASSAGE_PAGES_ALL: usize = 10;
/// Pages of the list of one value; the rest is reached through narrower lists and the notes.
pub const N_PASSAGE_PAGES: usize = 2;
/// Pairs of a persona with a quadrant or a stage that have a page of their own: the fullest ones.
pub const N_PAIR_PAGES: usize = 200;
/// Rows on one page of the list of notes.
pub const N_NOTES_PER_PAGE: usize = 100;
/// Newest notes on the overview.
pub const N_NOTES_NEWEST: usize = 6;
/// Links to a page shown beside it.
pub const N_BACKLINKS: usize = 12;
/// Participants listed on a persona.
pub const N_PARTICIPANTS: usize = 40;
/// Questions to ask next time.
pub const N_ASKS: usize = 12;
/// Tensions of a persona.
pub const N_TENSIONS: usize = 6;
/// Passages on each side of a claim among which a tension is looked for.
pub const N_TENSION_PASSAGES: usize = 20;
/// Passages in one quadrant that no statement gathers.
pub const N_LOOSE_PASSAGES: usize = 12;
/// Passages shown for one claim where claims and their evidence stand together.
pub const N_PASSAGES_PER_CLAIM: usize = 12;
/// Items of a panel on the overview.
pub const N_PANEL_ITEMS: usize = 4;
/// Characters of a backlink's context on either side of the link.
pub const N_CONTEXT_CHARS: usize = 120;
/// Cards on one page of the lists of personas and of empathy maps.
pub const N_PERSONAS_PER_PAGE: usize = 60;
/// Persona cards on the overview.
pub const N_PERSONAS_ON_OVERVIEW: usize = 8;
/// Personas in a table of the overview.
pub const N_PERSONA_ROWS: usize = 12;
/// Stages in the heat map of the overview.
pub const N_HEAT_STAGES: usize = 12;
/// Months of the overview.
pub const N_MONTHS: usize = 12;
/// Items of one status under "You said, we did".
pub const N_ITEMS_PER_STATUS: usize = 2;
/// Passages that no statement gathers, in a quadrant that has statements.
pub const N_LOOSE_BESIDE_STATEMENTS: usize = 4;
/// Personas named in one row of the newest notes.
pub const N_PERSONAS_PER_ROW: usize = 3;
/// Lanes of a journey map with labels of the author's own; the style sheet has room for them and all known ones.
pub const N_OTHER_LANES: usize = 20;
/// Passages shown in full below a claim of a journey, not counting one against it.
pub const N_PASSAGES_IN_GROUP: usize = 1;
/// Further passages of such a claim that are named.
pub const N_ALSO: usize = 12;
/// Stages that stand side by side on a slide.
pub const N_STAGES_ON_SLIDE: usize = 12;
/// Cards on one page of the list of journeys.
pub const N_JOURNEYS_PER_PAGE: usize = 60;
/// Values of one facet beside the passages.
pub const N_FACET_LINKS: usize = 24;
/// Values of one facet that are always in sight; the rest is opened on demand.
pub const N_FACET_LINKS_OPEN: usize = 8;
/// Groups of one sort beside the passages, such as journeys with their stages.
pub const N_FACET_GROUPS: usize = 8;
/// Planned sessions above the list of notes.
pub const N_PLANNED: usize = 24;
/// Names in one row of the list of notes.
pub const N_NAMES_PER_ROW: usize = 4;
/// Rows on one page of a register: assumptions, insights.
pub const N_REGISTER_PER_PAGE: usize = 60;
/// Passages for, and passages against, one assumption or insight on its page.
pub const N_PASSAGES_PER_REGISTER: usize = 60;
/// Stages whose mood is compared before and after a change.
pub const N_STAGES_COMPARED: usize = 12;
/// Rows on one page of the index of everything.
pub const N_INDEX_ROWS_PER_PAGE: usize = 200;
/// Letters to jump to in the index; scripts with thousands of them have the pages.
pub const N_LETTERS: usize = 80;
/// Notes in the feed.
pub const N_FEED_NOTES: usize = 30;
/// Passages of each that the feed shows.
pub const N_FEED_PASSAGES: usize = 3;
/// Addresses in a sitemap; its format allows no more.
pub const N_SITEMAP_URLS: usize = 50_000;
/// Personas side by side.
pub const N_PERSONAS_COMPARED: usize = 8;
/// Claims of one section of a persona that stands beside others.
pub const N_CLAIMS_COMPARED: usize = 3;
/// Passages of one quadrant of a persona that stands beside others at a stage.
pub const N_QUOTES_COMPARED: usize = 2;
/// Participants with a line of their own along a journey.
pub const N_PEOPLE_ALONG: usize = 60;
