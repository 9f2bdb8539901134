//! The nouns: what a note, a persona, a journey and everything between them are made of. Plain data, no behavior beyond small questions.

mod claim;
mod consent;
mod evidence;
mod facet;
mod head;
mod ids;
mod journey;
mod knowledge;
mod known_file;
mod lists;
mod markup;
mod note;
mod outline;
mod persona;
mod real_names;
mod register;
mod renumber;
mod settings;
mod slug;
mod source;
mod unique;

pub use claim::{Claim, Strength, Support};
pub use consent::{Audience, Consent, Guarded};
pub use evidence::{Basis, Choice, Evidence, Mood, Need, Quadrant, Quadrants};
pub use facet::FacetKey;
pub use head::{Anchor, AnchorKind, Entry, Head, Kind, Reference, Role, Segment};
pub use ids::{
    AssumptionId, ClaimId, EntryId, EvidenceId, InsightId, JourneyId, NoteId, PageId, PersonaId,
    RefId, StageId,
};
pub use journey::{Journey, Lane, LaneKind, Opportunity, OpportunityStatus, Stage, State};
pub use knowledge::{Backlink, Knowledge, Linked, Target};
pub use known_file::{DEFAULTS, NAMES, SETTINGS, meant};
pub use lists::{FacetList, Lists, NOBODY, Rows};
pub use markup::{Block, BlockKind, Markup, Part};
pub use note::{Ladder, Listening, Method, Note, Origin, Promise, Rung};
pub use outline::{Filing, Outline, Resolved, Stance};
pub use persona::{Persona, PersonaBasis, Section, SectionKind};
pub use real_names::{RealName, RealNames};
pub use register::{Assumption, Insight, InsightStatus, PlainPage, Verdict};
pub use renumber::renumber;
pub use settings::{EmpathyMap, Rule, RuleLevel, Settings, Thresholds, Vocabulary};
pub use slug::{N_SLUG_BYTES_MAX, slug};
pub use source::{Refused, Source, SourcePath, Span, without_markdown};
pub use unique::UniqueIds;
