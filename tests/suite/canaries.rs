//! A word in every place where words can stand, under every label: no audience is shown one that was not meant for it.

pub mod places;

use crate::support::files_below;
use html5gum::{Token, Tokenizer};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::{Png, PngChunk};
use img_parts::{Bytes, ImageEXIF};
use memchr::memmem;
use percent_encoding::{percent_decode, percent_decode_str};
use places::{Place, Seen};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The labels, from nobody to everybody, and the letter that stands for each in a word.
pub const LABELS: [(&str, char); 4] =
    [("none", 'n'), ("team", 't'), ("internal", 'i'), ("public", 'p')];
pub const AUDIENCES: [&str; 3] = ["team", "internal", "public"];

/// A word that stands in one place only. Its first part is found however it is encoded, the rest only where it is decoded.
pub fn word(place: usize, letter: char) -> String {
    format!("{}öhre", core(place, letter))
}

fn core(place: usize, letter: char) -> String {
    format!("zq{place:03}{letter}")
}

/// A site on disk with every place under every label.
pub fn site(root: &Path, places: &[Place]) {
    write(root, "heard.yaml", b"title: Canaries\n");
    write(root, "content/images/plain.png", &png(None));
    let mut hub = String::from("---\naudience: public\n---\n# Hub\n");
    for (number, place) in places.iter().enumerate() {
        for (label, letter) in LABELS {
            let own = format!("x{number}{letter}");
            // What everybody sees names all files, so that titles and names have a way out.
            hub.extend(["\n- [[", &own, "]] ![[", &own, "]]\n"]);
            // Files of one's own have no word for nobody but this.
            let lowest = if label == "none" { "consent: none" } else { "audience: LABEL" };
            let fill = |text: &str| {
                let text = text.replace('@', &word(number, letter)).replace("SELF", &own);
                text.replace("audience: LABEL", lowest).replace("LABEL", label)
            };
            let path = fill(&place.path);
            write(root, &path, fill(&place.text).as_bytes());
            if path.ends_with("_defaults.yaml") {
                let note = path.replace("_defaults.yaml", "one.md");
                write(root, &note, b"---\nparticipant: P1\n---\n# One\n\n- \"Two.\" #says\n");
            }
            if let Some(kind) = place.image {
                let text = fill(&place.text);
                let name = text.split("../images/").nth(1).and_then(|it| it.split(')').next());
                let word = word(number, letter);
                write(root, &format!("content/images/{}", name.unwrap()), &image(kind, &word));
            }
        }
    }
    write(root, "content/hub.md", hub.as_bytes());
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn image(kind: &str, word: &str) -> Vec<u8> {
    match kind {
        "name" => png(None),
        "png" => png(Some(word)),
        _ => jpeg(kind, word),
    }
}

fn png(words: Option<&str>) -> Vec<u8> {
    let mut image = Png::from_bytes(Bytes::from_static(b"\x89PNG\r\n\x1a\n")).unwrap();
    let text = words.map(|it| (*b"tEXt", format!("Author\0{it}")));
    let chunks = [(*b"IHDR", "1234567890123".to_owned())].into_iter().chain(text);
    let chunks = chunks.chain([(*b"IDAT", "pixels".to_owned()), (*b"IEND", String::new())]);
    image.chunks_mut().extend(chunks.map(|(kind, data)| PngChunk::new(kind, data.into())));
    image.encoder().bytes().to_vec()
}

fn jpeg(kind: &str, word: &str) -> Vec<u8> {
    let scan = b"\xff\xda\x00\x02pixels";
    let words = Bytes::from(format!("II*\0\x08\0\0\0\0\0\0\0\0\0{word}"));
    let comment = JpegSegment::new_with_contents(markers::COM, words.clone());
    let [between, after] = match kind {
        "scans" => [&*comment.clone().encoder().bytes(), b""],
        "trailer" => [&b""[..], &words],
        _ => [&b""[..], b""],
    };
    let whole = [b"\xff\xd8", &scan[..], between, &scan[..], b"\xff\xd9", after].concat();
    let mut image = Jpeg::from_bytes(whole.into()).unwrap();
    match kind {
        "exif" => image.set_exif(Some(words)),
        "jpeg" => image.segments_mut().insert(0, comment),
        _ => {}
    }
    image.encoder().bytes().to_vec()
}

fn build(root: &Path, audience: &str, output: &str) {
    let arguments = ["build", "--concise", "--today", "2026-06-30", "--audience", audience];
    let ended = Command::new(env!("CARGO_BIN_EXE_heard"))
        .args(arguments)
        .args(["-o", output])
        .current_dir(root)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ended.stdout).into_owned()
        + &String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{said}");
    for letter in ['n', 't', 'i', 'p'] {
        assert!(!said.contains(&format!("{letter}öhre")), "logs hold no words of notes: {said}");
    }
}

/// The words in a folder, names of files included: as bytes, and as a reader or a browser sees them.
#[derive(Default)]
struct Found {
    raw: BTreeSet<String>,
    decoded: BTreeSet<String>,
}

impl Found {
    fn below(folder: &Path) -> Self {
        let mut found = Self::default();
        for (path, file) in files_below(folder) {
            let bytes = fs::read(file).unwrap();
            found.take(path.as_bytes(), &path);
            found.take(&bytes, &decoded(&path, &bytes));
        }
        found
    }

    fn take(&mut self, raw: &[u8], decoded: &str) {
        self.raw.extend(cores(raw));
        self.decoded.extend(words(decoded));
    }
}

/// Every core in some bytes.
fn cores(bytes: &[u8]) -> Vec<String> {
    let bytes = bytes.to_ascii_lowercase();
    let ends = memmem::find_iter(&bytes, b"zq").map(|at| (at, at + core(0, 'n').len()));
    ends.filter_map(|(at, end)| String::from_utf8(bytes.get(at..end)?.to_vec()).ok()).collect()
}

/// Every whole word in a text, by its core; the search compares words without marks above letters.
fn words(text: &str) -> Vec<String> {
    let whole =
        |core: &String| ["öhre", "ohre"].iter().any(|it| text.contains(&format!("{core}{it}")));
    cores(text.as_bytes()).into_iter().filter(whole).collect()
}

fn decoded(path: &str, bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut out = String::new();
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html" | "xml") => html(&text, &mut out),
        Some("json") => json(&serde_json::from_str(&text).unwrap(), &mut out),
        _ => out.push_str(&text),
    }
    out
}

/// The words, comments and values of attributes of a page; addresses without their escapes.
fn html(text: &str, out: &mut String) {
    for Ok(token) in Tokenizer::new(text) {
        match token {
            Token::StartTag(tag) => tag.attributes.values().for_each(|value| {
                out.extend([" ", &percent_decode(value).decode_utf8_lossy(), " "]);
            }),
            Token::String(words) | Token::Comment(words) => {
                out.push_str(&String::from_utf8_lossy(&words));
            }
            Token::EndTag(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
}

fn json(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => {
            out.extend([" ", &percent_decode_str(text).decode_utf8_lossy(), " "]);
        }
        Value::Array(values) => values.iter().for_each(|it| json(it, out)),
        Value::Object(values) => values.iter().for_each(|(key, value)| {
            out.extend([" ", key]);
            json(value, out);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether a label lets an audience see something.
fn reaches(label: usize, audience: usize) -> bool {
    audience < label
}

pub fn is_meant(place: &Place, label: usize, audience: usize) -> bool {
    match place.seen {
        Seen::Shown => reaches(label, audience),
        Seen::Team => reaches(label, audience) && audience == 0,
        Seen::Never => false,
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the number is what the manual speaks of")]
fn no_word_goes_further_than_its_label() {
    let root = tempfile::tempdir().unwrap();
    let places = places::all();
    site(root.path(), &places);
    let mut wrong = Vec::new();
    let mut n_shown = 0;
    for (audience, name) in AUDIENCES.iter().enumerate() {
        build(root.path(), name, name);
        let found = Found::below(&root.path().join(name));
        for (number, place) in places.iter().enumerate() {
            for (label, (label_name, letter)) in LABELS.iter().enumerate() {
                let core = core(number, *letter);
                let is_meant = is_meant(place, label, audience);
                n_shown += usize::from(is_meant);
                for (how, words) in [("as it is", &found.raw), ("decoded", &found.decoded)] {
                    if words.contains(&core) != is_meant {
                        let there = if is_meant { "not there" } else { "there" };
                        let what = format!("{}, {label_name}, for {name}: {there}", place.name);
                        wrong.push(format!("{what} {how}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
    println!("{} places, {n_shown} words shown, none that should not be", places.len());
    // The test means nothing where nothing is shown.
    assert!(180 <= places.len(), "{} places", places.len());
    assert!(900 <= n_shown, "{n_shown} words are shown");
}

/// The words below a folder but for what the site is made from.
fn left_over(root: &Path) -> BTreeSet<String> {
    let is_input = |path: &str| path.starts_with("content/") || path == "heard.yaml";
    let files = files_below(root).into_iter().filter(|(path, _)| !is_input(path));
    files
        .flat_map(|(path, file)| [cores(path.as_bytes()), cores(&fs::read(file).unwrap())])
        .flatten()
        .collect()
}

#[test]
fn what_is_withdrawn_is_gone_from_the_output_and_from_beside_it() {
    let places = places::all();
    let notes = places.iter().enumerate().filter(|(_, it)| it.path.starts_with("content/notes"));
    let words = notes.flat_map(|(number, _)| LABELS.map(|(_, letter)| core(number, letter)));
    let words: BTreeSet<String> = words.collect();
    let n_there = |root: &Path| left_over(root).intersection(&words).count();
    // A file that is not ours keeps the output from changing places as a whole.
    for stranger in [None, Some("out/CNAME")] {
        let root = tempfile::tempdir().unwrap();
        site(root.path(), &places);
        build(root.path(), "team", "out");
        assert!(300 <= n_there(root.path()));
        if let Some(path) = stranger {
            write(root.path(), path, b"example.org");
        }
        write(root.path(), "content/notes/_defaults.yaml", b"withdrawn: 2026-06-29\n");
        build(root.path(), "team", "out");
        assert_eq!(n_there(root.path()), 0, "{stranger:?}");
    }
}

#[test]
fn settings_show_what_they_are_for() {
    let root = tempfile::tempdir().unwrap();
    let settings = "title: A\ndescription: B\nedit-link: https://example.org/C\n# D\nvalue: E\njargon: [F]\nbase-url: https://example.org/G\nvocabulary:\n  tags:\n    pain: [H]\n  sections:\n    goals: [I]\n  moods:\n    \"+2\": [J]\n";
    let is_upper = |it: char| it.is_ascii_uppercase();
    let number = |it: char| usize::from(it as u8);
    let fill = |text: String, it: char| text.replace(it, &word(number(it), 'p'));
    let settings = ('A'..='J').fold(settings.to_owned(), fill);
    assert!(!settings.contains(is_upper));
    write(root.path(), "heard.yaml", settings.as_bytes());
    write(root.path(), "content/notes/one.md", b"---\nconsent: public\n---\n# one\n");
    for audience in AUDIENCES {
        build(root.path(), audience, audience);
        let found = left_over(&root.path().join(audience));
        let shown = ('A'..='J').filter(|it| found.contains(&core(number(*it), 'p')));
        assert_eq!(shown.collect::<String>(), "ABCG", "{audience}");
    }
}
