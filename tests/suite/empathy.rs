//! The empathy map of a persona: its two layouts, and the tensions below it.

use crate::support::{html, options};
use heard::{Change, Engine, Source, SourcePath};
use std::sync::Arc;

const MAYA: &str = "\
# Maya

## Pains

- Letters are enough. [[p07#^enough]] [[p08#^also]] ^letters
- She phones gladly. [[p08#^gladly]] ^gladly
";
const P08: &str = "- \"Letters do.\" #says ^also\n- \"I phone gladly.\" #says ^gladly\n";

/// The map of a persona of whom two people were heard; `p07` is what the first of them said and did.
fn map(settings: &str, p07: &str) -> String {
    let note = |name: &str, lines: &str| {
        let front = format!("participant: {name}\npersona: maya\nconsent: team\ndate: 2026-06-01");
        let path = format!("content/notes/{}.md", name.to_lowercase());
        (path, format!("---\n{front}\n---\n# A session\n\n{lines}"))
    };
    let files = [
        ("heard.yaml".to_owned(), settings.to_owned()),
        ("content/personas/maya.md".to_owned(), MAYA.to_owned()),
        note("P07", p07),
        note("P08", P08),
    ];
    let put = |(path, text): (String, String)| {
        let path = SourcePath::new(&path);
        Change::Put(Source { path, bytes: Arc::from(text.into_bytes()) })
    };
    let build = Engine::new(options("team")).apply(files.map(put).to_vec());
    assert_eq!(build.diagnostics.len(), 0, "{:?}", build.diagnostics);
    let page = build.written.iter().find(|it| &*it.address == "personas/maya/empathy.html");
    page.and_then(html).unwrap().to_owned()
}

fn tensions(page: &str) -> Vec<&str> {
    let Some((_, list)) = page.split_once("class=\"tensions\">") else { return Vec::new() };
    list.split_once("</ul>").unwrap().0.split("<li>").skip(1).collect()
}

/// Whether some words follow each other in a page.
fn in_order(page: &str, words: &[&str]) -> bool {
    let mut rest = page;
    words.iter().all(|word| match rest.split_once(word) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

#[test]
fn words_and_deeds_that_part_ways_stand_side_by_side() {
    let said = "- \"A letter is enough.\" #says ^enough\n";
    let did = "- Phones two customers. #does (refutes:: [[maya#^letters]])\n";
    let page = map("", &[said, did].concat());
    let [tension] = tensions(&page)[..] else { panic!("{:?}", tensions(&page)) };
    // The newest words for it are of P08, but P07 both said and did.
    let order =
        ["Letters are enough.", "same person", "A letter is enough.", "P07", "but", "Phones two"];
    assert!(in_order(tension, &order), "{tension}");
}

#[test]
fn a_deed_for_and_words_against_are_a_tension_too() {
    let did = "- Writes a letter. #does ^enough\n";
    let said = "- \"I hate letters.\" #thinks (refutes:: [[maya#^letters]])\n";
    let page = map("", &[did, said].concat());
    let [tension] = tensions(&page)[..] else { panic!("{:?}", tensions(&page)) };
    assert!(in_order(tension, &["I hate letters.", "but", "Writes a letter."]), "{tension}");
}

#[test]
fn words_against_words_are_none() {
    let said = "- \"A letter is enough.\" #says ^enough\n";
    let also = "- \"No letters.\" #says (refutes:: [[maya#^letters]])\n";
    assert_eq!(tensions(&map("", &[said, also].concat())), [""; 0]);
}

#[test]
fn the_canvas_has_all_eight_parts() {
    let said = "- \"A letter is enough.\" #says ^enough\n";
    let parts = ["thinks", "feels", "hears", "sees", "says", "does", "pain", "gain"];
    let parts = parts.map(|it| format!("aria-labelledby=\"qd-{it}\""));
    let canvas = map("empathy-map: canvas\n", said);
    assert!(in_order(&canvas, &parts.each_ref().map(String::as_str)), "{canvas}");
    let classic = map("", said);
    assert!(!classic.contains("qd-hears") && !classic.contains("class=\"canvas"), "{classic}");
}
