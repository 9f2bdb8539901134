//! The program as people meet it: arguments in, text and an exit code out.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;
use tempfile::TempDir;

pub fn heard(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_heard")).args(args).current_dir(folder).output().unwrap()
}

pub fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&*output.stdout, &*output.stderr].concat()).into_owned()
}

pub fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Two notes about one persona.
pub fn bakery() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "heard.yaml", "title: Bakery\n");
    write(root.path(), "content/personas/maya.md", "---\ntype: persona\nname: Maya\n---\n# Maya\n");
    write(
        root.path(),
        "content/notes/p07.md",
        "---\ndate: 2026-03-04\nparticipant: P07\npersona: maya\nconsent: team\n---\n# P07\n- She phones people about money. #does\n",
    );
    write(
        root.path(),
        "content/notes/p08.md",
        "---\ndate: 2026-03-05\nparticipant: P08\npersona: maya\nconsent: team\n---\n# P08\n- She waits for the post. #does\n",
    );
    root
}

pub fn build(root: &Path) -> Output {
    heard(root, &["build", "--today", "2026-04-01"])
}

/// Every file of a folder with what it holds.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

#[test]
fn help_shows_examples() {
    let root = tempfile::tempdir().unwrap();
    let output = heard(root.path(), &["build", "--help"]);
    assert_eq!(code(&output), 0);
    assert!(said(&output).contains("heard build --audience public --strict"));
    assert_eq!(code(&heard(root.path(), &["--version"])), 0);
    assert_eq!(code(&heard(root.path(), &["biuld"])), 2);
}

#[test]
fn an_unknown_audience_is_told_the_known_ones() {
    let output = heard(bakery().path(), &["check", "--audience", "everyone"]);
    assert_eq!(code(&output), 2);
    assert!(said(&output).contains("team, internal, public"), "{}", said(&output));
}

#[test]
fn a_missing_or_empty_site_says_what_to_do() {
    let root = tempfile::tempdir().unwrap();
    let missing = heard(root.path(), &["build", "nowhere"]);
    assert_eq!(code(&missing), 2);
    assert!(said(&missing).contains("there is no folder nowhere"), "{}", said(&missing));
    for command in ["build", "check", "serve"] {
        let empty = heard(root.path(), &[command]);
        assert_eq!(code(&empty), 2, "{command}");
        assert!(said(&empty).contains("write a first note"), "{}", said(&empty));
    }
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
}

#[test]
fn a_harmful_output_is_refused_before_anything_is_written() {
    let root = bakery();
    write(root.path(), "mine/CNAME", "example.org");
    let before = files(root.path());
    for folder in [".", "content", "content/notes/out", "themes/own", "/", "mine", "heard.yaml"] {
        let output = heard(root.path(), &["build", "-o", folder]);
        assert_eq!(code(&output), 2, "{folder}: {}", said(&output));
        assert!(said(&output).contains("= help: "), "{folder}: {}", said(&output));
    }
    let forced = heard(root.path(), &["build", "--force", "-o", "content"]);
    assert_eq!(code(&forced), 2, "{}", said(&forced));
    assert_eq!(files(root.path()), before);
}

#[cfg(unix)]
#[test]
fn a_pipe_among_the_notes_is_told_and_not_opened() {
    let root = bakery();
    assert!(
        Command::new("mkfifo")
            .arg(root.path().join("content/notes/pipe.md"))
            .status()
            .unwrap()
            .success()
    );
    let output = heard(root.path(), &["check", "--concise"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert!(
        said(&output).contains(
            "content/notes/pipe.md: warning: a file that is no regular file [not-regular]"
        )
    );
    assert_eq!(code(&heard(root.path(), &["check", "--strict"])), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_made_is_a_failure_of_ours() {
    let root = bakery();
    // A folder of the kernel in which nobody can make a file.
    let output = heard(root.path(), &["build", "-o", "/proc/heard"]);
    assert_eq!(code(&output), 3, "{}", said(&output));
    assert!(said(&output).contains("could not make the folder /proc/heard: "), "{}", said(&output));
}

#[cfg(unix)]
#[test]
fn the_output_may_be_a_link_to_a_folder() {
    let root = bakery();
    fs::create_dir(root.path().join("www")).unwrap();
    std::os::unix::fs::symlink("www", root.path().join("linked")).unwrap();
    for _ in 0..2 {
        let output = heard(root.path(), &["build", "-o", "linked"]);
        assert_eq!(code(&output), 0, "{}", said(&output));
    }
    assert!(root.path().join("www/index.html").is_file());
    assert!(root.path().join("linked").is_symlink());
}

#[test]
fn a_second_build_writes_nothing() {
    let root = bakery();
    let first = build(root.path());
    assert_eq!(code(&first), 0, "{}", said(&first));
    let page = root.path().join("site/notes/p07.html");
    assert!(page.is_file(), "{}", said(&first));
    assert!(root.path().join("site/index.html").is_file());
    let stamp = || fs::metadata(&page).unwrap().modified().unwrap();
    let (written, before) = (stamp(), files(root.path()));
    let second = build(root.path());
    assert!(said(&second).contains("(0 written, "), "{}", said(&second));
    assert_eq!(stamp(), written);
    assert_eq!(files(root.path()), before);
}

#[test]
fn a_bare_folder_of_notes_is_a_site() {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "p07.md", "# P07\n- She waits. #does\n");
    for _ in 0..2 {
        let output = build(root.path());
        assert_eq!(code(&output), 0, "{}", said(&output));
    }
    assert!(root.path().join("site/p07.html").is_file());
    assert!(!root.path().join("site/site").exists());
}

#[test]
fn stale_pages_go_and_foreign_files_stay() {
    let root = bakery();
    build(root.path());
    let site = root.path().join("site");
    write(&site, "CNAME", "example.org");
    fs::remove_file(root.path().join("content/notes/p08.md")).unwrap();
    assert!(site.join("notes/p08.html").is_file());
    let output = build(root.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert!(!site.join("notes/p08.html").exists());
    assert_eq!(fs::read_to_string(site.join("CNAME")).unwrap(), "example.org");
}

#[test]
fn an_error_keeps_the_old_site() {
    let root = bakery();
    build(root.path());
    let before = files(&root.path().join("site"));
    write(
        root.path(),
        "content/notes/p08.md",
        "---\ndate: 2026-03-05\nparticipant: P08\npersona: mya\nconsent: team\n---\n# Changed\n",
    );
    let output = build(root.path());
    assert_eq!(code(&output), 1, "{}", said(&output));
    assert!(said(&output).contains("content/notes/p08.md:4:10"), "{}", said(&output));
    assert!(said(&output).contains("1 error; nothing was written"), "{}", said(&output));
    assert_eq!(files(&root.path().join("site")), before);
}

/// Whether any file of the output holds some words.
fn is_shown(root: &Path, words: &str) -> bool {
    let holds = |(_, bytes): &(String, Vec<u8>)| String::from_utf8_lossy(bytes).contains(words);
    files(&root.join("site")).iter().any(holds)
}

#[test]
fn keeping_going_leaves_broken_files_out() {
    let root = bakery();
    let claim = "---\nname: Maya\n---\n# Maya\n## Goals\n- Be paid. [[p08#^waits]]\n";
    write(root.path(), "content/personas/maya.md", claim);
    let note = |persona: &str| {
        let front =
            format!("date: 2026-03-05\nparticipant: P08\npersona: {persona}\nconsent: team");
        format!("---\n{front}\n---\n# P08\n- She waits for the post. #does ^waits\n")
    };
    write(root.path(), "content/notes/p08.md", &note("maya"));
    assert_eq!(code(&build(root.path())), 0);
    assert!(is_shown(root.path(), "She waits for the post"));

    write(root.path(), "content/notes/p08.md", &note("mya"));
    let going = heard(root.path(), &["build", "--keep-going", "--today", "2026-04-01"]);
    assert_eq!(code(&going), 1, "{}", said(&going));
    assert!(said(&going).contains("1 error)"), "{}", said(&going));
    assert!(!said(&going).contains("warning"), "{}", said(&going));
    assert!(!root.path().join("site/notes/p08.html").exists());
    assert!(!is_shown(root.path(), "She waits for the post"));
    assert!(!is_shown(root.path(), "P08"));
    assert!(is_shown(root.path(), "She phones people about money"));
    let persona = fs::read_to_string(root.path().join("site/personas/maya.html")).unwrap();
    assert!(persona.contains("Be paid."), "{persona}");
    assert!(!persona.contains("p08"), "{persona}");
}

#[test]
fn keeping_going_leaves_out_both_files_with_one_address() {
    let root = bakery();
    write(root.path(), "content/about us.md", "# About one\n");
    write(root.path(), "content/about-us.md", "# About the other\n");
    let going = heard(root.path(), &["build", "--keep-going"]);
    assert_eq!(code(&going), 1, "{}", said(&going));
    assert!(!root.path().join("site/about-us.html").exists());
    assert!(!is_shown(root.path(), "About one"));
    assert!(root.path().join("site/notes/p08.html").is_file());
}

#[test]
fn another_audience_is_not_mixed_in() {
    let root = bakery();
    build(root.path());
    let other = heard(root.path(), &["build", "--audience", "public"]);
    assert_eq!(code(&other), 2, "{}", said(&other));
    assert!(said(&other).contains("--replace-audience"), "{}", said(&other));
    let replaced = heard(root.path(), &["build", "--audience", "public", "--replace-audience"]);
    assert_eq!(code(&replaced), 0, "{}", said(&replaced));
    assert!(!root.path().join("site/notes/p07.html").exists());
}

/// A running `heard serve`, ended when dropped.
pub struct Serving {
    child: Child,
    /// Where it listens.
    pub address: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn serve(root: &Path) -> Serving {
    let mut child = Command::new(env!("CARGO_BIN_EXE_heard"))
        .args(["serve", "--port", "0", "--today", "2026-04-01"])
        .current_dir(root)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line =
        lines.find_map(|line| line.ok().filter(|line| line.starts_with("showing "))).unwrap();
    let address = line.split('/').nth(2).unwrap().to_owned();
    // Whoever closes the pipe must not end the server either.
    drop(lines);
    Serving { child, address }
}

fn ask(address: &str, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    stream
}

pub fn page(address: &str, path: &str) -> String {
    let mut text = String::new();
    ask(address, path).read_to_string(&mut text).unwrap();
    text
}

/// The next thing that open pages are told.
fn next_event(events: &mut impl BufRead) -> String {
    events.lines().find_map(|line| line.unwrap().strip_prefix("data: ").map(str::to_owned)).unwrap()
}

#[test]
fn open_pages_of_others_are_told_no_words_of_a_note() {
    let root = bakery();
    let note = "---\nconsent: team\n---\n# P09\n- \"Hidden words.\" #says (mood:: hidden)\n";
    write(root.path(), "content/notes/p09.md", note);
    write(root.path(), "heard.yaml", "audience: public\n");
    let serving = serve(root.path());
    let told = next_event(&mut BufReader::new(ask(&serving.address, "/_heard/events")));
    assert!(told.contains("content/notes/p09.md:5:"), "{told}");
    assert!(told.contains("[bad-mood]"), "{told}");
    assert!(!told.to_lowercase().contains("hidden"), "{told}");
    assert!(!told.contains(&*root.path().to_string_lossy()), "{told}");

    let concise = heard(root.path(), &["build", "--concise"]);
    assert!(said(&concise).contains("[bad-mood]"), "{}", said(&concise));
    assert!(!said(&concise).to_lowercase().contains("hidden"), "{}", said(&concise));
}

#[test]
fn the_preview_follows_the_notes_and_survives_a_broken_one() {
    let root = bakery();
    let serving = serve(root.path());
    let address = &serving.address;
    assert!(page(address, "/notes/p07").contains("She phones people"));
    let mut events = BufReader::new(ask(address, "/_heard/events"));
    let first = next_event(&mut events);
    assert!(first.contains(r#""trouble":"""#), "{first}");

    write(root.path(), "content/notes/new/p09.md", "# P09\n- She sends it twice. #does\n");
    assert_ne!(next_event(&mut events), first);
    assert!(page(address, "/notes/new/p09.html").contains("She sends it twice"));

    write(root.path(), "content/notes/p08.md", "---\nparticipant: P08\npersona: mya\n---\n# P08\n");
    let broken = next_event(&mut events);
    assert!(broken.contains("content/notes/p08.md:3:10"), "{broken}");
    assert!(page(address, "/notes/p07").contains("She phones people"));

    fs::remove_file(root.path().join("content/notes/p08.md")).unwrap();
    let mended = next_event(&mut events);
    assert!(mended.contains(r#""trouble":"""#), "{mended}");
    assert!(page(address, "/notes/p08").starts_with("HTTP/1.1 404"));
}

#[test]
fn a_bare_folder_that_becomes_a_site_is_followed() {
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "p07.md", "# P07\n- She waits. #does\n");
    let serving = serve(root.path());
    let address = &serving.address;
    assert!(page(address, "/p07").contains("She waits"));
    let mut events = BufReader::new(ask(address, "/_heard/events"));
    write(root.path(), "heard.yaml", "title: Bakery\n");
    write(root.path(), "content/notes/p09.md", "# P09\n- She sends it twice. #does\n");
    while !page(address, "/notes/p09").contains("She sends it twice") {
        next_event(&mut events);
    }
    assert!(page(address, "/").contains("Bakery"));
    assert!(page(address, "/p07").starts_with("HTTP/1.1 404"));
}
