//! GIF: the pictures and how they follow each other, without comments and what programs note in between. The blocks are those of `GIF89a` (1990).

/// The only blocks of programs that change what is seen: how often the pictures are shown.
const LOOPS: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];
const COMMENT_AND_OTHERS: u8 = 0x21;
const CONTROL: u8 = 0xF9;
const PROGRAM: u8 = 0xFF;
const PICTURE: u8 = 0x2C;
const END: u8 = 0x3B;

/// The image without anything that is not seen; none when it is no GIF. One that was cut off ends where it ends.
pub fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(b"GIF87a") && !bytes.starts_with(b"GIF89a") {
        return None;
    }
    let mut at = 13 + colors(*bytes.get(10)?);
    let mut kept = bytes.get(..at)?.to_vec();
    while let Some(block) = block(bytes.get(at..)?) {
        if block.is_seen {
            kept.extend_from_slice(bytes.get(at..at + block.len)?);
        }
        at += block.len;
    }
    kept.push(END);
    Some(kept)
}

struct Block {
    len: usize,
    is_seen: bool,
}

/// The block that some bytes begin with; none at the end.
fn block(bytes: &[u8]) -> Option<Block> {
    match *bytes.first()? {
        COMMENT_AND_OTHERS => {
            let label = *bytes.get(1)?;
            let is_loop = || bytes.get(3..14).is_some_and(|name| LOOPS.contains(&name));
            let is_seen = label == CONTROL || label == PROGRAM && is_loop();
            Some(Block { len: 2 + parts(bytes.get(2..)?)?, is_seen })
        }
        PICTURE => {
            // Place, size and colors, then the length of the first code and the pixels.
            let head = 10 + colors(*bytes.get(9)?) + 1;
            Some(Block { len: head + parts(bytes.get(head..)?)?, is_seen: true })
        }
        _ => None,
    }
}

/// How long a table of colors is.
fn colors(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// How long the parts of a block are, each of which begins with its length; the last is empty.
fn parts(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let len = usize::from(*bytes.get(at)?);
        at += 1 + len;
        if len == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gif_keeps_its_pictures_and_loses_what_was_noted() {
        let head = b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0".as_slice();
        let control = b"\x21\xf9\x04\x01\x0a\0\0\0".as_slice();
        let picture = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0".as_slice();
        let repeat = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0".as_slice();
        let comment = b"\x21\xfe\x05Maria\0".as_slice();
        let xmp = b"\x21\xff\x0bXMP DataXMP\x05Maria\0".as_slice();
        let plain = b"\x21\x01\x02ab\x05Maria\0".as_slice();
        let dirty =
            [head, comment, repeat, xmp, control, picture, plain, picture, b"\x3b", b"Maria"];
        let clean = [head, repeat, control, picture, picture, b"\x3b"].concat();
        assert_eq!(cleaned(&dirty.concat()), Some(clean.clone()));
        assert_eq!(cleaned(&clean), Some(clean));
        assert_eq!(
            cleaned(&[head, picture, b"\x2c\0\0"].concat()),
            Some([head, picture, b"\x3b"].concat())
        );
        assert_eq!(cleaned(b"GIF89a"), None);
        assert_eq!(cleaned(b"<script>"), None);
    }
}
