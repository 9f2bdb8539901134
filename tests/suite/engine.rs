//! What the engine promises from one set of changes to the next.

use crate::support::{html, options};
use heard::{Build, Change, Engine, Label, Source, SourcePath};
use std::sync::Arc;

fn put(path: &str, text: &str) -> Change {
    Change::Put(Source { path: SourcePath::new(path), bytes: Arc::from(text.as_bytes()) })
}

fn page<'b>(build: &'b Build, address: &str) -> Option<&'b str> {
    html(build.written.iter().find(|it| &*it.address == address)?)
}

#[test]
fn a_template_that_fails_is_told_of_every_time_and_keeps_no_page_back() {
    let mut engine = Engine::new(options("team"));
    let template = "themes/mine/templates/note.html";
    let failing =
        "{% extends \"base.html\" %}\n{% block main %}{{ page.nosuch.deeper }}{% endblock %}";
    let build = engine.apply(vec![
        put("heard.yaml", "theme: mine\n"),
        put("content/notes/p07.md", "# P07\n\n- \"First words.\" #says\n"),
        put(template, failing),
    ]);
    for (build, words) in [
        (build, "First words."),
        (
            engine.apply(vec![put("content/notes/p07.md", "# P07\n\n- \"Other words.\" #says\n")]),
            "Other words.",
        ),
    ] {
        assert!(page(&build, "notes/p07.html").unwrap().contains(words));
        let told: Vec<&str> = build.diagnostics.iter().map(|it| it.primary.path.as_str()).collect();
        assert_eq!(told, [template]);
        let start = build.diagnostics[0].primary.span.start as usize;
        assert!(failing[start..].starts_with("nosuch.deeper"), "{start}");
    }
    let told_again = engine.apply(vec![put("content/notes/p08.md", "# P08\n")]);
    assert_eq!(told_again.diagnostics.len(), 1);
    let mended = engine.apply(vec![put(template, "mine: {{ title }}")]);
    assert_eq!(page(&mended, "notes/p07.html"), Some("mine: P07"));
    assert!(mended.diagnostics.is_empty());
}

#[test]
fn a_theme_without_files_is_told_of_where_it_is_named() {
    let settings = "# ours\ntheme: mine\n";
    let build = Engine::new(options("team")).apply(vec![put("heard.yaml", settings)]);
    let place = &build.diagnostics[0].primary;
    assert_eq!(place.path.as_str(), "heard.yaml");
    assert_eq!(&settings[place.span.start as usize..place.span.end as usize], "mine");
}

#[test]
fn two_files_with_one_address_are_shown_where_they_ask_for_it() {
    let build = Engine::new(options("team")).apply(vec![
        put("content/about.md", "---\nslug: us\n---\n# About us\n"),
        put("content/team.md", "---\nowner: Kim\nslug: US\n---\n# Our team\n"),
        put("content/us.md", "# Us\n"),
    ]);
    let place = |label: &Label| format!("{}:{}", label.path, label.span.start);
    let shown: Vec<(String, String)> = build
        .diagnostics
        .iter()
        .map(|it| (place(&it.primary), it.further.iter().map(place).collect()))
        .collect();
    let first = "content/about.md:10".to_owned();
    let others = ["content/team.md:21", "content/us.md:0"].map(str::to_owned);
    assert_eq!(shown, others.map(|other| (first.clone(), other)));
}

#[test]
fn another_title_is_shown_by_every_page_that_links_there() {
    let mut engine = Engine::new(options("team"));
    let far = |n: u8| {
        put(&format!("content/notes/x{n}.md"), &format!("---\ndate: 2026-01-0{n}\n---\n# X{n}\n"))
    };
    let mut all: Vec<Change> = (2..8).map(far).collect();
    all.push(put("content/notes/a.md", "---\ndate: 2026-01-01\n---\n# A\n\nSee [[b]].\n"));
    all.push(put("content/notes/b.md", "---\ndate: 2026-01-09\n---\n# B\n"));
    engine.apply(all);
    let build =
        engine.apply(vec![put("content/notes/b.md", "---\ndate: 2026-01-09\n---\n# Other\n")]);
    assert!(page(&build, "notes/a.html").unwrap().contains("Other"));
}
