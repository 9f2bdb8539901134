//! In the golden site about consent, everything that only the team may see is called secret.

use crate::support::{build, root};
use heard::Content;

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
