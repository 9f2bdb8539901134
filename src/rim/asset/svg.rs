//! SVG: a drawing that only draws. What programs note in it for themselves goes; what could run code or ask others is refused.

use crate::rim::asset::Refusal;
use roxmltree::{Attribute, Document, Node};
use std::ops::Range;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Elements that run something or show what is no drawing.
const ACTIVE: [&str; 9] = [
    "script",
    "foreignobject",
    "handler",
    "listener",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
];
/// What a drawing may hold within itself.
const PICTURES: [&str; 4] =
    ["data:image/png;", "data:image/jpeg;", "data:image/webp;", "data:image/gif;"];

/// The drawing without comments, metadata, and what other programs keep in it.
pub fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Unlike)?;
    // Entities are a way to hide things, and to blow them up: a document type is not read.
    let document = Document::parse(text).map_err(|error| match error {
        roxmltree::Error::DtdDetected => active("a document type (`<!DOCTYPE …>`)"),
        _ => Refusal::Unlike,
    })?;
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        return Err(Refusal::Unlike);
    }
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut waiting = vec![document.root()];
    while let Some(node) = waiting.pop() {
        if is_note(&node) {
            cuts.push(node.range());
            continue;
        }
        check(&node)?;
        cuts.extend(node.attributes().filter(is_foreign).map(|it| it.range()));
        waiting.extend(node.children());
    }
    Ok(without(text, cuts).into_bytes())
}

/// Comments, instructions to programs, metadata, words that no picture shows, and elements that are none of SVG.
fn is_note(node: &Node) -> bool {
    if node.is_element() {
        let name = node.tag_name();
        return name.namespace() != Some(SVG)
            || ["metadata", "desc", "title"].contains(&name.name());
    }
    node.is_comment() || node.is_pi()
}

/// Attributes of other programs, such as the path that a drawing was last saved to, and what no picture shows.
fn is_foreign(attribute: &Attribute) -> bool {
    attribute.namespace().is_some_and(|it| it != XLINK && it != XML)
        || attribute.name().starts_with("data-")
        || attribute.name().starts_with("aria-")
}

fn active(what: impl Into<String>) -> Refusal {
    Refusal::Active(what.into())
}

fn check(node: &Node) -> Result<(), Refusal> {
    let name = node.tag_name().name().to_ascii_lowercase();
    if ACTIVE.contains(&&*name) {
        return Err(active(format!("`<{}>`", node.tag_name().name())));
    }
    if name == "style" {
        if node.children().any(|it| it.is_element()) {
            return Err(active("an element in `<style>`"));
        }
        // What stands around a comment comes together when it goes.
        let texts = node.children().filter(Node::is_text);
        check_style(&texts.filter_map(|it| it.text()).collect::<String>())?;
    }
    let attributes = node.attributes().filter(|it| !is_foreign(it));
    attributes.into_iter().try_for_each(|it| check_attribute(&name, &it))
}

fn check_attribute(element: &str, attribute: &Attribute) -> Result<(), Refusal> {
    let name = attribute.name().to_ascii_lowercase();
    let value = attribute.value();
    let is_handler = name.starts_with("on");
    // An animation may set what may not be written.
    let sets_another = element != "svg" && name == "attributename" && {
        let set = value.trim().to_ascii_lowercase();
        set.ends_with("href") || set.starts_with("on")
    };
    let leads_out = ["href", "src", "base"].contains(&&*name) && !is_inside(value);
    if is_handler || sets_another || leads_out {
        return Err(active(format!("`{}=\"…\"` in `<{element}>`", attribute.name())));
    }
    check_style(value)
}

/// Whether an address stays in the drawing.
fn is_inside(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    address.is_empty()
        || address.starts_with('#')
        || PICTURES.iter().any(|it| address.starts_with(it))
}

/// A style may point to parts of the drawing, and to nothing else.
fn check_style(style: &str) -> Result<(), Refusal> {
    // Escapes could spell what is looked for.
    let plain: String = style.to_ascii_lowercase().split_whitespace().collect();
    let has_import =
        plain.contains("@import") || plain.contains("image-set(") || plain.contains('\\');
    let mut addresses = plain.split("url(").skip(1).map(|it| it.trim_start_matches(['"', '\'']));
    if has_import || addresses.any(|it| !is_inside(it)) || plain.contains("javascript:") {
        return Err(active("a style that points out of it"));
    }
    Ok(())
}

/// The text without some ranges, none of which lies in another.
fn without(text: &str, mut cuts: Vec<Range<usize>>) -> String {
    cuts.sort_by_key(|it| it.start);
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for cut in cuts {
        kept.push_str(text.get(from..cut.start).unwrap_or_default());
        from = cut.end;
    }
    kept + text.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(inside: &str) -> Result<String, Refusal> {
        let text = format!(
            "<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" xmlns:x=\"urn:x\">{inside}</svg>"
        );
        let head = text.find('>').unwrap() + 1;
        let bytes = cleaned(text.as_bytes())?;
        let text = String::from_utf8(bytes).unwrap();
        Ok(text[head..].trim_end_matches("</svg>").to_owned())
    }

    #[test]
    fn a_drawing_stays_as_it_is() {
        for inside in [
            "<g id=\"a\" fill=\"url(#b)\" style=\"stroke:red;mask: url( '#m' )\"><path d=\"M0 0\"/></g>",
            "<style>.a{fill:url(#b)}</style><use href=\"#a\"/><use xlink:href=\"#a\"/>",
            "<image href=\"data:image/png;base64,AAAA\"/><text xml:space=\"preserve\"> a </text>",
            "<animate attributeName=\"x\" to=\"3\"/><a href=\"#b\">c</a>",
        ] {
            assert_eq!(clean(inside), Ok(inside.to_owned()), "{inside}");
        }
    }

    #[test]
    fn what_programs_note_goes() {
        let inside = "<!-- Maria --><metadata>Maria</metadata><?program Maria?><x:view a=\"Maria\"><x:b/></x:view><desc>Maria</desc><title>Maria</title><g data-name=\"Maria\" x:saved-to=\"/home/maria\" id=\"a\"/>";
        assert_eq!(clean(inside), Ok("<g   id=\"a\"/>".to_owned()));
        let styled = format!("<?xml-stylesheet href=\"https://x.example\"?><svg xmlns=\"{SVG}\"/>");
        assert_eq!(cleaned(styled.as_bytes()), Ok(format!("<svg xmlns=\"{SVG}\"/>").into_bytes()));
    }

    #[test]
    fn what_acts_is_refused() {
        for inside in [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<foreignObject/>",
            "<g onload=\"alert(1)\"/>",
            "<g ONCLICK=\"alert(1)\"/>",
            "<a href=\"javascript:alert(1)\">a</a>",
            "<a xlink:href=\" https://x.example\">a</a>",
            "<use href=\"other.svg#a\"/>",
            "<g xml:base=\"https://x.example\"/>",
            "<image href=\"https://x.example/a.png\"/>",
            "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
            "<feImage href=\"//x.example\"/>",
            "<set attributeName=\"xlink:href\" to=\"javascript:alert(1)\"/>",
            "<animate attributeName=\"onload\" to=\"alert(1)\"/>",
            "<style>@import 'https://x.example';</style>",
            "<style>a{fill:url(https://x.example)}</style>",
            "<style>a{fill:u\\72l(https://x.example)}</style>",
            "<g style=\"fill:url('//x.example')\"/>",
            "<g fill=\"url(other.svg#a)\"/>",
            "<style>@im<!-- x -->port 'https://x.example';</style>",
            "<style>a{fill:u<?x y?>rl(https://x.example)}</style>",
            "<style>a{fill:ur<![CDATA[l(https://x.example)]]>}</style>",
            "<style>a{fill:u<g/>rl(#b)}</style>",
            "<style>@im<x:y/>port 'https://x.example';</style>",
        ] {
            assert!(matches!(clean(inside), Err(Refusal::Active(_))), "{inside}");
        }
        let entity = format!("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"{SVG}\">&a;</svg>");
        assert!(matches!(cleaned(entity.as_bytes()), Err(Refusal::Active(_))));
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        for text in
            ["", "words", "<svg/>", "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>", "<svg"]
        {
            assert_eq!(cleaned(text.as_bytes()), Err(Refusal::Unlike), "{text}");
        }
        assert_eq!(cleaned(b"\xff\xfe"), Err(Refusal::Unlike));
    }
}
