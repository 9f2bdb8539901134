//! What is private is noticed where an audience would read it, and nowhere else.

use crate::support::{changes, options, root};
use heard::{Change, Diagnostic, Engine, Level, Rule, Source, SourcePath};

/// What each rule finds, as it is written in a note.
const WORDS: [(&str, &str); 5] = [
    ("email-address", "anna@bakery.de"),
    ("phone-number", "+49 170 1234567"),
    ("iban", "DE89 3704 0044 0532 0130 00"),
    ("shared-password", "Passwort ist Sommer2026"),
    ("recording-link", "zoom.us/rec/share/a1b2"),
];

fn is_private(diagnostic: &Diagnostic) -> bool {
    WORDS.iter().any(|(rule, _)| diagnostic.rule.name() == *rule)
}

/// What is told of some files: the rule, how bad it is, and the words at its place.
fn told(files: &[(&str, &str)], audience: &str) -> Vec<(&'static str, Level, String)> {
    let put = |(path, text): &(&str, &str)| {
        Change::Put(Source { path: SourcePath::new(path), bytes: text.as_bytes().into() })
    };
    let mut engine = Engine::new(options(audience));
    let built = engine.follow(files.iter().map(put).collect());
    let words = |it: &Diagnostic| {
        let text = files.iter().find(|(path, _)| *path == it.primary.path.as_str()).unwrap().1;
        text[it.primary.span.range()].to_owned()
    };
    let found = built.diagnostics.iter().filter(|it| is_private(it));
    found.map(|it| (it.rule.name(), it.level, words(it))).collect()
}

#[test]
fn private_words_are_told_once_at_their_place_for_those_who_would_read_them() {
    let shapes = [
        "One WORDS here.",
        "- \"One *WORDS* here.\" #says ^one",
        "## WORDS\n\nOne.",
        "| what |\n|---|\n| WORDS |",
        "One.\n\n- [ ] WORDS (promise:: P1)",
    ];
    for (rule, words) in WORDS {
        for shape in shapes {
            let text = shape.replace("WORDS", words);
            for (consent, audience, n_told) in
                [("public", "public", 1), ("team", "team", 1), ("team", "public", 0)]
            {
                let note = format!("---\nconsent: {consent}\n---\n# One\n\n{text}\n");
                let told = told(&[("content/notes/p7.md", &note)], audience);
                assert_eq!(told.len(), n_told, "{rule}: {text}: {told:?}");
                for (name, level, found) in told {
                    assert_eq!((name, level), (rule, Level::Warning), "{text}");
                    assert_eq!(found.trim_matches('*'), words.trim_matches('+'), "{text}");
                }
            }
        }
        let hidden = format!("---\nconsent: public\n---\n# One\n\nOne (redact:: {words}) here.\n");
        assert_eq!(told(&[("content/notes/p7.md", &hidden)], "public"), [], "{rule}");
    }
}

#[test]
fn it_is_noticed_however_a_page_would_show_it() {
    let head = "---\nconsent: public\n---\n# One\n\n";
    for (rule, text) in [
        ("shared-password", "**Passwort:** Sommer2026"),
        ("shared-password", "**Passwort**: Sommer2026"),
        ("shared-password", "Passwort **Sommer2026**"),
        ("shared-password", "Passwort: `Sommer`"),
        ("shared-password", "| Passwort | Sommer2026 |\n|---|---|\n| a | b |"),
        ("email-address", "[one](mailto:anna%40bakery.de)"),
        ("recording-link", "[one](https://zoom.us:443/rec/share/a1b2)"),
    ] {
        let note = format!("{head}{text}\n");
        let told = told(&[("content/notes/p7.md", &note)], "public");
        assert!(told.iter().all(|it| it.0 == rule) && !told.is_empty(), "{text}: {told:?}");
    }
    let settings = "title: One\ndescription: Ask anna@bakery.de, password is Sommer2026\n";
    let told = told(&[("heard.yaml", settings)], "public");
    let rules: Vec<&str> = told.iter().map(|it| it.0).collect();
    assert_eq!(rules, ["email-address", "shared-password"], "{told:?}");
}

#[test]
fn the_settings_say_how_bad_it_is() {
    let note = "---\nconsent: public\n---\n# One\nanna@bakery.de\n";
    for (level, expected) in [("error", vec![Level::Error]), ("off", vec![])] {
        let settings = format!("rules:\n  email-address: {level}\n");
        let files = [("heard.yaml", &*settings), ("content/notes/p7.md", note)];
        let levels: Vec<Level> = told(&files, "team").into_iter().map(|it| it.1).collect();
        assert_eq!(levels, expected, "{level}");
    }
}

#[test]
fn nothing_in_the_example_is_taken_for_private() {
    for audience in ["team", "public"] {
        let built = Engine::new(options(audience)).follow(changes(&root()));
        let found: Vec<&Diagnostic> =
            built.diagnostics.iter().filter(|it| is_private(it)).collect();
        assert!(found.is_empty(), "{found:#?}");
    }
    assert!(WORDS.iter().all(|(rule, _)| Rule::from_name(rule).is_some()));
}
