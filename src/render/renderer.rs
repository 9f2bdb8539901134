//! Renders the pages of one build.

use crate::pages::{Card, Facts, Shared};
use crate::render::Theme;
use crate::render::templates;
use rustc_hash::FxHashMap;
use std::sync::{Mutex, PoisonError};
use tera::{Context, TeraResult, Value};

/// The template of a passage with its source.
const CARD: &str = "part/card.html";

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

    /// Renders a page of a kind.
    ///
    /// # Errors
    /// When the template asks for something that is not there.
    pub fn page(&self, kind: &str, facts: &dyn Facts) -> Result<Vec<u8>, String> {
        self.draw(kind, facts).map_err(|error| templates::describe(&error))
    }

    fn draw(&self, kind: &str, facts: &dyn Facts) -> TeraResult<Vec<u8>> {
        let mut context = facts.context()?;
        let cards = facts.cards().iter().map(|card| self.card(card, facts.root()));
        context.insert_value("cards", cards.collect::<TeraResult<Vec<Value>>>()?.into());
        self.theme.render(&format!("{kind}.html"), &context)
    }

    /// Two threads may draw the same card at once; both come to the same.
    fn card(&self, card: &Shared<Card>, root: &str) -> TeraResult<Value> {
        let key = (card.fingerprint(), root.len());
        let cards = || self.cards.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(drawn) = cards().get(&key) {
            return Ok(drawn.clone());
        }
        let mut context = Context::new();
        context.insert("root", root);
        context.insert("card", card);
        let html = self.theme.render(CARD, &context)?;
        let drawn = Value::safe_string(&String::from_utf8_lossy(&html));
        cards().insert(key, drawn.clone());
        Ok(drawn)
    }
}
