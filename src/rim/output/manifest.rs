//! The list of the files that we wrote, kept in the output folder: what is not on it is not ours.

use crate::model::Audience;
use crate::rim::failure::Failure;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::io;
use std::path::Path;

/// The form of the file; another first line is not understood.
const FORM: &str = "heard-manifest 1";

/// What we wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// For whom the site was built.
    pub audience: Option<Audience>,
    /// Every file, by address.
    pub files: BTreeMap<String, Entry>,
}

/// One file that we wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The xxh3 hash of its bytes.
    pub hash: u64,
    /// How long it is.
    pub n_bytes: u64,
}

impl Manifest {
    /// Reads a manifest; none when there is none.
    pub fn read(path: &Path) -> Result<Option<Self>, Failure> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Failure::io("read", path)(error)),
        };
        let manifest = Self::parse(&text).ok_or_else(|| {
            let message = format!(
                "{} is not a list of files as this version of heard writes it",
                path.display()
            );
            Failure::refused(message, "name another folder with `-o`, or remove this one")
        })?;
        Ok(Some(manifest))
    }

    /// Reads the text of a manifest; none when it is not one, down to the last line: half a list would lose files.
    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.lines();
        if lines.next()? != FORM || !lines.next()?.starts_with("version ") {
            return None;
        }
        let audience = match lines.next()?.strip_prefix("audience ")? {
            "-" => None,
            word => Some(Audience::from_word(word)?),
        };
        let files = lines.map(parse_line).collect::<Option<_>>()?;
        Some(Self { audience, files })
    }

    /// The manifest as text.
    pub fn text(&self) -> String {
        let audience = self.audience.map_or("-", Audience::word);
        let mut text =
            format!("{FORM}\nversion {}\naudience {audience}\n", env!("CARGO_PKG_VERSION"));
        for (address, Entry { hash, n_bytes }) in &self.files {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{hash:016x} {n_bytes} {}", escape(address));
        }
        text
    }
}

fn parse_line(line: &str) -> Option<(String, Entry)> {
    let mut parts = line.splitn(3, ' ');
    let hash = u64::from_str_radix(parts.next()?, 16).ok()?;
    let n_bytes = parts.next()?.parse().ok()?;
    let address = unescape(parts.next()?)?;
    is_inside(&address).then_some((address, Entry { hash, n_bytes }))
}

/// All folders above some addresses, outer ones first.
pub fn folders_above<'a>(addresses: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    addresses
        .into_iter()
        .flat_map(|address| {
            address.match_indices('/').filter_map(move |(end, _)| address.get(..end))
        })
        .collect()
}

/// Whether an address stays below the folder. The file may have been edited, and what is on it gets removed.
pub fn is_inside(address: &str) -> bool {
    !address.is_empty()
        && !address.contains(['\\', '\0'])
        && address.split('/').all(|name| !matches!(name, "" | "." | ".."))
        && !Path::new(address).is_absolute()
        && (!cfg!(windows) || !address.contains(':'))
}

/// File names may hold line breaks; the lines of the manifest may not. A backslash never gets here.
fn escape(address: &str) -> String {
    address.replace('\n', "\\n").replace('\r', "\\r")
}

fn unescape(text: &str) -> Option<String> {
    let address = text.replace("\\n", "\n").replace("\\r", "\r");
    (!address.contains('\\')).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn is_read_as_it_was_written() {
        let entry = Entry { hash: 0xfe, n_bytes: 12 };
        let files = ["index.html", "notes/Läden und Märkte.html", "odd\nname.png"]
            .map(|address| (address.to_owned(), entry));
        let manifest = Manifest { audience: Some(Audience::Public), files: files.into() };
        assert_eq!(Manifest::parse(&manifest.text()), Some(manifest));
    }

    #[test]
    fn nothing_outside_is_ever_on_it() {
        for address in ["../notes.md", "/etc/passwd", "a/../../b", "a//b", "", "a\\..\\b"] {
            assert!(!is_inside(address), "{address}");
            let text = format!("{FORM}\nversion 0.1.0\naudience team\n00 1 {address}\n");
            assert_eq!(Manifest::parse(&text), None, "{address}");
        }
    }

    #[test]
    fn another_form_is_not_understood() {
        assert_eq!(Manifest::parse(""), None);
        assert_eq!(
            Manifest::parse("heard-manifest 1\nversion 0.1.0\naudience team\n00 1 inde"),
            None
        );
        assert_eq!(Manifest::parse("heard-manifest 2\nversion 9.0.0\naudience team\n"), None);
    }

    proptest! {
        #[test]
        fn damage_is_noticed_or_harmless(
            addresses in prop::collection::vec("[a-zä]{1,8}(/[a-z \n\r.]{1,8}){0,3}", 0..6),
            at: prop::sample::Index,
            length in 0..12usize,
            piece in "(\\.\\./|/|\\\\|\n|\\x00| |[0-9a-f]|heard-manifest 1\n|.){0,6}",
        ) {
            let entry = Entry { hash: 0xfe, n_bytes: 12 };
            let files = addresses.into_iter().filter(|it| is_inside(it)).map(|it| (it, entry));
            let manifest = Manifest { audience: Some(Audience::Team), files: files.collect() };
            let mut text = manifest.text();
            prop_assert_eq!(Manifest::parse(&text), Some(manifest));
            let from = text.floor_char_boundary(at.index(text.len()));
            let to = text.ceil_char_boundary((from + length).min(text.len()));
            text.replace_range(from..to, &piece);
            for address in Manifest::parse(&text).iter().flat_map(|it| it.files.keys()) {
                prop_assert!(is_inside(address), "{address:?} of {text:?}");
            }
        }
    }
}
