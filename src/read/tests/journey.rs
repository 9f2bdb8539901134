//! The journey of the format, and its other sources.

use super::check::{check, read};
use crate::model::Consent;

const JOURNEY: &str = r#"---
type: journey
title: The first invoice
actor: maya
scenario: She bills a new customer for the first time
expects: Paid within two weeks without phoning anyone
state: current              # current | future
owner: kim
---
## Prepare
- **Goal:** Know who gets what
- **Touchpoints:** phone, order book
- **Expected mood:** 0
## Send
- **Goal:** See that it arrived
- **Touchpoints:** web app, e-mail
- **Expected mood:** +1
- **Backstage:** mail queue, shared inbox
- Presses *Send* and waits. [[2026-03-04-p07#^sent-twice]]
- Checks the bank app.
## Opportunities
- [ ] Show a delivered tick on every invoice (stage:: send) (from:: [[2026-03-04-p07#^root-inbox]]) (issue:: 412)
- [x] Weekly list of unpaid invoices (stage:: paid) (from:: [[2026-03-04-p07#^phoning]]) (shipped:: 2026-02-20)
"#;

#[test]
fn the_journey_of_the_format() {
    check(
        "content/journeys/first-invoice.md",
        JOURNEY,
        r#"
journeys/first-invoice.html = The first invoice
journey: Current She bills a new customer for the first time
intro:
stage Prepare #prepare +0
 Goal "Goal" ["Know who gets what"]
 Touchpoints "Touchpoints" ["phone", "order book"]
stage Send #send +1
 Goal "Goal" ["See that it arrived"]
 Touchpoints "Touchpoints" ["web app", "e-mail"]
 Backstage "Backstage" ["mail queue", "shared inbox"]
 Actions "" []
  ^presses-send-and-waits Presses Send and waits. <- 2026-03-04-p07#^sent-twice
  ^checks-the-bank-app Checks the bank app. <-
opportunity: Show a delivered tick on every invoice InProgress stage #send from 2026-03-04-p07#^root-inbox
opportunity: Weekly list of unpaid invoices Shipped stage #paid from 2026-03-04-p07#^phoning
"#,
    );
}

#[test]
fn lanes_may_hold_claims() {
    let text = "# Repair\n\nIntro.\n\n## Fault\n\n- **Pain points:**\n  - It cannot be bought. [[p28#^k]]\n  - Nobody reports it.\n- **Frontstage:** The desk may not say so. [[p1#^x]]\n\n### First\n\nMore prose. ^more\n\n## Ideas\n\n- Sell it [[p28#^k]]\n\nA word at the end.\n";
    check(
        "content/journeys/repair.md",
        text,
        r#"
journeys/repair.html = Repair
journey: Current
intro: <p>Intro.</p><p>A word at the end.</p>
stage Fault #fault
 PainPoints "Pain points" []
  ^it-cannot-be-bought It cannot be bought. <- p28#^k
  ^nobody-reports-it Nobody reports it. <-
 Frontstage "Frontstage" []
  ^the-desk-may-not-say-so The desk may not say so. <- p1#^x
 step First
 paragraph: <p id="b-more">More prose.</p>
opportunity: Sell it Idea stage  from p28#^k
"#,
    );
}

#[test]
fn a_table_may_be_a_journey() {
    let columns = "| | Prepare | Send |\n|---|---|---|\n| Goal | Know | See it |\n| Touchpoints | phone, book | app |\n| Expected mood | 0 | +1 |\n| Actions | | Presses send [[p7#^a]] |\n";
    check(
        "content/journeys/table.md",
        columns,
        r#"
journeys/table.html = Table
journey: Current
intro:
stage Prepare #prepare +0
 Goal "Goal" ["Know"]
 Touchpoints "Touchpoints" ["phone", "book"]
stage Send #send +1
 Goal "Goal" ["See it"]
 Touchpoints "Touchpoints" ["app"]
 Actions "Actions" []
  ^presses-send Presses send <- p7#^a
"#,
    );
    let rows = "| Stage | Goal | Channels |\n|---|---|---|\n| Prepare | Know | |\n| Send | See it | web, post |\n";
    check(
        "content/journeys/rows.md",
        rows,
        r#"
journeys/rows.html = Rows
journey: Current
intro:
stage Prepare #prepare
 Goal "Goal" ["Know"]
stage Send #send
 Goal "Goal" ["See it"]
 Channels "Channels" ["web", "post"]
"#,
    );
}

#[test]
fn fields_count_in_a_mermaid_block() {
    let text = "---\naudience: public\n---\n# Day\n\n```mermaid\njourney\n    section Go (consent:: team)\n      Make tea: 5: Me\n    section Work\n      Sit (consent:: none) (mood:: -1): 5: Me\n      Call (redact:: Anna) (as:: P07): 1: Me\n      Sleep #off-record: 1: Me\n      Eat (consnet: team): 2: Me ^lunch\n```\n";
    check(
        "content/journeys/day.md",
        text,
        r#"
journeys/day.html = Day
journey: Current
intro:
stage Go #go
 Actions "" []
  ^make-tea Make tea <-  +2
stage Work #work
 Actions "" []
  ^sit Sit <-  -1
  ^call-p07 Call P07 <-  -2
  ^sleep Sleep <-  -2
  ^lunch Eat (consnet <-
bad-consent: this looks like a consent, but is not written as a field at "consnet"
bad-consent: this looks like a consent, but is not written as a field at "consnet"
"#,
    );
    let (entry, _) = read("content/journeys/day.md", text);
    let consents: Vec<Consent> = entry.head().claims.iter().map(|claim| claim.consent).collect();
    let [team, none, public] = [Consent::Team, Consent::None, Consent::Public];
    assert_eq!(consents, [team, none, public, none, none]);
}

#[test]
fn a_mermaid_block_may_be_a_journey() {
    let text = "# Day\n\n```mermaid\njourney\n    title My working day\n    section Go to work\n      Make tea: 5: Me\n      Go upstairs: 3: Me, Cat\n    section Go home\n      Sit down: 1: Me\n```\n";
    check(
        "content/journeys/day.md",
        text,
        r#"
journeys/day.html = Day
journey: Current
intro:
stage Go to work #go-to-work
 Actions "" []
  ^make-tea Make tea <-  +2
  ^go-upstairs Go upstairs <-  +0
stage Go home #go-home
 Actions "" []
  ^sit-down Sit down <-  -2
"#,
    );
}
