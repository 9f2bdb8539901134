//! JPEG: of the segments those that are seen, and nothing between its scans or behind the image.

use crate::rim::asset::exif::{only_turned, turned};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::{Bytes, ImageEXIF};
use memchr::memchr;

/// A marker without a length that means nothing.
const TEM: u8 = 0x01;
/// How long the segment of JFIF is without the small picture that may follow in it.
const N_JFIF_BYTES: usize = 14;
/// How long the segment of Adobe is.
const N_ADOBE_BYTES: usize = 12;

/// The image without metadata; none when it is no JPEG.
pub fn cleaned(bytes: Bytes) -> Option<Vec<u8>> {
    let mut image = Jpeg::from_bytes(bytes).ok()?;
    let turned = image.exif().and_then(|exif| turned(&exif));
    let seen = image.segments().iter().filter_map(seen).collect();
    *image.segments_mut() = seen;
    image.set_exif(turned.map(only_turned));
    // The library takes all that follows the head of the first scan for its pixels.
    to_its_end(&image.encoder().bytes())
}

/// What is seen of a segment before the picture. Of those of applications that is the size of a dot, the colors (ICC) and
/// Adobe's way of storing colors.
fn seen(segment: &JpegSegment) -> Option<JpegSegment> {
    let contents = segment.contents();
    let cut = |contents| JpegSegment::new_with_contents(segment.marker(), contents);
    match segment.marker() {
        markers::APP0 if contents.starts_with(b"JFIF\0") => {
            // The last two bytes are the size of the small picture: none.
            Some(cut([contents.get(..N_JFIF_BYTES - 2)?, &[0, 0]].concat().into()))
        }
        markers::APP2 if contents.starts_with(b"ICC_PROFILE\0") => Some(segment.clone()),
        markers::APP14 if contents.starts_with(b"Adobe") => {
            Some(cut(contents.slice(..N_ADOBE_BYTES.min(contents.len()))))
        }
        marker if is_picture(marker) => Some(segment.clone()),
        _ => None,
    }
}

/// Whether a segment is needed to draw the picture.
fn is_picture(marker: u8) -> bool {
    match marker {
        markers::JPG => false,
        markers::SOF0..=markers::SOF15 => true,
        _ => is_between_scans(marker),
    }
}

/// Whether a segment is needed between two scans of one picture.
fn is_between_scans(marker: u8) -> bool {
    matches!(
        marker,
        markers::DHT | markers::DAC | markers::SOS | markers::DQT | markers::DNL | markers::DRI
    )
}

/// An image whose head is clean, with what is seen of its scans, up to its end. One that was cut off is shown as far as it goes.
fn to_its_end(image: &[u8]) -> Option<Vec<u8>> {
    let (start, mut rest) = image.split_at_checked(2)?;
    let mut seen = start.to_vec();
    let (mut has_scan, mut is_scan) = (false, false);
    loop {
        let (before, marker, after) = to_marker(rest).unwrap_or((rest, markers::EOI, &[]));
        // Anywhere else no decoder looks at what stands between two segments.
        if is_scan {
            seen.extend(before);
        }
        rest = match marker {
            markers::EOI => {
                seen.extend([markers::P, markers::EOI]);
                return has_scan.then_some(seen);
            }
            TEM => after,
            ..markers::SOF0 | markers::SOI => return None,
            _ => {
                let (segment, after) = segment(after)?;
                if !has_scan || is_between_scans(marker) {
                    seen.extend([markers::P, marker]);
                    seen.extend(segment);
                }
                is_scan = marker == markers::SOS;
                has_scan |= is_scan;
                after
            }
        };
    }
}

/// Goes to the next marker that is no part of a scan. Returns what stands before it, the marker, and what stands after it.
fn to_marker(bytes: &[u8]) -> Option<(&[u8], u8, &[u8])> {
    let mut at = 0;
    loop {
        at += memchr(markers::P, bytes.get(at..)?)?;
        let (before, from_here) = bytes.split_at_checked(at)?;
        // A marker may begin with any number of these bytes.
        let n = from_here.iter().take_while(|byte| **byte == markers::P).count();
        let (marker, after) = from_here.get(n..)?.split_first()?;
        match *marker {
            markers::Z | markers::RST0..=markers::RST7 => at += n + 1,
            marker => return Some((before, marker, after)),
        }
    }
}

/// Cuts a segment off, with the two bytes that say how long it is.
fn segment(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let n = usize::from(u16::from_be_bytes(*bytes.first_chunk()?));
    if n < 2 { None } else { bytes.split_at_checked(n) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rim::asset::tests::{SECRET, has};

    const SCAN: &[u8] = b"\xff\xda\x00\x02";
    const END: &[u8] = b"\xff\xd9";

    fn clean(parts: &[&[u8]]) -> Option<Vec<u8>> {
        cleaned([b"\xff\xd8", &*parts.concat()].concat().into())
    }

    /// A segment with these contents.
    fn with(marker: u8, contents: &[u8]) -> Vec<u8> {
        let n = u16::try_from(contents.len() + 2).unwrap().to_be_bytes();
        [&[markers::P, marker], &n[..], contents].concat()
    }

    #[test]
    fn of_jfif_and_adobe_only_what_is_seen_stays() {
        let jfif = [b"JFIF\0\x01\x02\0\0\x48\0\x48\x05\x05", SECRET].concat();
        let adobe = [b"Adobe\0\x64\0\0\0\0\x01", SECRET].concat();
        let image = [with(markers::APP0, &jfif), with(markers::APP14, &adobe)].concat();
        let clean = clean(&[&image, SCAN, b"pixels", END]).unwrap();
        assert!(!has(&clean, SECRET));
        assert!(has(
            &clean,
            b"\0\x10JFIF\0\x01\x02\0\0\x48\0\x48\0\0\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\x01\xff"
        ));
    }

    #[test]
    fn between_scans_only_what_is_seen_stays() {
        let tables: Vec<Vec<u8>> =
            [markers::DHT, markers::DQT, markers::DRI, markers::DNL, markers::DAC]
                .map(|marker| with(marker, b"table"))
                .into();
        let others: Vec<Vec<u8>> = [
            markers::COM,
            markers::APP0,
            markers::APP1,
            markers::APP15,
            markers::JPG0,
            markers::SOF2,
        ]
        .map(|marker| with(marker, SECRET))
        .into();
        let first = b"\x12\xff\0\x34\xff\xd0\x56\xff\xd7\xff\xff\0\x78";
        let (tables, others) = (tables.concat(), others.concat());
        let image = [
            SCAN,
            first,
            &others,
            SECRET,
            &tables,
            SECRET,
            b"\xff\xff",
            SCAN,
            b"second",
            &others,
            END,
        ];
        let clean = clean(&image).unwrap();
        let expected = [b"\xff\xd8", SCAN, first, &tables, SCAN, b"second", END].concat();
        assert_eq!(clean, expected);
    }

    #[test]
    fn a_scan_that_is_broken_is_refused() {
        let broken: [&[&[u8]]; 5] = [
            &[SCAN, b"pixels\xff\xfe\0\x01", END],
            &[SCAN, b"pixels\xff\xc4\xff\xff", END],
            &[SCAN, b"pixels\xff\x50", END],
            &[SCAN, b"pixels\xff\xd8", SCAN, END],
            &[END],
        ];
        for parts in broken {
            assert_eq!(clean(parts), None, "{parts:?}");
        }
        let whole = clean(&[SCAN, b"pixels", END]);
        for cut in [&b"pixels"[..], b"pixels\xff\xfe\0\x04ab"] {
            assert_eq!(clean(&[SCAN, cut]), whole);
        }
    }
}
