//! Front matter in all its forms, and what is said about it.

use super::check::{check, said};
use crate::model::{Entry, Source, SourcePath};
use crate::read::{Surroundings, default_settings, defaults, entry, settings};
use std::fmt::Write;

#[test]
fn values_are_read_leniently() {
    let text = "---\nparticipant: TBD\npersona: [[maya]]\nteam: kim, jo\nsegments: lifecycle/new\ndate: 2026-03-04\nowner: [Name]\nconsent:\nlength: 45 min\n---\nWord. #says\n";
    check(
        "content/notes/p12.md",
        text,
        r#"
notes/p12.html = P12
note: note 2026-03-04 P12 team
paragraph: <p>⟦0:Word.⟧</p>
^9494jcjddx [says] Stated Word. personas=maya consent=team
"#,
    );
}

#[test]
fn problems_have_places() {
    let text = "\u{feff}---\r\ndate: 4 March\r\nconsent: pubic\r\nparticipnat: P1\r\naudience: all\r\nstatus: drfat\r\nlang: en_US\r\n---\r\n# A\r\n\r\n- b #says (mood:: 7) (dew:: 2026) (due:: soon) ^x\r\n- c #sayz ^x\r\n";
    check(
        "content/notes/a.md",
        text,
        r##"
notes/a.html = A
draft
note: note   none
item: <ul><li>⟦0:b⟧</li></ul>
item: <ul><li>⟦1:c⟧</li></ul>
^x [says] Stated b consent=none
^v0ykb39k11 [] Observed c topics=sayz consent=none
unknown-field: there is no field `dew` at "dew"
near-tag: `#sayz` is no quadrant, so it counts as a topic at "#sayz"
unknown-key: there is no key `participnat` at "participnat"
bad-consent: this consent is not one of the words for it at "pubic"
bad-date: `4 March` is not a date at "4 March"
bad-consent: this audience is not one of the words for it at "all"
bad-value: `drfat` is no status at "drfat"
bad-value: `lang` cannot be `en_US` at "en_US"
bad-mood: `7` is not a mood at "7"
bad-date: `soon` is not a date at "soon"
duplicate-id: the id `^x` stands here twice at "^x"
"##,
    );
}

#[test]
fn unreadable_front_matter_withholds() {
    check(
        "content/notes/a.md",
        "---\nconsent: public\nkey: [a\n---\nWord. #says\n",
        r#"
notes/a.html = A
note: note   none
paragraph: <p>⟦0:Word.⟧</p>
^9494jcjddx [says] Stated Word. consent=none
bad-yaml: this is not YAML at "["
"#,
    );
    check(
        "content/notes/a.md",
        "---\nconsent: public\n\nWord. #says\n",
        r#"
notes/a.html = A
note: note   none
paragraph: <p>consent: public</p>
paragraph: <p>⟦0:Word.⟧</p>
^9494jcjddx [says] Stated Word. consent=none
unclosed-front-matter: the front matter is not closed at "---"
"#,
    );
    check(
        "content/notes/a.md",
        "---\na: &x 1\nb: *x\n---\n",
        r#"
notes/a.html = A
note: note   none
bad-yaml: anchors, aliases and deep nesting are not read here at "1"
"#,
    );
    check(
        "content/notes/a.md",
        "---\ndate: 2026-01-01\ndate: 2026-01-02\n---\n",
        r#"
notes/a.html = A
note: note   none
bad-yaml: this key stands here twice at "d"
"#,
    );
    check(
        "content/notes/a.md",
        "---\nconsnet: none\nconsent: public\n---\n",
        r#"
notes/a.html = A
note: note   none
bad-consent: `consnet` is not a key, but looks like `consent` at "consnet"
"#,
    );
}

#[test]
fn defaults_and_registers_stand_above() {
    let path = SourcePath::new("study/_defaults.yaml");
    let yaml = "segments: [a/b]\nconsent: internal\nparticipants:\n  P1: {persona: maya, segments: [lifecycle/new], consent: team, consent-date: 2026-01-01}\n  P2: {persona: tom, conset: x}\n";
    let (above, diagnostics) =
        defaults(&Source { path: path.clone(), bytes: yaml.as_bytes().into() });
    let text = "Talked on 3 February 2026.\n\n## Says\n\n- Nobody told me\n- **bold** words\n\n## Other\n\n- not evidence\n";
    let settings = default_settings();
    let source =
        Source { path: SourcePath::new("study/participant-1.md"), bytes: text.as_bytes().into() };
    let surroundings =
        Surroundings { settings: &settings, content: "", defaults: vec![(&path, &above)] };
    let (entry, more) = entry(&source, &surroundings);
    let mut found = super::check::shown(&entry, &more, text);
    let Entry::Note(note) = entry else { panic!("not a note") };
    let _ = writeln!(found, "{:?} {:?}", note.head.segments, note.consent_date);
    said(&mut found, &diagnostics, yaml);
    super::check::same(
        &found,
        r#"
study/participant-1.html = Participant 1
note: note 2026-02-03 P1 team
paragraph: <p>Talked on 3 February 2026.</p>
h2: Says
item: <ul><li>⟦0:Nobody told me⟧</li></ul>
item: <ul><li>⟦1:<strong>bold</strong> words⟧</li></ul>
h2: Other
item: <ul><li>not evidence</li></ul>
^7kwansy34s [says] Stated Nobody told me personas=maya consent=team
^pmyzddqf8n [says] Stated bold words personas=maya consent=team
[Segment { facet: "a", value: "b" }, Segment { facet: "lifecycle", value: "new" }] Some(2026-01-01)
bad-consent: `conset` is not a key, but looks like `consent` at "conset"
"#,
    );
}

#[test]
fn settings_are_read() {
    let yaml = "title: Us\nlang: 3\naudience: publc\nconsent: team\ntoday: 2026-06-30\nthresholds: {strong: 4, half-life: x}\nrules:\n  dead-link: error\n  ded-link: off\nvocabulary:\n  moods: {-2: [grr], +1: hmm}\n  tags: {says: [meint]}\n  quadrant: {}\njargon: [SKU, RMA]\n";
    let (settings, diagnostics) =
        settings(&Source { path: SourcePath::new("heard.yaml"), bytes: yaml.as_bytes().into() });
    let mut found = format!(
        "{} {} {:?} {:?} {:?} {:?} {:?}\n",
        settings.title,
        settings.lang,
        settings.audience,
        settings.consent,
        settings.thresholds.strong_people,
        settings.rules,
        settings.jargon
    );
    let _ = writeln!(
        found,
        "{:?} {:?} {:?}",
        settings.vocabulary.moods.get("grr"),
        settings.vocabulary.moods.get("hmm"),
        settings.vocabulary.tags.get("meint")
    );
    said(&mut found, &diagnostics, yaml);
    super::check::same(
        &found,
        r#"
Us en Team Some(Team) 4 [Rule { name: "dead-link", level: Error }] ["SKU", "RMA"]
Some(-2) Some(1) Some(Says)
bad-setting: `lang` cannot be `3` at "3"
bad-setting: `audience` cannot be `publc` at "publc"
bad-setting: `half-life` is not a whole number above zero at "x"
bad-setting: there is no rule `ded-link` at "ded-link"
bad-setting: there is no setting `quadrant` at "quadrant"
"#,
    );
}
