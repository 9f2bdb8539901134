//! A link to a recording, a meeting or a shared file: whoever has it may hear more than was meant for them.

use crate::diagnostic::Rule;
use crate::rules::kept::Found;

/// Hosts, and how the path begins. A host stands for those below it too.
const PLACES: [(&str, &str); 42] = [
    ("zoom.us", "/rec/"),
    ("zoom.us", "/j/"),
    ("zoom.us", "/clips/"),
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

/// Finds such links in a text.
pub fn find(text: &str) -> Vec<Found> {
    // Every path begins with a slash, and words hold few.
    let slashes = memchr::memchr_iter(b'/', text.as_bytes());
    slashes.flat_map(|slash| PLACES.iter().filter_map(move |it| link(text, slash, *it))).collect()
}

/// The link whose host ends before a slash.
fn link(text: &str, slash: usize, (host, path): (&str, &str)) -> Option<Found> {
    let is_part = |it: char| it.is_ascii_alphanumeric() || "-_@".contains(it);
    let is_path = |it: &char| !it.is_whitespace() && !it.is_control() && !"<>\"'()[]".contains(*it);
    let (before, rest) = text.split_at(slash);
    let start = slash.checked_sub(host.len())?;
    let is_host = before.get(start..)?.eq_ignore_ascii_case(host);
    let is_place = rest.get(..path.len())?.eq_ignore_ascii_case(path);
    if !is_host || !is_place || before[..start].ends_with(is_part) {
        return None;
    }
    let len: usize = rest.chars().take_while(is_path).map(char::len_utf8).sum();
    let len = rest[..len].trim_end_matches(['.', ',']).len();
    if len <= path.len() {
        return None;
    }
    Some(Found {
        rule: Rule::RecordingLink,
        range: start..slash + len,
        message: "a link to a recording, a meeting or a shared file stands in what this audience would read",
        help: "leave it out; `recording:` in the front matter keeps it for authors",
        named: None,
    })
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
            "https://www.youtube.com/watch?v=dQw4",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
