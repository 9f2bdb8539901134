//! Marks in places where they are easily overlooked: whatever was meant to withhold a word, withholds it.

use crate::support::{html, options};
use heard::{Change, Engine, Options, Source, SourcePath};
use std::sync::Arc;

/// The word that nobody may read.
const WORD: &str = "zqword";

/// Whether a public site shows the word anywhere.
fn shows(path: &str, text: &str) -> bool {
    let put = |path: &str, text: &str| {
        Change::Put(Source { path: SourcePath::new(path), bytes: Arc::from(text.as_bytes()) })
    };
    let mut engine = Engine::new(Options { leaves_out_broken: true, ..options("public") });
    let hub = "---\naudience: public\n---\n# Hub\n";
    let build = engine.apply(vec![put("content/hub.md", hub), put(path, text)]);
    build.written.iter().any(|it| {
        let says = html(it).is_some_and(|page| page.contains(WORD));
        says || it.address.contains(WORD)
    })
}

fn note(front: &str, body: &str) -> String {
    format!("---\nconsent: public\ndate: 2026-03-04\n{front}---\n{body}\n")
}

/// Whether a note shows the word.
fn in_note(front: &str, body: &str) -> bool {
    shows("content/notes/p07.md", &note(front, body))
}

#[test]
fn a_key_that_stands_twice_in_any_spelling_withholds() {
    for front in [
        "Consent: none\n",
        "\"consent \": team\n",
        "consent\u{A0}: team\n",
        "keep-until: 2030-01-01\nKeep-Until: 2020-01-01\n",
        "withdrawn: TBD\nWithdrawn: 2026-01-01\n",
        "status: final\nStatus: draft\n",
        "tags: [a]\nTags: [off-record]\n",
    ] {
        assert!(!in_note(front, "- \"A zqword.\" #says"), "{front}");
    }
}

#[test]
fn spaces_of_any_width_may_stand_in_a_field() {
    for space in ["\u{A0}", "\u{202F}", "\u{2009}", "\u{3000}"] {
        for line in [
            "zqword (consent@:: team)",
            "zqword (consent@: team)",
            "zqword [consent@:: team]",
            "a (redact@:: zqword) b",
            "## zqword (consent@:: team)\n\nb",
        ] {
            assert!(!in_note("", &line.replace('@', space)), "{line}");
        }
    }
}

#[test]
fn a_section_off_the_record_ends_with_the_next_heading_beside_it() {
    for inner in ["> ## a", "> # a", "- # a", "- a\n  ---", "1. # a", "[^1]: # a"] {
        let body = format!("## S #off-record\n\n{inner}\n\nzqword after");
        assert!(!in_note("", &body), "{inner}");
    }
    assert!(in_note("", "## S #off-record\n\na\n\n## Next\n\nzqword"));
}

#[test]
fn code_that_begins_in_a_comment_is_none() {
    for body in [
        "a <!-- b\n\n    c\n\n    d --> e %% zqword %% f",
        "a <!-- b\n\n    c\n\n    d --> e <!-- zqword --> f",
        "a <!-- b\n\n```\nc\n\n--> d %% zqword %%",
        "- a <!-- b\n\n  ```\n  c\n  ```\n\n--> d %% zqword %%",
        "%% it`s a note %%\nsaid `x` and %% zqword %% end",
        "%% use `a %% b` zqword %%",
    ] {
        assert!(!in_note("", body), "{body}");
    }
    assert!(in_note("", "`%% a %%` and `zqword` %% b %% c"));
}

#[test]
fn an_address_that_is_defined_in_withheld_words_is_no_address() {
    for (before, after) in [
        ("## S (consent:: team)\n\n", ""),
        ("- s (consent:: team)\n\n  ", ""),
        ("> s (consent:: team)\n>\n> ", ""),
        ("# Second\n\n## S (consent:: team)\n\n", "\n\n## Next"),
    ] {
        let body = format!("# T\n\nSee [it][r].\n\n{before}[r]: https://zqword.org{after}");
        assert!(!in_note("", &body), "{before}");
    }
    assert!(in_note("", "See [it][r].\n\nOur consent form.\n\n## Open\n\n[r]: https://zqword.org"));
    let below = "## S (consent:: public)\n\n[r]: https://zqword.org\n\nSee [it][R].";
    assert!(in_note("", below));
    assert!(!in_note("", &format!("See [it][r].\n\n{below}")));
    assert!(in_note("", "# T (consent:: public)\n\nSee [it][r].\n\n[r]: https://zqword.org"));
}

#[test]
fn withheld_words_tell_nobody_the_day() {
    let page = |body: &str| {
        let text = format!("---\nconsent: public\n---\n# T\n\n{body}\n");
        shows("content/notes/p07.md", &text.replace("zqword", "2026-01-05 zqword"))
    };
    assert!(!page("Met on zqword. (consent:: team)\n\nHello."));
    let put = |text: &str| {
        let path = SourcePath::new("content/notes/p07.md");
        vec![Change::Put(Source { path, bytes: Arc::from(text.as_bytes()) })]
    };
    let day = |text: &str| {
        let build = Engine::new(options("public")).apply(put(text));
        build.written.iter().filter_map(html).any(|page| page.contains("5 Jan 2026"))
    };
    assert!(!day("---\nconsent: public\n---\n# T\n\nOn 2026-01-05. (consent:: team)\n\nHello.\n"));
    assert!(day("---\nconsent: public\n---\n# T\n\nOn 2026-01-05.\n\nHello.\n"));
}

#[test]
fn drawings_are_read_as_words() {
    for task in [
        "A <!-- zqword -->",
        "A %% zqword %%",
        "A %% zqword",
        "A (redact:: zqword)",
        "zqword #off-record",
        "zqword (consent:: team)",
    ] {
        let drawing = format!("```mermaid\njourney\n  section S\n    {task}: 3: Me\n```\n");
        let journey = format!("---\naudience: public\n---\n# J\n\n{drawing}");
        assert!(!shows("content/journeys/j.md", &journey), "{task}");
        let is_comment = task.contains('%') || task.contains('<');
        assert!(is_comment || !in_note("", &drawing), "{task}");
    }
}

#[test]
fn a_mark_in_a_value_withholds_the_file() {
    for mark in
        ["zqword (consent:: team)", "zqword #off-record", "%% zqword %%", "zqword <!-- a -->"]
    {
        for key in ["title", "asks", "site", "owner", "aliases"] {
            assert!(!in_note(&format!("{key}: \"{mark}\"\n"), "Hello."), "{key} {mark}");
        }
    }
    assert!(in_note("title: \"zqword: 50 % off, issue #5, consent\"\n", "Hello."));
}

#[test]
fn a_comment_inside_a_mark_does_not_undo_it() {
    for line in [
        "zqword (con<!-- a -->sent:: team)",
        "zqword (con%% a %%sent:: team)",
        "zqword #off%%a%%-record",
    ] {
        assert!(!in_note("", line), "{line}");
    }
}

#[test]
fn what_withholds_files_elsewhere_withholds_here() {
    for field in ["audience:: team", "confidential:: yes", "withdrawn:: 2026-01-01", "draft:: yes"]
    {
        assert!(!in_note("", &format!("- \"A zqword.\" #says ({field})")), "{field}");
    }
    for key in ["publish: false", "published: no", "share: none", "opt-out: true"] {
        assert!(!in_note(&format!("{key}\n"), "- \"A zqword.\" #says"), "{key}");
    }
    assert!(in_note("publish: true\n", "- \"A zqword.\" #says"));
    for key in ["withdrawn: 2026-01-01", "keep-until: 2020-01-01"] {
        assert!(!shows("content/x.md", &format!("---\naudience: public\n{key}\n---\n# zqword\n")));
    }
}
