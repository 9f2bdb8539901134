//! Renders the pages of one build.

use crate::pages::{Card, Facts, Shared};
use crate::render::Theme;
use crate::render::templates;
use rustc_hash::FxHashMap;
use std::sync::{Mutex, PoisonError};
use tera::{Context, Tera, TeraResult, Value};

/// The template of a passage with its source.
const CARD: &str = "part/card.html";

/// A page as it was rendered.
pub struct Page {
    /// Its bytes; none when not even the built-in template could draw it, which would be a defect of ours.
    pub bytes: Option<Vec<u8>>,
    /// What was wrong with the template of the site's own that should have been used.
    pub problem: Option<String>,
}

/// A theme at work, with everything that it has drawn for several pages.
pub struct Renderer<'t> {
    theme: &'t Theme,
    /// By what the card shows and how long the way to the root is: it is `../` so and so often.
    cards: Mutex<FxHashMap<(u64, usize), Value>>,
}

impl<'t> Renderer<'t> {
    /// Begins a build.
    pub fn new(theme: &'t Theme) -> Self {
        Self { theme, cards: Mutex::default() }
    }

    /// Renders a page of a kind. A site's own template that fails is replaced by the built-in one.
    pub fn page(&self, kind: &str, facts: &dyn Facts) -> Page {
        let own = match self.draw(self.theme.own(), kind, facts) {
            Ok(bytes) => return Page { bytes: Some(bytes), problem: None },
            Err(error) => templates::describe(&error),
        };
        Page { bytes: self.draw(self.theme.built_in(), kind, facts).ok(), problem: Some(own) }
    }

    fn draw(&self, templates: &Tera, kind: &str, facts: &dyn Facts) -> TeraResult<Vec<u8>> {
        let mut context = facts.context()?;
        let cards = facts.cards().iter().map(|card| self.card(templates, card, facts.root()));
        context.insert_value("cards", cards.collect::<TeraResult<Vec<Value>>>()?.into());
        templates::render(templates, &format!("{kind}.html"), &context)
    }

    /// Two threads may draw the same card at once; both come to the same.
    fn card(&self, templates: &Tera, card: &Shared<Card>, root: &str) -> TeraResult<Value> {
        let key = (card.fingerprint(), root.len());
        let cards = || self.cards.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(drawn) = cards().get(&key) {
            return Ok(drawn.clone());
        }
        let mut context = Context::new();
        context.insert("root", root);
        // Drawn at most once for each way to the root: its value is not worth keeping.
        context.insert("card", &**card);
        let html = templates::render(templates, CARD, &context)?;
        let drawn = Value::safe_string(&String::from_utf8_lossy(&html));
        cards().insert(key, drawn.clone());
        Ok(drawn)
    }
}
