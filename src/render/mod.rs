//! FACTS → BYTES: the theme's templates, strings, style and fonts.

mod files;
mod fold;
mod filters;
mod strings;
mod templates;
mod theme;

pub use theme::{Theme, theme};
