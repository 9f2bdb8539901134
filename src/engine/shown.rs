//! The site as it is shown now: its pages, from which state each was last drawn, and the files beside them.

use crate::at_work;
use crate::engine::{Artifact, Content, Sink};
use crate::pages::{PageKind, Plan, Site, Subject};
use crate::render::{Renderer, Theme};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What the pages of a site were made from.
#[derive(Default)]
pub struct Shown {
    plan: Plan,
    /// Parallel to the pages of the plan.
    states: Vec<State>,
    /// The theme that everything was drawn with.
    theme: u64,
    /// Every other file of the output, by address, with a hash of what it holds.
    files: BTreeMap<Box<str>, u64>,
}

/// What one page was made from.
#[derive(Clone, Copy, Default)]
struct State {
    /// What the page is to be made from now.
    key: u64,
    /// What it was made from when its facts were last made.
    made_of: Option<u64>,
    /// The facts it was last drawn from; none when it has to be drawn again whatever its facts are.
    drawn: Option<u64>,
}

impl State {
    fn is_stale(&self) -> bool {
        self.drawn.is_none() || self.made_of != Some(self.key)
    }
}

/// What came of drawing.
#[derive(Default)]
pub struct Drawn {
    /// How many files were drawn that are new or different.
    pub n_written: usize,
    /// What was wrong with the theme, each once.
    pub problems: BTreeSet<String>,
}

impl Shown {
    /// Takes in another state of the site. Returns the pages that may have changed, and the addresses that are gone.
    pub fn follow(&mut self, site: &Site, theme: &Theme) -> (Vec<Box<str>>, Vec<Box<str>>) {
        let mut removed = self.follow_files(site, theme);
        if let Some(plan) = Plan::after(site, &self.plan) {
            removed.extend(self.replan(plan));
        }
        let theme = theme.fingerprint();
        let is_redrawn = std::mem::replace(&mut self.theme, theme) != theme;
        let pages = self.plan.pages.par_iter().zip(&mut self.states);
        let changed = pages.filter_map(|((kind, subject), state)| {
            let key = (kind.key)(site, subject);
            state.drawn = state.drawn.filter(|_| !is_redrawn);
            let is_changed = is_redrawn || state.key != key;
            state.key = key;
            is_changed.then(|| subject.address.clone())
        });
        (changed.collect(), removed)
    }

    /// Takes another plan. Pages that both plans have keep what they were made from.
    fn replan(&mut self, plan: Plan) -> Vec<Box<str>> {
        let before = std::mem::replace(&mut self.plan, plan);
        let mut known: BTreeMap<Box<str>, State> = BTreeMap::new();
        let states = std::mem::take(&mut self.states);
        known.extend(before.pages.into_iter().map(|(_, it)| it.address).zip(states));
        let state = |(_, subject): &(_, Subject)| known.remove(&subject.address);
        self.states = self.plan.pages.iter().map(state).map(Option::unwrap_or_default).collect();
        known.into_keys().collect()
    }

    /// Forgets files that are gone, and returns their addresses.
    fn follow_files(&mut self, site: &Site, theme: &Theme) -> Vec<Box<str>> {
        let is_gone = |address: &str| content(site, theme, address).is_none();
        let gone: Vec<Box<str>> =
            self.files.keys().filter(|address| is_gone(address)).cloned().collect();
        for address in &gone {
            self.files.remove(address);
        }
        gone
    }

    /// What there is to say about the addresses of pages.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// A page by its address, with the number of what it is made from.
    pub fn page(&self, address: &str) -> Option<(&'static PageKind, &Subject, u64)> {
        let find = |it: &(&'static PageKind, Subject)| (*it.1.address).cmp(address);
        let at = self.plan.pages.binary_search_by(find).ok()?;
        let (kind, subject) = &self.plan.pages[at];
        Some((kind, subject, self.states[at].key))
    }

    /// Draws every page that is not what it was, and hands on the files that are not what they were.
    pub fn draw(&mut self, site: &Site, theme: &Theme, sink: &dyn Sink) -> Drawn {
        let mut drawn = self.draw_pages(site, theme, sink);
        for asset in theme.assets() {
            let before = self.files.insert(asset.address.clone(), asset.fingerprint);
            if before != Some(asset.fingerprint) {
                let content = Content::Bytes(asset.bytes.to_vec());
                sink.take(Artifact { address: asset.address.clone(), content });
                drawn.n_written += 1;
            }
        }
        // A file beside the notes may have changed without its path, so it is always handed on to be compared.
        for (address, path) in site.shown_files() {
            let address = address.into_boxed_str();
            self.files.insert(address.clone(), 0);
            sink.take(Artifact { address, content: Content::File(path.clone()) });
            drawn.n_written += 1;
        }
        drawn
    }

    /// How many files the output has that are no pages.
    pub fn n_files(&self) -> usize {
        self.files.len()
    }

    fn draw_pages(&mut self, site: &Site, theme: &Theme, sink: &dyn Sink) -> Drawn {
        let renderer = Renderer::new(theme);
        let pages = self.plan.pages.par_iter().zip(&mut self.states);
        let stale = pages.filter(|(_, state)| state.is_stale());
        let drawn = stale.map(|(page, state)| {
            at_work::on(&page.1.address, || draw(page, state, (site, &renderer), sink))
        });
        let join = |a: Drawn, b: Drawn| Drawn {
            n_written: a.n_written + b.n_written,
            problems: a.problems.into_iter().chain(b.problems).collect(),
        };
        drawn.reduce(Drawn::default, join)
    }
}

/// What a file holds that is no page.
pub fn content(site: &Site, theme: &Theme, address: &str) -> Option<Content> {
    let asset = theme.assets().binary_search_by(|it| (*it.address).cmp(address)).ok();
    if let Some(asset) = asset {
        return Some(Content::Bytes(theme.assets()[asset].bytes.to_vec()));
    }
    let mut shown = site.shown_files();
    shown.find(|it| it.0 == address).map(|(_, path)| Content::File(path.clone()))
}

fn draw(
    (kind, subject): &(&'static PageKind, Subject),
    state: &mut State,
    (site, renderer): (&Site, &Renderer),
    sink: &dyn Sink,
) -> Drawn {
    state.made_of = Some(state.key);
    let Some(facts) = (kind.facts)(site, subject) else { return Drawn::default() };
    let fingerprint = facts.fingerprint();
    if state.drawn == Some(fingerprint) {
        return Drawn::default();
    }
    let page = renderer.page(kind.name, &*facts);
    // A page that is not as its theme wants it is made again, so that the problem is told again.
    state.drawn = Some(fingerprint).filter(|_| page.problem.is_none());
    let n_written = usize::from(page.bytes.is_some());
    if let Some(bytes) = page.bytes {
        sink.take(Artifact { address: subject.address.clone(), content: Content::Bytes(bytes) });
    }
    Drawn { n_written, problems: page.problem.into_iter().collect() }
}
