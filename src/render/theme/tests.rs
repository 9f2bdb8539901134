//! What a theme promises: nothing of an author's text becomes HTML, and a broken file never takes a page away.

use super::*;
use regex::Regex;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tera::Context;

/// Text that would do harm in any place where it were not escaped.
const HOSTILE: &str = "\"'></title></p><img src=x onerror=alert(1)>{{ root }}";

fn own(name: &str, text: &str) -> (String, Arc<[u8]>) {
    (name.to_owned(), Arc::from(text.as_bytes()))
}

/// Renders one template of a site's own with a context.
fn render(template: &str, context: &Context) -> Result<String, String> {
    let (theme, problems) = theme(&[own("templates/own.txt", template)], "en");
    assert!(problems.is_empty(), "{problems:?}");
    let page = templates::render(theme.own(), "own.txt", context)
        .map_err(|error| templates::describe(&error));
    page.map(|page| String::from_utf8(page).unwrap())
}

fn context(values: &Value) -> Context {
    Context::from_serialize(values).unwrap()
}

#[test]
fn the_built_in_theme_has_no_problems() {
    let (_, problems) = theme(&[], "en");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_broken_template_is_told_of_and_the_built_in_one_stays() {
    let broken = [
        own("templates/note.html", "fine\n  {% if %}"),
        own("templates/persona.html", "{{ title | nothing }}"),
        own("templates/base.html", "<p>\n{{ title | safe }}"),
    ];
    let (theme, problems) = theme(&broken, "en");
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert!(problems[0].starts_with("templates/base.html:2:10: the filter `safe`"), "{problems:?}");
    assert!(problems[1].starts_with("templates/note.html:2:"), "{problems:?}");
    assert!(problems[2].starts_with("templates/persona.html:1:"), "{problems:?}");
    assert!(theme.tera.get_template_names().any(|name| name == "note.html"));
}

#[test]
fn templates_of_a_site_may_need_one_another() {
    let files = [
        own("templates/a.html", "{{<zebra />}}"),
        own("templates/part/z.html", "{% component zebra() %}stripes{% endcomponent zebra %}"),
    ];
    let (theme, problems) = theme(&files, "en");
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(templates::render(theme.own(), "a.html", &Context::new()).unwrap(), b"stripes");
}

#[test]
fn text_is_escaped_and_cannot_pass_for_html() {
    let mut words = context(&json!({ "words": "<b>\"&'" }));
    assert_eq!(render("{{ words }}", &words).unwrap(), "&lt;b&gt;&quot;&amp;&#39;");
    words.insert_value("made", tera::Value::safe_string("<b>made</b>"));
    assert_eq!(render("{{ made }}", &words).unwrap(), "<b>made</b>");
    assert!(!render("{{ made ~ words }}", &words).unwrap().contains("<b>"));
}

#[test]
fn the_filter_safe_is_refused_in_every_way_it_can_be_written() {
    for template in
        ["{{ it|safe }}", "{{ it |\n safe }}", "{% filter safe %}{{ it }}{% endfilter %}"]
    {
        let (_, problems) = theme(&[own("templates/own.html", template)], "en");
        assert_eq!(problems.len(), 1, "{template}");
    }
    let mut tera = Tera::new();
    let strings = Strings::load(&[&files::built_in()], "en", &mut Vec::new());
    crate::render::filters::register(&mut tera, Arc::new(strings));
    tera.add_raw_template("own.html", "{{ it | safe }}").unwrap();
    assert!(tera.render("own.html", &context(&json!({ "it": "<b>" }))).is_err());
}

#[test]
fn hostile_words_stay_words_wherever_a_page_shows_them() {
    let page = "{% extends \"base.html\" %}{% block main %}\
        {{<who who={who} root={root} />}}{{<mood mood={mood} />}}{{<pill pill={pill} root={root} />}}\
        {{<voice quote={quote} root={root} />}}{{<words quote={quote} />}}\
        {{<tabs tabs={tabs} root={root} label={title} />}}{% include \"part/backlinks.html\" %}\
        {{<empty words={title} action={title} url={title} />}}{% endblock %}";
    let page = render(page, &context(&hostile_page())).unwrap();
    assert!(!page.contains("<img"), "{page}");
    assert!(!page.contains("\"'>"), "{page}");
    assert!(page.contains("{{ root }}"), "words are never run as a template");
}

fn hostile_page() -> Value {
    let it = HOSTILE;
    json!({
        "root": "../", "title": it, "description": it, "lang": it, "dir": it, "nav": it, "kind": it,
        "audience": it, "changed": it, "edit_url": it,
        "crumbs": [{ "title": it, "url": it, "is_key": false }],
        "site": { "title": it, "description": it, "lang": it, "system_fonts": false },
        "menu": [{ "key": it, "url": it }],
        "who": { "name": it, "url": it, "seal": { "path": it, "tone": it } },
        "mood": { "level": 1, "word": it },
        "pill": { "strength": "strong", "n_passages": 2, "n_people": 1, "n_for": 0, "n_against": 0,
                  "is_quiet": true, "newest": it, "url": it },
        "quote": { "words": it, "url": it, "by": it, "method": it, "date": it, "lang": it, "basis": it },
        "tabs": [{ "key": it, "url": it, "n": 1, "is_current": true }],
        "page": { "backlinks": [{ "title": it, "url": it, "before": it, "match": it, "after": it }] },
    })
}

#[test]
fn an_icon_is_named_by_a_name() {
    let hostile = context(&json!({ "name": HOSTILE }));
    let icon = render("{{ icon(name=name) }}", &hostile).unwrap();
    assert!(!icon.contains("<img") && !icon.contains("\"'"), "{icon}");
    assert!(render("{{ icon(name=name | trim) }}", &hostile).is_err());
    let icon = render("{{ icon(name=\"m1\") }}", &hostile).unwrap();
    assert_eq!(icon, "<i class=\"i i-m1\"></i>");
}

#[test]
fn dates_and_moods_are_written_as_people_read_them() {
    let empty = Context::new();
    let dates = "{{ \"2026-03-14\" | date }}, {{ \"2026-03-14\" | date(long=true) }}, \
        {{ \"2026-03-14\" | date(month=true) }}, {{ \"some day\" | date }}";
    assert_eq!(render(dates, &empty).unwrap(), "14 Mar 2026, 14 March 2026, Mar 2026, some day");
    let moods = "{{ -11 | tenths }} {{ 4 | tenths }} {{ 0 | tenths }} {{ -20 | tenths }}";
    assert_eq!(render(moods, &empty).unwrap(), "−1.1 +0.4 0 −2");
}

#[test]
fn a_sign_stays_before_its_number_in_languages_from_right_to_left() {
    let files = [own("templates/own.html", "{{ -11 | tenths }} {{ 4 | tenths }} {{ 0 | tenths }}")];
    let (theme, _) = theme(&files, "he");
    let page = templates::render(theme.own(), "own.html", &Context::new()).unwrap();
    assert_eq!(String::from_utf8(page).unwrap(), "\u{200E}−1.1 \u{200E}+0.4 0");
}

#[test]
fn a_language_may_have_a_few_strings_and_english_says_the_rest() {
    let strings = own(
        "strings/nl.ftl",
        "skip = Naar de tekst\nn-people = { $n ->\n [one] een persoon\n *[other] { $n } mensen\n }\n",
    );
    let words = "{{ t(key=\"skip\") }}, {{ t(key=\"n-people\", n=1) }}, \
        {{ t(key=\"n-passages\", n=1) }}, {{ t(key=\"no-such-key\") }}";
    let files = [strings, own("templates/own.html", words)];
    let (theme, problems) = theme(&files, "nl-BE");
    assert!(problems.is_empty(), "{problems:?}");
    let page = templates::render(theme.own(), "own.html", &Context::new()).unwrap();
    assert_eq!(
        String::from_utf8(page).unwrap(),
        "Naar de tekst, een persoon, 1 passage, no-such-key"
    );
}

#[test]
fn strings_that_cannot_be_read_leave_the_built_in_ones() {
    let files = [
        own("strings/en.ftl", "skip = Past all this\nnav-main { = broken\n"),
        own("templates/own.html", "{{ t(key=\"skip\") }}, {{ t(key=\"nav-main\") }}"),
    ];
    let (theme, problems) = theme(&files, "en");
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("strings/en.ftl"), "{problems:?}");
    assert_eq!(
        templates::render(theme.own(), "own.html", &Context::new()).unwrap(),
        b"Past all this, Main"
    );
}

#[test]
fn every_string_a_template_names_is_there() {
    let files = files::built_in();
    let strings = Strings::load(&[&files], "en", &mut Vec::new());
    let english = String::from_utf8_lossy(&files["strings/en.ftl"]).into_owned();
    let named = Regex::new(r#"\bkey="([a-z0-9-]+)"\s*(~)?"#).unwrap();
    for (name, text) in files::templates(&files) {
        for found in named.captures_iter(&text) {
            let key = &found[1];
            // `key="mood-" ~ word` names a family: one string at least begins with it.
            let is_there = match found.get(2) {
                Some(_) => english.lines().any(|line| line.starts_with(key)),
                None => strings.has(key),
            };
            assert!(is_there, "{name} names `{key}`, which strings/en.ftl does not have");
        }
    }
}

#[test]
fn every_language_says_what_english_says() {
    let files = files::built_in();
    let english = said(&files["strings/en.ftl"]);
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("strings/")) {
        assert_eq!(said(text), english, "{path}");
    }
}

/// The keys of a file of strings, each with everything it puts in.
fn said(text: &[u8]) -> BTreeMap<String, BTreeSet<String>> {
    let text = String::from_utf8_lossy(text);
    let (key, argument) =
        (Regex::new("^([a-z][a-z0-9-]*) =").unwrap(), Regex::new(r"\$\w+").unwrap());
    let mut said = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(found) = key.captures(line) {
            current = found[1].to_owned();
        }
        let arguments: &mut BTreeSet<String> = said.entry(current.clone()).or_default();
        arguments.extend(argument.find_iter(line).map(|it| it.as_str().to_owned()));
    }
    said
}

#[test]
fn a_change_of_words_or_templates_changes_the_fingerprint_and_one_of_style_does_not() {
    let plain = theme(&[], "en").0.fingerprint();
    assert_eq!(plain, theme(&[own("static/style.css", "")], "en").0.fingerprint());
    assert_ne!(plain, theme(&[own("strings/en.ftl", "skip = Skip")], "en").0.fingerprint());
    assert_ne!(plain, theme(&[own("templates/own.html", "")], "en").0.fingerprint());
    assert_ne!(plain, theme(&[], "de").0.fingerprint());
}
