//! The script that keeps an open page up to date. It is added to pages as they are served and never stands in a built site.

use crate::rim::preview::signal::Signal;
use axum::body::Bytes;

/// Where the script, its style and the events stand; no page can have such an address.
pub const SCRIPT_PATH: &str = "/_heard/live.js";
/// Where the style of the overlay stands.
pub const STYLE_PATH: &str = "/_heard/live.css";
/// Where the events stand.
pub const EVENTS_PATH: &str = "/_heard/events";
/// The script.
pub const SCRIPT: &str = include_str!("live.js");
/// The style of the overlay.
pub const STYLE: &str = include_str!("live.css");

/// Adds the script to a page, with its address and the version it has: what changed before the script listens must not be missed.
pub fn add(page: &Bytes, address: &str, signal: &Signal) -> Bytes {
    const END: &[u8] = b"</body>";
    let Some(at) = page.windows(END.len()).rposition(|window| window.eq_ignore_ascii_case(END))
    else {
        return page.clone();
    };
    let address = address.replace('&', "&amp;").replace('"', "&quot;");
    let tag = format!(
        "<script src=\"{SCRIPT_PATH}\" data-page=\"{address}\" data-version=\"{}\" defer></script>",
        signal.version
    );
    let (before, after) = page.split_at(at);
    Bytes::from([before, tag.as_bytes(), after].concat())
}

/// What open pages are told, as they read it.
pub fn event(signal: &Signal) -> String {
    serde_json::json!({
        "version": signal.version,
        "before": signal.before,
        "changed": signal.changed,
        "trouble": signal.trouble,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_before_the_last_end_of_the_body() {
        let signal = Signal { version: "a-1".to_owned(), ..Signal::default() };
        let page = Bytes::from_static(b"<body><pre>&lt;/body></pre></body></html>");
        let expected = "<body><pre>&lt;/body></pre><script src=\"/_heard/live.js\" data-page=\"a&quot;b.html\" data-version=\"a-1\" defer></script></body></html>";
        assert_eq!(add(&page, "a\"b.html", &signal), expected);
        let fragment = Bytes::from_static(b"<p>");
        assert_eq!(add(&fragment, "a.html", &signal), fragment);
    }

    #[test]
    fn an_event_is_one_line() {
        let trouble = "error:\n  --> a.md".to_owned();
        let changed = Some(vec!["a.html".into()]);
        let signal = Signal { version: "a-2".into(), before: "a-1".into(), changed, trouble };
        let expected = r#"{"before":"a-1","changed":["a.html"],"trouble":"error:\n  --> a.md","version":"a-2"}"#;
        assert_eq!(event(&signal), expected);
    }
}
