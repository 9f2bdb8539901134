//! `heard` turns interview notes into persona pages, empathy maps and journey maps that lead back to what was said.
//!
//! ```text
//!         read               publish(audience)         link              pages            render
//! Source ─────▶ Entry ──────────────────────▶ Entry ─────▶ Published ─────▶ Facts ─────▶ Artifact
//!  text         note, persona,   consent applied,    names resolved,  what one     path + bytes
//!  + path       journey, …       once, here          support counted  page shows
//!    ▲            │ diagnostics                        │ diagnostics ◀── rules
//!    └──────────── Engine::apply(changes) -> Build { written, removed, unchanged, diagnostics }
//!  rim: disk, watch                              rim: disk, preview server, report
//! ```
//! The modules in reading order:

mod diagnostic;
mod link;
mod model;
mod pages;
mod publish;
mod rules;
//mod library;
//mod engine;

/// Runs the command line.
pub fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
