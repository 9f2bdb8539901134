//! A link to a recording, a meeting or a shared file: whoever has it may hear more than was meant for them.

use crate::diagnostic::Rule;
use crate::rules::kept::Found;
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

/// Hosts, and how the path begins. A host stands for those below it too.
const PLACES: [(&str, &str); 53] = [
    ("zoom.us", "/rec/"),
    ("zoom.us", "/j/"),
    ("zoom.us", "/clips/"),
    ("zoom.us", "/my/"),
    ("zoom.us", "/s/"),
    ("zoom.us", "/w/"),
    ("teams.microsoft.com", "/l/meetup-join/"),
    ("teams.microsoft.com", "/l/meetingrecap"),
    ("teams.live.com", "/meet/"),
    ("microsoftstream.com", "/video/"),
    ("sharepoint.com", "/:v:/"),
    ("sharepoint.com", "/:u:/"),
    ("sharepoint.com", "/:f:/"),
    ("1drv.ms", "/"),
    ("onedrive.live.com", "/"),
    ("meet.google.com", "/"),
    ("drive.google.com", "/"),
    ("docs.google.com", "/document/"),
    ("docs.google.com", "/spreadsheets/"),
    ("docs.google.com", "/presentation/"),
    ("docs.google.com", "/file/"),
    ("photos.app.goo.gl", "/"),
    ("dropbox.com", "/s/"),
    ("dropbox.com", "/sh/"),
    ("dropbox.com", "/scl/"),
    ("app.box.com", "/s/"),
    ("icloud.com", "/iclouddrive/"),
    ("wetransfer.com", "/downloads/"),
    ("we.tl", "/"),
    ("loom.com", "/share/"),
    ("otter.ai", "/u/"),
    ("otter.ai", "/s/"),
    ("otter.ai", "/note/"),
    ("youtu.be", "/"),
    ("youtube.com", "/watch"),
    ("youtube.com", "/live/"),
    ("vimeo.com", "/"),
    ("loom.com", "/embed/"),
    ("fireflies.ai", "/view/"),
    ("grain.com", "/share/"),
    ("grain.co", "/share/"),
    ("fathom.video", "/share/"),
    ("fathom.video", "/calls/"),
    ("tldv.io", "/app/meetings/"),
    ("app.read.ai", "/analytics/"),
    ("rev.com", "/transcript"),
    ("share.descript.com", "/view/"),
    ("lookback.io", "/"),
    ("app.gong.io", "/call"),
    ("webex.com", "/recordingservice/"),
    ("webex.com", "/meet/"),
    ("whereby.com", "/"),
    ("riverside.fm", "/"),
];

/// Finds the hosts, all in one pass; a position is that in `PLACES`.
static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let hosts = PLACES.iter().map(|(host, _)| host);
    AhoCorasick::builder().ascii_case_insensitive(true).build(hosts).ok()
});

/// Finds such links in a text.
pub fn find(text: &str) -> Vec<Found> {
    // Every path begins with a slash, written as it is or as `%2F`, and few texts hold one.
    let has_path = memchr::memchr2(b'/', b'%', text.as_bytes()).is_some();
    let Some(finder) = FINDER.as_ref().filter(|_| has_path) else { return Vec::new() };
    let mut found: Vec<Found> = finder
        .find_overlapping_iter(text)
        .filter_map(|host| link(text, host.range(), PLACES.get(host.pattern().as_usize())?.1))
        .collect();
    found.dedup_by_key(|it| it.range.start);
    found
}

/// The link that leads to a host and to a path below it.
fn link(text: &str, host: Range<usize>, path: &str) -> Option<Found> {
    let is_part = |it: char| it.is_ascii_alphanumeric() || "-_".contains(it);
    let before = &text[..host.start];
    // `someone@` before a host is an address of mail, unless a scheme stands before it.
    let is_mail = before.ends_with('@')
        && !before[before.rfind(char::is_whitespace).unwrap_or(0)..].contains("://");
    let slash = before.get(before.len().saturating_sub(3)..);
    let is_below = slash.is_some_and(|it| it.eq_ignore_ascii_case("%2F"));
    if before.ends_with(is_part) && !is_below || is_mail {
        return None;
    }
    let end = below(text, host.end, path)?;
    Some(Found {
        rule: Rule::RecordingLink,
        range: host.start..end,
        message: "a link to a recording, a meeting or a shared file stands in what this audience would read",
        help: "leave it out; `recording:` in the front matter keeps it for authors",
        named: None,
    })
}

/// Where a link ends whose path begins as it should behind a host, and goes on.
fn below(text: &str, host_end: usize, path: &str) -> Option<usize> {
    let is_path = |it: char| !it.is_whitespace() && !it.is_control() && !"<>\"'()[]".contains(it);
    let rest = &text[host_end..];
    let len = rest.find(|it| !is_path(it)).unwrap_or(rest.len());
    let written = rest[..len].trim_end_matches(['.', ',']);
    let plain = written.to_ascii_lowercase().replace("%2f", "/").replace("%3a", ":");
    let plain = plain.trim_start_matches('.');
    let port =
        plain.strip_prefix(':').map(|it| it.trim_start_matches(|it: char| it.is_ascii_digit()));
    let parts = port.unwrap_or(plain).strip_prefix('/')?.trim_start_matches('/');
    let more = parts.strip_prefix(&path[1..])?;
    (!more.is_empty()).then_some(host_end + written.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_recordings_are_found_and_others_are_not() {
        for text in [
            "https://us02web.zoom.us/rec/share/AbC_1?pwd=x",
            "Watch https://www.loom.com/share/0a1b2c.",
            "https://bakery.sharepoint.com/:v:/s/team/EaBc",
            "[here](https://drive.google.com/file/d/1x/view)",
            "www.dropbox.com/scl/fi/abc/call.mp4?dl=0",
            "HTTPS://YOUTU.BE/dQw4",
            "https://otter.ai/u/abc-def",
            "https://zoom.us:443/rec/share/x",
            "https://kim:pw@zoom.us/rec/share/x",
            "https://zoom.us.//rec/share/x",
            "https://out.example/?to=https%3A%2F%2Fzoom.us%2Frec%2Fshare%2Fx",
            "https://zoom.us/my/kim",
            "https://www.youtube.com/watch?v=dQw4",
        ] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
        for text in [
            "They use Zoom and zoom.us.",
            "https://zoom.us/pricing",
            "https://www.dropbox.com/business",
            "https://notloom.com/share/abc",
            "https://drive.google.com/",
            "See drive.google.com, they said.",
            "https://www.youtube.com/@bakery",
            "kim@zoom.us/rec/share/x",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
