//! Lets personas, journeys, assumptions, insights and plain pages through the door without their withheld lines.

use crate::model::{
    AnchorKind, Assumption, Block, BlockKind, Claim, Head, Insight, Journey, Markup, Opportunity,
    Part, Persona, PlainPage, RefId, Stage,
};
use crate::publish::Door;
use crate::publish::renumber::renumber;
use crate::publish::trim::{forget, moved, references_in, retain, silence};
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
        // Last, because what stands below a withheld heading has to be silenced first.
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
        self.trim_opportunities(head, opportunities);
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
        if self.lets_text(&assumption.body, []) {
            return assumption.clone();
        }
        let mut assumption = Assumption::clone(assumption);
        self.trim_text(&mut assumption.head, [&mut assumption.body], []);
        renumber(&mut assumption.head, &mut []);
        Arc::new(assumption)
    }

    /// An insight, without its withheld lines. The links to its passages stand in its text, so those of withheld lines go too.
    pub fn insight(self, insight: &Arc<Insight>) -> Arc<Insight> {
        if self.lets_text(&insight.body, []) {
            return insight.clone();
        }
        let mut insight = Insight::clone(insight);
        self.trim_text(&mut insight.head, [&mut insight.body], []);
        renumber(&mut insight.head, &mut []);
        Arc::new(insight)
    }

    /// A plain page, without its withheld lines.
    pub fn page(self, page: &Arc<PlainPage>) -> Arc<PlainPage> {
        if self.lets_text(&page.body, []) {
            return page.clone();
        }
        let mut page = PlainPage::clone(page);
        self.trim_text(&mut page.head, [&mut page.body], []);
        renumber(&mut page.head, &mut []);
        Arc::new(page)
    }

    fn lets_head(self, head: &Head) -> bool {
        head.claims.iter().all(|it| self.lets(it.consent))
    }

    fn lets_text<'a>(
        self,
        blocks: impl IntoIterator<Item = &'a Block>,
        markups: impl IntoIterator<Item = &'a Markup>,
    ) -> bool {
        blocks.into_iter().all(|it| self.lets_block(it))
            && markups.into_iter().all(|it| self.lets_markup(it))
    }

    /// Takes withheld blocks and runs out of text, and silences what they named and what led to them.
    fn trim_text<'a>(
        self,
        head: &mut Head,
        bodies: impl IntoIterator<Item = &'a mut Vec<Block>>,
        markups: impl IntoIterator<Item = &'a mut Markup>,
    ) {
        let mut before = Vec::new();
        let mut after = Ground::default();
        for body in bodies {
            before.extend(body.iter().flat_map(|it| references_in(&it.markup)));
            let withheld = body.iter().filter(|it| !self.lets(it.consent));
            forget_headings(head, withheld);
            body.retain(|it| self.lets(it.consent));
            for block in body {
                self.trim_markup(&mut block.markup, &[]);
                after.add(&block.markup);
            }
        }
        for markup in markups {
            before.extend(references_in(markup));
            self.trim_markup(markup, &[]);
            after.add(markup);
        }
        before.retain(|id| !after.references.contains(id));
        silence(head, &before);
        after.forget_others(head);
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

    /// Takes out stages whose heading is withheld, once everything below them was silenced.
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

    fn trim_opportunities(self, head: &mut Head, opportunities: &mut Vec<Opportunity>) {
        let withheld = |it: &&Opportunity| !self.lets(it.consent);
        let named = |it: &Opportunity| {
            let fields: Vec<RefId> = it.stage.iter().chain(&it.from).copied().collect();
            fields.into_iter().chain(references_in(&it.markup)).collect::<Vec<RefId>>()
        };
        let dead: Vec<RefId> = opportunities.iter().filter(withheld).flat_map(named).collect();
        silence(head, &dead);
        opportunities.retain(|it| self.lets(it.consent));
    }

    /// Takes withheld claims out of a head and moves the ranges that count them.
    fn trim_claims<'r>(self, head: &mut Head, ranges: impl Iterator<Item = &'r mut Range<usize>>) {
        let kept = self.kept(&head.claims, |it| it.consent);
        let n_before = |end: usize| kept.iter().take(end).flatten().count();
        for range in ranges {
            *range = n_before(range.start)..n_before(range.end);
        }
        let withheld = |it: &&Claim| !self.lets(it.consent);
        let dead: Vec<RefId> = head
            .claims
            .iter()
            .filter(withheld)
            .flat_map(|claim| claim.links.iter().copied().chain(references_in(&claim.markup)))
            .collect();
        retain(&mut head.claims, &kept);
        silence(head, &dead);
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

/// What is left of a text after its withheld lines are gone.
#[derive(Default)]
struct Ground {
    references: Vec<RefId>,
    html: String,
}

impl Ground {
    fn add(&mut self, markup: &Markup) {
        self.references.extend(references_in(markup));
        for part in &markup.parts {
            if let Part::Html(html) = part {
                self.html.push_str(html);
            }
        }
    }

    /// Forgets the anchors of blocks that are gone.
    fn forget_others(&self, head: &mut Head) {
        for anchor in &mut head.anchors {
            let is_there = match anchor.kind {
                AnchorKind::Block => self.html.contains(&format!("id=\"{}\"", anchor.id)),
                AnchorKind::Heading
                | AnchorKind::Evidence(_)
                | AnchorKind::Claim(_)
                | AnchorKind::Stage(_) => true,
            };
            if !is_there {
                forget(anchor);
            }
        }
    }
}
