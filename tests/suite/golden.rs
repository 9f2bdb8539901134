//! Whole small sites: each folder of `tests/golden` holds a site and what its pages say. `UPDATE=1 cargo test` rewrites what they say.

use crate::outline::outline;
use crate::support::{build, html, root};
use std::fmt::Write;
use std::path::Path;

/// What one site says: its diagnostics, then every page as a reader meets it. `audience.txt` may name another audience than `team`.
fn account(case: &Path) -> String {
    let audience = std::fs::read_to_string(case.join("audience.txt")).unwrap_or_default();
    let audience = if audience.is_empty() { "team" } else { audience.trim() };
    let build = build(case, audience);
    let mut account = String::new();
    for diagnostic in &build.diagnostics {
        let label = &diagnostic.primary;
        let text = std::fs::read(case.join(label.path.as_str())).unwrap_or_default();
        let (line, column) = position(&text, label.span.start as usize);
        let level = format!("{:?}", diagnostic.level).to_lowercase();
        let _ = writeln!(
            account,
            "{level}: {}:{line}:{column}: {} [{}]",
            label.path,
            diagnostic.message,
            diagnostic.rule.name()
        );
        if let Some(help) = &diagnostic.help {
            let _ = writeln!(account, "  help: {help}");
        }
    }
    for artifact in &build.written {
        let Some(html) = html(artifact) else { continue };
        // The guide and the page for dead addresses are the same everywhere.
        if matches!(&*artifact.address, "guide.html" | "404.html") {
            continue;
        }
        let _ = writeln!(account, "\n=== {}\n{}", artifact.address, outline(html).trim_end());
    }
    account
}

/// Line and column, from 1, of a byte.
fn position(text: &[u8], at: usize) -> (usize, usize) {
    let before = &text[..at.min(text.len())];
    let line = before.split(|byte| *byte == b'\n').count();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |it| it + 1);
    (line, String::from_utf8_lossy(&before[start..]).chars().count() + 1)
}

#[test]
fn every_site_says_what_it_said() {
    let folder = root().join("tests/golden");
    let mut cases: Vec<_> = std::fs::read_dir(&folder)
        .expect("the golden folder is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    let mut wrong = Vec::new();
    for case in cases {
        let expected = case.join("expected.txt");
        let said = account(&case);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&expected, &said).expect("the golden file can be written");
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != said {
            let beside = std::env::temp_dir().join("heard-golden-said.txt");
            std::fs::write(&beside, &said).expect("a temporary file can be written");
            wrong.push(format!("{} (see {})", expected.display(), beside.display()));
        }
    }
    assert!(wrong.is_empty(), "these sites say something else now:\n{}", wrong.join("\n"));
}
