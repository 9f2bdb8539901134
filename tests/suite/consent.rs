//! In the golden site about consent, everything that only the team may see is called secret.

use crate::support::{build, html, options, root};
use heard::{Change, Content, Engine, Source, SourcePath};
use std::sync::Arc;

/// Every address and page in which something is called secret.
fn secrets(audience: &str) -> Vec<String> {
    let build = build(&root().join("tests/golden/consent-lines"), audience);
    let mut found = Vec::new();
    for artifact in &build.written {
        let Content::Bytes(bytes) = &artifact.content else { continue };
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        let lines = text.lines().filter(|line| line.contains("secret"));
        found.extend(lines.map(|line| format!("{}: {line}", artifact.address)));
    }
    found
}

#[test]
fn what_is_called_secret_stays_within_the_team() {
    let leaks = secrets("internal");
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
    assert!(40 <= secrets("team").len(), "the team sees what others do not");
}

#[test]
fn with_whom_a_note_was_shared_is_for_the_team() {
    let note = "---\nconsent: public\nshared-with: the Weavers\n---\n# A talk\n";
    let shows = |audience| {
        let source = Source {
            path: SourcePath::new("content/notes/p07.md"),
            bytes: Arc::from(note.as_bytes()),
        };
        let build = Engine::new(options(audience)).apply(vec![Change::Put(source)]);
        build.written.iter().filter_map(html).any(|page| page.contains("Weavers"))
    };
    assert!(shows("team") && !shows("internal") && !shows("public"));
}
