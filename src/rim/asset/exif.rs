//! The one thing in EXIF that is seen: how a browser has to turn the image.

use img_parts::Bytes;

/// How a browser has to turn the image, when it has to.
pub fn turned(exif: &[u8]) -> Option<u8> {
    let is_little = exif.starts_with(b"II");
    let short = |at: usize| {
        let pair = <[u8; 2]>::try_from(exif.get(at..at.checked_add(2)?)?).ok()?;
        Some(if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let four = <[u8; 4]>::try_from(exif.get(4..8)?).ok()?;
    let first = if is_little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) };
    let first = usize::try_from(first).ok()?;
    let entries = (0..usize::from(short(first)?)).map(|n| first.saturating_add(2 + 12 * n));
    let orientation = entries.into_iter().find(|at| short(*at) == Some(0x0112))?;
    let turned = u8::try_from(short(orientation.checked_add(8)?)?).ok()?;
    (2..=8).contains(&turned).then_some(turned)
}

/// EXIF that says nothing but how to turn the image: one directory with one entry.
pub fn only_turned(turned: u8) -> Bytes {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([turned, 0, 0, 0, 0, 0, 0]);
    exif.into()
}
