//! Files beside notes as they may be published: images without what a camera or a program wrote into them (places, names, times,
//! comments), and nothing that could run code.

mod exif;
mod gif;
mod jpeg;
mod svg;
mod webp;

use crate::model::Refused;
use crate::rim::failure::Failure;
use exif::{only_turned, turned};
use img_parts::png::{Png, PngChunk};
use img_parts::{Bytes, ImageEXIF};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The chunks of a PNG that decide what is seen. All others go, also those that nobody knows yet.
const PNG_SEEN: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// Endings of what browsers open as a page, or run, and of what servers run.
const RUNNING: [&str; 36] = [
    "html", "htm", "shtml", "shtm", "stm", "xhtml", "xht", "mht", "mhtml", "xml", "xsl", "xslt",
    "xsd", "rss", "atom", "rdf", "kml", "xspf", "mml", "xul", "svgz", "js", "mjs", "wasm", "swf",
    "hta", "htc", "php", "phtml", "phar", "asp", "aspx", "jsp", "cgi", "pl", "jnlp",
];

/// Endings of what is looked into.
const IMAGES: [&str; 11] =
    ["jpg", "jpeg", "jpe", "jfif", "pjpeg", "pjp", "png", "apng", "webp", "gif", "svg"];

/// Endings of images that may hold a place, and cannot be cleaned here. Most browsers do not show them.
const UNREAD: [&str; 8] = ["heic", "heif", "avif", "tif", "tiff", "jxl", "jp2", "dng"];

/// How pages begin, in lower case, whatever their name says.
const PAGES: [&[u8]; 7] =
    [b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<iframe", b"<svg"];

/// Where a page may say so below an XML declaration or a comment.
const NAMESPACES: [&[u8]; 2] = [b"http://www.w3.org/1999/xhtml", b"http://www.w3.org/2000/svg"];

/// How much of a file is looked at to see that it is a page.
const HEAD_BYTES: usize = 1 << 10;

/// The longest image that is looked into; longer ones hold no picture for a page.
const IMAGE_BYTES_MAX: usize = 64 << 20;

/// Why a file is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The bytes are no image of the kind that the name says.
    Unlike,
    /// It is longer than what is looked into.
    Large,
    /// It could run code, or ask somebody else for something: what in it.
    Active(String),
    /// It is a page or a program: the policy of our pages does not hold in it.
    Foreign,
    /// It may hold where and when it was taken, and that cannot be taken out.
    Unread,
}

impl Refusal {
    /// Says it, and what to do now.
    pub fn refused(&self) -> Refused {
        let (why, help) = match self {
            Self::Unlike => {
                ("is not what its name says".into(), "save it as an image again, or rename it")
            }
            Self::Large => (
                format!("is larger than {} MiB", IMAGE_BYTES_MAX >> 20).into(),
                "save it smaller: pages show no more than the screen holds",
            ),
            Self::Active(what) => (
                format!("holds {what}, which does more than draw").into(),
                "save it as a plain SVG without scripts and links, or as a PNG",
            ),
            Self::Foreign => (
                "could run code in a reader's browser".into(),
                "save it as a PDF, or link to where it is published",
            ),
            Self::Unread => (
                "may hold where it was taken, which cannot be taken out of such an image".into(),
                "save it as a JPEG, a PNG or a WebP",
            ),
        };
        Refused { why, help }
    }

    /// Says it of a file that changed since it was read.
    pub fn failure(&self, path: &str) -> Failure {
        let Refused { why, help } = self.refused();
        Failure::refused(format!("{path} {why}"), help)
    }
}

/// Why a file would not be published. One that cannot be read now is refused when it is needed.
pub fn refusal(path: &Path) -> Option<Refused> {
    let name = path.file_name()?.to_string_lossy();
    let ending = ending(&name);
    let n_bytes = if IMAGES.contains(&&*ending) { IMAGE_BYTES_MAX + 1 } else { HEAD_BYTES };
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(n_bytes as u64).read_to_end(&mut bytes).ok()?;
    cleaned(&name, bytes).err().map(|it| it.refused())
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase()
}

/// The image without metadata; files of other kinds as they are.
///
/// # Errors
/// When the bytes are not what the name says, or could do more than be seen.
pub fn cleaned(name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    let ending = ending(name);
    if IMAGE_BYTES_MAX < bytes.len() && IMAGES.contains(&&*ending) {
        return Err(Refusal::Large);
    }
    match &*ending {
        "jpg" | "jpeg" | "jpe" | "jfif" | "pjpeg" | "pjp" => {
            jpeg::cleaned(bytes.into()).ok_or(Refusal::Unlike)
        }
        "png" | "apng" => png(bytes.into()).ok_or(Refusal::Unlike),
        "webp" => webp::cleaned(&bytes.into()).ok_or(Refusal::Unlike),
        "gif" => gif::cleaned(&bytes).ok_or(Refusal::Unlike),
        "svg" => svg::cleaned(&bytes),
        ending if UNREAD.contains(&ending) => Err(Refusal::Unread),
        ending if RUNNING.contains(&ending) || is_page(ending, &bytes) => Err(Refusal::Foreign),
        _ => Ok(bytes),
    }
}

/// Whether a file is a page by what it holds. Text is shown as text.
fn is_page(ending: &str, bytes: &[u8]) -> bool {
    let is_text = matches!(ending, "txt" | "md" | "csv" | "json" | "vtt" | "srt" | "ics");
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes).to_ascii_lowercase();
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_start();
    let says = |words: &&[u8]| memchr::memmem::find(start, words).is_some();
    let is_named = start.starts_with(b"<") && NAMESPACES.iter().any(says);
    !is_text && (is_named || PAGES.iter().any(|words| start.starts_with(words)))
}

fn png(bytes: Bytes) -> Option<Vec<u8>> {
    let mut image = Png::from_bytes(bytes).ok()?;
    let turned = image.exif().and_then(|exif| turned(&exif));
    image.chunks_mut().retain(|chunk| PNG_SEEN.contains(&&chunk.kind()));
    for chunk in image.chunks_mut().iter_mut().filter(|chunk| chunk.kind() == *b"iCCP") {
        *chunk = unnamed(chunk);
    }
    image.set_exif(turned.map(only_turned));
    Some(image.encoder().bytes().to_vec())
}

/// A profile of colors without its name, which a program or a person gave it.
fn unnamed(profile: &PngChunk) -> PngChunk {
    let contents = profile.contents();
    let end = contents.iter().position(|byte| *byte == 0).unwrap_or(contents.len());
    PngChunk::new(profile.kind(), [b"icc", contents.get(end..).unwrap_or_default()].concat().into())
}

#[cfg(test)]
mod tests {
    use super::webp::HAS_XMP;
    use super::*;
    use img_parts::jpeg::{Jpeg, JpegSegment, markers};
    use img_parts::riff::{RiffChunk, RiffContent};
    use img_parts::webp::WebP;

    pub const SECRET: &[u8] = b"47.3769N 8.5417E Maria";

    /// EXIF of a camera: how it was held, and where it was.
    fn exif() -> Bytes {
        [&*only_turned(6), SECRET].concat().into()
    }

    pub fn has(bytes: &[u8], words: &[u8]) -> bool {
        bytes.windows(words.len()).any(|it| it == words)
    }

    #[test]
    fn a_jpeg_keeps_how_it_is_turned_and_no_place() {
        let scan = b"\xff\xd8\xff\xda\x00\x02pixels\xff\xd9";
        let mut image = Jpeg::from_bytes(Bytes::from_static(scan)).unwrap();
        for marker in [markers::APP1, markers::APP13, markers::COM] {
            let segment = JpegSegment::new_with_contents(marker, Bytes::from_static(SECRET));
            image.segments_mut().insert(0, segment);
        }
        image.set_exif(Some(exif()));
        let bytes = image.encoder().bytes().to_vec();
        assert!(has(&bytes, SECRET));
        let clean = cleaned("Shop.JPG", bytes).unwrap();
        assert!(!has(&clean, SECRET) && has(&clean, b"pixels"));
        assert_eq!(Jpeg::from_bytes(clean.clone().into()).unwrap().exif(), Some(only_turned(6)));
        assert_eq!(cleaned("shop.jpg", clean.clone()), Ok(clean));
    }

    #[test]
    fn nothing_hides_between_or_behind_the_scans_of_a_jpeg() {
        let secret = |marker: u8| [&[0xff, marker, 0, 24], SECRET].concat();
        let scan = b"\xff\xda\x00\x02pix\xff\x00els\xff\xd3more";
        let table = b"\xff\xc4\x00\x04ab";
        let parts: [&[u8]; 9] = [
            b"\xff\xd8",
            scan,
            &secret(0xfe),
            table,
            &secret(0xe1),
            scan,
            b"\xff\xff\xd9",
            SECRET,
            b"\xff\xd8\xff\xd9",
        ];
        let clean = cleaned("shop.jpg", parts.concat()).unwrap();
        assert_eq!(clean, [b"\xff\xd8".as_slice(), scan, table, scan, b"\xff\xd9"].concat());
        // What was cut off is shown as far as it goes.
        let cut = [b"\xff\xd8".as_slice(), scan].concat();
        assert_eq!(cleaned("cut.jpg", cut.clone()), Ok([&*cut, b"\xff\xd9"].concat()));
        let broken = [&*cut, b"\xff\xc4\xff\xff"].concat();
        assert_eq!(cleaned("broken.jpg", broken), Err(Refusal::Unlike));
    }

    #[test]
    fn a_png_keeps_what_is_seen() {
        let chunk = |kind: &[u8; 4], text| PngChunk::new(*kind, Bytes::from_static(text));
        let mut image = Png::from_bytes(Bytes::from_static(b"\x89PNG\r\n\x1a\n")).unwrap();
        image.chunks_mut().push(chunk(b"IHDR", b"1234567890123"));
        for kind in [b"tEXt", b"iTXt", b"zTXt", b"tIME", b"juNk"] {
            image.chunks_mut().push(chunk(kind, SECRET));
        }
        image.chunks_mut().push(chunk(b"iCCP", b"Maria's screen\0\0profile"));
        image.chunks_mut().extend([chunk(b"IDAT", b"pixels"), chunk(b"IEND", b"")]);
        image.set_exif(Some(exif()));
        let clean = cleaned("shop.png", image.encoder().bytes().to_vec()).unwrap();
        assert!(!has(&clean, SECRET) && !has(&clean, b"Maria") && has(&clean, b"icc\0\0profile"));
        let kinds: Vec<_> =
            Png::from_bytes(clean.into()).unwrap().chunks().iter().map(PngChunk::kind).collect();
        assert_eq!(kinds, [*b"IHDR", *b"eXIf", *b"iCCP", *b"IDAT", *b"IEND"]);
    }

    #[test]
    fn a_webp_loses_its_xmp_and_says_so() {
        let data = |id: &[u8; 4], data: &[u8]| {
            RiffChunk::new(*id, RiffContent::Data(Bytes::copy_from_slice(data)))
        };
        let chunks = vec![
            data(b"VP8X", &[HAS_XMP | 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            data(b"ALPH", b"alpha!"),
            data(b"VP8 ", b"pixels"),
            data(b"EXIF", SECRET),
            data(b"XMP ", SECRET),
        ];
        let list = RiffContent::List { kind: Some(*b"WEBP"), subchunks: chunks };
        let image = WebP::new(RiffChunk::new(*b"RIFF", list)).unwrap();
        let clean = cleaned("shop.webp", image.encoder().bytes().to_vec()).unwrap();
        assert!(!has(&clean, SECRET) && has(&clean, b"pixels"));
        assert!(has(&clean, &[b"VP8X\x0a\0\0\0".as_slice(), &[0x10]].concat()));
    }

    #[test]
    fn the_frames_of_a_webp_hold_nothing_else_and_nothing_stands_behind_it() {
        let chunk = |id: &[u8; 4], data: &[u8]| {
            let n_bytes = u32::try_from(data.len()).unwrap().to_le_bytes();
            let padding: &[u8] = if data.len() % 2 == 1 { b"\0" } else { b"" };
            [id, n_bytes.as_slice(), data, padding].concat()
        };
        let frame = |inside: &[Vec<u8>]| chunk(b"ANMF", &[&[7; 16], &*inside.concat()].concat());
        let (alpha, pixels) = (chunk(b"ALPH", b"odd"), chunk(b"VP8 ", b"pixels"));
        let extended = chunk(b"VP8X", &[2, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let file = |frame: Vec<u8>| chunk(b"RIFF", &[b"WEBP", &*extended, &*frame].concat());
        let dirty = frame(&[alpha.clone(), chunk(b"note", SECRET), pixels.clone()]);
        let dirty = [file(dirty), SECRET.to_vec()].concat();
        assert_eq!(cleaned("a.webp", dirty), Ok(file(frame(&[alpha, pixels]))));
    }

    #[test]
    fn bytes_that_are_not_what_the_name_says_are_refused() {
        for name in ["a.jpg", "a.JPEG", "a.jfif", "a.png", "a.apng", "a.webp", "a.gif", "a.svg"] {
            let found = cleaned(name, b"<script>alert(1)</script>".to_vec());
            assert_eq!(found, Err(Refusal::Unlike), "{name}");
        }
        assert_eq!(cleaned("Prototype.HTML", b"words".to_vec()), Err(Refusal::Foreign));
        assert_eq!(cleaned("a.pdf", b"words".to_vec()), Ok(b"words".to_vec()));
        assert_eq!(cleaned("a.HEIC", b"words".to_vec()), Err(Refusal::Unread));
        let svg = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>".as_slice();
        for page in [b"<!DOCTYPE html>".as_slice(), b"\xEF\xBB\xBF \n<Script>", svg] {
            for name in ["page", "a.pdf", "a.unknown", "a.php"] {
                assert_eq!(cleaned(name, page.to_vec()), Err(Refusal::Foreign), "{name}");
            }
            assert_eq!(cleaned("a.txt", page.to_vec()), Ok(page.to_vec()));
        }
        let board = b"<mxfile host='x'/>".to_vec();
        assert_eq!(cleaned("a.drawio", board.clone()), Ok(board));
    }
}
