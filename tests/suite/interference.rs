//! What an audience may not see has no influence on what it sees: when everything withheld is rewritten or taken away, the site
//! for that audience stays the same, byte for byte.

mod site;

use crate::support::options;
use heard::{Change, Content, Engine, Options, Source, SourcePath};
use site::{Files, Level, Withheld, Writer};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Pairs of sites in a run; `HEARD_PAIRS` asks for more.
const N_PAIRS: usize = 300;
/// Sites that are built at once.
const N_THREADS: usize = 2;

/// The files of an output.
type Output = BTreeMap<String, Vec<u8>>;

#[test]
fn what_is_withheld_changes_nothing() {
    let asked = std::env::var("HEARD_PAIRS").ok().and_then(|it| it.parse().ok());
    let n_pairs: usize = asked.unwrap_or(N_PAIRS);
    let compare = |thread| (thread..n_pairs).step_by(N_THREADS).map(compare).sum::<usize>();
    let n_withheld: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..N_THREADS).map(|it| scope.spawn(move || compare(it))).collect();
        threads.into_iter().map(|it| it.join().unwrap()).sum()
    });
    // The test means nothing where nothing is withheld.
    assert!(4 * n_pairs < n_withheld, "{n_withheld} pieces withheld in {n_pairs} pairs");
}

/// Builds a site and its twin; returns how many pieces were withheld.
fn compare(seed: usize) -> usize {
    let audience = [Level::Team, Level::Internal, Level::Public][seed % 3];
    let twin = [Withheld::Rewritten, Withheld::Gone][seed / 3 % 2];
    let (one, n_withheld) = Writer::write(seed, audience, Withheld::Kept);
    let (other, _) = Writer::write(seed, audience, twin);
    let found = difference(&build(&one, audience), &build(&other, audience));
    assert_eq!(found, None, "seed {seed}, {audience:?}, {twin:?}");
    n_withheld
}

/// The first file that is not the same, with the lines where the two part.
fn difference(one: &Output, other: &Output) -> Option<(String, Vec<String>)> {
    let addresses: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let address = addresses.into_iter().find(|it| one.get(*it) != other.get(*it))?;
    let text = |it: &Output| {
        it.get(address).map_or_else(String::new, |it| String::from_utf8_lossy(it).into_owned())
    };
    let (one, other) = (text(one), text(other));
    let lines = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    let lines = lines.map_or_else(Vec::new, |(one, other)| vec![one.to_owned(), other.to_owned()]);
    Some((address.clone(), lines))
}

fn build(files: &Files, audience: Level) -> Output {
    let put = |(path, text): (&String, &String)| {
        let path = SourcePath::new(path);
        if path.file_name().starts_with("photo") {
            return Change::Asset(path);
        }
        Change::Put(Source { path, bytes: Arc::from(text.as_bytes()) })
    };
    // With an address there are a feed and a sitemap too.
    let base_url = Some("https://example.org/".into());
    let options = Options { base_url, ..options(audience.word()) };
    let build = Engine::new(options).apply(files.iter().map(put).collect());
    let file = |artifact: heard::Artifact| {
        let bytes = match artifact.content {
            Content::Bytes(bytes) => bytes,
            Content::File(path) => path.as_str().as_bytes().to_vec(),
        };
        (artifact.address.into(), bytes)
    };
    build.written.into_iter().map(file).collect()
}
