//! JPEG: of the segments those that are seen, and nothing behind the image.

use crate::rim::asset::exif::{only_turned, turned};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::{Bytes, ImageEXIF};

/// The image without metadata; none when it is no JPEG.
pub fn cleaned(bytes: &Bytes) -> Option<Vec<u8>> {
    let mut image = Jpeg::from_bytes(bytes.clone()).ok()?;
    let turned = image.exif().and_then(|exif| turned(&exif));
    image.segments_mut().retain(is_seen);
    // The library takes all that follows the head of the first scan for its pixels.
    let first_scan = image.segments_mut().last_mut().filter(|it| it.has_entropy())?;
    let n_pixel_bytes = first_scan.len_with_entropy() - first_scan.len();
    let pixels = scans(bytes.get(bytes.len().checked_sub(n_pixel_bytes)?..)?)?;
    let contents = first_scan.contents().clone();
    *first_scan = JpegSegment::new_with_entropy(first_scan.marker(), contents, pixels.into());
    image.set_exif(turned.map(only_turned));
    Some(image.encoder().bytes().to_vec())
}

/// Of the segments of applications the size of a dot, the colors (ICC) and Adobe's way of storing colors are seen.
fn is_seen(segment: &JpegSegment) -> bool {
    match segment.marker() {
        markers::APP0 => segment.contents().starts_with(b"JFIF\0"),
        markers::APP2 => segment.contents().starts_with(b"ICC_PROFILE\0"),
        markers::APP14 => segment.contents().starts_with(b"Adobe"),
        markers::COM | markers::APP1..=markers::APP15 => false,
        _ => true,
    }
}

/// The pixels up to the end of the image, and between them only segments that are needed to read them. None where a segment is cut off.
fn scans(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(markers::P, rest) {
        let (pixels, after) = rest.split_at(at);
        kept.extend_from_slice(pixels);
        // Any number of fill bytes may stand before a marker.
        let n_fill = after.iter().take_while(|it| **it == markers::P).count();
        let Some(marker) = after.get(n_fill).copied() else { break };
        let n_bytes = match marker {
            markers::EOI => break,
            // A pixel that looks like a marker, or a place to begin again.
            0 | 0x01 | 0xd0..=0xd7 => n_fill + 1,
            _ => {
                let length = <[u8; 2]>::try_from(after.get(n_fill + 1..n_fill + 3)?).ok()?;
                n_fill + 1 + usize::from(u16::from_be_bytes(length))
            }
        };
        let segment = after.get(..n_bytes)?;
        if !matches!(marker, markers::COM | markers::APP0..=markers::APP15) {
            kept.extend_from_slice(segment);
        }
        rest = &after[n_bytes..];
        if rest.is_empty() {
            break;
        }
    }
    if memchr::memchr(markers::P, rest).is_none() {
        kept.extend_from_slice(rest);
    }
    kept.extend([markers::P, markers::EOI]);
    Some(kept)
}
