//! Blocks as HTML with holes: lists, quotes, tables, code and everything else that holds words.

use crate::model::{Block, BlockKind, Consent, Markup};
use crate::read::code;
use crate::read::doc::{Node, NodeKind};
use crate::read::html::Pen;
use crate::read::inline;
use crate::read::link;
use crate::read::raw;
use crate::read::reader::Reader;
use crate::read::words;
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag};

/// Writes one block and what is in it. `shown` is the consent of what stands around it: only a lower one needs a guard.
pub fn write(reader: &mut Reader<'_>, node: &Node, shown: Consent, pen: &mut Pen) {
    let own = node.consent.filter(|consent| *consent < shown);
    let guard = own.map(|consent| pen.open_guard(consent));
    let shown = own.unwrap_or(shown);
    reader.within(shown, |reader| write_kind(reader, node, shown, pen));
    if let Some(guard) = guard {
        pen.close_guard(guard);
    }
}

fn write_kind(reader: &mut Reader<'_>, node: &Node, shown: Consent, pen: &mut Pen) {
    match node.kind {
        NodeKind::Heading(level) => wrapped(reader, node, heading_name(level), pen),
        NodeKind::Paragraph => wrapped(reader, node, "p", pen),
        NodeKind::Cell => inline::write(reader, node, pen),
        NodeKind::Quote => quote(reader, node, shown, pen),
        NodeKind::List(start) => list(reader, node, (start, shown), pen),
        NodeKind::Item(_) => item(reader, node, shown, pen),
        NodeKind::Code => code_block(reader, node, pen),
        NodeKind::Html => html_block(reader, node, pen),
        NodeKind::Rule => pen.html("<hr>"),
        NodeKind::Table => table(reader, node, shown, pen),
        NodeKind::Head | NodeKind::Row => row(reader, node, &[], pen),
        NodeKind::Footnote => footnote(reader, node, shown, pen),
    }
}

/// The first level is the title's.
fn heading_name(level: u8) -> &'static str {
    match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// Writes blocks one after the other.
pub fn write_all(reader: &mut Reader<'_>, nodes: &[Node], shown: Consent, pen: &mut Pen) {
    for node in nodes {
        write(reader, node, shown, pen);
    }
}

/// Writes blocks as one markup.
pub fn markup(reader: &mut Reader<'_>, nodes: &[Node], shown: Consent) -> Markup {
    let mut pen = Pen::default();
    write_all(reader, nodes, shown, &mut pen);
    pen.finish()
}

/// Writes a block that stands by itself, and says what it is.
pub fn block(reader: &mut Reader<'_>, node: &Node, shown: Consent) -> Option<Block> {
    if is_bare(reader, node) {
        return None;
    }
    let consent = node.consent.unwrap_or(shown);
    let mut pen = Pen::with_room(node.span.len());
    write(reader, node, consent, &mut pen);
    let kind = match node.kind {
        NodeKind::Paragraph => BlockKind::Paragraph,
        NodeKind::Quote => BlockKind::Quote,
        _ => BlockKind::Other,
    };
    (!pen.is_empty()).then(|| Block { kind, markup: pen.finish(), evidence: Vec::new(), consent })
}

fn tag(node: &Node, name: &str, pen: &mut Pen) {
    pen.html("<");
    pen.html(name);
    if let Some(anchor) = &node.anchor {
        pen.attribute("id", anchor);
    }
}

/// Words in an element; nothing at all when everything in them was cut.
fn wrapped(reader: &mut Reader<'_>, node: &Node, name: &str, pen: &mut Pen) {
    if is_empty(reader, node) {
        return;
    }
    tag(node, name, pen);
    pen.html(">");
    inline::write(reader, node, pen);
    pen.html("</");
    pen.html(name);
    pen.html(">");
}

/// Whether nothing is left of the words of a block.
pub fn is_empty(reader: &Reader<'_>, node: &Node) -> bool {
    let events = reader.events.get(node.events.clone()).unwrap_or_default();
    let has_image =
        events.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Image { .. })));
    !has_image && node.passages.is_empty() && !words::has_words(reader, node)
}

/// Whether nothing is left to show of a block and of everything in it.
pub fn is_bare(reader: &Reader<'_>, node: &Node) -> bool {
    match node.kind {
        NodeKind::Code | NodeKind::Html | NodeKind::Rule => false,
        _ if node.is_leaf() => is_empty(reader, node),
        _ => node.children.iter().all(|child| is_bare(reader, child)),
    }
}

fn quote(reader: &mut Reader<'_>, node: &Node, shown: Consent, pen: &mut Pen) {
    tag(node, "blockquote", pen);
    let start = node.events.start.checked_sub(1).and_then(|start| reader.events.get(start));
    let kind = match start {
        Some((Event::Start(Tag::BlockQuote(kind)), _)) => *kind,
        _ => None,
    };
    if let Some(word) = kind.map(alert) {
        pen.attribute("class", &format!("alert alert-{}", word.to_lowercase()));
        pen.html("><p class=\"alert-title\">");
        pen.text(word);
        pen.html("</p>");
    } else {
        pen.html(">");
    }
    write_all(reader, &node.children, shown, pen);
    pen.html("</blockquote>");
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "Note",
        BlockQuoteKind::Tip => "Tip",
        BlockQuoteKind::Important => "Important",
        BlockQuoteKind::Warning => "Warning",
        BlockQuoteKind::Caution => "Caution",
    }
}

fn list(
    reader: &mut Reader<'_>,
    node: &Node,
    (start, shown): (Option<u64>, Consent),
    pen: &mut Pen,
) {
    open_list(start, node.anchor.as_deref(), pen);
    write_all(reader, &node.children, shown, pen);
    pen.html(close_list(start));
}

/// Writes an item that stands in a list of its own. Which number it has is known once it is known which items are shown.
pub fn item_alone(
    reader: &mut Reader<'_>,
    item: &Node,
    (start, list_anchor): (Option<u64>, Option<&str>),
    consent: Consent,
) -> Option<Block> {
    if is_bare(reader, item) {
        return None;
    }
    let mut pen = Pen::with_room(item.span.len());
    open_list(start.map(|_| 1), list_anchor, &mut pen);
    write(reader, item, consent, &mut pen);
    pen.html(close_list(start));
    let kind = BlockKind::Item { start };
    Some(Block { kind, markup: pen.finish(), evidence: Vec::new(), consent })
}

fn open_list(start: Option<u64>, anchor: Option<&str>, pen: &mut Pen) {
    pen.html(if start.is_some() { "<ol" } else { "<ul" });
    if let Some(anchor) = anchor {
        pen.attribute("id", anchor);
    }
    if let Some(start) = start.filter(|start| *start != 1) {
        pen.attribute("start", &start.to_string());
    }
    pen.html(">");
}

fn close_list(start: Option<u64>) -> &'static str {
    if start.is_some() { "</ol>" } else { "</ul>" }
}

/// An item. Its first paragraph is never wrapped, so that a blank line where something was withheld leaves no trace.
fn item(reader: &mut Reader<'_>, node: &Node, shown: Consent, pen: &mut Pen) {
    let NodeKind::Item(task) = node.kind else { return };
    tag(node, "li", pen);
    if let Some(is_done) = task {
        pen.attribute("class", if is_done { "task is-done" } else { "task" });
    }
    pen.html(">");
    pen.html(match task {
        Some(true) => {
            "<span class=\"box\" aria-hidden=\"true\">☑</span><span class=\"vh\">done:</span> "
        }
        Some(false) => {
            "<span class=\"box\" aria-hidden=\"true\">☐</span><span class=\"vh\">open:</span> "
        }
        None => "",
    });
    item_content(reader, node, shown, pen);
    pen.html("</li>");
}

/// What stands in an item.
pub fn item_content(reader: &mut Reader<'_>, node: &Node, shown: Consent, pen: &mut Pen) {
    let mut children = node.children.iter();
    if let Some(first) = node.children.first().filter(|first| first.kind == NodeKind::Paragraph) {
        let own = first.consent.filter(|consent| *consent < shown);
        let guard = own.map(|consent| pen.open_guard(consent));
        reader.within(own.unwrap_or(shown), |reader| inline::write(reader, first, pen));
        if let Some(guard) = guard {
            pen.close_guard(guard);
        }
        children.next();
    }
    write_all(reader, children.as_slice(), shown, pen);
}

fn code_block(reader: &Reader<'_>, node: &Node, pen: &mut Pen) {
    let start = node.events.start.checked_sub(1).and_then(|start| reader.events.get(start));
    let info = match start {
        Some((Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))), _)) => &**info,
        _ => "",
    };
    code::write(info, &lines(reader, node), pen);
}

/// The lines of a block of code or HTML.
pub fn lines(reader: &Reader<'_>, node: &Node) -> String {
    let events = reader.events.get(node.events.clone()).unwrap_or_default();
    let texts = events.iter().filter_map(|(event, _)| match event {
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => Some(&**text),
        _ => None,
    });
    texts.collect()
}

fn html_block(reader: &mut Reader<'_>, node: &Node, pen: &mut Pen) {
    let html = lines(reader, node);
    if html.trim().is_empty() {
        return;
    }
    pen.html("<div class=\"html\">");
    for piece in raw::pieces(html.trim_end()) {
        match piece {
            raw::Piece::Text(text) => pen.text(text),
            raw::Piece::Tag(tag) => html_tag(&tag, pen),
        }
    }
    pen.html("</div>");
}

/// In blocks of HTML only addresses outside are linked; a place of the site is named with `[[…]]`.
fn html_tag(tag: &raw::RawTag, pen: &mut Pen) {
    match (tag.form, tag.name) {
        (raw::Form::Close, name) => pen.html(&format!("</{name}>")),
        (_, "img") => pen.text(tag.attribute("alt").unwrap_or_default()),
        (_, "a") => {
            pen.html("<a");
            if let Some(href) = tag.attribute("href")
                && let link::Target::Outside(url) =
                    link::target(pulldown_cmark::LinkType::Inline, href)
            {
                pen.attribute("href", &url);
                pen.attribute("rel", "noreferrer noopener");
            }
            pen.html(">");
        }
        _ => inline::open_tag(pen, tag),
    }
}

fn table(reader: &mut Reader<'_>, node: &Node, shown: Consent, pen: &mut Pen) {
    let start = node.events.start.checked_sub(1).and_then(|start| reader.events.get(start));
    let alignments = match start {
        Some((Event::Start(Tag::Table(alignments)), _)) => alignments.clone(),
        _ => Vec::new(),
    };
    // The label stands outside the row of the head, so a head that fewer may see is no label.
    let head = node.children.first().filter(|head| head.consent.is_none_or(|it| shown <= it));
    let head = head.map_or(&[][..], |head| &head.children);
    let label = head
        .iter()
        .map(|cell| reader.words(cell))
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    tag(node, "div", pen);
    pen.attribute("class", "scroll");
    pen.html(" role=\"group\" tabindex=\"0\"");
    pen.attribute("aria-label", &label);
    pen.html("><table>");
    for (index, child) in node.children.iter().enumerate() {
        if child.kind == NodeKind::Row && child.children.iter().all(|cell| is_empty(reader, cell)) {
            continue;
        }
        let own = child.consent.filter(|consent| *consent < shown);
        let guard = own.map(|consent| pen.open_guard(consent));
        pen.html(if index == 0 { "<thead>" } else { "" });
        reader.within(own.unwrap_or(shown), |reader| row(reader, child, &alignments, pen));
        pen.html(if index == 0 { "</thead>" } else { "" });
        if let Some(guard) = guard {
            pen.close_guard(guard);
        }
    }
    pen.html("</table></div>");
}

fn row(reader: &mut Reader<'_>, node: &Node, alignments: &[Alignment], pen: &mut Pen) {
    let is_head = node.kind == NodeKind::Head;
    pen.html("<tr>");
    for (index, cell) in node.children.iter().enumerate() {
        pen.html(if is_head { "<th scope=\"col\"" } else { "<td" });
        match alignments.get(index) {
            Some(Alignment::Right) => pen.html(" class=\"align-right\""),
            Some(Alignment::Center) => pen.html(" class=\"align-center\""),
            Some(Alignment::Left | Alignment::None) | None => {}
        }
        pen.html(">");
        inline::write(reader, cell, pen);
        pen.html(if is_head { "</th>" } else { "</td>" });
    }
    pen.html("</tr>");
}

/// The label of a footnote.
pub fn footnote_label<'r>(reader: &Reader<'r>, node: &Node) -> Option<&'r str> {
    let events: &'r [crate::read::doc::Spanned<'r>] = reader.events;
    match node.events.start.checked_sub(1).and_then(|start| events.get(start)) {
        Some((Event::Start(Tag::FootnoteDefinition(label)), _)) => Some(label),
        _ => None,
    }
}

fn footnote(reader: &mut Reader<'_>, node: &Node, shown: Consent, pen: &mut Pen) {
    let Some(label) = footnote_label(reader, node) else { return };
    pen.html("<div class=\"footnote\"");
    if reader.takes_label(label, shown) {
        pen.attribute("id", &link::footnote_id(label));
    }
    pen.html("><sup>");
    pen.text(label);
    pen.html("</sup>");
    write_all(reader, &node.children, shown, pen);
    pen.html("</div>");
}
