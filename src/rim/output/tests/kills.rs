//! A process that is killed, or a disk that fails, at every single operation of seven scenarios on both ways in.

use super::{Files, all_below, assert_clean, site, write_for};
use crate::model::Audience;
use crate::rim::disk::MANIFEST;
use crate::rim::failure::Failure;
use crate::rim::output::fs::faults::{self, Fault};
use crate::rim::site::Site;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// What a folder holds, by path.
type Tree = BTreeMap<String, Vec<u8>>;

/// One site that follows another.
struct Scenario {
    name: &'static str,
    old: Option<Files<'static>>,
    new: Files<'static>,
    audience: Audience,
    /// What somebody else keeps in the folder.
    foreign: Files<'static>,
}

const OLD: Files<'static> = &[
    ("index.html", "home"),
    ("notes/2026/p07.html", "withdrawn"),
    ("notes/2026/p08.html", "p08"),
    ("personas", "list"),
    ("people/maya.html", "maya"),
];

const FOREIGN: Files<'static> = &[("CNAME", "example.org"), ("notes/own.txt", "mine")];

/// The scenarios, without anything foreign.
const SCENARIOS: [Scenario; 7] = [
    of("first build", None, OLD),
    of("nothing changed", Some(OLD), OLD),
    of(
        "few files changed",
        Some(OLD),
        &[
            ("index.html", "home, newer"),
            ("notes/2026/p07.html", "withdrawn"),
            ("notes/2026/p08.html", "p08, newer"),
            ("notes/2027/p09.html", "p09"),
            ("personas", "list"),
            ("people/maya.html", "maya"),
        ],
    ),
    of("files removed", Some(OLD), &[("index.html", "home"), ("personas", "list")]),
    of(
        "a file becomes a folder and a folder a file",
        Some(OLD),
        &[("index.html", "home"), ("personas/maya.html", "maya"), ("people", "list")],
    ),
    Scenario {
        audience: Audience::Public,
        ..of(
            "another audience",
            Some(OLD),
            &[("index.html", "home"), ("notes/2026/p08.html", "public"), ("personas", "list")],
        )
    },
    of("everything else", Some(OLD), &[("start.html", "home"), ("p10/p10.html", "p10")]),
];

const fn of(name: &'static str, old: Option<Files<'static>>, new: Files<'static>) -> Scenario {
    Scenario { name, old, new, audience: Audience::Team, foreign: &[] }
}

impl Scenario {
    /// The old site on disk, with what is foreign in it.
    fn begin(&self) -> (TempDir, Site) {
        let (root, site) = site();
        if let Some(old) = self.old {
            write_for(&site, Audience::Team, old).unwrap();
        }
        for (path, text) in self.foreign {
            let path = root.path().join("site").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        (root, site)
    }

    fn build(&self, site: &Site) -> Result<(), Failure> {
        write_for(site, self.audience, self.new).map(drop)
    }

    /// The folder after a build that nothing happens to, and the operations of that.
    fn expected(&self) -> (Tree, Vec<&'static str>) {
        let (root, site) = self.begin();
        faults::begin(None);
        self.build(&site).unwrap();
        let done = faults::end();
        assert_clean(root.path());
        (published(root.path()), done)
    }
}

fn files(mut tree: Tree) -> Tree {
    tree.retain(|_, holds| holds != b"(folder)");
    tree
}

fn published(root: &Path) -> Tree {
    all_below(&root.join("site"))
}

/// Lets a fault happen at every operation, calls back each time, and says how often.
fn at_every_operation(
    scenario: &Scenario,
    fault: Fault,
    mut check: impl FnMut(usize, &Path, &Site, (&Tree, &Tree)),
) -> usize {
    let (new, _) = scenario.expected();
    for n in 0.. {
        let (root, site) = scenario.begin();
        let old = published(root.path());
        faults::begin(Some((n, fault)));
        let _ = scenario.build(&site);
        if faults::end().len() <= n {
            return n;
        }
        check(n, root.path(), &site, (&old, &new));
    }
    unreachable!("a build ends")
}

/// The next build finds whatever the last one left, and ends as if nothing had happened.
fn assert_repaired(scenario: &Scenario, root: &Path, site: &Site, new: &Tree) {
    let failure = scenario.build(site).err();
    assert!(failure.is_none(), "{}: {failure:?}", scenario.name);
    assert_eq!(published(root), *new, "{}", scenario.name);
    assert_clean(root);
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
#[test]
#[expect(clippy::print_stdout, reason = "the number is what the manual speaks of")]
fn killed_anywhere_the_folder_holds_the_old_site_or_the_new_one() {
    let mut n_all = 0;
    for scenario in &SCENARIOS {
        let (_, done) = scenario.expected();
        assert!(!done.contains(&"sync"), "{} comes in at once: {done:?}", scenario.name);
        let n_kills = at_every_operation(scenario, Fault::Kill, |n, root, site, (old, new)| {
            let now = published(root);
            assert!(now == *old || now == *new, "{}, killed at {n}: {now:#?}", scenario.name);
            assert_repaired(scenario, root, site, new);
        });
        println!("{}: killed {n_kills} times", scenario.name);
        assert_eq!(n_kills, done.len(), "{}", scenario.name);
        assert!(0 < n_kills, "{}", scenario.name);
        n_all += n_kills;
    }
    println!("killed {n_all} times, always old or new");
    assert!(100 < n_all);
}

#[test]
#[expect(clippy::print_stdout, reason = "the number is what the manual speaks of")]
fn killed_anywhere_piece_by_piece_the_next_build_repairs() {
    let mut n_all = 0;
    for scenario in SCENARIOS {
        let scenario = Scenario { foreign: FOREIGN, ..scenario };
        let (new, done) = scenario.expected();
        assert!(!done.contains(&"exchange"), "{}: {done:?}", scenario.name);
        let n_kills = at_every_operation(&scenario, Fault::Kill, |n, root, site, (old, new)| {
            for (path, holds) in published(root).iter().filter(|(it, _)| !it.contains(".heard-new"))
            {
                let is_whole = [old, new].iter().any(|tree| tree.get(path) == Some(holds));
                let is_known = is_whole || holds == b"(folder)" || path == MANIFEST;
                assert!(is_known, "{}, killed at {n}: {path} is half a file", scenario.name);
            }
            assert_repaired(&scenario, root, site, new);
        });
        for (path, text) in FOREIGN {
            assert_eq!(new.get(*path).map(Vec::as_slice), Some(text.as_bytes()));
        }
        println!("{}, piece by piece: killed {n_kills} times", scenario.name);
        assert_eq!(n_kills, done.len(), "{}", scenario.name);
        assert!(0 < n_kills, "{}", scenario.name);
        n_all += n_kills;
    }
    println!("killed {n_all} times piece by piece, always repaired");
    assert!(150 < n_all);
}

#[test]
fn killed_again_while_it_repairs_it_is_repaired_by_the_one_after() {
    let [.., scenario, _, _] = SCENARIOS;
    let scenario = Scenario { foreign: FOREIGN, ..scenario };
    let (new, done) = scenario.expected();
    let n_begun = done.iter().position(|it| *it == "sync").unwrap();
    for first in n_begun..done.len() {
        for second in 0.. {
            let (root, site) = scenario.begin();
            faults::begin(Some((first, Fault::Kill)));
            let _ = scenario.build(&site);
            faults::begin(Some((second, Fault::Kill)));
            let _ = scenario.build(&site);
            let n_done = faults::end().len();
            assert_repaired(&scenario, root.path(), &site, &new);
            if n_done <= second {
                break;
            }
        }
    }
}

#[test]
fn after_a_kill_another_site_may_follow() {
    for foreign in [&[], FOREIGN] {
        for scenario in SCENARIOS {
            let scenario = Scenario { foreign, ..scenario };
            let Some(before) = scenario.old else { continue };
            at_every_operation(&scenario, Fault::Kill, |_, root, site, (old, _)| {
                write_for(site, Audience::Team, before).unwrap();
                assert_eq!(published(root), *old, "{}", scenario.name);
                assert_clean(root);
            });
        }
    }
}

#[test]
fn a_disk_that_fails_once_leaves_nothing_behind() {
    const NO_SPACE: i32 = 28;
    for foreign in [&[], FOREIGN] {
        for scenario in SCENARIOS {
            let scenario = Scenario { foreign, ..scenario };
            at_every_operation(&scenario, Fault::Error(NO_SPACE), |n, root, site, (old, new)| {
                let now = published(root);
                let is_whole = now == *old || now == *new;
                assert!(
                    is_whole || !foreign.is_empty(),
                    "{}, failed at {n}: {now:#?}",
                    scenario.name
                );
                scenario.build(site).unwrap();
                // An empty folder that the disk would not remove may stay.
                assert_eq!(files(published(root)), files(new.clone()), "{}", scenario.name);
                assert_clean(root);
            });
        }
    }
}
