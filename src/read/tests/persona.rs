//! The persona of the format, with its claims, and files that hold one claim.

use super::check::check;

const PERSONA: &str = r##"---
type: persona
name: Maya
role: Keeps the books in a two-person bakery
basis: qualitative          # proto | qualitative | statistical; the site computes whether the evidence still carries it
quote: "[[2026-03-04-p07#^sent-twice]]"
segments: [lifecycle/new, interest/side-business]
owner: kim
review-by: 2026-09-01
---
# Maya, who checks twice
Maya does the books before the shop opens. Money is the part of the day she wants behind her.
## Success
- The month is closed in one sitting and nobody had to be phoned. [[2026-03-04-p07#^phoning]]
## Goals
- Be sure the invoice arrived before the first customer comes in. [[2026-03-04-p07#^sent-twice]] [[2026-02-11-p03#^friday-list]]
- Do it all from her phone.
## Pains
- Has to phone people about money. [[2026-03-04-p07#^phoning]]
"##;

#[test]
fn the_persona_of_the_format() {
    check(
        "content/personas/maya.md",
        PERSONA,
        r#"
personas/maya.html = Maya, who checks twice
persona: Maya | Keeps the books in a two-person bakery
intro: <p>Maya does the books before the shop opens. Money is the part of the day she wants behind her.</p>
Success "Success"
  ^the-month-is-closed-in-one-sitting-and-n The month is closed in one sitting and nobody had to be phoned. <- 2026-03-04-p07#^phoning
Goals "Goals"
  ^be-sure-the-invoice-arrived-before-the-f Be sure the invoice arrived before the first customer comes in. <- 2026-03-04-p07#^sent-twice 2026-02-11-p03#^friday-list
  ^do-it-all-from-her-phone Do it all from her phone. <-
Pains "Pains"
  ^has-to-phone-people-about-money Has to phone people about money. <- 2026-03-04-p07#^phoning
"#,
    );
}

#[test]
fn claims_may_hold_their_passages_below_them() {
    let text = "# Tom\n\n## Says\n\n- Nobody told me. (at:: 07:40) ^told\n  - [[p1#^a]]\n  - [[p2#^b]]\n- Asks [[tom|a friend]] first, see [[p3]].\n\n## A Day\n\nProse with [[p4#^c]].\n\n- Up at six\n- Up at six\n";
    check(
        "content/personas/tom.md",
        text,
        r#"
personas/tom.html = Tom
persona: Tom |
intro:
Statements(Says) "Says"
  ^told Nobody told me. <- p1#^a p2#^b
  ^asks-a-friend-first-see-p3 Asks a friend first, see p3. <- tom p3
Day "A Day"
  ^up-at-six Up at six <-
  ^up-at-six-2 Up at six <-
  paragraph: <p>Prose with {4:}.</p>
"#,
    );
}

#[test]
fn an_assumption_has_one_claim() {
    let text = "---\nclaim: E-mail is enough\nabout: [[maya]]\nheld-since: 2025-01-01\nverdict: likely fals\n---\nWe always thought so. ^why\n";
    check(
        "content/assumptions/email.md",
        text,
        r#"
assumptions/email.html = Email
  ^e-mail-is-enough E-mail is enough <-
paragraph: <p id="b-why">We always thought so.</p>
bad-value: `verdict` cannot be `likely fals` at "likely fals"
"#,
    );
}

#[test]
fn an_insight_rests_on_the_links_in_its_text() {
    let text = "---\nstatus: shipped\nshipped: 2026-02-20\n---\n# They check twice\n\nSaid by [[p7#^sent-twice]] and [[p3#^list|another]].\n";
    check(
        "content/insights/twice.md",
        text,
        r#"
insights/twice.html = They check twice
insight: shipped
  ^they-check-twice They check twice <- p7#^sent-twice p3#^list
paragraph: <p>Said by {0:} and {1:another}.</p>
"#,
    );
}
