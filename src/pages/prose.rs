//! Running text of an author, ready for a page: its headings fit below the page's title, and items that follow each other are one list.

use crate::model::{Block, BlockKind, Head};
use crate::pages::html::{Filler, Html};
use serde::Serialize;

/// One piece of running text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ProseFacts {
    /// Level of a heading, from 2; 0 for everything else.
    pub level: u8,
    /// Id of a heading.
    pub id: String,
    /// Who says it, when it is a turn of a speaker.
    pub speaker: Option<String>,
    /// The text.
    pub html: Html,
}

/// Makes running text of an entry's blocks.
pub fn prose<'b>(
    filler: &Filler,
    head: &Head,
    body: impl IntoIterator<Item = &'b Block>,
) -> Vec<ProseFacts> {
    let mut pieces: Vec<ProseFacts> = Vec::new();
    let mut is_list = false;
    let mut level_above = 1;
    for block in body {
        let html = filler.fill(&block.markup);
        let is_item = block.kind == BlockKind::Item;
        match pieces.last_mut() {
            Some(list) if is_item && is_list => list.html.0 = join_lists(&list.html.0, &html.0),
            _ => pieces.push(piece(head, &block.kind, html, &mut level_above)),
        }
        is_list = is_item;
    }
    pieces
}

fn piece(head: &Head, kind: &BlockKind, html: Html, level_above: &mut u8) -> ProseFacts {
    let plain = ProseFacts { level: 0, id: String::new(), speaker: None, html };
    match kind {
        BlockKind::Heading { level, anchor } => {
            *level_above = level_below(*level_above, *level);
            let id =
                head.anchors.get(*anchor as usize).map(|it| it.id.to_string()).unwrap_or_default();
            ProseFacts { level: *level_above, id, ..plain }
        }
        BlockKind::Turn { speaker, .. } => {
            ProseFacts { speaker: Some(speaker.to_string()), ..plain }
        }
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote | BlockKind::Other => plain,
    }
}

/// The level of a heading that follows another: never above 2, which is the title's, and never skipping one.
pub fn level_below(above: u8, level: u8) -> u8 {
    level.clamp(2, above.saturating_add(1).min(6))
}

/// Joins two lists of one kind, each of which stands alone.
fn join_lists(first: &str, second: &str) -> String {
    for (open, close) in [("<ul>", "</ul>"), ("<ol>", "</ol>")] {
        let head = first.trim_end().strip_suffix(close);
        let tail = second.trim_start().strip_prefix(open);
        if let (Some(head), Some(tail)) = (head, tail) {
            return format!("{head}{tail}");
        }
    }
    // A numbered item after the first one carries its number: the list above goes on.
    let tail = second.trim_start().strip_prefix("<ol start=\"").and_then(|it| it.split_once("\">"));
    match (first.trim_end().strip_suffix("</ol>"), tail) {
        (Some(head), Some((_, tail))) => format!("{head}{tail}"),
        _ => format!("{first}{second}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_step_down_one_at_a_time() {
        let mut above = 1;
        let levels: Vec<u8> = [3, 4, 2, 6, 1]
            .into_iter()
            .map(|level| {
                above = level_below(above, level);
                above
            })
            .collect();
        assert_eq!(levels, [2, 3, 2, 3, 2]);
    }

    #[test]
    fn items_become_one_list() {
        assert_eq!(
            join_lists("<ul><li>a</li></ul>\n", "<ul><li>b</li></ul>"),
            "<ul><li>a</li><li>b</li></ul>"
        );
        assert_eq!(
            join_lists("<ol><li>a</li></ol>", "<ol start=\"2\"><li>b</li></ol>"),
            "<ol><li>a</li><li>b</li></ol>"
        );
        assert_eq!(
            join_lists("<ul><li>a</li></ul>", "<ol><li>b</li></ol>"),
            "<ul><li>a</li></ul><ol><li>b</li></ol>"
        );
    }
}
