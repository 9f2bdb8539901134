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
fn the_head_of_a_table_is_no_label_for_those_who_may_not_see_it() {
    let table = "| Question | Debt zqhead (consent:: team) |\n|---|---|\n| x | y |\n";
    let text = format!("---\ndate: 2026-03-04\nconsent: public\n---\n# T\n\n{table}");
    let put = || {
        Change::Put(Source {
            path: SourcePath::new("content/notes/p1.md"),
            bytes: text.as_bytes().into(),
        })
    };
    for (audience, is_there) in [("public", false), ("team", true)] {
        let build = Engine::new(options(audience)).apply(vec![put()]);
        let page = build.written.iter().find(|it| &*it.address == "notes/p1.html").unwrap();
        assert_eq!(html(page).unwrap().contains("zqhead"), is_there, "{audience}");
    }
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

#[test]
fn a_row_that_this_audience_may_see_is_a_row_like_others() {
    let note = "---\nconsent: internal\n---\n# A talk\n\n| what |\n|---|\n| apples (consent:: team) |\n| pears |\n";
    let rows = |audience| {
        let source = Source {
            path: SourcePath::new("content/notes/p07.md"),
            bytes: Arc::from(note.as_bytes()),
        };
        let build = Engine::new(options(audience)).apply(vec![Change::Put(source)]);
        let page = build.written.iter().find(|it| &*it.address == "notes/p07.html").and_then(html);
        page.map(|page| ["apples", "pears", "</table>"].map(|it| page.matches(it).count()))
    };
    assert_eq!(rows("team"), Some([1, 1, 1]));
    assert_eq!(rows("internal"), Some([0, 1, 1]));
}

/// A small site; `@` stands where a line may be put in.
const SITE: [(&str, &str); 5] = [
    (
        "content/notes/p07.md",
        "---\nconsent: public\npersona: bo\n---\n# P07\n\n- \"One.\" #says ^one\n@\n- Two. [[cy]] (from:: [[cy]])\n\n## Twin\n\nOpen.\n",
    ),
    (
        "content/personas/bo.md",
        "---\naudience: public\n---\n# Bo\n\n## Goals\n\n- One goal. [[p07#^one]]\n@\n- Two goals.\n\n## Twin\n\nOpen. (from:: [[cy]])\n",
    ),
    ("content/personas/cy.md", "---\naudience: public\n---\n# Cy\n"),
    (
        "content/journeys/pay.md",
        "---\naudience: public\nactor: bo\n---\n# Pay\n\n## Send\n\n- **Goal:** See\n@\n- Waits. [[p07#^one]]\n\n## Twin\n\n- Goes.\n",
    ),
    (
        "content/about.md",
        "---\naudience: public\n---\n# About\n\n1. One. [[bo]]\n@\n2. Two.\n\n## Twin\n\nOpen.\n",
    ),
];

/// Lines that only the team may see.
const WITHHELD: [&str; 8] = [
    "- Hidden. (consent:: team)",
    "- \"Hidden.\" #says #topic (mood:: -2) (persona:: cy) (stage:: pay#send) (consent:: team) ^hidden",
    "- Hidden. [[cy]] [[p07#^one]] (from:: [[cy]]) (consent:: team)",
    "- **Touchpoints:** hidden (consent:: team)",
    "- **Expected mood:** -2 (consent:: team)",
    "- Two goals. (consent:: team)",
    "1. Hidden. (from:: [[bo]]) (consent:: team)",
    "## Twin (from:: [[cy]]) (consent:: team)\n\nHidden. [[cy]]\n\n- Hidden. [[p07#^one]]\n",
];

/// What the public sees of the small site, with a line put into one of its files.
fn public(at: usize, line: &str) -> Vec<(String, String)> {
    let put = |(n, (path, text)): (usize, &(&str, &str))| {
        // A heading takes everything up to the next one with it.
        let place = if line.starts_with('#') { "## Twin" } else { "@\n" };
        let put_in = if n == at {
            text.replacen(place, &format!("{line}\n{place}"), 1)
        } else {
            (*text).to_owned()
        };
        let text = put_in.replace("@\n", "");
        Change::Put(Source { path: SourcePath::new(path), bytes: Arc::from(text.as_bytes()) })
    };
    let build = Engine::new(options("public")).apply(SITE.iter().enumerate().map(put).collect());
    let page = |it| html(it).map(|page| (it.address.to_string(), page.to_owned()));
    build.written.iter().filter_map(page).collect()
}

#[test]
fn a_site_with_a_withheld_line_is_the_site_without_it() {
    let without = public(SITE.len(), "");
    assert!(without.iter().any(|(address, _)| address == "personas/bo.html"));
    for (at, (path, text)) in SITE.iter().enumerate().filter(|(_, (_, text))| text.contains('@')) {
        assert!(text.contains("## Twin"));
        for line in WITHHELD {
            let with = public(at, line);
            for (with, without) in with.iter().zip(&without) {
                assert_eq!(with, without, "{path}: {line}");
            }
            assert_eq!(with.len(), without.len(), "{path}: {line}");
            let open = public(at, &line.replace("(consent:: team)", ""));
            assert_ne!(open, without, "{path}: {line}");
        }
    }
}
