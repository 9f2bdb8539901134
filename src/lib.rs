//! `heard` turns interview notes into persona pages, empathy maps and journey maps that lead back to what was said.

mod diagnostic;
mod engine;
mod model;
mod rim;

pub use rim::main;
