//! WebP: of the chunks those that are seen, also within the frames of an animation.

use crate::rim::asset::exif::{only_turned, turned};
use img_parts::riff::RiffContent;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

/// The chunks that decide what is seen.
const SEEN: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// The chunks of a frame that do.
const SEEN_IN_FRAME: [&[u8]; 3] = [b"VP8 ", b"VP8L", b"ALPH"];
/// What stands in a frame before its chunks: where it is and how long it stays.
const N_FRAME_HEAD_BYTES: usize = 16;
/// Says in the first byte of `VP8X` that there is XMP.
pub const HAS_XMP: u8 = 0b100;

/// The image without metadata; none when it is no WebP.
pub fn cleaned(bytes: &Bytes) -> Option<Vec<u8>> {
    let mut image = WebP::from_bytes(up_to_end(bytes)?).ok()?;
    let turned = image.exif().and_then(|exif| turned(&exif));
    image.chunks_mut().retain(|chunk| SEEN.contains(&&chunk.id()));
    image.set_exif(turned.map(only_turned));
    for chunk in image.chunks_mut() {
        let id = chunk.id();
        let RiffContent::Data(data) = chunk.content_mut() else { continue };
        match &id {
            b"VP8X" => {
                let mut flags = data.to_vec();
                flags.iter_mut().take(1).for_each(|flags| *flags &= !HAS_XMP);
                *data = flags.into();
            }
            b"ANMF" => *data = frame(data)?.into(),
            _ => {}
        }
    }
    Some(image.encoder().bytes().to_vec())
}

/// The file up to where it says that it ends.
fn up_to_end(bytes: &Bytes) -> Option<Bytes> {
    let n_bytes = usize::try_from(length(bytes.get(4..8)?)?).ok()?;
    let end = n_bytes.checked_add(8)?.min(bytes.len());
    Some(bytes.slice(..end))
}

/// A frame with the chunks that are seen.
fn frame(data: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = data.split_at_checked(N_FRAME_HEAD_BYTES)?;
    let mut kept = head.to_vec();
    while !rest.is_empty() {
        let n_bytes = usize::try_from(length(rest.get(4..8)?)?).ok()?;
        // Chunks begin at even places.
        let end = n_bytes.checked_add(8)?.checked_next_multiple_of(2)?.min(rest.len());
        let (chunk, after) = rest.split_at_checked(end)?;
        if SEEN_IN_FRAME.contains(&&chunk[..4]) {
            kept.extend_from_slice(chunk);
        }
        rest = after;
    }
    Some(kept)
}

fn length(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}
