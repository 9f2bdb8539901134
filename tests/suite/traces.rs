//! What is withheld leaves no trace: a page is the same as if the words had never stood there.

use crate::support::{html, options};
use heard::{Change, Engine, Source, SourcePath};
use std::sync::Arc;

/// Texts of one file; what the public may not see stands between `‹` and `›`.
const TEXTS: [&str; 9] = [
    "1. One.\n‹1. Hidden. (consent:: team)\n›1. Two.\n1. Three.",
    "3. One.\n4. ‹Hidden. (consent:: team)\n5. ›Two.",
    "1. One. \"Yes.\" #says\n‹1. \"Hidden.\" #says (consent:: team)\n›1. \"No.\" #does",
    "1. One.\n   1. a\n‹   1. Hidden. (consent:: team)\n›   1. b\n1. Two.",
    "‹Hidden. (consent:: team)\n\n›A short one.\n\nMore.\n\n## Below\n\n- One.",
    "‹> Hidden. (consent:: team)\n\n›> A short one.\n\nMore.",
    "> A short one.\n‹>\n> - Hidden. (consent:: team)\n›\nMore.",
    "‹**Kim:** Hidden. (consent:: team)\n\n›A short one.\n\n**P07:** \"Yes.\" #says",
    "‹- \"Hidden.\" #says (consent:: team)\n\n›A short one.\n\n- \"Yes.\" #says",
];

/// What the public sees of a site whose one note, page and persona hold a text.
fn public(text: &str) -> Vec<(String, String)> {
    let put = |path: &str, front: &str| {
        let text = format!("---\n{front}\n---\n# T\n\n{text}\n");
        Change::Put(Source { path: SourcePath::new(path), bytes: Arc::from(text.as_bytes()) })
    };
    let build = Engine::new(options("public")).apply(vec![
        put("content/notes/p07.md", "consent: public\ndate: 2026-03-04"),
        put("content/about.md", "audience: public"),
        put("content/personas/bo.md", "audience: public"),
    ]);
    let page = |it| html(it).map(|page| (it.address.to_string(), page.to_owned()));
    build.written.iter().filter_map(page).collect()
}

/// A text without what stands between the marks.
fn without(text: &str) -> String {
    let pieces = text.split('‹').enumerate().map(|(index, piece)| match piece.split_once('›') {
        Some((_, after)) if 0 < index => after,
        _ => piece,
    });
    pieces.collect()
}

#[test]
fn lists_are_counted_and_texts_begin_as_if_it_had_never_stood_there() {
    for text in TEXTS {
        let written = text.replace(['‹', '›'], "");
        let (with, without) = (public(&written), public(&without(text)));
        for (with, without) in with.iter().zip(&without) {
            assert_eq!(with, without, "{text}");
        }
        assert_eq!(with.len(), without.len(), "{text}");
        assert_ne!(public(&written.replace(" (consent:: team)", "")), without, "{text}");
    }
}
