//! The plain words of rendered Markdown, for words and for the lines around them.

use crate::model::{Audience, Markup, Part, RefId};
use crate::texts::add_html;

/// Which words count.
#[derive(Clone, Copy)]
pub struct Within {
    /// For whom.
    pub audience: Audience,
    /// Whether passages are among them; else they stand in the index by themselves.
    pub has_passages: bool,
}

/// Adds the plain words of a markup. `label` says what a link without words of its own shows.
pub fn add(markup: &Markup, within: Within, label: impl Fn(RefId) -> String, out: &mut String) {
    let mut n_open = 0_usize;
    for (position, part) in markup.parts.iter().enumerate() {
        match part {
            Part::PassageStart(_) => n_open += 1,
            Part::PassageEnd => n_open = n_open.saturating_sub(1),
            _ if 0 < n_open && !within.has_passages => {}
            Part::Html(html) => add_html(html, out),
            Part::LinkStart(reference) => {
                if matches!(markup.parts.get(position + 1), Some(Part::LinkEnd)) {
                    out.push_str(&label(*reference));
                }
            }
            Part::Image { alt, .. } => out.push_str(alt),
            Part::LinkEnd => {}
            // `publish` has taken out every run that is withheld; should it ever not have, the guard still guards.
            Part::Guard { consent, .. } if consent.reaches(within.audience) => {}
            Part::Guard { .. } => break,
        }
    }
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Consent;

    fn plain(parts: Vec<Part>, has_passages: bool) -> String {
        let mut out = String::new();
        let within = Within { audience: Audience::Team, has_passages };
        add(&Markup { parts }, within, |_| "Label".to_owned(), &mut out);
        out
    }

    #[test]
    fn tags_go_and_words_stay_apart() {
        let html = "<ul><li>One &amp; un<em>believ</em>able</li><li>Two</li></ul>\n<p>x &lt; y</p>";
        let words = plain(vec![Part::Html(html.into())], true);
        assert_eq!(words, "One & unbelievable Two x < y ");
    }

    #[test]
    fn passages_can_be_left_out_and_bare_links_say_their_label() {
        let parts = || {
            vec![
                Part::PassageStart(0),
                Part::Html("<b>said</b>".into()),
                Part::PassageEnd,
                Part::Html(" after ".into()),
                Part::LinkStart(RefId::at(0)),
                Part::LinkEnd,
            ]
        };
        assert_eq!(plain(parts(), true), "said after Label ");
        assert_eq!(plain(parts(), false), " after Label ");
    }

    #[test]
    fn a_guard_that_lets_through_hides_nothing_and_one_that_does_not_hides_the_rest() {
        let guarded = |consent| {
            let guard = Part::Guard { consent, len: 1 };
            let html = |it: &str| Part::Html(it.into());
            plain(vec![html("before "), guard, html("within "), html("after")], true)
        };
        assert_eq!(guarded(Consent::Team), "before within after ");
        assert_eq!(guarded(Consent::None), "before ");
    }
}
