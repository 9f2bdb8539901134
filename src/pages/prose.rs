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
    let mut numbers = Numbers::default();
    let mut level_above = 1;
    for block in body {
        let html = numbers.counted(&block.kind, filler.fill(&block.markup));
        let is_item = matches!(block.kind, BlockKind::Item { .. });
        match pieces.last_mut() {
            Some(list) if is_item && is_list => list.html.0 = join_lists(&list.html.0, &html.0),
            _ => pieces.push(piece(head, &block.kind, html, &mut level_above)),
        }
        is_list = is_item;
    }
    pieces
}

/// Counts the items of ordered lists, of those that are shown.
#[derive(Default)]
pub struct Numbers {
    above: Option<u64>,
}

impl Numbers {
    /// The next block, with its number when it is an item that has one.
    pub fn counted(&mut self, kind: &BlockKind, html: Html) -> Html {
        let BlockKind::Item { start: Some(start) } = kind else {
            self.above = None;
            return html;
        };
        let number = self.above.map_or(*start, |above| above.saturating_add(1));
        self.above = Some(number);
        match html.0.strip_prefix("<ol") {
            Some(rest) if number != 1 => Html(format!("<ol start=\"{number}\"{rest}")),
            _ => html,
        }
    }
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
        BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Quote | BlockKind::Other => {
            plain
        }
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
    fn items_are_counted_where_they_are_shown() {
        let mut numbers = Numbers::default();
        let mut html = |start| {
            let kind = BlockKind::Item { start };
            numbers.counted(&kind, Html("<ol></ol>".to_owned())).0
        };
        assert_eq!(html(Some(3)), "<ol start=\"3\"></ol>");
        assert_eq!(html(Some(3)), "<ol start=\"4\"></ol>");
        assert_eq!(html(None), "<ol></ol>");
        assert_eq!(html(Some(1)), "<ol></ol>");
        assert_eq!(html(Some(1)), "<ol start=\"2\"></ol>");
    }

    #[test]
    fn items_become_one_list() {
        assert_eq!(
            join_lists("<ul><li>a</li></ul>\n", "<ul><li>b</li></ul>"),
            "<ul><li>a</li><li>b</li></ul>"
        );
        assert_eq!(
            join_lists("<ol start=\"2\"><li>a</li></ol>", "<ol start=\"3\"><li>b</li></ol>"),
            "<ol start=\"2\"><li>a</li><li>b</li></ol>"
        );
        assert_eq!(
            join_lists("<ul><li>a</li></ul>", "<ol><li>b</li></ol>"),
            "<ul><li>a</li></ul><ol><li>b</li></ol>"
        );
    }
}
