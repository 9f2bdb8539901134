//! `heard` turns interview notes into persona pages, empathy maps and journey maps that lead back to what was said.
//!
//! ```text
//!           read              publish              link              pages              render
//! Source ─────────▶ Entry ─────────────▶ Entry ─────────▶ Published ─────────▶ Facts ─────────▶ Artifact
//!  path + bytes     note, persona,       what one         names resolved,      what one page    path + bytes
//!                   journey, …           audience may     support counted      shows
//!    ▲                │                  see                 │
//!    │                └── diagnostics ◀──────────────────────┴── rules
//!    └───────────── Engine::follow(changes) -> Build { changed, removed, diagnostics }, apply(…) draws it
//!  rim: disk, watch                                           rim: output folder, preview server, report
//! ```
//!
//! The modules stand below in reading order; `ARCHITECTURE.md` says what always holds.

mod at_work;
mod model;
mod diagnostic;
mod read;
mod link;
mod publish;
mod texts;
mod forget;
mod prove;
mod rules;
mod pages;
mod render;
mod search;
mod library;
mod engine;
mod rim;

pub use diagnostic::{Diagnostic, Label, Level, Rule};
pub use engine::{
    Artifact, Build, Change, Content, Drawing, Engine, Observer, Options, Sink, Stage,
};
pub use model::{Audience, Refused, Source, SourcePath, Span};
pub use rim::main;
