//! The example site: no diagnostics, every link resolves, well-formed pages, the same bytes for the same input.

use crate::support::{build, changes, html, options, root};
use heard::{Artifact, Engine};
use html5gum::{Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};

/// Elements without an end tag.
const VOID: &[&str] =
    &["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];
/// Elements whose end tag HTML lets authors leave out; we write them all the same, but SVG shapes close themselves.
const SELF_CLOSED: &[&str] = &["path", "rect", "circle", "line"];

/// What one page points to and what it offers.
#[derive(Default)]
struct Seen {
    ids: Vec<String>,
    links: Vec<String>,
    problems: Vec<String>,
}

fn look(html: &str) -> Seen {
    let mut seen = Seen::default();
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                for (key, value) in &tag.attributes {
                    let (key, value) =
                        (String::from_utf8_lossy(key), String::from_utf8_lossy(value).into_owned());
                    match &*key {
                        "id" => seen.ids.push(value),
                        "href" | "src" => seen.links.push(value),
                        "style" => seen.problems.push(format!("style on <{name}>")),
                        key if key.starts_with("on") => {
                            seen.problems.push(format!("{key} on <{name}>"));
                        }
                        _ => {}
                    }
                }
                let is_closed = tag.self_closing && SELF_CLOSED.contains(&&*name);
                if !is_closed && !VOID.contains(&&*name) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                match open.pop() {
                    Some(last) if last == name => {}
                    last => seen.problems.push(format!("</{name}> closes {last:?}")),
                }
            }
            Token::Error(error) => seen.problems.push(format!("{error:?}")),
            _ => {}
        }
    }
    seen.problems.extend(open.into_iter().map(|name| format!("<{name}> is never closed")));
    seen
}

/// Joins the address of a page and a relative link.
fn resolve(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => assert!(parts.pop().is_some(), "{link} on {page} leaves the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn is_outward(link: &str) -> bool {
    ["http:", "https:", "mailto:", "data:"].iter().any(|scheme| link.starts_with(scheme))
}

#[test]
fn the_example_has_no_diagnostics() {
    let build = build(&root(), "team");
    let said: Vec<String> = build
        .diagnostics
        .iter()
        .map(|it| format!("{}@{}: {}", it.primary.path, it.primary.span.start, it.message))
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    assert!(100 < build.n_pages, "only {} pages", build.n_pages);
}

#[test]
fn every_link_and_fragment_resolves_and_pages_are_well_formed() {
    for audience in ["team", "internal", "public"] {
        let build = build(&root(), audience);
        let pages: BTreeMap<&str, Seen> = build
            .written
            .iter()
            .filter_map(|artifact| Some((&*artifact.address, look(html(artifact)?))))
            .collect();
        let files: BTreeSet<&str> =
            build.written.iter().map(|artifact| &*artifact.address).collect();
        let mut wrong: Vec<String> = Vec::new();
        for (address, seen) in &pages {
            let mut ids = seen.ids.clone();
            ids.sort();
            let twins: Vec<&[String]> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
            wrong.extend(twins.iter().map(|pair| format!("{address}: id {} twice", pair[0])));
            wrong.extend(seen.problems.iter().map(|it| format!("{address}: {it}")));
            for link in seen.links.iter().filter(|link| !is_outward(link)) {
                let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
                // What follows is for a script; the file is the same.
                let path = path.split('?').next().unwrap_or_default();
                let target =
                    if path.is_empty() { (*address).to_owned() } else { resolve(address, path) };
                if !files.contains(&*target) {
                    wrong.push(format!("{address}: {link} leads nowhere"));
                } else if !fragment.is_empty()
                    && !pages.get(&*target).is_some_and(|it| it.ids.iter().any(|id| id == fragment))
                {
                    wrong.push(format!("{address}: {link} has no such place"));
                }
            }
        }
        wrong.truncate(40);
        assert!(wrong.is_empty(), "for {audience}:\n{}", wrong.join("\n"));
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_in_any_order() {
    let bytes = |artifacts: &[Artifact]| -> Vec<(String, String)> {
        artifacts.iter().map(|it| (it.address.to_string(), format!("{:?}", it.content))).collect()
    };
    let first = build(&root(), "team");
    let mut reversed = changes(&root());
    reversed.reverse();
    let second = Engine::new(options("team")).apply(reversed);
    assert!(bytes(&first.written) == bytes(&second.written));
}

#[test]
fn a_build_without_changes_makes_nothing_again() {
    let mut engine = Engine::new(options("team"));
    let first = engine.apply(changes(&root()));
    let again = engine.apply(changes(&root()));
    let pages: Vec<&str> =
        again.written.iter().filter(|it| html(it).is_some()).map(|it| &*it.address).collect();
    assert!(pages.is_empty(), "made again: {pages:?}");
    assert_eq!(first.n_pages, again.n_pages);
    assert!(again.removed.is_empty());
}
