//! What looks like a consent but is not written as one withholds its line, and honest text stays.

use super::check::read;
use crate::diagnostic::Level;
use crate::diagnostic::Rule;
use crate::model::{Consent, Entry, Source, SourcePath};
use crate::read::{Surroundings, default_settings, defaults, entry};

/// The consent of the one passage in a line, and how often a consent is found fault with.
#[track_caller]
fn line(line: &str) -> (Consent, usize) {
    let text =
        format!("---\nconsent: public\n---\n\n- Words here. #says\n- {line}\n- Last. #says\n");
    let (entry, diagnostics) = read("content/notes/p1.md", &text);
    let Entry::Note(note) = entry else { panic!("not a note") };
    let lowest = note.body.iter().map(|block| block.consent).min();
    let n_shown = note.body.iter().filter(|block| block.consent == Consent::Public).count();
    assert!(2 <= n_shown, "the lines around it stay");
    let n_faults = diagnostics.iter().filter(|it| it.rule == Rule::BadConsent).count();
    (lowest.unwrap_or(Consent::Public), n_faults)
}

#[test]
fn a_slip_of_a_consent_withholds_its_line() {
    for slip in [
        "(consent: team)",
        "{consent:: team}",
        "（consent:: team）",
        "（consent：team）",
        "(consent:: team",
        "(consent:: we asked her twice",
        "consent:: team",
        "Consent :: Team #extra ^id",
        "(**consent:: team**)",
        "(**consent**: team)",
        "**consent:: team**",
        "(consnet: team)",
        "consnet:: none",
        "(consent = none)",
        "(consent: sure)",
        "<consent:: team>",
        "[\"consent\": \"team\"]",
        "(need:: quiet (consent:: team))",
        "(consent:: public) (consent: team)",
        "(consent → team)",
        "(consent∶∶ team)",
        "(consent\n  :: team)",
        "(con\u{200B}sent:: team)",
        "(con\u{AD}sent:: team)",
        "(con&shy;sent:: team)",
        "(consent&#58;&#58; team)",
        "(consent&colon;&colon; team)",
        "&lpar;consent: team)",
        "(con\u{2060}sent: \u{2060}team)",
        "（ｃｏｎｓｅｎｔ：：ｔｅａｍ）",
        "(\u{1D41C}onsent:: team)",
        "(con<wbr>sent:: team) &amp;",
        "#off\u{200B}\u{200B}-rec\u{AD}\u{AD}ord",
        "(red\u{200B}act:: Anna)",
        "(redact&#58;: Anna)",
        "(consent:: public) (con&shy;sent:: team)",
        "![one (consent:: team)](https://a.example/a.png)",
        "[[note|one (consent:: team)]]",
    ] {
        assert_eq!(line(&format!("Owes money. #says {slip}")), (Consent::None, 1), "{slip}");
        assert_eq!(
            line(&format!("Owes money. #says {slip}\n  No more.")).0,
            Consent::None,
            "{slip}"
        );
        assert_eq!(line(&format!("{slip} Owes money. #says")).0, Consent::None, "{slip}");
    }
    assert_eq!(line("Owes money. #says consent::"), (Consent::None, 1));
}

#[test]
fn honest_words_are_no_consent() {
    for honest in [
        "We asked for consent: she said yes.",
        "Consent: given on paper",
        "(consent: signed, and kept in the drawer)",
        "(context: team)",
        "(content: two pages)",
        "(no consent: team was out)",
        "`(consent: team)` and `consent:: team`",
        r"\(consent:: team) and consent\:: team",
        "The consent:: field of a line lowers it.",
        "(consent-date: 2026)",
        "::::::: (: consent of all (team)",
        "(consent:: public)",
        "(consent:: public) &amp; (redact:: Anna) \u{AD}",
        "`(consent: team)` &amp; [[consent: team]]",
        r"\(consent:: team) &amp; consent\:: team",
        "We asked for con&shy;sent: she said yes.",
        "# &amp; the con\u{200B}text",
    ] {
        assert_eq!(line(&format!("{honest} #says")), (Consent::Public, 0), "{honest}");
    }
}

/// The consent of a note, and the rules that are broken in it.
fn note(text: &str) -> (Consent, Vec<&'static str>) {
    let (entry, diagnostics) = read("content/notes/p1.md", text);
    let Entry::Note(note) = entry else { panic!("not a note") };
    (note.consent, diagnostics.iter().map(|it| it.rule.name()).collect())
}

#[test]
fn front_matter_that_is_not_at_the_top_withholds_the_file() {
    for text in [
        "\n---\nconsent: none\n---\nWords.\n",
        "\r\n \r\n---\r\ndate: 2026-01-01\r\n\r\nteam:\r\n  - kim\r\n---\r\nWords.\r\n",
        " ---\nconsent: none\n ---\n",
        "<!-- licence\n-->\n---\nconsent: none\n---\n",
        "%% memo %%\n---\npersona: maya\n---\n",
        "\u{feff}\n---\nconsent: none\n---\n",
        "----\nconsent: none\n----\n",
        "--\nconsent: none\n--\n",
        "—-\ntitle: A\nconsent: none\n---\n",
        "+++\nconsent = \"none\"\n+++\n",
        "# P1\n\n---\ndate: 2026-01-01\nconsnet: none\n---\nWords.\n",
        "# P1\n---\nstatus: draft\n---\n",
        "\n---\nconsent: none\n\n# Never closed\n",
    ] {
        assert_eq!(note(text), (Consent::None, vec!["bad-yaml"]), "{text:?}");
    }
    assert_eq!(note("\u{feff}\u{feff}---\nconsent: none\n---\n"), (Consent::None, vec![]));
}

#[test]
fn a_line_across_is_honest() {
    for text in [
        "# P1\n\n---\n\nWords: more of them.\n\n---\n\nMore.\n",
        "\n---\nWords without keys.\n---\n",
        "\n---\nNote: no key of ours.\n---\n",
        "# P1\n\n---\nConsent: we asked them all before we began.\n\n---\n",
        "# P1\n\n---\nDate: 4 March\n\n---\n",
        "---",
        "A\n\n```yaml\n---\nconsent: none\n---\n```\n",
        "    ---\n    consent: none\n    ---\n",
        "# Talk\n---\nAudience: managers\n---\n",
        "Draft\n---\nDraft: the second\n",
        "- a\n-\n+\n\nconsent: team\n",
        "| a |\n|---|\n| consent: none |\n",
        "",
    ] {
        let (consent, rules) = note(text);
        let is_open = text == "---";
        assert_eq!(
            (consent, rules.len()),
            if is_open { (Consent::None, 1) } else { (Consent::Team, 0) },
            "{text:?}"
        );
    }
}

#[test]
fn utf16_withholds_the_file() {
    let text = "---\nconsent: none\n---\nWords.\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let settings = default_settings();
    for bytes in
        [[&[0xFF, 0xFE][..], &little].concat(), [&[0xFE, 0xFF][..], &big].concat(), little, big]
    {
        let source = Source { path: SourcePath::new("content/notes/p1.md"), bytes: bytes.into() };
        let surroundings =
            Surroundings { settings: &settings, content: "content", defaults: Vec::new() };
        let (entry, diagnostics) = entry(&source, &surroundings);
        let Entry::Note(note) = entry else { panic!("not a note") };
        assert_eq!((note.consent, note.body.len()), (Consent::None, 0));
        assert_eq!(diagnostics.len(), 1);
        assert_eq!((diagnostics[0].rule, diagnostics[0].level), (Rule::NotUtf8, Level::Error));
        let (folder, diagnostics) = defaults(&source);
        assert!(folder.is_unreadable && diagnostics.len() == 1);
    }
}

#[test]
fn a_slip_in_a_key_that_withholds_counts() {
    for key in [
        "withdrwan: 2026-01-01",
        "withdrawal: yes",
        "keep-untill: 2030-01-01",
        "keep_until: 2030-01-01",
        "conset: public",
        "audiance: team",
        "Withdrawn On: 2026-01-01",
        "retracted: 2026-01-01",
        "delete_after: 2026-01-01",
        "visibility: team",
        "confidential: yes",
        "\u{FF43}onsent: none",
    ] {
        let found = note(&format!("---\nconsent: public\n{key}\n---\nWords.\n"));
        assert_eq!(found, (Consent::None, vec!["bad-consent"]), "{key}");
    }
    for key in [
        "staus: draft",
        "Stauts: drfat",
        "status: wip",
        "status: Private",
        "draft: true",
        "draft: yes",
    ] {
        let (entry, diagnostics) = read("content/x.md", &format!("---\n{key}\n---\nWords.\n"));
        assert!(entry.head().is_draft && diagnostics.len() == 1, "{key}");
        assert!(diagnostics[0].help.is_some());
    }
    for key in
        ["draft: false", "draft:", "staus: final", "context: none", "setting: draft", "private: no"]
    {
        let text = format!("---\nconsent: public\n{key}\n---\nWords.\n");
        let (entry, _) = read("content/notes/p1.md", &text);
        assert!(!entry.head().is_draft && note(&text).0 == Consent::Public, "{key}");
    }
}

#[test]
fn a_nul_is_shown_as_a_sign_that_cannot_be_read() {
    let text = "---\ntitle: \"a\\0b\"\n---\n\n- c\0d #says\n\n```rust\nlet a\0 = 1;\n```\n";
    let (entry, diagnostics) = read("content/notes/p1.md", text);
    assert!(!format!("{entry:?}").contains("\\0"), "{entry:?}");
    assert_eq!(entry.head().title.as_ref(), "a\u{FFFD}b");
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(text.get(diagnostics[0].primary.span.range()), Some("\0"));
}
