//! Where the pages of files went that were moved or renamed, so that their old addresses can say so.

use crate::engine::{Change, Engine, Options};
use crate::model::{Audience, Source, SourcePath};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use xxhash_rust::xxh3::xxh3_64;

/// Signs that end a path in a link, or that would change its meaning.
const NO_PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'%').add(b'#').add(b'?');
/// A page that moved more often has no visitors from the first address left.
const N_STEPS_MAX: usize = 100;
/// A move may come in piece by piece, as when another branch is checked out. What is farther apart has nothing to do with each other.
const TOGETHER: Duration = Duration::from_secs(10);

/// Files that came, went or took another `slug:`.
#[derive(Debug, Default)]
pub struct Traces {
    gone: Vec<Trace>,
    come: Vec<Trace>,
    renamed: Vec<(Source, Source)>,
}

/// A file that came or went.
#[derive(Clone, Debug)]
struct Trace {
    /// A bare page in its place.
    page: Source,
    /// The hash of what it held.
    hash: u64,
    seen: Instant,
}

/// Old addresses and new ones.
#[derive(Debug, Default)]
pub struct Moves {
    ways: FxHashMap<Box<str>, Box<str>>,
    /// What came and went a moment ago, and is no move yet.
    open: Traces,
}

impl Traces {
    /// Finds them among changes that an engine has not taken in yet.
    pub fn of(changes: &[Change], engine: &Engine, seen: Instant) -> Self {
        let mut traces = Self::default();
        // What is read for the first time was there all along.
        if engine.audience().is_none() {
            return traces;
        }
        for change in changes {
            match change {
                Change::Remove(path) => {
                    let page = engine.source(path).filter(|_| path.is_markdown());
                    traces.gone.extend(page.map(|it| Trace::of(it, seen)));
                }
                Change::Put(source) if source.path.is_markdown() => {
                    match engine.source(&source.path) {
                        None => traces.come.push(Trace::of(source, seen)),
                        Some(before) if slug(before) != slug(source) => {
                            traces.renamed.push((bare(before), bare(source)));
                        }
                        Some(_) => {}
                    }
                }
                Change::Put(_) | Change::Asset(_) | Change::Refused(..) => {}
            }
        }
        traces
    }

    /// Adds what was seen before, unless it is too long ago or was undone since.
    fn extend(&mut self, earlier: Self, now: Instant) {
        let still_open = |earlier: Vec<Trace>, undone: &[Trace]| -> Vec<Trace> {
            let undone: FxHashSet<&SourcePath> = undone.iter().map(|it| &it.page.path).collect();
            let is_open = |it: &Trace| {
                now.duration_since(it.seen) < TOGETHER && !undone.contains(&it.page.path)
            };
            earlier.into_iter().filter(is_open).collect()
        };
        let gone = still_open(earlier.gone, &self.come);
        let come = still_open(earlier.come, &self.gone);
        self.come.extend(come);
        self.gone.extend(gone);
    }

    /// Takes out the pages that moved: the same words under another path, or failing that the same name in another folder.
    fn take_moves(&mut self) -> Vec<(Source, Source)> {
        let mut moves = std::mem::take(&mut self.renamed);
        moves.extend(self.pair(|it| it.hash));
        moves.extend(self.pair(|it| xxh3_64(it.page.path.file_name().as_bytes())));
        moves
    }

    /// Takes out what is alike on both sides, where there is no doubt which belongs to which.
    fn pair(&mut self, key: impl Fn(&Trace) -> u64) -> Vec<(Source, Source)> {
        let by_key = |traces: &[Trace]| {
            let mut found: BTreeMap<u64, Option<Source>> = BTreeMap::new();
            for trace in traces {
                let page = Some(trace.page.clone());
                found.entry(key(trace)).and_modify(|it| *it = None).or_insert(page);
            }
            found
        };
        let mut come = by_key(&self.come);
        let pairs = by_key(&self.gone).into_iter();
        let pairs: Vec<_> =
            pairs.filter_map(|(key, from)| Some((from?, come.remove(&key)??))).collect();
        let (from, to): (FxHashSet<_>, FxHashSet<_>) =
            pairs.iter().map(|(from, to)| (&from.path, &to.path)).unzip();
        self.gone.retain(|it| !from.contains(&it.page.path));
        self.come.retain(|it| !to.contains(&it.page.path));
        pairs
    }
}

impl Trace {
    fn of(source: &Source, seen: Instant) -> Self {
        Self { page: bare(source), hash: xxh3_64(&source.bytes), seen }
    }
}

/// A page with nothing on it that stands where a file's own page does: its path and its `slug:` alone decide.
fn bare(source: &Source) -> Source {
    let front = [b"---\ntype: page\n", slug(source).unwrap_or_default(), b"\n---\n"].concat();
    Source { path: source.path.clone(), bytes: front.into() }
}

/// The line with the `slug:`, in the front matter.
fn slug(source: &Source) -> Option<&[u8]> {
    let mut lines = source.bytes.split(|byte| *byte == b'\n');
    lines.next().filter(|line| line.starts_with(b"---"))?;
    lines.take_while(|line| !line.starts_with(b"---")).find(|line| line.starts_with(b"slug:"))
}

/// The addresses that moved pages had and have, told by a site of nothing else. The options are those of the site.
pub fn ways(moves: Vec<(Source, Source)>, options: &Options) -> Vec<(Box<str>, Box<str>)> {
    if moves.is_empty() {
        return Vec::new();
    }
    // Whoever may see a page is decided where it is shown; an address is found for all of them.
    let all = Options { audience: Some(Audience::Team), drafts: true, ..options.clone() };
    let mut engine = Engine::new(all);
    moves.into_iter().filter_map(|(from, to)| way(from, to, &mut engine)).collect()
}

fn way(from: Source, to: Source, engine: &mut Engine) -> Option<(Box<str>, Box<str>)> {
    let (old_path, new_path) = (from.path.clone(), to.path.clone());
    engine.follow(vec![Change::Put(from)]);
    let gone = (old_path != new_path).then_some(Change::Remove(old_path));
    let mut old = engine.follow(gone.into_iter().chain([Change::Put(to)]).collect()).removed;
    let mut new = engine.follow(vec![Change::Remove(new_path)]).removed;
    Some((old.pop()?, new.pop()?))
}

impl Moves {
    /// Finds the pages that moved: as they were and as they are. What may be half of a move is kept for the next time.
    pub fn find(&mut self, mut traces: Traces, now: Instant) -> Vec<(Source, Source)> {
        traces.extend(std::mem::take(&mut self.open), now);
        let moves = traces.take_moves();
        self.open = traces;
        moves
    }

    /// Remembers where pages went.
    pub fn remember(&mut self, ways: Vec<(Box<str>, Box<str>)>) {
        for (old, new) in ways {
            // Whoever comes back is here, and no longer there.
            self.ways.remove(&new);
            self.ways.insert(old, new);
        }
    }

    /// Where that which once stood at an address went, and from there on.
    pub fn steps(&self, address: &str) -> Vec<Box<str>> {
        let steps = std::iter::successors(self.next(address), |at| self.next(at));
        steps.take(N_STEPS_MAX).collect()
    }

    /// One step on: the page itself has moved, or the page that it belongs to.
    fn next(&self, address: &str) -> Option<Box<str>> {
        if let Some(new) = self.ways.get(address) {
            return Some(new.clone());
        }
        let (owner, name) = address.rsplit_once('/')?;
        let owner = self.ways.get(&*format!("{owner}.html"))?;
        Some(format!("{}/{name}", owner.trim_end_matches(".html")).into())
    }
}

/// Says on the page for what is not there where it is now.
pub fn tell(page: &str, address: &str) -> String {
    let url = utf8_percent_encode(address, NO_PATH).to_string();
    let (url, shown) = (escaped(&url), escaped(address));
    let note = format!(
        "<p class=\"heard-moved\" lang=\"en\" dir=\"ltr\">This page has moved. It is now at <a href=\"/{url}\">{shown}</a>.</p>"
    );
    let at = page.rfind("</main>").or_else(|| page.rfind("</body>")).unwrap_or(page.len());
    let (before, after) = page.split_at(at);
    [before, &note, after].concat()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn source(path: &str, text: &str) -> Source {
        Source { path: SourcePath::new(path), bytes: Arc::from(text.as_bytes()) }
    }

    fn options() -> Options {
        Options {
            content: "content".into(),
            audience: Some(Audience::Public),
            today: jiff::civil::date(2026, 4, 1),
            drafts: false,
            base_url: None,
            leaves_out_broken: false,
        }
    }

    /// The old and new addresses that changes lead to, one set after the other.
    fn moved(before: &[Source], changes: &[&[Change]]) -> Vec<(String, String)> {
        let mut engine = Engine::new(options());
        engine.follow(before.iter().cloned().map(Change::Put).collect());
        let mut moves = Moves::default();
        for changes in changes {
            let traces = Traces::of(changes, &engine, Instant::now());
            engine.follow(changes.to_vec());
            let found = moves.find(traces, Instant::now());
            moves.remember(ways(found, &options()));
        }
        let mut found: Vec<_> =
            moves.ways.iter().map(|(old, new)| (old.to_string(), new.to_string())).collect();
        found.sort();
        found
    }

    fn gone(path: &str) -> Change {
        Change::Remove(SourcePath::new(path))
    }

    #[test]
    fn a_file_is_found_by_its_bytes_or_by_its_name() {
        let before = [
            source("content/notes/p07.md", "# P07\n"),
            source("content/notes/p08.md", "# P08\n"),
            source("content/notes/p09.md", "# P09\n"),
        ];
        let changes = [
            gone("content/notes/p07.md"),
            gone("content/notes/p08.md"),
            gone("content/notes/p09.md"),
            Change::Put(source("content/notes/Läden.md", "# P07\n")),
            Change::Put(source("content/old/p08.md", "# P08, edited\n")),
            Change::Put(source("content/notes/other.md", "# Another one\n")),
        ];
        let expected = [("notes/p07.html", "notes/läden.html"), ("notes/p08.html", "old/p08.html")];
        assert_eq!(
            moved(&before, &[&changes]),
            expected.map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
    }

    #[test]
    fn what_looks_alike_twice_is_not_guessed() {
        let before = [source("content/a/p07.md", "# P\n"), source("content/b/p07.md", "# P\n")];
        let changes = [
            gone("content/a/p07.md"),
            gone("content/b/p07.md"),
            Change::Put(source("content/c/p07.md", "# P\n")),
        ];
        assert_eq!(moved(&before, &[&changes]), []);
    }

    #[test]
    fn another_slug_is_another_address_and_another_folder_another_kind() {
        let note = "---\nconsent: team\n---\n# P07\n- She waits. #does\n";
        let before = [
            source("content/notes/p07.md", note),
            source("content/notes/p08.md", "---\nslug: first\n---\n# P08\n"),
        ];
        let changes = [
            gone("content/notes/p07.md"),
            Change::Put(source("content/old/p07.md", note)),
            Change::Put(source("content/notes/p08.md", "---\nslug: second\n---\n# P08\n")),
        ];
        let expected =
            [("notes/first.html", "notes/second.html"), ("notes/p07.html", "old/p07.html")];
        assert_eq!(
            moved(&before, &[&changes]),
            expected.map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
    }

    #[test]
    fn both_ends_of_a_move_may_come_one_after_the_other() {
        let before = [source("content/notes/p07.md", "# P07\n")];
        let [gone, put] = [
            vec![gone("content/notes/p07.md")],
            vec![Change::Put(source("content/notes/p08.md", "# P07\n"))],
        ];
        let expected = [("notes/p07.html".to_owned(), "notes/p08.html".to_owned())];
        assert_eq!(moved(&before, &[&gone, &[], &put]), expected);
        assert_eq!(moved(&before, &[&put, &gone]), expected);
        let back = [Change::Put(source("content/notes/p07.md", "# P07\n"))];
        assert_eq!(moved(&before, &[&gone, &back, &put]), []);
    }

    #[test]
    fn what_came_long_after_did_not_move() {
        let now = Instant::now();
        let trace = |path| Trace::of(&source(path, "# P07\n"), now);
        let open = Traces { gone: vec![trace("content/a.md")], ..Traces::default() };
        let mut moves = Moves { open, ..Moves::default() };
        let come = Traces { come: vec![trace("content/b.md")], ..Traces::default() };
        assert!(moves.find(come, now + TOGETHER).is_empty());
    }

    #[test]
    fn what_belongs_to_a_page_goes_with_it() {
        let mut moves = Moves::default();
        moves.ways.insert("personas/maya.html".into(), "personas/mia.html".into());
        let steps = moves.steps("personas/maya/empathy.html");
        assert_eq!(steps, [Box::from("personas/mia/empathy.html")]);
    }

    #[test]
    fn one_way_leads_on_to_the_next_and_no_circle_is_followed_for_ever() {
        let mut moves = Moves::default();
        for (old, new) in [("a", "b"), ("b", "c"), ("x", "y"), ("y", "x")] {
            moves.ways.insert(old.into(), new.into());
        }
        assert_eq!(moves.steps("a"), ["b", "c"].map(Box::from));
        assert_eq!(moves.steps("x").len(), N_STEPS_MAX);
        assert_eq!(moves.steps("c"), [""; 0].map(Box::from));
    }

    #[test]
    fn a_name_is_shown_as_text() {
        let told = tell("<body><main><h1>Lost</h1></main></body>", "notes/<b>&\"%?.html");
        let expected = "<body><main><h1>Lost</h1><p class=\"heard-moved\" lang=\"en\" dir=\"ltr\">This page has moved. It is now at <a href=\"/notes/&lt;b&gt;&amp;%22%25%3F.html\">notes/&lt;b&gt;&amp;&quot;%?.html</a>.</p></main></body>";
        assert_eq!(told, expected);
        assert!(tell("", "a.html").contains("href=\"/a.html\""));
    }
}
