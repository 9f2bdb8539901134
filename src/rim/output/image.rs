//! Images without what a camera or a program wrote into them: places, names, times, comments.

use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF, riff::RiffContent};

/// The chunks of a PNG that decide what is seen. All others go, also those that nobody knows yet.
const PNG_SEEN: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];
/// The same for a WebP.
const WEBP_SEEN: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// Says in the first byte of `VP8X` that there is XMP.
const WEBP_HAS_XMP: u8 = 0b100;

/// The image without metadata; files of other kinds as they are. None when the bytes are not what the name says.
pub fn cleaned(name: &str, bytes: Vec<u8>) -> Option<Vec<u8>> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match &*ending {
        "jpg" | "jpeg" => jpeg(bytes.into()),
        "png" => png(bytes.into()),
        "webp" => webp(bytes.into()),
        _ => Some(bytes),
    }
}

fn jpeg(bytes: Bytes) -> Option<Vec<u8>> {
    let mut image = Jpeg::from_bytes(bytes).ok()?;
    let turned = image.exif().and_then(|exif| turned(&exif));
    image.segments_mut().retain(is_seen);
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

fn png(bytes: Bytes) -> Option<Vec<u8>> {
    let mut image = Png::from_bytes(bytes).ok()?;
    let turned = image.exif().and_then(|exif| turned(&exif));
    image.chunks_mut().retain(|chunk| PNG_SEEN.contains(&&chunk.kind()));
    image.set_exif(turned.map(only_turned));
    Some(image.encoder().bytes().to_vec())
}

fn webp(bytes: Bytes) -> Option<Vec<u8>> {
    let mut image = WebP::from_bytes(bytes).ok()?;
    let turned = image.exif().and_then(|exif| turned(&exif));
    image.chunks_mut().retain(|chunk| WEBP_SEEN.contains(&&chunk.id()));
    image.set_exif(turned.map(only_turned));
    let chunks = image.chunks_mut().iter_mut();
    for chunk in chunks.filter(|chunk| chunk.id() == *b"VP8X") {
        if let RiffContent::Data(data) = chunk.content_mut() {
            let mut flags = data.to_vec();
            flags.iter_mut().take(1).for_each(|flags| *flags &= !WEBP_HAS_XMP);
            *data = flags.into();
        }
    }
    Some(image.encoder().bytes().to_vec())
}

/// How a browser has to turn the image, when it has to: the one thing in EXIF that is seen.
fn turned(exif: &[u8]) -> Option<u8> {
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
fn only_turned(turned: u8) -> Bytes {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([turned, 0, 0, 0, 0, 0, 0]);
    exif.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use img_parts::png::PngChunk;
    use img_parts::riff::RiffChunk;

    const SECRET: &[u8] = b"47.3769N 8.5417E Maria";

    /// EXIF of a camera: how it was held, and where it was.
    fn exif() -> Bytes {
        [&*only_turned(6), SECRET].concat().into()
    }

    fn has(bytes: &[u8], words: &[u8]) -> bool {
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
        assert_eq!(cleaned("shop.jpg", clean.clone()), Some(clean));
    }

    #[test]
    fn a_png_keeps_what_is_seen() {
        let chunk = |kind: &[u8; 4], text| PngChunk::new(*kind, Bytes::from_static(text));
        let mut image = Png::from_bytes(Bytes::from_static(b"\x89PNG\r\n\x1a\n")).unwrap();
        image.chunks_mut().push(chunk(b"IHDR", b"1234567890123"));
        for kind in [b"tEXt", b"iTXt", b"zTXt", b"tIME", b"juNk"] {
            image.chunks_mut().push(chunk(kind, SECRET));
        }
        image.chunks_mut().extend([chunk(b"IDAT", b"pixels"), chunk(b"IEND", b"")]);
        image.set_exif(Some(exif()));
        let clean = cleaned("shop.png", image.encoder().bytes().to_vec()).unwrap();
        assert!(!has(&clean, SECRET));
        let kinds: Vec<_> =
            Png::from_bytes(clean.into()).unwrap().chunks().iter().map(PngChunk::kind).collect();
        assert_eq!(kinds, [*b"IHDR", *b"eXIf", *b"IDAT", *b"IEND"]);
    }

    #[test]
    fn a_webp_loses_its_xmp_and_says_so() {
        let data = |id: &[u8; 4], data: &[u8]| {
            RiffChunk::new(*id, RiffContent::Data(Bytes::copy_from_slice(data)))
        };
        let chunks = vec![
            data(b"VP8X", &[WEBP_HAS_XMP | 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
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
    fn bytes_that_are_not_what_the_name_says_are_refused() {
        for name in ["a.jpg", "a.JPEG", "a.png", "a.webp"] {
            assert_eq!(cleaned(name, b"<script>alert(1)</script>".to_vec()), None, "{name}");
        }
        assert_eq!(cleaned("a.pdf", b"words".to_vec()), Some(b"words".to_vec()));
    }
}
