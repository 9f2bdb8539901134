//! What other programs are given: a journey as a table, as a Mermaid block and as a slide.

use crate::support::{build, changes, options, root};
use heard::{Build, Change, Content, Engine, Options, Source, SourcePath};
use html5gum::{Token, Tokenizer};
use std::sync::Arc;

fn text(build: &Build, address: &str) -> String {
    let artifact = build.written.iter().find(|it| &*it.address == address).expect(address);
    let Content::Bytes(bytes) = &artifact.content else { return String::new() };
    String::from_utf8(bytes.clone()).expect("text")
}

fn file(path: &str, text: &str) -> Change {
    Change::Put(Source { path: SourcePath::new(path), bytes: Arc::from(text.as_bytes()) })
}

#[test]
fn a_table_has_the_same_columns_everywhere() {
    let table = text(&build(&root(), "team"), "journeys/choosing.csv");
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().expect("a header").clone();
    let first: Vec<&str> = headers.iter().take(3).collect();
    assert_eq!(first, ["stage", "lane", "text"]);
    // The reader refuses a row with another number of cells.
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
    let moods = rows.iter().filter(|row| &row[1] == "mood").count();
    assert_eq!(moods, 6, "one mood for each stage that somebody was heard on");
    assert!(rows.iter().all(|row| !row[1].is_empty()), "every lane has a name");
}

#[test]
fn what_is_written_for_mermaid_is_read_as_the_same_journey() {
    let mut engine = Engine::new(options("team"));
    let first = engine.apply(changes(&root()));
    let block = text(&first, "journeys/choosing.mmd");
    let twin = format!("---\ntype: journey\n---\n# Twin\n\n```mermaid\n{block}```\n");
    let second = engine.apply(vec![file("content/journeys/twin.md", &twin)]);
    let again = text(&second, "journeys/twin.mmd");
    // Nobody was heard on the stages of the twin, so they have no scores; their names and their order stay.
    let sections = |text: &str| -> Vec<String> {
        text.lines()
            .filter_map(|it| it.trim().strip_prefix("section "))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(sections(&block), sections(&again));
    assert_eq!(sections(&block).len(), 6);
    assert!(again.contains("%% not heard") && !again.contains(": 3"));
}

#[test]
fn a_slide_shows_words_as_text_and_nothing_active() {
    let journey = "---\ntype: journey\n---\n# <script>alert(1)</script> & \"co\"\n\n## =cmd() <b>x</b>\n\n- **Goal:** a < b\n\n## Later\n";
    let build = Engine::new(options("team")).apply(vec![file("content/journeys/j.md", journey)]);
    let slide = text(&build, "journeys/j.svg");
    let mut names: Vec<String> = Vec::new();
    for token in Tokenizer::new(&slide).flatten() {
        match token {
            Token::StartTag(tag) => names.push(String::from_utf8_lossy(&tag.name).into_owned()),
            Token::Error(error) => names.push(format!("{error:?}")),
            _ => {}
        }
    }
    let allowed = ["svg", "title", "desc", "rect", "text", "path", "g", "circle"];
    assert!(names.iter().all(|it| allowed.contains(&it.as_str())), "{names:?}");
    assert!(names.iter().filter(|it| *it == "g").count() == 2, "one group for each stage");
    assert!(text(&build, "journeys/j.csv").contains("'=cmd()"), "no cell is a formula");
}

#[test]
fn a_feed_names_the_newest_notes_and_a_sitemap_all_pages_of_a_public_site() {
    let at = |audience: &str, base_url: Option<&str>| {
        let base_url = base_url.map(Into::into);
        Engine::new(Options { base_url, ..options(audience) }).apply(changes(&root()))
    };
    let has = |build: &Build, address: &str| build.written.iter().any(|it| &*it.address == address);
    let team = at("team", Some("https://example.org/a b/"));
    let feed = text(&team, "feed.xml");
    let dates: Vec<&str> = feed.split("<updated>").skip(2).map(|it| &it[..10]).collect();
    assert_eq!(dates.len(), 30);
    assert!(dates.is_sorted_by(|a, b| b <= a), "newest first: {dates:?}");
    assert!(!has(&team, "sitemap.xml"), "a site for few is not listed");
    let public = at("public", Some("https://example.org"));
    let sitemap = text(&public, "sitemap.xml");
    let n_pages = public.written.iter().filter(|it| it.address.ends_with(".html")).count();
    assert_eq!(sitemap.matches("<loc>https://example.org/").count(), n_pages - 1, "all but 404");
    let nowhere = at("public", None);
    assert!(!has(&nowhere, "feed.xml") && !has(&nowhere, "sitemap.xml"));
}
