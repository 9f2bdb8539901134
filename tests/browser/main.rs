//! The example site in a real browser: what only a browser can say about width, focus, contrast, print and silence.
//!
//! The checks are scripts (`run.mjs`) that Node runs over Debian's Chromium. What they need from npm is pinned in the
//! lock file beside them. Nothing is skipped: where a tool is missing, the test fails and says how to get it.

#![expect(clippy::disallowed_methods, reason = "tests look at what lies on disk")]
#![expect(clippy::expect_used, reason = "whatever goes wrong is a failed test")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// Names under which systems keep Chromium.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

#[test]
fn the_example_site_holds_in_a_browser() {
    let browser = BROWSERS.iter().find_map(|name| on_path(name));
    let browser = browser.expect(
        "the browser tests need Chromium: `apt-get install chromium`, or your system's way",
    );
    let node = on_path("node")
        .expect("the browser tests need Node 20 or newer: `apt-get install nodejs npm`");
    install();
    let site = tempfile::tempdir().expect("a folder for the site");
    let built = Command::new(env!("CARGO_BIN_EXE_heard"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["build", "-o"])
        .arg(site.path())
        .status();
    assert!(built.expect("heard starts").success(), "the example site was not built");
    let checked = Command::new(node)
        .arg(folder().join("run.mjs"))
        .arg(site.path())
        .arg(browser)
        .status()
        .expect("node starts");
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
        .args(["ci", "--no-audit", "--no-fund"])
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
