//! FACTS → BYTES: the theme's templates, strings, style and fonts.

mod files;
mod filters;
mod fold;
mod renderer;
mod strings;
mod templates;
mod theme;

pub use renderer::Renderer;
pub use theme::{Theme, theme};
