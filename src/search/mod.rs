//! PUBLISHED → INDEX: what a reader's browser needs to search the site without a server, in pieces that it loads when it needs them.
//!
//! Every word leads to places: the entry it stands in, and the part of it (a passage, a stage, a claim, a section). Words that
//! begin alike stand in one piece, so that a word half typed is found in it. The texts to show stand in other pieces, some
//! entries to each. What passages are about, by which the evidence explorer counts them, stands in
//! pieces of its own. `map.json` says what there is, and `vocabulary.json` is for words that are not found as they were typed.
//!
//! The index is made of what one audience may see and nothing else. It is kept from build to build: words are taken out and put
//! in where an entry changed, and only the pieces that this changed are made again.

mod columns;
mod facets;
mod gather;
mod index;
mod pieces;
mod plain;
mod postings;
mod shape;
mod words;

pub use index::Index;
