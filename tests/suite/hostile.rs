//! Notes that mean harm, by the thousand: whatever they hold, a browser finds only what the theme uses, and leads nowhere but where
//! a reader may go.

mod documents;
mod dom;
mod judge;

use crate::support::{html, options};
use documents::contexts::{BODIES, Context, FRONTS};
use documents::{Attacks, File};
use heard::{Build, Change, Content, Engine, Options, Source, SourcePath};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// Documents in a run; `HEARD_HOSTILE` asks for more, and `HEARD_ATTACKS` names a list of further attacks.
const N_DOCUMENTS: usize = 1_000;
/// Documents that share a site.
const N_SHARING: usize = 50;
/// Sites that are built at once.
const N_THREADS: usize = 2;

/// Builds files; what cannot be read is left out, as with `--keep-going`.
fn build(files: Vec<File>) -> Build {
    let put = |(path, text): File| {
        let path = SourcePath::new(&path);
        if path.as_str() == "content/plain.gif" {
            return Change::Asset(path);
        }
        Change::Put(Source { path, bytes: Arc::from(text.as_bytes()) })
    };
    let options = Options { leaves_out_broken: true, ..options("public") };
    Engine::new(options).apply(files.into_iter().map(put).collect())
}

/// What is wrong with a site.
fn judged(build: &Build) -> Vec<String> {
    let files: BTreeSet<&str> = build.written.iter().map(|it| &*it.address).collect();
    let mut wrong = Vec::new();
    for artifact in &build.written {
        if let Some(page) = html(artifact) {
            wrong.extend(judge::judge(&artifact.address, page, &files));
        }
        if let (true, Content::Bytes(bytes)) =
            (artifact.address.ends_with(".json"), &artifact.content)
        {
            let read: Result<serde_json::Value, _> = serde_json::from_slice(bytes);
            wrong.extend(read.err().map(|it| format!("{}: {it}", artifact.address)));
        }
    }
    wrong
}

/// What was found in some sites.
#[derive(Default)]
struct Found {
    /// How many documents have a page.
    n_shown: usize,
    /// What is wrong.
    wrong: Vec<String>,
}

impl Found {
    /// Builds and judges one site.
    fn in_site(mut self, attacks: &Attacks, site: usize) -> Self {
        let numbers = (site * N_SHARING..(site + 1) * N_SHARING).map(|it| it as u64);
        let files =
            numbers.flat_map(|it| attacks.document(it)).chain(attacks.surroundings(site as u64));
        let build = build(files.collect());
        let wrong = judged(&build).into_iter();
        self.wrong.extend(wrong.map(|it| format!("site {site}, {it}")));
        self.n_shown += build.written.iter().filter(|it| is_document(&it.address)).count();
        self
    }
}

/// Whether an address is the page of a document itself.
fn is_document(address: &str) -> bool {
    let parts: Vec<&str> = address.split('/').collect();
    match parts.as_slice() {
        ["notes" | "journeys" | "personas" | "assumptions" | "insights", name] | [name] => {
            name.starts_with('d') && name.contains(|it: char| it.is_ascii_digit())
        }
        ["notes", _, "one.html"] => true,
        _ => false,
    }
}

#[test]
fn hostile_documents_become_harmless_pages() {
    let asked = std::env::var("HEARD_HOSTILE").ok().and_then(|it| it.parse().ok());
    let n_sites = asked.unwrap_or(N_DOCUMENTS).div_ceil(N_SHARING);
    let list = std::env::var_os("HEARD_ATTACKS");
    let attacks = Attacks::new(list.as_deref().map(Path::new));
    let judge = |thread| {
        let sites = (thread..n_sites).step_by(N_THREADS);
        sites.fold(Found::default(), |found, site| found.in_site(&attacks, site))
    };
    let found: Vec<Found> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..N_THREADS).map(|it| scope.spawn(move || judge(it))).collect();
        threads.into_iter().map(|it| it.join().unwrap()).collect()
    });
    let wrong: Vec<&String> = found.iter().flat_map(|it| &it.wrong).collect();
    let some = wrong.iter().take(30).map(|it| it.chars().take(400).collect::<String>());
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), some.collect::<Vec<_>>().join("\n"));
    // The test means nothing where documents are left out.
    let n_shown: usize = found.iter().map(|it| it.n_shown).sum();
    assert!(
        n_sites * N_SHARING * 2 / 3 < n_shown,
        "{n_shown} of {} are shown",
        n_sites * N_SHARING
    );
}

/// Words that mean no harm; each place takes one of them.
const HARMLESS: [&str; 11] = [
    "calm",
    "d1",
    "2026-03-04",
    "public",
    "bo",
    "pay",
    "send",
    "pay#send",
    "bo#^one",
    "hub",
    "../hub.md",
];

/// Whether a document shows with one of them.
fn is_reached(place: &Context, is_key: bool) -> bool {
    HARMLESS.iter().any(|word| {
        let text = place.text.replace('@', word);
        let (key, body) = if is_key { (&*text, "One.") } else { ("tags: one", &*text) };
        let files =
            place.files("d1", key, body).into_iter().chain(Attacks::new(None).surroundings(1));
        let build = build(files.collect());
        assert_eq!(judged(&build), [""; 0]);
        build.written.iter().any(|it| is_document(&it.address))
    })
}

#[test]
fn every_place_can_be_reached() {
    let fronts = FRONTS.iter().filter(|it| !is_reached(it, true));
    let bodies = BODIES.iter().filter(|it| !is_reached(it, false));
    let hidden: Vec<&str> = fronts.chain(bodies).map(|it| it.text).collect();
    assert_eq!(hidden, [""; 0]);
}
