//! `heard` turns interview notes into persona pages, empathy maps and journey maps that lead back to what was said.

mod diagnostic;
mod engine;
mod model;
mod read;

/// Runs the command line.
pub fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
