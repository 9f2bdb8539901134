//! The preview under load, in two long runs. `cargo bench --bench preview` runs both; `-- seconds=5 rebuilds=500` makes them shorter.
//!
//! First, notes are saved as fast as they can be while their pages are asked for: every answer must be a whole page that shows one
//! state of each note, and never an older one than before. Then notes are saved one after the other, each shown before the next,
//! and the memory of the server is compared. It ends with an error when a promise is not kept.

#![expect(clippy::disallowed_methods, reason = "it needs a clock and a disk")]
#![expect(clippy::print_stdout, reason = "it prints what it measured")]
#![expect(clippy::unwrap_used, reason = "whatever goes wrong ends it")]

mod serving;

use serving::Serving;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const N_NOTES: usize = 60;
/// Browsers that ask at the same time.
const N_READERS: usize = 8;
const N_REQUESTS_MIN: usize = 10_000;
/// How many rebuilds it takes until everything that is kept is there.
const N_WARM: usize = 500;
/// What the memory may grow by.
const GROWTH_KIB_MAX: u64 = 5 * 1024;

fn main() {
    let asked =
        |name: &str| std::env::args().find_map(|it| it.strip_prefix(name)?.parse::<u32>().ok());
    let seconds = asked("seconds=").unwrap_or(60);
    let n_rebuilds = usize::try_from(asked("rebuilds=").unwrap_or(10_000)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("content/notes")).unwrap();
    fs::create_dir_all(root.join("content/personas")).unwrap();
    fs::write(root.join("heard.yaml"), "title: Bakery\n").unwrap();
    let maya = "---\ntype: persona\nname: Maya\n---\n# Maya\n";
    fs::write(root.join("content/personas/maya.md"), maya).unwrap();
    (0..N_NOTES).for_each(|n| save(root, n, 0));
    let serving = Serving::start(root);
    load(root, &serving, Duration::from_secs(seconds.into()));
    memory(root, &serving, n_rebuilds);
}

/// Puts a new version of a note in the place of the old one. No reader of the file ever sees half of it.
fn save(root: &Path, n: usize, version: usize) {
    let mark = format!("|{n}:{version}|");
    let text = format!(
        "---\ndate: 2026-03-04\nparticipant: P{n:02}\npersona: maya\nconsent: team\n---\n# Talk {mark}\n\n- \"It is due {mark}.\" #says\n- She waits {mark}. #does\n\nSee [[n{}]].\n",
        (n + 1) % N_NOTES
    );
    let beside = root.join(format!("content/notes/.n{n}.tmp"));
    fs::write(&beside, text).unwrap();
    fs::rename(beside, root.join(format!("content/notes/n{n}.md"))).unwrap();
}

/// The version of each note that a page shows; fails when it shows two of one.
fn versions(page: &str) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    for mark in page.split('|') {
        let Some((n, version)) = mark.split_once(':') else { continue };
        let (Ok(n), Ok(version)) = (n.parse(), version.parse()) else { continue };
        let before = found.insert(n, version);
        assert!(before.is_none_or(|it| it == version), "note {n} has two versions on one page");
    }
    found
}

fn load(root: &Path, serving: &Serving, long: Duration) {
    let is_over = AtomicBool::new(false);
    let (n_saved, mut took) = thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut n_saved = 0;
            while !is_over.load(Ordering::Relaxed) {
                n_saved += 1;
                save(root, n_saved % N_NOTES, n_saved);
            }
            n_saved
        });
        let readers: Vec<_> =
            (0..N_READERS).map(|n| scope.spawn(move || read(serving, n, long))).collect();
        let took = readers.into_iter().flat_map(|it| it.join().unwrap()).collect::<Vec<_>>();
        is_over.store(true, Ordering::Relaxed);
        (writer.join().unwrap(), took)
    });
    took.sort_unstable();
    let at = |percent: usize| took[(took.len() - 1) * percent / 100];
    println!(
        "{n_saved} saves, {} rebuilds, {} requests: none failed, none mixed; median {:.1?}, p95 {:.1?}, longest {:.1?}",
        serving.n_followed(),
        took.len(),
        at(50),
        at(95),
        at(100),
    );
}

/// Asks for pages in turn, and says how long each took.
fn read(serving: &Serving, reader: usize, long: Duration) -> Vec<Duration> {
    let started = Instant::now();
    let mut took = Vec::new();
    let mut newest: BTreeMap<usize, usize> = BTreeMap::new();
    while started.elapsed() < long || took.len() < N_REQUESTS_MIN.div_ceil(N_READERS) {
        let path = match took.len() % 4 {
            0 => "/notes/".to_owned(),
            1 => "/personas/maya".to_owned(),
            _ => format!("/notes/n{}", (took.len() * N_READERS + reader) % N_NOTES),
        };
        let asked = Instant::now();
        let page = serving.page(&path);
        took.push(asked.elapsed());
        let is_whole = page.starts_with("HTTP/1.1 200") && page.trim_end().ends_with("</html>");
        assert!(is_whole, "{path}: {page}");
        let shown = versions(&page);
        assert!(!shown.is_empty(), "{path} shows no note: {page}");
        for (n, version) in shown {
            let before = newest.insert(n, version).unwrap_or_default();
            assert!(before <= version, "{path} shows note {n} as it was before");
        }
    }
    took
}

fn memory(root: &Path, serving: &Serving, n_rebuilds: usize) {
    let mut before = None;
    for n in 0..N_WARM + n_rebuilds {
        if n == N_WARM {
            before = serving.memory();
        }
        let (note, version) = (n % N_NOTES, usize::MAX / 2 + n);
        save(root, note, version);
        serving.until(&format!("/notes/n{note}"), &format!("|{note}:{version}|"));
    }
    let after = serving.memory();
    let (Some(before), Some(after)) = (before, after) else {
        return println!(
            "{n_rebuilds} rebuilds; this system does not tell how much memory they took"
        );
    };
    println!("{n_rebuilds} rebuilds: {before} KiB before, {after} KiB after");
    assert!(after <= before + GROWTH_KIB_MAX, "the memory grows");
}
