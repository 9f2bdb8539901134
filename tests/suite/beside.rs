//! Files beside the notes that must not be shown: who shows them is told, and nothing of them is written or served.

use crate::cli::{bakery, build, code, heard, page, said, serve, write};
use crate::support::{html, options};
use heard::{Build, Change, Engine, Refused, Source, SourcePath};
use std::fs;
use std::sync::Arc;

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- by Maria --><rect/></svg>";
const SCRIPT: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>";
const NOTE: &str =
    "---\ndate: 2026-03-06\nconsent: team\n---\n# P09\n\nSee ![the oven](oven.svg).\n";
const TOLD: &str =
    "`content/notes/oven.svg` holds `<script>`, which does more than draw [refused-file]";

#[test]
fn a_refused_drawing_is_told_where_it_is_shown_and_the_old_site_stays() {
    let root = bakery();
    let drawing = root.path().join("site/_files/notes/oven.svg");
    write(root.path(), "content/notes/p09.md", NOTE);
    write(root.path(), "content/notes/oven.svg", DRAWING);
    assert_eq!(code(&build(root.path())), 0);
    let clean = DRAWING.replace("<!-- by Maria -->", "");
    assert_eq!(fs::read_to_string(&drawing).unwrap(), clean);

    write(root.path(), "content/notes/oven.svg", SCRIPT);
    for command in ["build", "check"] {
        let output = heard(root.path(), &[command, "--today", "2026-04-01"]);
        assert_eq!(code(&output), 1, "{}", said(&output));
        let said = said(&output);
        for words in [TOLD, "content/notes/p09.md:7:5", "shown here", "as a PNG"] {
            assert!(said.contains(words), "{words} in {said}");
        }
    }
    assert_eq!(fs::read_to_string(&drawing).unwrap(), clean);

    let output = heard(root.path(), &["build", "--keep-going", "--today", "2026-04-01"]);
    assert_eq!(code(&output), 1, "{}", said(&output));
    assert!(!drawing.exists() && !root.path().join("site/notes/p09.html").exists());
    assert!(root.path().join("site/notes/p08.html").exists());

    write(root.path(), "heard.yaml", "rules: {refused-file: off}\n");
    assert_eq!(code(&build(root.path())), 0);
    assert!(!drawing.exists());
    let page = fs::read_to_string(root.path().join("site/notes/p09.html")).unwrap();
    assert!(page.contains("the oven") && !page.contains("oven.svg"), "{page}");
}

#[test]
fn what_nobody_shows_is_not_spoken_of() {
    let root = bakery();
    write(root.path(), "content/notes/oven.svg", SCRIPT);
    write(root.path(), "content/notes/page.html", "<p>");
    let output = build(root.path());
    assert_eq!(code(&output), 0, "{}", said(&output));
}

#[test]
fn the_preview_serves_what_a_build_would_write() {
    let root = bakery();
    let links = format!("{NOTE}\n![](cup.svg) [page](page.html)\n");
    write(root.path(), "content/notes/p09.md", &links);
    write(root.path(), "content/notes/oven.svg", SCRIPT);
    write(root.path(), "content/notes/cup.svg", DRAWING);
    write(root.path(), "content/notes/page.html", "<script>alert(1)</script>");
    let serving = serve(root.path());
    let cup = page(&serving.address, "/_files/notes/cup.svg");
    assert!(cup.starts_with("HTTP/1.1 200") && cup.ends_with("<rect/></svg>"), "{cup}");
    assert!(!cup.contains("Maria"), "{cup}");
    for refused in ["/_files/notes/oven.svg", "/_files/notes/page.html"] {
        let answer = page(&serving.address, refused);
        assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    }
}

#[test]
fn a_file_that_is_refused_and_mended_is_followed_also_by_its_name_alone() {
    let path = SourcePath::new("content/images/oven.svg");
    let refused = || Refused { why: "is broken".into(), help: "save it again" };
    let note =
        Source { path: SourcePath::new("content/notes/p09.md"), bytes: Arc::from(NOTE.as_bytes()) };
    let mut engine = Engine::new(options("team"));
    let is_shown = |build: &Build| {
        let page = build.written.iter().find(|it| &*it.address == "notes/p09.html");
        page.and_then(html).map(|it| it.contains("images/oven.svg"))
    };
    let build = engine.apply(vec![Change::Put(note), Change::Asset(path.clone())]);
    assert_eq!((is_shown(&build), build.diagnostics.len()), (Some(true), 0));
    let build = engine.apply(vec![Change::Refused(path.clone(), refused())]);
    assert_eq!((is_shown(&build), build.diagnostics.len()), (Some(false), 1));
    assert_eq!(build.diagnostics[0].message, "`content/images/oven.svg` is broken");
    let build = engine.apply(vec![Change::Refused(path.clone(), refused())]);
    assert_eq!((is_shown(&build), build.diagnostics.len()), (None, 1));
    let build = engine.apply(vec![Change::Asset(path)]);
    assert_eq!((is_shown(&build), build.diagnostics.len()), (Some(true), 0));
}
