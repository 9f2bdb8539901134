//! What looks like a consent but is not written as one withholds its line, and honest text stays.

use super::check::read;
use crate::diagnostic::Rule;
use crate::model::{Consent, Entry};

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
    ] {
        assert_eq!(line(&format!("{honest} #says")), (Consent::Public, 0), "{honest}");
    }
}
