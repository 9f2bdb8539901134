//! Lets personas, journeys, assumptions, insights and plain pages through the door without their withheld lines.

use crate::model::{
    Anchor, AnchorKind, Assumption, Block, BlockKind, Head, Insight, Journey, Markup, Part,
    Persona, PlainPage, Stage, renumber,
};
use crate::publish::Door;
use crate::publish::trim::{forget, moved, retain};
use std::ops::Range;
use std::sync::Arc;

impl Door {
    /// A persona, without its withheld lines.
    pub fn persona(self, persona: &Arc<Persona>) -> Arc<Persona> {
        let bodies = persona.sections.iter().flat_map(|it| &it.body);
        let is_open = persona.sections.iter().all(|it| self.lets(it.consent));
        if is_open && self.lets_head(&persona.head) && self.lets_text(bodies, [&persona.intro]) {
            return persona.clone();
        }
        let mut persona = Persona::clone(persona);
        let Persona { head, sections, intro, .. } = &mut persona;
        self.trim_claims(head, sections.iter_mut().map(|it| &mut it.claims));
        self.trim_text(head, sections.iter_mut().map(|it| &mut it.body), [intro]);
        for section in sections.iter().filter(|it| !self.lets(it.consent)) {
            forget_at(head, section.anchor);
        }
        sections.retain(|it| self.lets(it.consent));
        renumber(head, &mut []);
        Arc::new(persona)
    }

    /// A journey, without its withheld lines.
    pub fn journey(self, journey: &Arc<Journey>) -> Arc<Journey> {
        let bodies = journey.stages.iter().flat_map(|it| &it.body);
        let markups = journey.opportunities.iter().map(|it| &it.markup).chain([&journey.intro]);
        let is_whole = self.lets_head(&journey.head)
            && journey.stages.iter().all(|it| self.lets_stage(it))
            && journey.opportunities.iter().all(|it| self.lets(it.consent))
            && self.lets_text(bodies, markups);
        if is_whole {
            return journey.clone();
        }
        let mut journey = Journey::clone(journey);
        let Journey { head, stages, opportunities, intro, .. } = &mut journey;
        opportunities.retain(|it| self.lets(it.consent));
        let lanes = stages.iter_mut().flat_map(|it| &mut it.lanes);
        self.trim_claims(head, lanes.map(|it| &mut it.claims));
        for stage in stages.iter_mut() {
            self.trim_lanes(stage);
        }
        let markups = opportunities.iter_mut().map(|it| &mut it.markup).chain([intro]);
        self.trim_text(head, stages.iter_mut().map(|it| &mut it.body), markups);
        self.trim_stages(head, stages);
        renumber(head, stages);
        Arc::new(journey)
    }

    /// An assumption, without its withheld lines.
    pub fn assumption(self, assumption: &Arc<Assumption>) -> Arc<Assumption> {
        if self.lets_body(&assumption.head, &assumption.body) {
            return assumption.clone();
        }
        let mut assumption = Assumption::clone(assumption);
        self.trim_body(&mut assumption.head, &mut assumption.body);
        Arc::new(assumption)
    }

    /// An insight, without its withheld lines. The links to its passages stand in its text, so those of withheld lines go too.
    pub fn insight(self, insight: &Arc<Insight>) -> Arc<Insight> {
        if self.lets_body(&insight.head, &insight.body) {
            return insight.clone();
        }
        let mut insight = Insight::clone(insight);
        self.trim_body(&mut insight.head, &mut insight.body);
        Arc::new(insight)
    }

    /// A plain page, without its withheld lines.
    pub fn page(self, page: &Arc<PlainPage>) -> Arc<PlainPage> {
        if self.lets_body(&page.head, &page.body) {
            return page.clone();
        }
        let mut page = PlainPage::clone(page);
        self.trim_body(&mut page.head, &mut page.body);
        Arc::new(page)
    }

    fn lets_head(self, head: &Head) -> bool {
        head.claims.iter().all(|it| self.lets(it.consent)) && self.lets_names(head)
    }

    fn lets_body(self, head: &Head, body: &[Block]) -> bool {
        self.lets_head(head) && self.lets_text(body, [])
    }

    fn trim_body(self, head: &mut Head, body: &mut Vec<Block>) {
        self.trim_text(head, [body], []);
        renumber(head, &mut []);
    }

    fn lets_text<'a>(
        self,
        blocks: impl IntoIterator<Item = &'a Block>,
        markups: impl IntoIterator<Item = &'a Markup>,
    ) -> bool {
        blocks.into_iter().all(|it| self.lets_block(it))
            && markups.into_iter().all(|it| self.lets_markup(it))
    }

    /// Takes withheld blocks and runs out of text, and everything in a head that came from them or led to them.
    fn trim_text<'a>(
        self,
        head: &mut Head,
        bodies: impl IntoIterator<Item = &'a mut Vec<Block>>,
        markups: impl IntoIterator<Item = &'a mut Markup>,
    ) {
        let mut html = String::new();
        for body in bodies {
            let withheld = body.iter().filter(|it| !self.lets(it.consent));
            forget_headings(head, withheld);
            body.retain(|it| self.lets(it.consent));
            for block in body {
                self.trim_markup(&mut block.markup, &[]);
                add_html(&block.markup, &mut html);
            }
        }
        for markup in markups {
            self.trim_markup(markup, &[]);
            add_html(markup, &mut html);
        }
        self.silence(head);
        forget_blocks(head, &html);
    }

    fn lets_stage(self, stage: &Stage) -> bool {
        self.lets(stage.consent)
            && stage.expected.iter().all(|it| self.lets(it.consent))
            && stage.steps.iter().all(|it| self.lets(it.consent))
            && stage.lanes.iter().all(|it| self.lets(it.consent))
    }

    /// Takes withheld labels, values, steps and expected moods out of a stage.
    fn trim_lanes(self, stage: &mut Stage) {
        stage.expected.retain(|it| self.lets(it.consent));
        stage.steps.retain(|it| self.lets(it.consent));
        stage.lanes.retain(|it| self.lets(it.consent));
    }

    /// Takes out stages whose heading is withheld.
    fn trim_stages(self, head: &mut Head, stages: &mut Vec<Stage>) {
        let kept = self.kept(stages, |it| it.consent);
        retain(stages, &kept);
        for anchor in &mut head.anchors {
            let AnchorKind::Stage(index) = anchor.kind else { continue };
            match moved(&kept, index) {
                Some(index) => anchor.kind = AnchorKind::Stage(index),
                None => forget(anchor),
            }
        }
    }

    /// Takes withheld claims out of a head and moves the ranges that count them.
    fn trim_claims<'r>(self, head: &mut Head, ranges: impl Iterator<Item = &'r mut Range<usize>>) {
        let kept = self.kept(&head.claims, |it| it.consent);
        let n_before = |end: usize| kept.iter().take(end).flatten().count();
        for range in ranges {
            *range = n_before(range.start)..n_before(range.end);
        }
        retain(&mut head.claims, &kept);
        for anchor in &mut head.anchors {
            let AnchorKind::Claim(index) = anchor.kind else { continue };
            match moved(&kept, index) {
                Some(index) => anchor.kind = AnchorKind::Claim(index),
                None => forget(anchor),
            }
        }
    }
}

fn forget_headings<'a>(head: &mut Head, withheld: impl Iterator<Item = &'a Block>) {
    for block in withheld {
        let BlockKind::Heading { anchor, .. } = block.kind else { continue };
        forget_at(head, anchor);
    }
}

fn forget_at(head: &mut Head, anchor: u32) {
    if let Some(anchor) = head.anchors.get_mut(anchor as usize) {
        forget(anchor);
    }
}

fn add_html(markup: &Markup, html: &mut String) {
    for part in &markup.parts {
        if let Part::Html(part) = part {
            html.push_str(part);
        }
    }
}

/// Forgets the places of blocks that are not in what is left of a text.
fn forget_blocks(head: &mut Head, html: &str) {
    let is_gone = |anchor: &&mut Anchor| {
        anchor.kind == AnchorKind::Block && !html.contains(&format!("id=\"{}\"", anchor.id))
    };
    head.anchors.iter_mut().filter(is_gone).for_each(forget);
}
