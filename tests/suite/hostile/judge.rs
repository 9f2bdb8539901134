//! What a page may hold: the elements, attributes and addresses that the theme uses, and the few that authors may add.

use super::dom::{Dom, Element};
use std::collections::BTreeSet;

/// Every element that the theme or Markdown makes, and the attributes it may carry.
const OURS: [(&str, &str); 67] = [
    ("a", "aria-current class data-search download href rel title"),
    ("article", "class id"),
    ("aside", "aria-label class"),
    ("b", "class"),
    ("blockquote", "class lang"),
    ("body", "class data-copied data-not-copied"),
    ("br", ""),
    (
        "button",
        "aria-label class data-clear data-copy data-copy-card data-dark data-light data-more data-print data-system data-theme-toggle hidden popovertarget type",
    ),
    ("caption", "class"),
    ("circle", "class cx cy r"),
    ("code", "class"),
    ("dd", ""),
    ("del", ""),
    ("details", "class"),
    (
        "div",
        "aria-hidden aria-label aria-labelledby aria-live class data-found data-static hidden id role tabindex",
    ),
    ("dl", "class"),
    ("dt", ""),
    ("em", ""),
    ("fieldset", "class"),
    ("figcaption", "class"),
    ("figure", "class"),
    ("footer", "class"),
    ("form", "autocomplete class data-explorer data-with"),
    ("h1", "id"),
    ("h2", "class id tabindex"),
    ("h3", "class id"),
    ("h4", "class id"),
    ("head", ""),
    ("header", "class"),
    ("hr", ""),
    ("html", "dir lang"),
    ("i", "class"),
    ("img", "alt loading src title"),
    ("input", "enterkeyhint id name pattern placeholder type value"),
    ("kbd", ""),
    ("label", "for"),
    ("legend", ""),
    ("li", "aria-current class id"),
    ("line", "class x1 x2 y1 y2"),
    ("link", "as crossorigin href rel type"),
    ("main", "id tabindex"),
    ("mark", "class id"),
    ("meta", "charset content http-equiv name"),
    ("nav", "aria-label class id popover"),
    ("ol", "aria-label class start"),
    ("option", "value"),
    (
        "p",
        "class data-count data-failed data-file data-loading data-none data-said hidden id lang role",
    ),
    ("path", "class d fill stroke stroke-linecap stroke-width"),
    ("pre", "aria-labelledby role tabindex"),
    ("rect", "class fill height rx width x y"),
    ("script", "defer src type"),
    ("section", "aria-label aria-labelledby class id tabindex"),
    ("select", "id name"),
    ("small", ""),
    ("span", "aria-hidden class"),
    ("strong", ""),
    ("summary", "class"),
    ("sup", "class"),
    ("svg", "aria-hidden class height preserveAspectRatio viewBox width x y"),
    ("table", "class data-compare role"),
    ("tbody", "role"),
    ("td", "class data-lane data-who role"),
    ("template", "data-card"),
    ("th", "class colspan data-who role scope"),
    ("thead", "class role"),
    ("time", "datetime"),
    ("ul", "class data-chosen data-remove id role"),
];
/// More of them, without attributes.
const PLAIN: [&str; 3] = ["title", "tr", "s"];
/// What authors may write as HTML.
const THEIRS: &str = "br a sub sup kbd q cite abbr small span img details summary table thead tbody tr th td ul ol li figure figcaption hr p div";
const THEIR_ATTRIBUTES: &str = "alt title colspan rowspan scope open";
/// Places of the theme that stand once on a page.
const PLACES: &str = "a11y all ask asks backlinks basis claims compare-h day dropped evh held journeys keys ladders list main maps moods-h nav notes opportunities passages people planned privacy promises signs since verdicts words";
/// What the names of all other places begin with, so that none can take the place of those.
const PREFIXES: &str = "b- c- e- ev- evs- fn- h- l- map- p- qd- s- seek-";
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

fn holds(words: &str, word: &str) -> bool {
    words.split(' ').any(|it| it == word)
}

/// What is wrong with a page.
pub fn judge(address: &str, page: &str, files: &BTreeSet<&str>) -> Vec<String> {
    let dom = Dom::of(page);
    let mut wrong: Vec<String> = Vec::new();
    wrong.extend(dom.repairs.iter().map(|it| format!("had to be repaired: {it}")));
    wrong.extend(dom.comments.iter().map(|it| format!("a comment: {it}")));
    if dom.is_quirky {
        wrong.push("read as an old page".to_owned());
    }
    for element in &dom.elements {
        wrong.extend(element_of(element, address, files));
    }
    wrong.extend(frame(&dom));
    wrong.extend(names(&dom));
    wrong.into_iter().map(|it| format!("{address}: {it}")).collect()
}

fn element_of(element: &Element, address: &str, files: &BTreeSet<&str>) -> Vec<String> {
    let mut wrong = Vec::new();
    let Element { name, attributes, text, .. } = element;
    let ours = OURS.iter().find(|(it, _)| it == name).map(|(_, attributes)| *attributes);
    let ours = ours.or_else(|| PLAIN.contains(&&**name).then_some("class id role"));
    if ours.is_none() && !holds(THEIRS, name) {
        wrong.push(format!("<{name}>"));
    }
    let is_theirs = holds(THEIRS, name);
    for (key, value) in attributes {
        let is_known =
            ours.is_some_and(|it| holds(it, key)) || is_theirs && holds(THEIR_ATTRIBUTES, key);
        if !is_known {
            wrong.push(format!("<{name} {key}=\"{value}\">"));
        }
        if matches!(&**key, "href" | "src") && !is_good_address(name, value, address, files) {
            wrong.push(format!("<{name} {key}=\"{value}\"> leads astray"));
        }
        if key == "class" && name != "code" && value.contains("evil") {
            wrong.push(format!("<{name} class=\"{value}\">"));
        }
        if matches!(&**key, "fill" | "stroke") && value.contains("url") {
            wrong.push(format!("<{name} {key}=\"{value}\">"));
        }
    }
    if matches!(&**name, "script" | "style") && !text.trim().is_empty() {
        wrong.push(format!("<{name}> holds {text}"));
    }
    if text.contains("44090649") {
        wrong.push(format!("the text was read as a template: {text}"));
    }
    wrong
}

/// Reads an address as browsers do: what they skip is skipped first.
fn is_good_address(name: &str, value: &str, page: &str, files: &BTreeSet<&str>) -> bool {
    let value = value.trim_matches(|it: char| it <= ' ').replace(['\t', '\n', '\r'], "");
    let scheme =
        value.split(['/', '?', '#']).next().and_then(|it| it.split_once(':')).map(|it| it.0);
    if let Some(scheme) = scheme {
        return name == "a" && ["http", "https", "mailto"].contains(&&*scheme.to_ascii_lowercase());
    }
    let path = value.split(['?', '#']).next().unwrap_or_default();
    let is_local = !path.starts_with(['/', '\\']);
    let target = if path.is_empty() { Some(page.to_owned()) } else { resolved(page, path) };
    is_local
        && target.is_some_and(|it| {
            files.contains(&*it)
                || holds("_search _theme _files", it.split('/').next().unwrap_or_default())
        })
}

/// Joins the address of a page and a relative path; nothing when that leaves the site.
fn resolved(page: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The frame of the page stands as the theme put it.
fn frame(dom: &Dom) -> Vec<String> {
    let mut wrong = Vec::new();
    for name in ["html", "head", "body", "main", "footer", "title", "h1"] {
        let all: Vec<_> = dom.elements.iter().filter(|it| it.name == name).collect();
        if all.len() != 1 {
            wrong.push(format!("{} <{name}>", all.len()));
        }
        let parent = all.first().and_then(|it| it.parent).map(|it| &*dom.elements[it].name);
        let expected = match name {
            "head" | "body" => Some("html"),
            "main" | "footer" => Some("body"),
            "title" => Some("head"),
            _ => parent,
        };
        if parent != expected {
            wrong.push(format!("<{name}> stands in {parent:?}"));
        }
    }
    let value = |it: &Element, key: &str| it.attributes.get(key).cloned().unwrap_or_default();
    let metas: Vec<&Element> = dom.elements.iter().filter(|it| it.name == "meta").collect();
    let policy: Vec<String> = metas
        .iter()
        .filter(|it| it.attributes.contains_key("http-equiv"))
        .map(|it| value(it, "content"))
        .collect();
    if policy != [POLICY] {
        wrong.push(format!("another policy: {policy:?}"));
    }
    let in_head = |it: &&Element| it.parent.is_some_and(|at| dom.elements[at].name == "head");
    let out = dom.elements.iter().filter(|it| matches!(&*it.name, "meta" | "link" | "script"));
    wrong.extend(
        out.filter(|it| !in_head(it)).map(|it| format!("<{}> outside of the head", it.name)),
    );
    wrong
}

/// Names of places are ours, and each stands once.
fn names(dom: &Dom) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for id in dom.elements.iter().filter_map(|it| it.attributes.get("id")) {
        if !holds(PLACES, id) && !PREFIXES.split(' ').any(|it| id.starts_with(it)) {
            wrong.push(format!("a place called {id}"));
        }
        if !seen.insert(id) {
            wrong.push(format!("two places called {id}"));
        }
    }
    wrong
}
