//! ENTRY → TEXT: every word of an entry that can reach a page, and words made comparable, however they are written.

mod all;
mod fold;
mod html;
mod place;

pub use all::{is_break, of_entry, of_settings, words};
pub use fold::{Folded, fold, fold_with_places};
pub use html::add_html;
pub use place::{Needle, place};
