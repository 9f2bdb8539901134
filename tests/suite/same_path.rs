//! After any sequence of changes the site is byte for byte that of a clean build.

use crate::support::options;
use heard::{Build, Change, Content, Engine, Refused, Source, SourcePath};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

/// Sequences in a run; `HEARD_SEQUENCES` asks for more.
const N_SEQUENCES: u32 = 200;
/// Sequences that run at once.
const N_THREADS: u32 = 2;
/// Changes in a sequence.
const N_EDITS: usize = 20;
/// After so many changes the site is held against a clean build, and after the last one.
const COMPARE_EVERY: usize = 3;

/// A file beside the notes.
const PHOTO: &str = "content/notes/photo.png";
/// A journey that sets out from another one.
const TOUR: &str = "content/journeys/tour.md";

/// One change: what kind, of which file, and how.
type Edit = (u8, u8, u16);

/// A site: the text of every file by its path; files that are no text are empty, or hold why they are refused.
type Files = BTreeMap<String, String>;

#[test]
fn incremental_is_clean() {
    let asked = std::env::var("HEARD_SEQUENCES").ok().and_then(|it| it.parse().ok());
    let cases = asked.unwrap_or(N_SEQUENCES).div_ceil(N_THREADS);
    let run = || {
        let config =
            Config { cases, failure_persistence: None, max_shrink_iters: 60, ..Config::default() };
        let edits = prop::collection::vec(any::<Edit>(), 1..=N_EDITS);
        let audience = prop::sample::select(vec!["team", "internal", "public"]);
        let run = |(audience, edits): (&str, Vec<Edit>)| {
            follow(audience, &edits);
            Ok(())
        };
        TestRunner::new(config).run(&(audience, edits), run).unwrap();
    };
    std::thread::scope(|scope| (0..N_THREADS).for_each(|_| drop(scope.spawn(run))));
}

/// Makes the changes one by one, and compares.
fn follow(audience: &str, edits: &[Edit]) {
    let mut files = start();
    let mut engine = Engine::new(options(audience));
    let mut shown = Output::default();
    shown.take(engine.apply(files.iter().map(put).collect()));
    for (n, edit) in edits.iter().enumerate() {
        let changes = make(&mut files, *edit);
        // Some changes are only followed: their pages are made later, with those of the next ones.
        if edit.2 % 3 == 0 {
            shown.take(engine.follow(changes));
            draw_one(&mut engine, audience, &files, *edit);
        } else {
            shown.take(engine.apply(changes));
        }
        if n + 1 == edits.len() || n % COMPARE_EVERY == 0 {
            let build = engine.apply(Vec::new());
            let said = format!("{:?}", build.diagnostics);
            shown.take(build);
            let (clean, clean_said) = clean(audience, &files);
            shown.assert_is(&clean, edits);
            assert_eq!(said, clean_said, "after {edits:?}");
        }
    }
}

/// A page that is drawn by itself is the page of a clean build.
fn draw_one(engine: &mut Engine, audience: &str, files: &Files, edit: Edit) {
    // A clean build takes most of the time of this test.
    if !edit.1.is_multiple_of(8) {
        return;
    }
    let (clean, _) = clean(audience, files);
    let pages: Vec<(&String, &Vec<u8>)> =
        clean.0.iter().filter(|(address, _)| !address.starts_with('_')).collect();
    let (address, bytes) = pages[usize::from(edit.2) % pages.len()];
    let drawn = engine.draw(address).and_then(|it| it.bytes);
    assert!(drawn.as_ref() == Some(bytes), "{address} drawn by itself, after {edit:?}");
    for (address, bytes) in clean.0.iter().filter(|it| it.0.starts_with("_search/")) {
        let made = match engine.content(address) {
            Some(Content::Bytes(made)) => made,
            Some(Content::File(_)) | None => Vec::new(),
        };
        assert!(made == *bytes, "{address} made by itself, after {edit:?}");
    }
}

fn clean(audience: &str, files: &Files) -> (Output, String) {
    let build = Engine::new(options(audience)).apply(files.iter().map(put).collect());
    let said = format!("{:?}", build.diagnostics);
    let mut output = Output::default();
    output.take(build);
    (output, said)
}

fn put((path, text): (&String, &String)) -> Change {
    let source = SourcePath::new(path);
    match (&**path, &**text) {
        (PHOTO, "") => return Change::Asset(source),
        (PHOTO, why) => {
            return Change::Refused(source, Refused { why: why.into(), help: "save it again" });
        }
        _ => {}
    }
    Change::Put(Source { path: source, bytes: Arc::from(text.as_bytes()) })
}

/// The files of an output.
#[derive(Default)]
struct Output(BTreeMap<String, Vec<u8>>);

impl Output {
    fn take(&mut self, build: Build) {
        for address in build.removed {
            self.0.remove(&*address);
        }
        for artifact in build.written {
            let bytes = match artifact.content {
                Content::Bytes(bytes) => bytes,
                Content::File(path) => path.as_str().as_bytes().to_vec(),
            };
            self.0.insert(artifact.address.into(), bytes);
        }
    }

    fn assert_is(&self, clean: &Self, edits: &[Edit]) {
        let addresses = |it: &Self| it.0.keys().cloned().collect::<Vec<_>>();
        assert_eq!(addresses(self), addresses(clean), "after {edits:?}");
        for (address, bytes) in &clean.0 {
            assert!(self.0[address] == *bytes, "{address} is stale after {edits:?}");
        }
    }
}

/// Makes one change to the files; returns what an engine is told.
fn make(files: &mut Files, (kind, which, how): Edit) -> Vec<Change> {
    let before = files.clone();
    let paths: Vec<&String> = before.keys().collect();
    let path = paths[usize::from(which) % paths.len()].clone();
    let note = format!("content/notes/{}/n{}.md", 2024 + how % 2, which % 12);
    let (new_path, text) = match kind % 34 {
        0 | 1 => (note, new_note(which, how)),
        2 => (format!("content/personas/{}.md", name(which)), persona(which, how)),
        3 if which.is_multiple_of(2) => ("content/journeys/trip.md".to_owned(), journey(how)),
        3 => (TOUR.to_owned(), tour(how)),
        4 => (format!("content/assumptions/a{}.md", which % 3), assumption(how)),
        5 => ("heard.yaml".to_owned(), settings(how)),
        6 => ("content/notes/2024/_defaults.yaml".to_owned(), defaults(how)),
        7 => ("themes/own/templates/plain.html".to_owned(), template(how)),
        8 => ("content/page.md".to_owned(), plain(how)),
        9 => ("content/insights/i.md".to_owned(), insight(how)),
        10 => (PHOTO.to_owned(), ["", "", "is none", "is broken"][usize::from(how % 4)].to_owned()),
        11 => {
            files.remove(&path);
            return difference(&before, files);
        }
        12 => {
            move_to(files, &path, &path.replace("/notes/2024", "/notes/2025"));
            return difference(&before, files);
        }
        13 => {
            move_to(files, &path, &format!("content/notes/{}.md", which % 12));
            return difference(&before, files);
        }
        // A small edit of whatever there is: nothing else changes that could hide what it changes.
        small => {
            (path.clone(), edited(&before[&path], SMALL[usize::from(small - 14) % SMALL.len()]))
        }
    };
    files.insert(new_path, text);
    difference(&before, files)
}

/// Words of the files below, and what small edits put in their place.
const SMALL: [(&str, &str); 10] = [
    ("title: ", "title: New "),
    ("consent: public", "consent: internal"),
    ("- \"First", "- \"Other"),
    ("First", "Very first"),
    ("^one", "^two"),
    ("name: ", "name: New "),
    ("See [[", "Look at [["),
    ("# ", "# New "),
    ("participant: P", "participant: Q"),
    ("#does", "#sees"),
];

fn edited(text: &str, (from, to): (&str, &str)) -> String {
    text.replacen(from, to, 1)
}

fn move_to(files: &mut Files, from: &str, to: &str) {
    if SourcePath::new(from).is_markdown()
        && let Some(text) = files.remove(from)
    {
        files.insert(to.to_owned(), text);
    }
}

fn difference(before: &Files, after: &Files) -> Vec<Change> {
    let gone = before.keys().filter(|path| !after.contains_key(*path));
    let new = after.iter().filter(|(path, text)| before.get(*path) != Some(*text));
    gone.map(|path| Change::Remove(SourcePath::new(path))).chain(new.map(put)).collect()
}

fn start() -> Files {
    let mut files = Files::new();
    for n in 0..12 {
        let path = format!("content/notes/{}/n{n}.md", 2024 + u16::from(n) % 2);
        files.insert(path, new_note(n, u16::from(n).wrapping_mul(40_503).rotate_left(5)));
    }
    files.insert("content/personas/ada.md".into(), persona(0, 3));
    files.insert("content/personas/ben.md".into(), persona(1, 8));
    files.insert("content/journeys/trip.md".into(), journey(1));
    files.insert(TOUR.into(), tour(2));
    files.insert("content/assumptions/a0.md".into(), assumption(0));
    files.insert("content/insights/i.md".into(), insight(5));
    files.insert("content/page.md".into(), plain(0));
    files.insert("heard.yaml".into(), settings(0));
    files
}

fn one_of<'w>(words: &[&'w str], how: u16) -> &'w str {
    words[usize::from(how) % words.len()]
}

fn name(n: u8) -> &'static str {
    one_of(&["ada", "ben", "cai"], n.into())
}

fn new_note(n: u8, how: u16) -> String {
    let mut text = String::from("---\n");
    let consent =
        one_of(&["public", "public", "internal", "public", "team", "public", "none"], how / 7);
    let _ = write!(
        text,
        "title: {}\ndate: 2026-0{}-1{}\nconsent: {consent}\nparticipant: P{}\npersona: {}\njourney: trip\nsegments: [plan/{}]\ntags: [{}]\n",
        one_of(&["On waiting", "First call", "n1", "Ada"], how),
        1 + how % 6,
        how % 4,
        n % 3,
        name(n),
        one_of(&["basic", "full"], how / 3),
        one_of(&["noise", "price"], how / 5),
    );
    text += one_of(
        &[
            "",
            "status: draft\n",
            "aliases: [call]\n",
            "type: survey\n",
            "keep-until: 2026-01-01\n",
            "type: session\n",
        ],
        how / 11,
    );
    text += "---\n\n";
    text += one_of(&["First words about it.\n\n", "> First.\n\n", ""], how / 13);
    let _ = write!(
        text,
        "- \"First thing.\" #{} (stage:: {}) (mood:: {}) ^one\n- Second thing #does #{} (persona:: {}) (consent:: {})\n",
        one_of(&["says", "feels", "pain"], how),
        one_of(&["look", "trip#use", "nosuch"], how / 2),
        i32::from(how % 5) - 2,
        one_of(&["noise", "trust", "price"], how / 4),
        name((how % 3).try_into().unwrap_or(0)),
        one_of(&["team", "internal", "public"], how / 9),
    );
    let _ = write!(
        text,
        "- Against it #thinks ({}:: a{})\n\n## What {}\n\nSee [[n{}]], [[n{}]], [[n{}]], [[n{}]], [[call]], [[{}#^one]] and [[2025/n{}|them]].\n\n",
        one_of(&["supports", "refutes"], how / 6),
        how % 3,
        one_of(&["came", "went"], how / 8),
        how % 12,
        how / 12 % 12,
        (how + 5) % 12,
        (how + 8) % 12,
        one_of(&["On waiting", "n0", "n2"], how / 10),
        how % 5,
    );
    text += one_of(
        &[
            "",
            "![First photo](../photo.png)\n",
            "- [ ] Send it (promise:: P1) (due:: 2026-05-01)\n",
            "Secret %%never%% here. #off-record\n",
        ],
        how / 12,
    );
    text
}

fn persona(n: u8, how: u16) -> String {
    format!(
        "---\ntype: persona\nname: {} {}\nrole: {}\n{}---\n\n# {}\n\nFirst words.\n\n## Goals\n\n- {} [[n{}#^one]] ^one\n- Rest [[n{}#^one]] [[n{}#^two]] (consent:: {})\n\n## {}\n\n- Loud [[page]]\n",
        name(n),
        how % 2,
        one_of(&["Host", "Guest"], how / 2),
        one_of(&["", "audience: internal\n", "quote: n1#^one\n"], how / 4),
        name(n),
        one_of(&["First claim", "Calm"], how / 3),
        how % 4,
        how % 3,
        how % 5,
        one_of(&["public", "internal"], how / 5),
        one_of(&["Pains", "Says", "A day"], how / 6),
    )
}

fn journey(how: u16) -> String {
    format!(
        "---\ntype: journey\ntitle: {}\nactor: {}\n---\n\n## {}\n\n- **Expected mood:** {}\n- First claim [[n{}#^one]] ^one\n\n## Use{}\n\n- **Touchpoints:** desk, phone\n\n## Opportunities\n\n- [ ] Better (stage:: {}) (from:: [[n{}#^one]])\n",
        one_of(&["Trip", "The trip"], how),
        name((how % 3).try_into().unwrap_or(0)),
        one_of(&["Look", "Look around", "Look (consent:: team)"], how / 2),
        how % 3,
        how % 4,
        one_of(&["", " (consent:: internal)"], how / 3),
        one_of(&["use", "look"], how / 4),
        how % 4,
    )
}

/// A journey that shows an aim.
fn tour(how: u16) -> String {
    let aim = one_of(&["as-is: trip\n", "as-is: trip\nstate: current\n", ""], how / 2);
    journey(how).replacen("type: journey\n", &format!("type: journey\n{aim}"), 1)
}

fn assumption(how: u16) -> String {
    format!(
        "---\ntype: assumption\nabout: {}\n{}---\n\n# First belief {}\n\nMore in [[n{}]].\n",
        one_of(&["ada", "trip", "ben"], how),
        one_of(&["", "audience: team\n"], how / 3),
        how % 3,
        how % 4
    )
}

fn insight(how: u16) -> String {
    format!(
        "---\ntype: insight\nabout: {}\nstatus: {}\n---\n\n# First insight\n\nBecause of [[n{}#^one]] and [[n{}#^one]].\n",
        one_of(&["ada", "trip"], how),
        one_of(&["proposed", "planned", "told"], how / 2),
        how % 4,
        how % 3
    )
}

fn plain(how: u16) -> String {
    format!(
        "---\n{}---\n\n# First page\n\n[[ada]] and [[n{}]] {}.\n",
        one_of(&["", "slug: other\n", "slug: notes/2024/n0\n"], how),
        how % 5,
        one_of(&["now", "(consent:: team) then"], how / 3)
    )
}

fn settings(how: u16) -> String {
    format!(
        "title: {}\naudience: public\ntoday: 2026-0{}-30\n{}",
        one_of(&["First", "Site"], how),
        4 + how % 5,
        one_of(
            &["", "theme: own\n", "thresholds:\n  strong-people: 1\n", "consent: public\n"],
            how / 2
        )
    )
}

fn defaults(how: u16) -> String {
    one_of(
        &[
            "persona: ben\n",
            "consent: internal\n",
            "participants:\n  P1: { withdrawn: 2026-02-01 }\n",
            "tags: [quiet]\nstage: trip#use\n",
        ],
        how,
    )
    .to_owned()
}

fn template(how: u16) -> String {
    one_of(
        &[
            "First {{ title }}",
            "{% extends \"base.html\" %}{% block main %}own {{ title }}{% endblock %}",
            "{{ page.nosuch.deeper }}",
        ],
        how,
    )
    .to_owned()
}
