//! From the path of a request to an address of the site, the way that web servers do it.

/// What stands behind a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// The file with this address.
    File(String),
    /// A folder with an index, but the path lacks the slash that its relative links need.
    Folder,
    /// Nothing.
    Nothing,
}

/// Finds the file for a path. `has` says whether the site has an address; nothing else is ever looked at, least of all the disk.
pub fn find(path: &str, has: impl Fn(&str) -> bool) -> Found {
    let Some(path) = path.strip_prefix('/').and_then(decode) else { return Found::Nothing };
    if path.is_empty() || path.ends_with('/') {
        let index = format!("{path}index.html");
        return if has(&index) { Found::File(index) } else { Found::Nothing };
    }
    let page = format!("{path}.html");
    if has(&path) {
        Found::File(path)
    } else if has(&page) {
        Found::File(page)
    } else if has(&format!("{path}/index.html")) {
        Found::Folder
    } else {
        Found::Nothing
    }
}

/// Undoes percent-encoding; none when the result is not text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let byte = match (first, after) {
            (b'%', [high, low, ..]) => u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?,
            (b'%', _) => return None,
            _ => *first,
        };
        bytes.push(byte);
        rest = after.get(if *first == b'%' { 2 } else { 0 }..)?;
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u32> {
    char::from(byte).to_digit(16)
}

/// The media type of an address, by its ending. The browser is told not to guess.
pub fn media_type(address: &str) -> &'static str {
    let ending = address.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match &*ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "vtt" => "text/vtt; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" => "audio/ogg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn look(path: &str) -> Found {
        let addresses =
            ["index.html", "notes/index.html", "notes/läden.html", "notes/a%b.html", "style.css"];
        find(path, |address| addresses.contains(&address))
    }

    #[test]
    fn paths_lead_where_a_web_server_would() {
        let file = |address: &str| Found::File(address.to_owned());
        assert_eq!(look("/"), file("index.html"));
        assert_eq!(look("/index.html"), file("index.html"));
        assert_eq!(look("/notes/"), file("notes/index.html"));
        assert_eq!(look("/notes"), Found::Folder);
        assert_eq!(look("/notes/l%C3%A4den"), file("notes/läden.html"));
        assert_eq!(look("/notes/a%25b.html"), file("notes/a%b.html"));
        assert_eq!(look("/style.css"), file("style.css"));
    }

    #[test]
    fn everything_else_is_nothing() {
        for path in [
            "",
            "/nope",
            "//",
            "//index.html",
            "/../index.html",
            "/%2e%2e/index.html",
            "/notes/%",
            "/notes/%C3",
            "/notes/%zz",
            "/style.css/",
            "*",
        ] {
            assert_eq!(look(path), Found::Nothing, "{path}");
        }
    }

    proptest! {
        #[test]
        fn what_is_asked_is_an_address_or_nothing(path in "/?([a-z]|%[0-9a-fA-F]{2}|%|/|\\.|[äß]|\\PC){0,20}") {
            // A site that has everything shows what would be looked up.
            if let Found::File(address) = find(&path, |_| true) {
                let given = &path[1..];
                prop_assert_eq!(given.contains('%'), address != given && address != format!("{given}index.html"));
            }
        }
    }
}
